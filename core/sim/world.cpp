// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/world.h"

#include <algorithm>
#include <cassert>

namespace zabscope {

bool Ambush::matches(std::uint8_t messageKind, NodeId sender, NodeId receiver) const {
    const auto among = [](const std::vector<NodeId>& nodes, NodeId node) {
        return nodes.empty() || std::find(nodes.begin(), nodes.end(), node) != nodes.end();
    };
    return (kind == 0 || kind == messageKind) && among(from, sender) && among(to, receiver);
}

World::World(Stage theStage, const Protocol& theProtocol)
    : stage(std::move(theStage)), protocol(&theProtocol), network(stage.network, stage.seed),
      nodeIndex(static_cast<std::size_t>(largestSid - lowestNode + 1)),
      judges(theProtocol.makeInvariants(stage.ensemble)) {
    for (const Member& member : stage.ensemble.members) add(member.sid);
}

Node* World::find(NodeId id) { return const_cast<Node*>(std::as_const(*this).find(id)); }

const Node* World::find(NodeId id) const {
    if (id < lowestNode || id > largestSid) return nullptr;
    const std::uint16_t place = nodeIndex[static_cast<std::size_t>(id - lowestNode)];
    return place == 0 ? nullptr : &nodes[place - 1];
}

Node& World::add(NodeId id) {
    assert(id >= lowestNode && id <= largestSid && id != noNode);
    if (Node* known = find(id)) return *known;
    nodes.emplace_back(stage.disk);
    nodes.back().id = id;
    nodes.back().index = static_cast<std::uint16_t>(nodes.size() - 1);
    nodeIndex[static_cast<std::size_t>(id - lowestNode)] = static_cast<std::uint16_t>(nodes.size());
    return nodes.back();
}

}  // namespace zabscope
