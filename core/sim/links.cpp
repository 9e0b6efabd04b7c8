// SPDX-License-Identifier: GPL-3.0-or-later
/// Cuts and heals, and planning anew what they hold back.
#include <algorithm>
#include <cassert>

#include "core/sim/engine.h"

namespace zabscope {

void Engine::recordLink(NodeId from, NodeId to, EventId cause) {
    const Link link = m_world.network.link(from, to);
    record(cause, LinkChanged{from, to, link.cut, link.latency, link.jitter, link.bytesPerSecond});
}

void Engine::settle(std::uint32_t index, std::uint8_t side, EventId cause) {
    Network& network = m_world.network;
    Connection& connection = network.connections[index];
    Way& way = connection.ways[side];
    bool blocked = network.isCut(connection.sides[side].node, connection.sides[1U - side].node);
    Instant earliest = m_world.now;
    bool follows = false;  // one that has just been planned: it must come after that even at the same instant
    for (std::uint32_t at = way.head; at != nothing; at = network.messages[at].next) {
        Message& message = network.messages[at];
        if (message.arrived || message.due <= m_world.now) continue;  // it is there
        blocked |= message.held || message.overtaken;
        const Instant due = blocked ? never : std::max(message.earliest, earliest);
        const bool changed = due != message.due;
        follows = changed || (follows && due == earliest);
        if (follows) {
            network.messages.renew(at);
            message.due = due;
            planArrival(at);
        }
        if (changed && !message.fin) record(cause, Rescheduled{message.sent, due, message.held});
        earliest = due;
        way.lastDue = due;
    }
}

void Engine::cut(NodeId from, NodeId to, EventId cause) {
    Network& network = m_world.network;
    network.linkToChange(from, to).cut = true;
    recordLink(from, to, cause);
    for (std::uint32_t i = 0; i < network.connections.limit(); ++i) {
        if (!network.connections.live(i)) continue;
        Connection& connection = network.connections[i];
        for (const std::uint8_t side : {0, 1}) {
            if (connection.sides[side].node != from || connection.sides[1U - side].node != to) continue;
            if (connection.sides[0].state == SideState::opening) connection.silenced = true;
            settle(i, side, cause);
            loseStuck(i, side, cause, false);
        }
        tidy(i);
    }
}

void Engine::heal(NodeId from, NodeId to, EventId cause) {
    Network& network = m_world.network;
    Link& link = network.linkToChange(from, to);
    link.cut = false;
    link.freeAt = m_world.now;
    recordLink(from, to, cause);
    for (std::uint32_t i = 0; i < network.connections.limit(); ++i) {
        if (!network.connections.live(i)) continue;
        const Connection& connection = network.connections[i];
        for (const std::uint8_t side : {0, 1}) {
            if (connection.sides[side].node != from || connection.sides[1U - side].node != to) continue;
            resume(i, side, cause);
        }
    }
}

void Engine::resume(std::uint32_t index, std::uint8_t side, EventId cause) {
    Network& network = m_world.network;
    Way& way = network.connections[index].ways[side];
    const NodeId from = network.connections[index].sides[side].node;
    const NodeId to = network.connections[index].sides[1U - side].node;
    Instant left = m_world.now;
    for (std::uint32_t at = way.head; at != nothing; at = network.messages[at].next) {
        Message& message = network.messages[at];
        if (message.arrived || message.due <= m_world.now) continue;
        const Network::Timing timing = network.timing(m_world.now, from, to, message.bytes, false);
        message.earliest = timing.due;
        left = timing.left;
    }
    way.unsent = 0;
    settle(index, side, cause);
    if (!way.writableWaits) return;
    way.writableWaits = false;
    planWritable(index, side, left);
}

}  // namespace zabscope
