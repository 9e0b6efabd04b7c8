// SPDX-License-Identifier: GPL-3.0-or-later
/// When a server held which vote, read from its own log: it logs the votes that it sends to itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/exchange/server_log.h"

namespace zabscope {

/// From a fact on, the server holds a vote and tells it to the others.
struct VoteMoment {
    static constexpr std::size_t noFact = SIZE_MAX;
    std::size_t fact = 0;  ///< in the server's log
    zab::Role state{};     ///< LOOKING, or the role it has taken
    zab::Vote vote;
    std::int64_t round = 0;        ///< 0: not known
    std::size_t earliest = 0;      ///< ... and not before this one; a thread may write its line late
    std::size_t trigger = noFact;  ///< the vote received that it adopts; noFact: its own, or not in the log
    bool first = false;            ///< the one a search begins with
    bool known = true;             ///< the log shows the vote; else only that one is held
    bool joins = false;            ///< takes the role since others are settled already
    bool hears = false;            ///< while it took the role, it had heard that the leader leads
};

/// In the order of the facts. `voters`: how many there are.
std::vector<VoteMoment> voteMomentsOf(const ServerLog& log, std::size_t voters);

}  // namespace zabscope
