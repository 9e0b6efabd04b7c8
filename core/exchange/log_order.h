// SPDX-License-Identifier: GPL-3.0-or-later
/// One order for what many logs tell: each server's facts in its own order, and a vote sent before it arrives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "core/exchange/log_votes.h"
#include "core/trace/event.h"

namespace zabscope {

/// A step of one server: a fact of its log, or the death that its log cannot tell.
struct LogStep {
    enum class Kind : std::uint8_t { fact, birth, death };
    Kind kind = Kind::fact;
    std::size_t fact = 0;  ///< of a birth or death: the fact at which the life begins or ended
    std::int64_t at = 0;
    Death how = Death::killed;
};

/// A message that a server's log shows to arrive.
struct LogMessage {
    static constexpr std::size_t noStep = SIZE_MAX;
    NodeId from = noNode;
    std::size_t sender = noStep;  ///< index of the sender's log; noStep: there is none
    std::size_t sentAt = noStep;  ///< the sender's step; noStep: not shown, it is sent when it arrives
    std::size_t receiver = 0;
    std::size_t arrivesAt = 0;  ///< the receiver's step
};

/// The steps of all servers, and which messages connect them.
struct LogOrder {
    std::vector<std::vector<LogStep>> steps;  ///< of each log
    std::vector<LogMessage> messages;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> leaving;  ///< messages by (log, step)
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> arriving;              ///< message by (log, step)
};

LogOrder orderOf(const std::vector<ServerLog>& logs, const std::vector<std::vector<VoteMoment>>& moments);

/// Calls `step(log, step)` for each in such an order; false stops it. Where the logs contradict each other, the
/// receiver's stamp wins and the message counts as sent when it arrives: it is taken out of the order.
void walk(LogOrder& order, const std::function<bool(std::size_t, std::size_t)>& step);

}  // namespace zabscope
