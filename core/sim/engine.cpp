// SPDX-License-Identifier: GPL-3.0-or-later
/// The loop: takes what is due next, tells the peer, records, judges.
#include "core/sim/engine.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace zabscope {
namespace {

std::vector<Alarm>::iterator findAlarm(Node& node, AlarmId id) {
    const auto at = std::lower_bound(node.alarms.begin(), node.alarms.end(), id,
                                     [](const Alarm& alarm, AlarmId wanted) { return alarm.id < wanted; });
    return at != node.alarms.end() && at->id == id ? at : node.alarms.end();
}

}  // namespace

Engine::Engine(Stage stage, const Protocol& protocol, std::unique_ptr<Transport> transport)
    : m_world(std::move(stage), protocol), m_transport(std::move(transport)) {}

Engine::Engine(const World& world, Timeline timeline, std::unique_ptr<Transport> transport)
    : m_world(world), m_timeline(std::move(timeline)), m_transport(std::move(transport)) {
    reopenWire();
}

bool Engine::step(Instant horizon) {
    dropVoidItems();
    if (m_world.agenda.empty() || m_world.agenda.top().at > horizon) return false;
    const Item item = m_world.agenda.pop();
    m_world.now = std::max(m_world.now, item.at);  // what waited for a thaw is older than the present
    handle(item);
    return true;
}

Instant Engine::nextDue() {
    dropVoidItems();
    return m_world.agenda.empty() ? never : std::max(m_world.now, m_world.agenda.top().at);
}

void Engine::passTime(Instant to) {
    assert(nextDue() > to);
    m_world.now = std::max(m_world.now, to);
}

EventId Engine::record(EventId cause, const What& what) {
    const EventId event = m_timeline.append(m_world.now, cause, what);
    if (m_world.judges.on) judge(event);
    return event;
}

void Engine::judge(EventId event) {
    std::vector<std::pair<std::uint16_t, Violation>> found;
    const Scene scene{m_timeline.event(event), m_timeline.state(), m_timeline.histories(), m_world.stage.ensemble};
    const Interest about = Interest::of(scene.event);
    std::uint16_t number = 0;
    for (const auto& invariant : m_world.judges.list) {
        if (invariant->interest().meets(about)) {
            if (auto violation = invariant->judge(scene)) found.emplace_back(number, std::move(*violation));
        }
        ++number;
    }
    // Recorded afterwards, and not judged in turn.
    for (const auto& [invariant, violation] : found) {
        m_timeline.append(m_world.now, event, Violated{invariant, violation.node, violation.text});
    }
}

void Engine::dropVoidItems() {
    while (!m_world.agenda.empty() && isVoid(m_world.agenda.top())) m_world.agenda.pop();
}

bool Engine::isVoid(const Item& item) {
    switch (item.due) {
    case Due::arrival: return !m_world.network.messages.live(item.index, item.generation);
    case Due::alarm: return alarmIsVoid(item);
    case Due::diskDone: return item.generation != m_world.nodes[item.node].disk.generation();
    case Due::diskAnswer: return m_world.nodes[item.node].answers.empty();
    case Due::opening:
    case Due::accepted:
    case Due::opened:
    case Due::refused:
    case Due::connectTimeout:
    case Due::reset:
    case Due::writable: return isVoidForConnection(item);
    }
    assert(false);
    return true;
}

bool Engine::isVoidForConnection(const Item& item) const {
    if (!m_world.network.connections.live(item.index, item.generation)) return true;
    const Connection& connection = m_world.network.connections[item.index];
    const bool opening = connection.sides[0].state == SideState::opening;
    if (item.due == Due::connectTimeout) return !opening;
    if (item.due == Due::opening || item.due == Due::opened || item.due == Due::refused) {
        return !opening || connection.silenced;
    }
    if (item.due == Due::accepted) return connection.sides[1].state != SideState::open;
    return connection.sides[item.side].state != SideState::open;
}

// An item whose alarm has been moved to later is planned anew under the alarm's own serial number, so that nothing depends
// on when this is noticed.
bool Engine::alarmIsVoid(const Item& item) {
    Node& node = m_world.nodes[item.node];
    const auto alarm = findAlarm(node, item.index);
    if (alarm == node.alarms.end() || alarm->generation != item.generation) return true;
    if (alarm->at == item.at && alarm->serial == item.serial) return false;
    alarm->planned = alarm->at;
    if (alarm->at != never) {
        m_world.agenda.push({alarm->at, alarm->serial, item.index, item.generation, item.node, Due::alarm, 0});
    }
    return true;
}

void Engine::handle(const Item& item) {
    Node* told = nullptr;  // by this very item; what arrives by connections looks itself
    if (item.due == Due::alarm || item.due == Due::diskAnswer) told = &m_world.nodes[item.node];
    if (item.due == Due::accepted) told = &nodeOfSide(m_world.network.connections[item.index], 1);
    if (item.due == Due::opened || item.due == Due::refused || item.due == Due::connectTimeout) {
        told = &nodeOfSide(m_world.network.connections[item.index], 0);
    }
    if (item.due == Due::reset || item.due == Due::writable) {
        told = &nodeOfSide(m_world.network.connections[item.index], item.side);
    }
    if (told && told->frozen) {
        told->waiting.push_back(item);
        return;
    }
    switch (item.due) {
    case Due::arrival: return arrive(item);
    case Due::alarm: return ring(item);
    case Due::diskDone: return finishDiskJob(item);
    case Due::diskAnswer: {
        const Disk::Answer answer = told->answers.front();
        told->answers.pop_front();
        return answerOfDisk(*told, answer, answer.cause);
    }
    case Due::opening: return reachAcceptor(item.index);
    case Due::accepted: return tellAcceptor(item.index);
    case Due::opened: return tellOpener(item.index);
    case Due::refused: return failOpening(item.index, true);
    case Due::connectTimeout: return failOpening(item.index, false);
    case Due::reset: return tellReset(item.index, item.side);
    case Due::writable: {
        const Connection& connection = m_world.network.connections[item.index];
        return give(*told, ConnectionWritable{connection.id}, connection.ways[item.side].writableCause);
    }
    }
    assert(false);
}

void Engine::ring(const Item& item) {
    Node& node = m_world.nodes[item.node];
    const auto alarm = findAlarm(node, item.index);
    assert(alarm != node.alarms.end());
    alarm->at = never;
    alarm->planned = never;
    const EventId rang = record(alarm->cause, Rang{node.id, item.index});
    give(node, AlarmRang{item.index}, rang);
}

void Engine::finishDiskJob(const Item& item) {
    Node& node = m_world.nodes[item.node];
    Disk::Answer answer = node.disk.complete(item.index);
    if (answer.kind == Disk::Answer::Kind::flushed) answer.cause = record(answer.cause, FlushDone{node.id, answer.upTo});
    if (answer.token == 0) return;
    if (node.frozen) {
        node.answers.push_back(answer);
        node.waiting.push_back({item.at, item.serial, 0, 0, node.index, Due::diskAnswer, 0});
        return;
    }
    answerOfDisk(node, answer, answer.cause);
}

void Engine::answerOfDisk(Node& node, const Disk::Answer& answer, EventId cause) {
    assert(node.up);
    switch (answer.kind) {
    case Disk::Answer::Kind::written: return give(node, Written{answer.token}, cause);
    case Disk::Answer::Kind::flushed: return give(node, Flushed{answer.token}, cause);
    case Disk::Answer::Kind::failed: return give(node, DiskFailed{answer.token}, cause);
    }
    assert(false);
}

void Engine::give(Node& node, const Input& input, EventId cause) {
    assert(node.up && !node.frozen && !m_stepping);
    m_stepping = true;
    m_effects.clear();
    node.peer->step(m_world.now, input, m_effects);
    const auto changes = node.peer->published().changes();
    if (!changes.empty()) record(cause, Changed{node.id, changes});
    for (Effect& effect : m_effects) {
        std::visit([&](auto& what) { carry(node, what, cause); }, effect);
        if (!node.up) break;  // it has ended itself
    }
    m_stepping = false;
}

}  // namespace zabscope
