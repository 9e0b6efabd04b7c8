// SPDX-License-Identifier: GPL-3.0-or-later
/// How far the clocks of servers are apart, from the one thing that must be: a vote cannot arrive before it was sent.
#pragma once

#include <cstdint>
#include <vector>

#include "core/exchange/log_votes.h"

namespace zabscope {

/// What was found of one stretch of one server's clock.
struct ClockOffset {
    NodeId sid = noNode;
    std::uint16_t span = 0;  ///< into the server's spans
    std::int64_t ahead = 0;  ///< microseconds that its clock was ahead of the others; 0: it is taken as it is
    std::int64_t least = 0;  ///< the votes allow from ... to
    std::int64_t most = 0;
    bool bounded = false;     ///< from both sides; else only from one
    std::uint64_t votes = 0;  ///< that were compared
};

/// Estimates the offsets and takes them out of the logs: facts, spans and lives are shifted. `moments` of each log, in
/// the same order. A contradiction of up to ten milliseconds is nothing: threads write their lines late.
std::vector<ClockOffset> correctClocks(std::vector<ServerLog>& logs,
                                       const std::vector<std::vector<VoteMoment>>& moments);

}  // namespace zabscope
