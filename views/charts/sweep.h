// SPDX-License-Identifier: GPL-3.0-or-later
/// One run of a sweep over seeds, as the charts are given it.
#pragma once

#include <cstdint>

#include "core/protocol/ids.h"

namespace zabscope {

struct SweepPoint {
    std::uint64_t seed = 0;
    double milliseconds = 0;  ///< how long the election took, from the first search to the established leader
    NodeId winner = noNode;   ///< noNode: nobody was elected
    std::int64_t rounds = 0;
    friend bool operator==(const SweepPoint&, const SweepPoint&) = default;
};

}  // namespace zabscope
