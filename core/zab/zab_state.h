// SPDX-License-Identifier: GPL-3.0-or-later
/// What a ZooKeeper server shows of itself: all the fields that there are.
#pragma once

#include "core/protocol/server_state.h"

namespace zabscope::zab {

using namespace server_state;

}  // namespace zabscope::zab
