// SPDX-License-Identifier: GPL-3.0-or-later
/// What a run starts from; with the commands and their positions it determines every event.
#pragma once

#include <cstdint>

#include "core/protocol/ensemble.h"
#include "core/trace/scenario.h"

namespace zabscope {

struct Stage {
    Ensemble ensemble;
    NetworkSettings network;
    DiskSettings disk;
    std::uint64_t seed = 1;
};

}  // namespace zabscope
