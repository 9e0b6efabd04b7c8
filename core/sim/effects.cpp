// SPDX-License-Identifier: GPL-3.0-or-later
/// Carrying out what peers want done.
#include <algorithm>
#include <cassert>
#include <utility>

#include "core/sim/engine.h"

namespace zabscope {

void Engine::planDisk(Node& node, const Disk::Planned& planned) {
    if (!planned.answered) return;
    m_world.agenda.push({planned.done, 0, planned.job, node.disk.generation(), node.index, Due::diskDone, 0});
}

void Engine::carry(Node& node, Write& write, EventId cause) {
    const auto bytes = static_cast<std::uint32_t>(write.bytes ? write.bytes->size() : 0);
    const EventId wrote =
        record(cause, Wrote{node.id, write.action, write.meaning, write.file, write.zxid, write.digest, bytes});
    if (node.disk.refusesWrite()) {
        const EventId refused = record(wrote, DiskRefused{node.id});
        planDisk(node, node.disk.refuseWrite(m_world.now, write, refused));
        return;
    }
    planDisk(node, node.disk.write(m_world.now, std::move(write), wrote));
}

void Engine::carry(Node& node, Flush& flush, EventId cause) {
    if (node.disk.refusesFlush()) {
        const EventId refused = record(cause, DiskRefused{node.id});
        planDisk(node, node.disk.refuseFlush(m_world.now, flush.token, refused));
        return;
    }
    planDisk(node, node.disk.flush(m_world.now, flush.token, cause));
}

std::optional<Engine::End> Engine::findEnd(const Node& node, ConnectionId id) const {
    const auto at = std::lower_bound(node.connections.begin(), node.connections.end(), id,
                                     [](const auto& entry, ConnectionId wanted) { return entry.first < wanted; });
    if (at == node.connections.end() || at->first != id) return std::nullopt;
    const bool acceptor = m_world.network.connections[at->second].sides[1].node == node.id;
    return End{at->second, static_cast<std::uint8_t>(acceptor ? 1 : 0)};
}

void Engine::planArrival(std::uint32_t message) {
    const Message& planned = m_world.network.messages[message];
    if (planned.due == never) return;
    m_world.agenda.push(
        {planned.due, 0, message, m_world.network.messages.generation(message), 0, Due::arrival, 0});
}

void Engine::planWritable(std::uint32_t connection, std::uint8_t side, Instant at) {
    m_world.agenda.push(
        {at, 0, connection, m_world.network.connections.generation(connection), 0, Due::writable, side});
}

void Engine::carry(Node& node, Send& send, EventId cause) {
    const std::optional<End> end = findEnd(node, send.connection);
    assert(end && "a peer sends only on a connection that it has");
    Connection& connection = m_world.network.connections[end->connection];
    assert(connection.sides[end->side].state == SideState::open && "a peer sends only on a connection that is open");
    const Side& other = connection.sides[1U - end->side];
    Way& way = connection.ways[end->side];
    const bool cut = m_world.network.isCut(node.id, other.node);
    const Network::Timing timing = m_world.network.timing(m_world.now, node.id, other.node, send.bytes.size());
    const Instant due = cut || connection.broken ? never : std::max(timing.due, way.lastDue);

    const auto bytes = static_cast<std::uint32_t>(send.bytes.size());
    const EventId sent = record(cause, Sent{send.connection, node.id, other.node, send.kind, due, send.bytes});
    if (connection.broken) {  // its end will be told at this very instant
        record(sent, Lost{sent, Loss::connectionClosed});
        return;
    }
    if (connection.onWire && other.state != SideState::closed) {
        m_transport->send(send.connection, node.id, sent, std::move(send.bytes));
    }
    Message message;
    message.sent = sent;
    message.connection = end->connection;
    message.bytes = bytes;
    message.side = end->side;
    message.kind = send.kind;
    message.earliest = timing.due;
    message.due = due;
    const std::uint32_t before = way.tail;
    const std::uint32_t index = m_world.network.append(message);
    planArrival(index);

    if (cut) way.unsent += bytes;
    if (send.tellWritable) {
        way.writableCause = sent;
        if (cut && way.unsent > sendBuffer) {
            way.writableWaits = true;
        } else {
            planWritable(end->connection, end->side, cut ? m_world.now : timing.left);
        }
    }
    if (before != nothing && m_world.network.messages[before].overtaken) overtake(before, sent);
    if (!m_world.ambushes.empty()) applyAmbushes(index);
}

void Engine::carry(Node& node, Connect& connect, EventId cause) {
    assert(openerOf(connect.connection) == node.id && !findEnd(node, connect.connection));
    Node* target = m_world.find(connect.to);
    assert(target && isServer(connect.to) && connect.to != node.id && "a peer connects to another server of the ensemble");

    Connection connection;
    connection.id = connect.connection;
    connection.port = connect.port;
    connection.sides[0] = {node.id, SideState::opening, node.life, node.index};
    connection.sides[1] = {target->id, SideState::absent, 0, target->index};
    connection.connecting = record(cause, Connecting{connect.connection, node.id, connect.to, connect.port});
    connection.silenced =
        m_world.network.isCut(node.id, connect.to) || m_world.network.isCut(connect.to, node.id);
    const bool silenced = connection.silenced;
    const std::uint32_t index = m_world.network.connections.add(connection);
    const auto place = std::lower_bound(node.connections.begin(), node.connections.end(),
                                        std::pair{connect.connection, std::uint32_t{0}});
    node.connections.insert(place, {connect.connection, index});

    const std::uint32_t generation = m_world.network.connections.generation(index);
    if (!silenced) {
        const Instant there = m_world.now + m_world.network.latency(node.id, connect.to);
        m_world.agenda.push({there, 0, index, generation, 0, Due::opening, 0});
    }
    const Instant givenUp = m_world.now + m_world.stage.ensemble.connectTimeout;
    m_world.agenda.push({givenUp, 0, index, generation, 0, Due::connectTimeout, 0});
}

void Engine::carry(Node& node, Accept& accept, EventId) {
    node.listening[static_cast<std::size_t>(accept.port)] = accept.listening;
}

void Engine::carry(Node& node, Close& close, EventId cause) {
    const std::optional<End> end = findEnd(node, close.connection);
    assert(end && "a peer closes only a connection that it has");
    closeSide(end->connection, end->side, cause, false);
}

void Engine::carry(Node& node, SetAlarm& alarm, EventId cause) {
    const Instant at = std::max(alarm.at, m_world.now);
    auto place = std::lower_bound(node.alarms.begin(), node.alarms.end(), alarm.alarm,
                                  [](const Alarm& known, AlarmId wanted) { return known.id < wanted; });
    if (place == node.alarms.end() || place->id != alarm.alarm) {
        place = node.alarms.insert(place, Alarm{});
        place->id = alarm.alarm;
        place->generation = ++m_world.alarmGeneration;
    }
    place->at = at;
    place->cause = cause;
    if (at == never) return;
    place->serial = m_world.agenda.takeSerial();
    if (place->planned <= at) return;  // the item that is there will move itself on
    place->generation = ++m_world.alarmGeneration;
    place->planned = at;
    m_world.agenda.push({at, place->serial, place->id, place->generation, node.index, Due::alarm, 0});
}

void Engine::carry(Node& node, CancelAlarm& alarm, EventId) {
    for (Alarm& known : node.alarms) {
        if (known.id == alarm.alarm) known.at = never;
    }
}

void Engine::carry(Node& node, Note& note, EventId cause) {
    record(cause, Noted{node.id, note.sentence, std::span{note.values}.first(note.count)});
}

void Engine::carry(Node& node, Exit&, EventId cause) { death(node, Death::exited, cause); }

}  // namespace zabscope
