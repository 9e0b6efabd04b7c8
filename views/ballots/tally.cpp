// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/tally.h"

#include <algorithm>

#include "core/trace/voter_quorum.h"

namespace zabscope {

int Tally::groupsWon() const {
    return static_cast<int>(std::count_if(groups.begin(), groups.end(), [](const Group& group) { return group.isWon(); }));
}

Tally tallyOf(const Ensemble& ensemble, NodeId candidate, const std::function<bool(NodeId)>& has) {
    Tally tally;
    tally.candidate = candidate;
    tally.isQuorum = containsQuorum(ensemble, has);
    for (const Member& member : ensemble.members) {
        if (member.observer) continue;
        const bool picked = has(member.sid);
        ++tally.voters;
        tally.votes += picked ? 1 : 0;
        if (!ensemble.hierarchical || member.group == 0) continue;
        auto group = std::find_if(tally.groups.begin(), tally.groups.end(),
                                  [&](const Tally::Group& each) { return each.number == member.group; });
        if (group == tally.groups.end()) group = tally.groups.insert(group, Tally::Group{member.group, 0, 0});
        group->all += member.weight;
        group->picked += picked ? member.weight : 0;
    }
    tally.needed = tally.voters / 2 + 1;
    std::erase_if(tally.groups, [](const Tally::Group& group) { return group.all == 0; });
    std::sort(tally.groups.begin(), tally.groups.end(),
              [](const Tally::Group& a, const Tally::Group& b) { return a.number < b.number; });
    return tally;
}

}  // namespace zabscope
