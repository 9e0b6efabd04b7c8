// SPDX-License-Identifier: GPL-3.0-or-later
/// Births and deaths of processes, their freezing and thawing, and the wire of a run that goes on from an image.
#include <cassert>
#include <utility>

#include "core/sim/client.h"
#include "core/sim/engine.h"

namespace zabscope {

void Engine::birth(Node& node, EventId cause) {
    assert(!node.up);
    const World& world = m_world;
    node.up = true;
    node.machineOn = true;
    ++node.life;
    node.peer = PeerBox{isClient(node.id) ? makeClient(node.id, world.stage.ensemble)
                                          : world.protocol->makePeer(node.id, world.stage.ensemble)};
    if (isServer(node.id)) m_transport->nodeUp(node.id);
    const EventId born = record(cause, Born{node.id, node.life});
    Random chance = Random::stream(world.stage.seed, Random::Purpose::birth, node.id, node.life);
    give(node, Started{node.disk.image(), chance.next(), node.life}, born);
}

void Engine::death(Node& node, Death how, EventId cause) {
    const bool silently = how == Death::poweredOff;
    const EventId died = node.life > 0 ? record(cause, Died{node.id, how}) : cause;
    if (node.up) {
        node.up = false;
        node.frozen = false;
        for (const auto& [id, connection] : std::vector{node.connections}) {
            const std::uint8_t side = m_world.network.connections[connection].sides[1].node == node.id ? 1 : 0;
            closeSide(connection, side, died, silently);
        }
        for (const Item& item : std::exchange(node.waiting, {})) {
            if (item.due == Due::arrival) m_world.agenda.push(item);  // to be lost
        }
        node.answers.clear();
        node.alarms.clear();
        node.listening = {};
        if (isServer(node.id)) m_transport->nodeDown(node.id);
        if (how != Death::exited) node.peer = PeerBox{};
    }
    if (silently) node.machineOn = false;
    Random chance = Random::stream(m_world.stage.seed, Random::Purpose::powerCut, node.id,
                                   static_cast<std::int64_t>(died));
    const auto loss = silently ? node.disk.cutPower(m_world.now, chance) : node.disk.kill(m_world.now);
    if (loss) record(died, DiskLost{node.id, loss->lastKept, loss->torn});
}

void Engine::freeze(Node& node, EventId cause) {
    assert(node.up && !node.frozen);
    node.frozen = true;
    record(cause, Froze{node.id});
}

// What waited keeps its place in time, so it comes before all that is due from now on, in the old order.
void Engine::thaw(Node& node, EventId cause) {
    assert(node.up && node.frozen);
    node.frozen = false;
    record(cause, Thawed{node.id});
    for (const Item& item : std::exchange(node.waiting, {})) m_world.agenda.push(item);
}

void Engine::reopenWire() {
    Network& network = m_world.network;
    std::vector<bool> listens(m_world.nodes.size());
    const auto listen = [&](const Node& node) {
        if (isServer(node.id) && !listens[node.index]) m_transport->nodeUp(node.id);
        listens[node.index] = true;
    };
    for (const Node& node : m_world.nodes) {
        if (node.up) listen(node);
    }
    for (std::uint32_t i = 0; i < network.connections.limit(); ++i) {
        if (!network.connections.live(i) || !network.connections[i].onWire) continue;
        const Connection& connection = network.connections[i];
        listen(nodeOfSide(connection, 1));
        m_transport->open(connection.id, connection.sides[0].node, connection.sides[1].node);
    }
    for (std::uint32_t i = 0; i < network.connections.limit(); ++i) {
        if (!network.connections.live(i) || !network.connections[i].onWire) continue;
        const Connection& connection = network.connections[i];
        m_transport->awaitOpen(connection.id);
        for (const std::uint8_t side : {0, 1}) resend(connection, side);
        for (const std::uint8_t side : {0, 1}) {
            const Side& end = connection.sides[side];
            if (end.state == SideState::closed) m_transport->close(connection.id, end.node);
        }
    }
    for (const Node& node : m_world.nodes) {
        if (listens[node.index] && !node.up && isServer(node.id)) m_transport->nodeDown(node.id);
    }
}

void Engine::resend(const Connection& connection, std::uint8_t side) {
    if (connection.sides[1U - side].state == SideState::closed) return;  // nobody will take it
    const Network& network = m_world.network;
    for (std::uint32_t at = connection.ways[side].head; at != nothing; at = network.messages[at].next) {
        const Message& message = network.messages[at];
        if (message.fin) continue;
        const auto& sent = std::get<Sent>(m_timeline.event(message.sent).what);
        m_transport->send(connection.id, connection.sides[side].node, message.sent, std::string{sent.bytes});
    }
}

}  // namespace zabscope
