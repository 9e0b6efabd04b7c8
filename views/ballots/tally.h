// SPDX-License-Identifier: GPL-3.0-or-later
/// How far votes are from a quorum: by number, or by groups and weights.
#pragma once

#include <functional>
#include <vector>

#include "core/protocol/ensemble.h"

namespace zabscope {

struct Tally {
    struct Group {
        std::int32_t number = 0;
        std::int64_t all = 0;     ///< weight of all its voters
        std::int64_t picked = 0;  ///< weight of those who voted so
        bool isWon() const { return picked * 2 > all; }
    };
    NodeId candidate = noNode;
    int votes = 0;
    int voters = 0;
    int needed = 0;             ///< votes that make a majority
    std::vector<Group> groups;  ///< of hierarchical quorums only, those that have weight
    bool isQuorum = false;
    bool isSettled = false;  ///< counted from servers that are not looking any more

    int groupsWon() const;
};

/// `has` says of each voter whether it voted so.
Tally tallyOf(const Ensemble& ensemble, NodeId candidate, const std::function<bool(NodeId)>& has);

}  // namespace zabscope
