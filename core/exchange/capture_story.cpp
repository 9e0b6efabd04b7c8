// SPDX-License-Identifier: GPL-3.0-or-later
// The story's stage: lives, connections, messages on their way.
#include "core/exchange/capture_story.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace zabscope {
namespace {

constexpr std::uint8_t opener = 0;
constexpr std::uint8_t acceptor = 1;
/// A process that ends closes all its connections at once; looking at them takes the system so long.
constexpr std::int64_t atOnce = 100'000;
/// Who is called by a smaller server hangs up and calls back in this time.
constexpr std::int64_t callBack = 20'000;

/// What no capture tells of a server that has just started.
constexpr std::initializer_list<zab::Field> unknownAtBirth{zab::round,
                                                           zab::proposedLeader,
                                                           zab::proposedZxid,
                                                           zab::proposedEpoch,
                                                           zab::acceptedEpoch,
                                                           zab::currentEpoch,
                                                           zab::lastLogged,
                                                           zab::lastFlushed,
                                                           zab::lastProcessed,
                                                           zab::lastCommitted,
                                                           zab::lastProposed,
                                                           zab::lastSnapshot,
                                                           zab::tick,
                                                           zab::readDeadline,
                                                           zab::outstanding,
                                                           zab::treeDigest,
                                                           zab::nodeCount,
                                                           zab::sessionCount,
                                                           zab::committedLogMin,
                                                           zab::committedLogMax,
                                                           zab::epochOnDisk,
                                                           zab::newLeaderAckedEpoch,
                                                           zab::ackedZxid,
                                                           zab::notificationInterval,
                                                           zab::notificationDeadline,
                                                           zab::finalizeDeadline};

std::uint8_t other(std::uint8_t side) { return static_cast<std::uint8_t>(1 - side); }

}  // namespace

// Of a run in virtual time, which begins with the year 1970, the instants are kept.
std::int64_t CaptureStory::startOf(const Capture& capture) {
    constexpr std::int64_t tenYears = std::int64_t{10} * 365 * 86'400 * 1'000'000;
    const std::int64_t first = capture.facts.empty() ? 0 : capture.facts.front().at;
    return first >= 0 && first < tenYears ? 0 : first;
}

CaptureStory::CaptureStory(const Capture& capture, const CaptureCast& cast) : m_capture(capture), m_cast(cast) {
    m_lines.resize(capture.connections.size());
    m_sent.resize(capture.messages.size(), noEvent);
    m_start = startOf(capture);
}

Timeline CaptureStory::tell() {
    findDeaths();
    for (m_fact = 0; m_fact < m_capture.facts.size(); ++m_fact) {
        const CaptureFact& fact = m_capture.facts[m_fact];
        m_now = Instant{Duration{fact.at - m_start}};
        if (const auto deaths = m_deaths.find(m_fact); deaths != m_deaths.end()) {
            for (const NodeId node : deaths->second)
                if (m_seats[node].up) die(node, noEvent);
        }
        if (m_cast.connections[fact.connection].known()) this->fact(fact);
    }
    return std::move(m_timeline);
}

EventId CaptureStory::append(EventId cause, const What& what) { return m_timeline.append(m_now, cause, what); }

CaptureStory::Seat& CaptureStory::awake(NodeId node) {
    Seat& seat = m_seats[node];
    if (seat.up) return seat;
    const std::uint32_t life = seat.life + 1;
    seat = Seat{};
    seat.up = true;
    seat.life = life;
    append(noEvent, Born{node, life});
    for (const zab::Field field : unknownAtBirth) seat.state.set(field, PeerState::unknown);
    return seat;
}

void CaptureStory::die(NodeId node, EventId cause) {
    Seat& seat = m_seats[node];
    seat.up = false;
    const EventId died = append(cause, Died{node, Death::killed});
    for (std::uint32_t i = 0; i < m_lines.size(); ++i) {
        const auto& cast = m_cast.connections[i];
        if (!m_lines[i].asked || !cast.known()) continue;
        for (const std::uint8_t side : {opener, acceptor}) {
            if (cast.ends[side] != node || m_lines[i].closed[side]) continue;
            if (!m_lines[i].spoken[side]) continue;  // what is new belongs to the next life
            m_lines[i].closed[side] = true;
            m_lines[i].lastEnd = append(died, Closing{m_lines[i].id, node});
            if (m_lines[i].closed[other(side)]) loseRest(m_lines[i]);
        }
    }
}

// Who closes the last of its connections that it talks on, having closed all the others just before, has ended; unless
// they are closed since both ends have called each other at once, and one of the two connections has to go.
void CaptureStory::findDeaths() {
    struct Server {
        std::set<std::uint32_t> open;
        std::vector<std::size_t> endings;       // facts, all of about the same time
        std::map<NodeId, std::int64_t> called;  // when each of the others has introduced itself
        std::int64_t replaced = INT64_MIN;      // when it has last closed a connection for another one
    };
    std::map<NodeId, Server> servers;
    std::vector<bool> kept(m_capture.connections.size());
    std::vector<bool> ended(m_capture.connections.size());
    const auto isHello = [&](const CaptureFact& fact) {
        return m_capture.messages[fact.message].kind == MessageKind::hello;
    };
    for (const CaptureFact& fact : m_capture.facts)
        if (fact.kind == Kind::says && !isHello(fact)) kept[fact.connection] = true;
    for (std::size_t i = 0; i < m_capture.facts.size(); ++i) {
        const CaptureFact& fact = m_capture.facts[i];
        if (!m_cast.connections[fact.connection].known()) continue;
        const NodeId node = end(fact.connection, fact.side);
        const NodeId peer = end(fact.connection, other(fact.side));
        Server& self = servers[node];
        if (fact.kind == Kind::hears && isHello(fact)) self.called[peer] = fact.at;
        if (!kept[fact.connection]) continue;
        if (fact.kind == Kind::says && !ended[fact.connection]) {
            self.open.insert(fact.connection);
            servers[peer].open.insert(fact.connection);
        }
        if (fact.kind == Kind::hearsEnd) self.open.erase(fact.connection);
        if (fact.kind != Kind::ends && fact.kind != Kind::resets) continue;
        ended[fact.connection] = true;
        if (fact.kind == Kind::resets) servers[peer].open.erase(fact.connection);
        if (self.open.erase(fact.connection) == 0) continue;
        const auto call = self.called.find(peer);
        if (call != self.called.end() && fact.at - call->second <= callBack) self.replaced = fact.at;
        std::erase_if(self.endings, [&](std::size_t one) { return fact.at - m_capture.facts[one].at > atOnce; });
        self.endings.push_back(i);
        const std::size_t first = self.endings.front();
        if (!self.open.empty() || self.replaced >= m_capture.facts[first].at) continue;
        m_deaths[first].push_back(node);
        self.endings.clear();
    }
}

void CaptureStory::fact(const CaptureFact& fact) {
    Line& line = m_lines[fact.connection];
    switch (fact.kind) {
        case Kind::asks:
            return asks(fact.connection);
        case Kind::accepts:
        case Kind::establishes: {
            const std::uint8_t side = fact.kind == Kind::accepts ? acceptor : opener;
            if (!line.asked) asks(fact.connection);
            if (std::exchange(side == acceptor ? line.accepted : line.established, true)) return;
            awake(end(fact.connection, side));
            append(line.opening, Connected{line.id, end(fact.connection, side)});
            if (side == acceptor && m_cast.connections[fact.connection].port == Port::quorum)
                takesRole(end(fact.connection, acceptor), zab::Role::leading, end(fact.connection, acceptor),
                          line.opening);
            return;
        }
        case Kind::refuses:
            return refuses(fact.connection, true);
        case Kind::says:
            return says(fact);
        case Kind::hears:
            return hears(fact);
        case Kind::ends:
            return closes(fact.connection, fact.side);
        case Kind::hearsEnd:
            return noticesEnd(fact.connection, fact.side);
        case Kind::resets:
            if (!line.accepted) return refuses(fact.connection, false);
            closes(fact.connection, fact.side);
            return noticesEnd(fact.connection, other(fact.side));
    }
}

void CaptureStory::asks(std::uint32_t connection) {
    Line& line = m_lines[connection];
    if (std::exchange(line.asked, true)) return;
    const auto& cast = m_cast.connections[connection];
    Seat& seat = awake(cast.ends[opener]);
    line.id = makeConnectionId(cast.ends[opener], std::min(seat.life, 0xffffU), ++seat.serial);
    line.opening = append(noEvent, Connecting{line.id, cast.ends[opener], cast.ends[acceptor], cast.port});
    if (cast.port != Port::quorum) return;
    const Member* member = m_cast.ensemble.find(cast.ends[opener]);
    takesRole(cast.ends[opener], member && member->observer ? zab::Role::observing : zab::Role::following,
              cast.ends[acceptor], line.opening);
}

/// What of the opening was not captured has happened by now.
void CaptureStory::open(std::uint32_t connection) {
    CaptureFact missed = m_capture.facts[m_fact];
    missed.connection = connection;
    for (const Kind kind : {Kind::asks, Kind::accepts, Kind::establishes}) {
        missed.kind = kind;
        fact(missed);
    }
}

void CaptureStory::refuses(std::uint32_t connection, bool refused) {
    Line& line = m_lines[connection];
    if (!line.asked || line.closed[opener]) return;
    line.closed = {true, true};
    append(line.opening, ConnectFailed{line.id, refused});
}

void CaptureStory::closes(std::uint32_t connection, std::uint8_t side) {
    Line& line = m_lines[connection];
    if (!line.asked || std::exchange(line.closed[side], true)) return;
    line.lastEnd = append(noEvent, Closing{line.id, end(connection, side)});
    if (line.closed[other(side)]) loseRest(line);
}

void CaptureStory::noticesEnd(std::uint32_t connection, std::uint8_t side) {
    Line& line = m_lines[connection];
    if (!line.asked || std::exchange(line.closed[side], true)) return;
    append(line.lastEnd, ClosingNoticed{line.id, end(connection, side)});
    loseRest(line);
}

void CaptureStory::loseRest(Line& line) {
    for (const std::uint32_t message : line.underway)
        append(line.lastEnd, Lost{m_sent[message], Loss::connectionClosed});
    line.underway.clear();
}

void CaptureStory::says(const CaptureFact& fact) {
    const CapturedMessage& message = m_capture.messages[fact.message];
    const NodeId from = end(fact.connection, fact.side);
    const NodeId to = end(fact.connection, other(fact.side));
    zab::wire::ElectionMessage election;
    zab::wire::QuorumPacket packet;
    const bool vote = message.kind == MessageKind::notification && election.ParseFromString(message.bytes);
    if (vote && hasRestarted(from, election.notification())) die(from, noEvent);
    awake(from);
    open(fact.connection);
    Line& line = m_lines[fact.connection];
    if (line.closed[fact.side]) return;  // it has ended: the system sends what is left
    const Instant due = message.heardAt < 0 ? never : std::max(m_now, Instant{Duration{message.heardAt - m_start}});
    const EventId event = append(causeOf(from, line, message.kind, message),
                                 Sent{line.id, from, to, static_cast<std::uint8_t>(message.kind), due, message.bytes});
    m_sent[fact.message] = event;
    line.underway.push_back(fact.message);
    line.spoken[fact.side] = line.spoken[fact.side] || message.kind != MessageKind::hello;
    if (vote) {
        votes(from, election.notification(), event);
    } else if (message.kind < MessageKind::hello && packet.ParseFromString(message.bytes)) {
        if (fact.side == opener) {
            learnerSays(from, line, packet, event);
        } else {
            leaderSays(from, to, packet, event);
        }
    }
    publish(from, event);
}

void CaptureStory::hears(const CaptureFact& fact) {
    const CapturedMessage& message = m_capture.messages[fact.message];
    const EventId sent = m_sent[fact.message];
    Line& line = m_lines[fact.connection];
    const auto at = std::find(line.underway.begin(), line.underway.end(), fact.message);
    const NodeId node = end(fact.connection, fact.side);
    if (sent == noEvent || at == line.underway.end() || line.closed[fact.side]) return;
    line.underway.erase(at);
    Seat& seat = awake(node);
    const EventId event = append(sent, Delivered{sent, node});
    seat.heard[static_cast<std::uint8_t>(message.kind)] = event;
    line.heard[static_cast<std::uint8_t>(message.kind)] = event;
    zab::wire::ElectionMessage election;
    zab::wire::QuorumPacket packet;
    const NodeId from = end(fact.connection, other(fact.side));
    if (message.kind == MessageKind::notification && election.ParseFromString(message.bytes)) {
        hearsVote(node, from, election.notification());
    } else if (message.kind < MessageKind::hello && packet.ParseFromString(message.bytes)) {
        if (fact.side == acceptor) {
            leaderHears(node, from, packet, event);
        } else {
            learnerHears(node, line, packet, event);
        }
    }
    publish(node, event);
}

void CaptureStory::set(NodeId node, zab::Field field, std::int64_t value) { m_seats[node].state.set(field, value); }

void CaptureStory::setCell(NodeId node, zab::Field field, NodeId row, std::int64_t value) {
    m_seats[node].state.setCell(field, row, value);
}

EventId CaptureStory::publish(NodeId node, EventId cause) {
    Seat& seat = m_seats[node];
    if (!seat.up || seat.state.changes().empty()) return cause;
    const EventId event = append(cause, Changed{node, seat.state.changes()});
    seat.state.beginStep();
    return event;
}

void CaptureStory::note(NodeId node, zab::Sentence sentence, std::initializer_list<NoteValue> values, EventId cause) {
    append(cause, Noted{node, static_cast<std::uint16_t>(sentence), {values.begin(), values.size()}});
}

}  // namespace zabscope
