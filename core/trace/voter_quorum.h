// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether servers that a condition picks are a quorum of the ensemble (zab.md 2.6), without a protocol's behaviour.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>

#include "core/protocol/ensemble.h"

namespace zabscope {

/// `has` says of each voter whether it is picked.
template <typename Has>
bool containsQuorum(const Ensemble& ensemble, Has has) {
    struct Scale {
        std::int64_t all = 0;
        std::int64_t picked = 0;
        bool tips() const { return picked * 2 > all; }
    };
    Scale majority;
    std::map<std::int32_t, Scale> groups;
    for (const Member& member : ensemble.members) {
        if (member.observer) continue;
        const bool picked = has(member.sid);
        majority.all += 1;
        majority.picked += picked ? 1 : 0;
        if (member.group == 0) continue;
        Scale& group = groups[member.group];
        group.all += member.weight;
        group.picked += picked ? member.weight : 0;
    }
    if (!ensemble.hierarchical) return majority.tips();
    Scale won;
    for (const auto& [number, group] : groups) {
        if (group.all == 0) continue;  // a group without weight has no say
        won.all += 1;
        won.picked += group.tips() ? 1 : 0;
    }
    return won.tips();
}

}  // namespace zabscope
