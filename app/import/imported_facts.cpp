// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/imported_facts.h"

#include <algorithm>
#include <map>

#include "core/zab/notes.h"

namespace zabscope {
namespace {

NodeId leaderOf(const ClusterState& state, NodeId node) {
    const NodeState* server = state.find(node);
    const std::int64_t leader = server ? server->fields.scalar(zab::voteLeader) : 0;
    return leader > 0 && leader <= largestSid ? static_cast<NodeId>(leader) : noNode;
}

}  // namespace

std::vector<Life> livesOf(const Timeline& timeline) {
    std::vector<Life> lives;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        if (const auto* born = std::get_if<Born>(&event.what))
            lives.push_back({born->node, event.at, Life::Turn::begins, {}});
        if (const auto* died = std::get_if<Died>(&event.what))
            lives.push_back({died->node, event.at, Life::Turn::ends, died->how});
        if (const auto* wiped = std::get_if<DiskWiped>(&event.what))
            lives.push_back({wiped->node, event.at, Life::Turn::wiped, {}});
    }
    return lives;
}

std::vector<Synchronization> synchronizationsOf(const Timeline& timeline, const std::vector<Election>& elections) {
    using zab::Sentence;
    std::vector<Synchronization> all;
    std::map<NodeId, std::pair<Instant, NodeId>> last;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        const auto* note = std::get_if<Noted>(&event.what);
        if (!note) continue;
        const auto sentence = static_cast<Sentence>(note->sentence);
        const zab::SyncMode mode = sentence == Sentence::gets_diff    ? zab::SyncMode::diff
                                   : sentence == Sentence::gets_snap  ? zab::SyncMode::snap
                                   : sentence == Sentence::gets_trunc ? zab::SyncMode::trunc
                                                                      : zab::SyncMode::none;
        if (mode == zab::SyncMode::none) continue;
        const auto before = last.find(note->node);
        const bool afterFirst =
            before != last.end() && std::none_of(elections.begin(), elections.end(), [&](const Election& each) {
                return each.decided && *each.decided > before->second.first && *each.decided <= event.at;
            });
        const NodeId leader = leaderOf(timeline.at(timeline.positionOf(id)), note->node);
        const bool sameLeader = before != last.end() && before->second.second == leader;
        all.push_back({note->node, event.at, mode, Zxid{note->values[0].value}, leader, afterFirst, sameLeader});
        last[note->node] = {event.at, leader};
    }
    return all;
}

}  // namespace zabscope
