// SPDX-License-Identifier: GPL-3.0-or-later
/// What an imported run tells of servers besides its elections: when each began and ended, how it was brought up to date.
#pragma once

#include <vector>

#include "core/trace/elections.h"
#include "core/trace/timeline.h"
#include "core/zab/zab_state.h"

namespace zabscope {

struct Life {
    enum class Turn : std::uint8_t { begins, ends, wiped };
    NodeId sid;
    Instant at;
    Turn turn;
    Death how;
};
/// In the order of time.
std::vector<Life> livesOf(const Timeline& timeline);

/// A learner is brought up to date.
struct Synchronization {
    NodeId sid;
    Instant at;
    zab::SyncMode mode;
    Zxid zxid;
    NodeId leader;    ///< that it follows; noNode if that is not known
    bool afterFirst;  ///< no election that the logs tell of lies between this and its synchronization before
    bool sameLeader;  ///< as in that one
};
/// In the order of time. `elections` are those of the timeline.
std::vector<Synchronization> synchronizationsOf(const Timeline& timeline, const std::vector<Election>& elections);

}  // namespace zabscope
