// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/resolve.h"

#include <algorithm>
#include <cassert>

#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

NodeId leaderOf(const ClusterState& state) {
    const NodeState* best = nullptr;
    const auto established = [](const NodeState& node) { return zab::phaseOf(node.fields) == zab::Phase::broadcast; };
    for (const NodeState& node : state.servers()) {
        if (!node.up || zab::roleOf(node.fields) != zab::Role::leading) continue;
        const bool better = best && established(node) &&
                            (!established(*best) ||
                             node.fields.scalar(zab::establishedEpoch) > best->fields.scalar(zab::establishedEpoch));
        if (!best || better) best = &node;
    }
    return best ? best->node : noNode;
}

NodeId followerOf(const ClusterState& state) {
    for (const NodeState& node : state.servers()) {
        if (node.up && zab::roleOf(node.fields) == zab::Role::following) return node.node;
    }
    return noNode;
}

NodeId observerOf(const Ensemble& ensemble) {
    for (const Member& member : ensemble.members) {
        if (member.observer) return member.sid;
    }
    return noNode;
}

}  // namespace

std::vector<NodeId> resolveTargets(const Targets& targets, const ClusterState& state, const Ensemble& ensemble) {
    std::vector<NodeId> nodes;
    for (const Target& target : targets) {
        switch (target.who) {
        case Target::Who::sid: nodes.push_back(target.sid); break;
        case Target::Who::leader: nodes.push_back(leaderOf(state)); break;
        case Target::Who::follower: nodes.push_back(followerOf(state)); break;
        case Target::Who::observer: nodes.push_back(observerOf(ensemble)); break;
        case Target::Who::all:
            for (const Member& member : ensemble.members) nodes.push_back(member.sid);
            break;
        }
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::erase(nodes, noNode);
    return nodes;
}

}  // namespace zabscope
