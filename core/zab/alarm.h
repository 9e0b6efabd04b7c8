// SPDX-License-Identifier: GPL-3.0-or-later
/// What a server waits for.
#pragma once

#include "core/protocol/peer.h"

namespace zabscope::zab {

/// The alarm clocks of a server.
enum class Alarm : AlarmId {
    notification = 1,  ///< LOOKING: nothing heard, send the vote again
    finalize,          ///< LOOKING: no better vote came, decide
    observerDelay,     ///< an observer waits before it looks for a leader again
    initLimit,         ///< leader: a quorum must have answered by then
    halfTick,          ///< leader: ping, count, expire
    connectAgain,      ///< learner: next try to connect to the leader
    leaderSilent       ///< learner: the leader has not been heard for too long
};

}  // namespace zabscope::zab
