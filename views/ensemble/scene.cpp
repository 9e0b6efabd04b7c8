// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/scene.h"

#include <algorithm>

#include "core/protocol/client_field.h"

namespace zabscope {
namespace {

std::vector<ClientSeat> seatsOf(const ClusterState& state) {
    std::vector<ClientSeat> seats;
    for (const NodeState& node : state.nodes()) {
        if (!isClient(node.node)) break;
        if (!node.up || seats.size() >= mostClients) continue;
        seats.push_back({node.node, sidOf(node.fields.scalar(clientServer))});
    }
    std::reverse(seats.begin(), seats.end());  // c1 first
    return seats;
}

std::vector<FlyingVote> votesOf(const std::vector<PlacedMessage>& messages) {
    std::vector<FlyingVote> votes;
    for (const PlacedMessage& message : messages) {
        if (message.facts->group == MessageGroup::vote && message.facts->looking)
            votes.push_back({message.flight->from, message.flight->to, message.facts->candidate});
    }
    return votes;
}

}  // namespace

const ServerFacts* EnsembleScene::server(NodeId sid) const {
    const auto at = std::lower_bound(servers.begin(), servers.end(), sid,
                                     [](const ServerFacts& facts, NodeId wanted) { return facts.sid < wanted; });
    return at != servers.end() && at->sid == sid ? &*at : nullptr;
}

double EnsembleScene::strength(const PlacedMessage& message, const Frame& frame, Density density) const {
    const MessageInFlight& flight = *message.flight;
    if (flight.message == frame.selection.event || flight.message == next.message) return 1.0;
    switch (density) {
        case Density::focus:
            return flight.from == focus || flight.to == focus ? (message.facts->heartbeat ? 0.45 : 1.0) : 0.13;
        case Density::context:
            return message.facts->heartbeat ? 0.4 : 1.0;
        case Density::all:
            return 1.0;
    }
    return 1.0;
}

double EnsembleScene::strength(const ServerFacts& server, Density density) const {
    if (density != Density::focus || focus == noNode || server.sid == focus) return 1.0;
    return 0.45;
}

std::vector<Spoke> EnsembleScene::spokes(Density density) const {
    std::vector<Spoke> all;
    for (const Leadership& leadership : leaderships) {
        for (const auto* learners : {&leadership.followers, &leadership.observers}) {
            for (const NodeId sid : *learners) {
                const ServerFacts* follower = server(sid);
                if (!follower) continue;
                all.push_back({leadership.leader, sid, leadership.epoch, follower->acknowledges,
                               follower->standing == ServerStanding::following, strength(*follower, density)});
            }
        }
    }
    return all;
}

EnsembleScene makeScene(const Frame& frame, const Viewpoint& viewpoint, MessageReader& reader, KeptLayout* kept) {
    EnsembleScene scene;
    scene.whole = viewpoint.whole;
    const std::vector<ClientSeat> seats = seatsOf(*frame.state);
    RingLayout::Input input;
    input.members = frame.ensemble->members;
    input.clients = seats;
    input.area = viewpoint.area;
    input.em = viewpoint.em;
    input.labelWidth = viewpoint.labelWidth;
    input.shortWidth = viewpoint.shortWidth;
    input.camera = viewpoint.camera;
    scene.layout = kept ? kept->of(input) : RingLayout(input);
    const double radius = scene.layout.radius();
    const bool many = frame.state->messagesInFlight() > 1000;
    // Where a server has words, a vote has room for its number.
    const double least = scene.layout.lines() > 1 && !many ? 12.0 : 7.0;
    scene.messageSize = std::clamp(radius * 0.62, least, std::max(least, viewpoint.em * (many ? 0.9 : 1.35)));
    MessageRoom room;
    room.size = scene.messageSize;
    room.reducedMotion = viewpoint.reducedMotion;
    room.heartbeats = !viewpoint.presenter;
    scene.messages = placeMessages(frame, scene.layout, reader, room);
    scene.servers = factsOf(frame, votesOf(scene.messages));
    scene.leaderships = leadershipsOf(frame, scene.servers);
    scene.next = nextAfter(frame, scene.servers);
    scene.focus = frame.selection.node;
    if (scene.focus == noNode && !scene.leaderships.empty()) scene.focus = scene.leaderships.front().leader;
    return scene;
}

}  // namespace zabscope
