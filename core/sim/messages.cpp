// SPDX-License-Identifier: GPL-3.0-or-later
/// What people do to single messages: hold, release, deliver now, and, in spite of TCP, drop, duplicate, reorder.
#include <algorithm>
#include <cassert>
#include <utility>

#include "core/sim/engine.h"

namespace zabscope {

std::vector<std::uint32_t> Engine::inFlight(EventId wanted, const Ambush& meaning) const {
    const Network& network = m_world.network;
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < network.messages.limit(); ++i) {
        if (!network.messages.live(i)) continue;
        const Message& message = network.messages[i];
        if (message.fin || message.arrived || message.due <= m_world.now) continue;
        const Connection& connection = network.connections[message.connection];
        const NodeId from = connection.sides[message.side].node;
        const NodeId to = connection.sides[1U - message.side].node;
        if (wanted != noEvent ? message.sent == wanted : meaning.matches(message.kind, from, to)) found.push_back(i);
    }
    std::sort(found.begin(), found.end(),
              [&](std::uint32_t a, std::uint32_t b) { return network.messages[a].sent < network.messages[b].sent; });
    return found;
}

void Engine::applyAmbushes(std::uint32_t message) {
    for (std::size_t i = 0; i < m_world.ambushes.size(); ++i) {
        Ambush& ambush = m_world.ambushes[i];
        const Message& sent = m_world.network.messages[message];
        const Connection& connection = m_world.network.connections[sent.connection];
        const NodeId from = connection.sides[sent.side].node;
        const NodeId to = connection.sides[1U - sent.side].node;
        if (ambush.left == 0 || !ambush.matches(sent.kind, from, to)) continue;
        --ambush.left;
        applyDeed(ambush.deed, message, ambush.cause);
    }
    std::erase_if(m_world.ambushes, [](const Ambush& ambush) { return ambush.left == 0; });
}

void Engine::applyDeed(Deed deed, std::uint32_t index, EventId cause) {
    Message& message = m_world.network.messages[index];
    switch (deed) {
    case Deed::hold: return setHeld(index, true, cause);
    case Deed::release: return release(index, cause);
    case Deed::deliverNow: return deliverNow(index, cause);
    case Deed::drop: message.dropped = true; return;
    case Deed::duplicate: return duplicate(index);
    case Deed::reorder: return makeOvertaken(index, cause);
    }
    assert(false);
}

void Engine::duplicate(std::uint32_t index) {
    Network& network = m_world.network;
    Message copy = network.messages[index];
    const Connection& connection = network.connections[copy.connection];
    const Side& from = connection.sides[copy.side];
    const Side& to = connection.sides[1U - copy.side];
    if (from.state != SideState::open || to.state == SideState::closed) return;  // nothing can be sent any more
    const bool cut = network.isCut(from.node, to.node);
    copy.earliest = network.timing(m_world.now, from.node, to.node, copy.bytes).due;
    copy.due = cut ? never : std::max(copy.earliest, connection.ways[copy.side].lastDue);
    copy.next = nothing;
    copy.held = copy.dropped = copy.overtaken = false;
    const std::string bytes{std::get<Sent>(m_timeline.event(copy.sent).what).bytes};
    copy.sent = record(copy.sent, Sent{connection.id, from.node, to.node, copy.kind, copy.due, bytes});
    m_transport->send(connection.id, from.node, copy.sent, bytes);
    planArrival(network.append(copy));
}

void Engine::makeOvertaken(std::uint32_t index, EventId cause) {
    Message& message = m_world.network.messages[index];
    if (message.next == nothing) {
        message.overtaken = true;
        return settle(message.connection, message.side, cause);
    }
    if (!m_world.network.messages[message.next].fin) overtake(index, cause);
}

void Engine::overtake(std::uint32_t index, EventId cause) {
    Network& network = m_world.network;
    Message& slow = network.messages[index];
    const std::uint32_t overtaker = slow.next;
    Message& fast = network.messages[overtaker];
    Way& way = network.connections[slow.connection].ways[slow.side];
    std::uint32_t* link = &way.head;
    while (*link != index) link = &network.messages[*link].next;
    *link = overtaker;
    slow.next = fast.next;
    fast.next = index;
    if (way.tail == overtaker) way.tail = index;
    slow.overtaken = false;
    network.messages.renew(index);  // it must come after the other even at the same instant
    slow.due = never;
    settle(slow.connection, slow.side, cause);
}

void Engine::release(std::uint32_t index, EventId cause) {
    Network& network = m_world.network;
    Message& message = network.messages[index];
    const Connection& connection = network.connections[message.connection];
    message.overtaken = false;
    message.earliest =
        m_world.now + network.latency(connection.sides[message.side].node, connection.sides[1U - message.side].node);
    setHeld(index, false, cause);
}

void Engine::setHeld(std::uint32_t index, bool held, EventId cause) {
    Message& message = m_world.network.messages[index];
    const bool changed = message.held != held;
    const Instant before = message.due;
    message.held = held;
    settle(message.connection, message.side, cause);
    // Across a cut, or behind another that is held, it is not due at any time before and after.
    const Message& settled = m_world.network.messages[index];
    if (changed && settled.due == before && !settled.fin) record(cause, Rescheduled{settled.sent, settled.due, held});
}

// Those before it on the connection come with it, in order.
void Engine::deliverNow(std::uint32_t index, EventId cause) {
    Network& network = m_world.network;
    const Message message = network.messages[index];
    std::uint32_t at = network.connections[message.connection].ways[message.side].head;
    for (bool last = false; !last; at = network.messages[at].next) {
        last = at == index;
        Message& before = network.messages[at];
        before.held = false;
        before.overtaken = false;
        before.earliest = m_world.now;
    }
    settle(message.connection, message.side, cause);
}

Engine::Failure Engine::checkMessages(Deed deed, const MessagePattern& pattern) const {
    const Ambush meaning = meaningOf(deed, pattern);
    const std::vector<std::uint32_t> found = inFlight(pattern.message, meaning);
    if (pattern.message != noEvent && found.empty()) {
        return "message #" + std::to_string(pattern.message) + " is not in flight";
    }
    if (pattern.count < 1) return "a number of messages is 1 or more";
    if (deed == Deed::release) {
        const bool held = std::any_of(found.begin(), found.end(), [&](std::uint32_t i) { return isHeld(i); });
        const bool planted = std::any_of(m_world.ambushes.begin(), m_world.ambushes.end(),
                                         [&](const Ambush& ambush) { return isReleasedBy(ambush, meaning); });
        if (!held && !planted) return "no such message is held";
    }
    if (deed == Deed::deliverNow) {
        const auto reaches = [&](std::uint32_t i) {
            const Connection& connection = m_world.network.connections[m_world.network.messages[i].connection];
            const std::uint8_t side = m_world.network.messages[i].side;
            return !m_world.network.isCut(connection.sides[side].node, connection.sides[1U - side].node);
        };
        if (found.empty()) return "no such message is in flight";
        if (!std::any_of(found.begin(), found.end(), reaches)) return "the link is cut: heal it first";
    }
    return std::nullopt;
}

bool Engine::isHeld(std::uint32_t message) const {
    return m_world.network.messages[message].held || m_world.network.messages[message].overtaken;
}

bool Engine::isReleasedBy(const Ambush& ambush, const Ambush& meaning) {
    return ambush.deed == Deed::hold && ambush.kind == meaning.kind && ambush.from == meaning.from &&
           ambush.to == meaning.to;
}

Ambush Engine::meaningOf(Deed deed, const MessagePattern& pattern) const {
    const auto nodes = [](const Target& target) {
        return target.who == Target::Who::sid ? std::vector{target.sid} : std::vector<NodeId>{};
    };
    return Ambush{deed, pattern.kind, nodes(pattern.from), nodes(pattern.to), pattern.count, noEvent};
}

void Engine::carryOutOnMessages(Deed deed, const MessagePattern& pattern, EventId cause) {
    Ambush meaning = meaningOf(deed, pattern);
    meaning.cause = cause;
    if (deed == Deed::release) {
        std::erase_if(m_world.ambushes, [&](const Ambush& ambush) { return isReleasedBy(ambush, meaning); });
    }
    for (const std::uint32_t message : inFlight(pattern.message, meaning)) {
        if (meaning.left == 0) break;
        if (deed == Deed::release && !isHeld(message)) continue;
        if (m_world.network.messages[message].due <= m_world.now) continue;  // came along with one before it
        applyDeed(deed, message, cause);
        --meaning.left;
    }
    const bool plantable = deed != Deed::release && deed != Deed::deliverNow && pattern.message == noEvent;
    if (plantable && meaning.left > 0) m_world.ambushes.push_back(std::move(meaning));
}

}  // namespace zabscope
