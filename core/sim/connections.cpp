// SPDX-License-Identifier: GPL-3.0-or-later
/// The life of connections: opening, arriving, closing, breaking.
#include <algorithm>
#include <cassert>
#include <utility>

#include "core/sim/engine.h"

namespace zabscope {
namespace {

constexpr std::uint8_t opener = 0;
constexpr std::uint8_t acceptor = 1;

std::uint8_t other(std::uint8_t side) { return static_cast<std::uint8_t>(1 - side); }

}  // namespace

Loss Engine::whyLost(const Side& side) const {
    const Node& node = m_world.nodes[side.index];
    return node.up && node.life == side.life ? Loss::connectionClosed : Loss::receiverDead;
}

void Engine::reachAcceptor(std::uint32_t index) {
    Connection& connection = m_world.network.connections[index];
    Node& target = nodeOfSide(connection, acceptor);
    const NodeId from = connection.sides[opener].node;
    if (connection.broken) return;
    if (!target.machineOn) {
        connection.silenced = true;
        return;
    }
    const Instant answered = m_world.now + m_world.network.latency(target.id, from);
    const std::uint32_t generation = m_world.network.connections.generation(index);
    if (!target.up || !target.listening[static_cast<std::size_t>(connection.port)]) {
        m_world.agenda.push({answered, 0, index, generation, 0, Due::refused, 0});
        return;
    }
    m_transport->open(connection.id, from, target.id);
    m_transport->awaitOpen(connection.id);
    connection.onWire = true;
    connection.sides[acceptor].state = SideState::open;
    connection.sides[acceptor].life = target.life;
    connection.ways[acceptor].lastDue = answered;  // what the acceptor says comes after the opening
    const auto place = std::lower_bound(target.connections.begin(), target.connections.end(),
                                        std::pair{connection.id, std::uint32_t{0}});
    target.connections.insert(place, {connection.id, index});
    m_world.agenda.push({m_world.now, 0, index, generation, 0, Due::accepted, 0});
    m_world.agenda.push({answered, 0, index, generation, 0, Due::opened, 0});
}

void Engine::tellAcceptor(std::uint32_t index) {
    const Connection& connection = m_world.network.connections[index];
    Node& node = nodeOfSide(connection, acceptor);
    const ConnectionOpened opened{connection.id, connection.port, true};
    give(node, opened, record(connection.connecting, Connected{connection.id, node.id}));
}

void Engine::tellOpener(std::uint32_t index) {
    Connection& connection = m_world.network.connections[index];
    if (connection.broken) return failOpening(index, true);
    connection.sides[opener].state = SideState::open;
    Node& node = nodeOfSide(connection, opener);
    const ConnectionOpened opened{connection.id, connection.port, false};
    give(node, opened, record(connection.connecting, Connected{connection.id, node.id}));
}

void Engine::failOpening(std::uint32_t index, bool refused) {
    Connection& connection = m_world.network.connections[index];
    Node& node = nodeOfSide(connection, opener);
    const ConnectionFailed failed{connection.id, refused};
    const EventId event = record(connection.connecting, ConnectFailed{connection.id, refused});
    forgetEnd(node, connection.id);
    connection.sides[opener].state = SideState::closed;
    closeOnWire(connection, opener);
    if (connection.sides[acceptor].state == SideState::open) {
        sendFin(index, opener, event);
    } else {
        connection.sides[acceptor].state = SideState::closed;
    }
    loseStuck(index, acceptor, event, false);
    tidy(index);
    give(node, failed, event);
}

void Engine::arrive(const Item& item) {
    Network& network = m_world.network;
    const Message message = network.messages[item.index];
    Connection& connection = network.connections[message.connection];
    const std::uint8_t receiver = other(message.side);
    Side& side = connection.sides[receiver];
    Node& node = nodeOfSide(connection, receiver);
    if (node.frozen && (side.state == SideState::open || side.state == SideState::opening)) {
        network.messages[item.index].arrived = true;
        node.waiting.push_back(item);
        return;
    }
    assert(connection.ways[message.side].head == item.index && "messages of a connection arrive in order");
    network.removeHead(connection.ways[message.side]);
    if (message.fin) {
        if (side.state == SideState::open) noticeClosing(message.connection, receiver, message.sent);
    } else if (side.state != SideState::open || connection.broken) {
        arriveAtClosed(message.connection, message.side, message.sent);
    } else if (message.dropped) {
        m_transport->take(connection.id, node.id, message.sent);
        record(message.sent, Lost{message.sent, Loss::dropped});
    } else {
        const ConnectionId id = connection.id;
        const std::string bytes = m_transport->take(id, node.id, message.sent);
        give(node, MessageArrived{id, bytes}, record(message.sent, Delivered{message.sent, node.id}));
    }
    tidy(message.connection);
}

// The machine of a closed end answers with a reset, unless the sender knows or is about to.
void Engine::arriveAtClosed(std::uint32_t index, std::uint8_t sender, EventId message) {
    Connection& connection = m_world.network.connections[index];
    const std::uint8_t receiver = other(sender);
    const EventId lost = record(message, Lost{message, whyLost(connection.sides[receiver])});
    const NodeId from = connection.sides[receiver].node;
    const NodeId to = connection.sides[sender].node;
    const bool needed = connection.sides[sender].state == SideState::open && connection.ways[receiver].finLost &&
                        !connection.resetUnderWay[sender];
    if (!needed || !nodeOfSide(connection, receiver).machineOn || m_world.network.isCut(from, to)) return;
    connection.resetUnderWay[sender] = true;
    connection.breaking = lost;
    Instant due = m_world.now + m_world.network.latency(from, to);
    if (connection.ways[receiver].lastDue != never) due = std::max(due, connection.ways[receiver].lastDue);
    m_world.agenda.push(
        {due, 0, index, m_world.network.connections.generation(index), 0, Due::reset, sender});
}

void Engine::tellReset(std::uint32_t index, std::uint8_t side) {
    Connection& connection = m_world.network.connections[index];
    connection.resetUnderWay[side] = false;
    const bool held = m_world.network.isCut(connection.sides[other(side)].node, connection.sides[side].node);
    if (held && !connection.broken) return;  // a cut came over it: the next segment is answered again
    noticeClosing(index, side, connection.breaking);
    tidy(index);
}

void Engine::noticeClosing(std::uint32_t index, std::uint8_t side, EventId cause) {
    Connection& connection = m_world.network.connections[index];
    Node& node = nodeOfSide(connection, side);
    const ConnectionId id = connection.id;
    const EventId noticed = record(cause, ClosingNoticed{id, node.id});
    if (connection.onWire) m_transport->awaitClosed(id, node.id);
    connection.onWire = false;
    connection.sides[side].state = SideState::closed;
    forgetEnd(node, id);
    loseStuck(index, 0, noticed, false);
    loseStuck(index, 1, noticed, false);
    give(node, ConnectionClosed{id}, noticed);
}

void Engine::closeOnWire(Connection& connection, std::uint8_t side) {
    if (!connection.onWire) return;
    m_transport->close(connection.id, connection.sides[side].node);
    if (connection.dead()) connection.onWire = false;
}

void Engine::closeSide(std::uint32_t index, std::uint8_t side, EventId cause, bool silently) {
    Connection& connection = m_world.network.connections[index];
    Node& node = nodeOfSide(connection, side);
    const bool alone = connection.sides[acceptor].state == SideState::absent;  // given up: nobody else ever knew of it
    const What what = alone ? What{ConnectFailed{connection.id, false}} : What{Closing{connection.id, node.id}};
    const EventId closing = record(cause, what);
    forgetEnd(node, connection.id);
    connection.sides[side].state = SideState::closed;
    if (alone) connection.sides[acceptor].state = SideState::closed;
    closeOnWire(connection, side);
    if (connection.dead()) {
        loseStuck(index, 0, closing, false);
        loseStuck(index, 1, closing, false);
    } else if (silently) {
        connection.ways[side].finLost = true;
        loseStuck(index, side, closing, false);
    } else {
        sendFin(index, side, closing);
    }
    tidy(index);
}

void Engine::sendFin(std::uint32_t index, std::uint8_t side, EventId closing) {
    Network& network = m_world.network;
    Connection& connection = network.connections[index];
    const NodeId from = connection.sides[side].node;
    const NodeId to = connection.sides[other(side)].node;
    Way& way = connection.ways[side];
    if (way.tail != nothing && network.messages[way.tail].overtaken) {  // nothing more will overtake it
        network.messages[way.tail].overtaken = false;
        settle(index, side, closing);
    }
    if (connection.broken) return;
    if (network.isCut(from, to)) {
        way.finLost = true;
        loseStuck(index, side, closing, false);
        return;
    }
    Message fin;
    fin.fin = true;
    fin.sent = closing;
    fin.connection = index;
    fin.side = side;
    fin.earliest = m_world.now + network.latency(from, to);
    fin.due = std::max(fin.earliest, way.lastDue);
    planArrival(network.append(fin));
}

void Engine::forgetEnd(Node& node, ConnectionId id) {
    std::erase_if(node.connections, [id](const auto& entry) { return entry.first == id; });
}

void Engine::loseStuck(std::uint32_t index, std::uint8_t side, EventId cause, bool all) {
    Network& network = m_world.network;
    Connection& connection = network.connections[index];
    if (!all && !connection.dead() && connection.sides[side].state == SideState::open) return;
    Way& way = connection.ways[side];
    for (std::uint32_t at = way.head; at != nothing;) {
        const Message message = network.messages[at];
        const std::uint32_t next = message.next;
        if (!message.arrived && (all || message.due == never)) {
            network.remove(way, at);
            if (message.fin) {
                way.finLost = true;
            } else {
                record(cause, Lost{message.sent, whyLost(connection.sides[other(side)])});
            }
        }
        at = next;
    }
    if (way.head == nothing) way.lastDue = m_world.now;
}

void Engine::tidy(std::uint32_t index) {
    if (!m_world.network.connections.live(index)) return;
    Connection& connection = m_world.network.connections[index];
    if (!connection.dead() || connection.ways[0].head != nothing || connection.ways[1].head != nothing) return;
    assert(!connection.onWire);
    m_world.network.connections.remove(index);
}

void Engine::reset(std::uint32_t index, EventId cause) {
    Connection& connection = m_world.network.connections[index];
    connection.broken = true;
    connection.breaking = cause;
    loseStuck(index, 0, cause, true);
    loseStuck(index, 1, cause, true);
    if (connection.onWire) {
        for (const std::uint8_t side : {opener, acceptor}) {
            if (connection.sides[side].state == SideState::closed) continue;
            m_transport->close(connection.id, connection.sides[side].node);
        }
        connection.onWire = false;
    }
    const std::uint32_t generation = m_world.network.connections.generation(index);
    if (connection.sides[opener].state == SideState::opening) {
        connection.silenced = false;
        m_world.agenda.push({m_world.now, 0, index, generation, 0, Due::refused, 0});
    }
    for (const std::uint8_t side : {opener, acceptor}) {
        if (connection.sides[side].state != SideState::open) continue;
        m_world.agenda.push({m_world.now, 0, index, generation, 0, Due::reset, side});
    }
}

}  // namespace zabscope
