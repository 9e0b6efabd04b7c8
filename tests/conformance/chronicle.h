// SPDX-License-Identifier: GPL-3.0-or-later
/// What happened in a run of an ensemble, in words that are the same whether real servers told it or our cores.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zabscope::test {

using Lines = std::vector<std::string>;

/// Of each server (by sid) its own account, in order.
struct Chronicle {
    /// "3": the servers that were killed, in order.
    Lines kills;
    /// "leader 3 epoch 1 supporters 2 3": the established leaders.
    Lines leaders;
    /// "starts", "history 0x0", "LOOKING 0x0", "LEADING", "established 0x100000000", "DIFF 0x0", "NEWLEADER", "UPTODATE",
    /// "steps down with 2".
    std::map<int, Lines> milestones;
    /// The votes of its own that it sent while it was LOOKING; the same one again is left out.
    std::map<int, Lines> ownVotes;
    /// The votes that FOLLOWING and LEADING servers sent it, each once in an election: "election 2: from 3 leader 5 ...".
    std::map<int, std::set<std::string>> settledVotes;
    /// How long it waits before it sends its vote again, each time that it says so: "400ms".
    std::map<int, Lines> timeouts;
    /// What its leader knew of it at each synchronization: "max 0x0 min 0x0 last 0x0 peer 0x0".
    std::map<int, Lines> synchronizations;
    /// "booted: 1 follower 0x0, 2 down": what the servers answer at the named points of the run.
    Lines checkpoints;
    /// The last zxid at which each client set its node.
    Lines writes;
};

inline std::string join(const Lines& words, const char* between) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
    return text;
}

}  // namespace zabscope::test
