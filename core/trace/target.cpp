// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/target.h"

#include <algorithm>
#include <cassert>

#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

NodeId firstIn(zab::Role role, const ClusterState& state) {
    for (const NodeState& server : state.servers()) {
        if (server.up && zab::roleOf(server.fields) == role) return server.node;
    }
    return noNode;
}

NodeId firstObserver(const Ensemble& ensemble) {
    for (const Member& member : ensemble.members) {
        if (member.observer) return member.sid;
    }
    return noNode;
}

}  // namespace

bool isEstablishedLeader(const NodeState& server) {
    return server.up && isServer(server.node) && zab::roleOf(server.fields) == zab::Role::leading &&
           zab::phaseOf(server.fields) == zab::Phase::broadcast;
}

NodeId leaderIn(const ClusterState& state) {
    NodeId leader = noNode;
    std::int64_t newest = -1;
    for (const NodeState& server : state.servers()) {
        const std::int64_t epoch = server.fields.scalar(zab::establishedEpoch);
        if (!isEstablishedLeader(server) || epoch <= newest) continue;
        leader = server.node;
        newest = epoch;
    }
    return leader;
}

std::vector<NodeId> resolve(const Targets& targets, const Ensemble& ensemble, const ClusterState& state) {
    std::vector<NodeId> meant;
    const auto add = [&meant](NodeId node) {
        if (node != noNode && std::find(meant.begin(), meant.end(), node) == meant.end()) meant.push_back(node);
    };
    for (const Target& target : targets) {
        switch (target.who) {
            case Target::Who::sid:
                add(target.sid);
                break;
            case Target::Who::leader: {
                const NodeId leader = leaderIn(state);
                add(leader != noNode ? leader : firstIn(zab::Role::leading, state));
                break;
            }
            case Target::Who::follower:
                add(firstIn(zab::Role::following, state));
                break;
            case Target::Who::observer:
                add(firstObserver(ensemble));
                break;
            case Target::Who::all:
                for (const Member& member : ensemble.members) add(member.sid);
                break;
        }
    }
    return meant;
}

}  // namespace zabscope
