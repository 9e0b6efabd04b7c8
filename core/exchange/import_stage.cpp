// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_stage.h"

#include <cassert>

#include "core/zab/zab.pb.h"

namespace zabscope {
namespace {

/// What no log and no capture tells of a server that has just started.
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

}  // namespace

ImportStage::Seat& ImportStage::seat(NodeId node) {
    assert(isServer(node) && node <= largestSid);
    return m_seats[node];
}

bool ImportStage::isUp(NodeId node) const {
    const auto seat = m_seats.find(node);
    return seat != m_seats.end() && seat->second.up;
}

EventId ImportStage::born(NodeId node) {
    Seat& seat = this->seat(node);
    assert(!seat.up);
    seat.up = true;
    ++seat.life;
    seat.serial = 0;
    seat.state = PublishedState{};
    const EventId event = append(noEvent, Born{node, seat.life});
    for (const zab::Field field : unknownAtBirth) seat.state.set(field, PeerState::unknown);
    return event;
}

EventId ImportStage::died(NodeId node, Death how, EventId cause) {
    Seat& seat = this->seat(node);
    assert(seat.up);
    publish(node, cause);
    const EventId event = append(cause, Died{node, how});
    seat.up = false;
    for (const auto& [pair, connection] : m_connections) {
        const auto& [a, b, port] = pair;
        if (a == node || b == node) append(event, Closing{connection, node});
    }
    return event;
}

void ImportStage::diskIsWiped(NodeId node) {
    assert(!isUp(node));
    append(noEvent, DiskWiped{node});
}

const PeerState& ImportStage::fields(NodeId node) const {
    static const PeerState nothing;
    const auto seat = m_seats.find(node);
    return seat == m_seats.end() ? nothing : seat->second.state.state();
}

void ImportStage::set(NodeId node, zab::Field field, std::int64_t value) { seat(node).state.set(field, value); }
void ImportStage::setCell(NodeId node, zab::Field field, NodeId row, std::int64_t value) {
    seat(node).state.setCell(field, row, value);
}
void ImportStage::eraseRow(NodeId node, std::initializer_list<zab::Field> fields, NodeId row) {
    for (const zab::Field field : fields) seat(node).state.eraseCell(field, row);
}
void ImportStage::clear(NodeId node, std::initializer_list<zab::Field> fields) {
    for (const zab::Field field : fields) seat(node).state.clearTable(field);
}

EventId ImportStage::publish(NodeId node, EventId cause) {
    Seat& seat = this->seat(node);
    assert(seat.up);
    if (seat.state.changes().empty()) return cause;
    const EventId event = append(cause, Changed{node, seat.state.changes()});
    seat.state.beginStep();
    return event;
}

EventId ImportStage::note(NodeId node, zab::Sentence sentence, std::initializer_list<NoteValue> values, EventId cause) {
    assert(isUp(node) && values.size() <= largestNote);
    return append(cause, Noted{node, static_cast<std::uint16_t>(sentence), {values.begin(), values.size()}});
}

void ImportStage::wrote(NodeId node, Write::Action action, Write::Meaning meaning, Zxid zxid, EventId cause) {
    const EventId event = append(cause, Wrote{node, action, meaning, FileName{}, zxid, 0, 0});
    append(event, FlushDone{node, zxid});
}

void ImportStage::historyEnds(NodeId node, Zxid last, EventId cause) {
    set(node, zab::lastLogged, last.value);
    set(node, zab::lastProcessed, last.value);
    const NodeState* state = m_timeline.state().find(node);
    if (last.value <= 0 || (state && m_timeline.histories().last(node, state->written) == last)) return;
    wrote(node, Write::Action::replace, Write::Meaning::replacingSnapshot, last, cause);
}

void ImportStage::historyIsCut(NodeId node, Zxid last, EventId cause) {
    wrote(node, Write::Action::truncate, Write::Meaning::truncation, last, cause);
    historyEnds(node, last, cause);
}

ConnectionId ImportStage::connect(NodeId from, NodeId to, Port port, EventId cause) {
    const Pair pair = pairOf(from, to, port);
    if (const auto known = m_connections.find(pair); known != m_connections.end()) {
        const ConnectionState* state = m_timeline.state().find(known->second);
        if (state && !state->closing) return known->second;
        // Whoever has not noticed yet that it is gone, has now.
        if (state) append(cause, ClosingNoticed{known->second, state->closedByFrom ? state->to : state->from});
        m_connections.erase(pair);
    }
    // Of two servers the one with the larger number opens the connection between their election ports.
    const NodeId opener = port == Port::election ? std::max(from, to) : std::max(noNode, from);
    const NodeId other = opener == from ? to : from;
    Seat& seat = this->seat(opener);
    const ConnectionId connection = makeConnectionId(opener, seat.life, ++seat.serial);
    const EventId event = append(cause, Connecting{connection, opener, other, port});
    append(event, Connected{connection, other});
    append(event, Connected{connection, opener});
    m_connections[pair] = connection;
    return connection;
}

EventId ImportStage::send(NodeId from, NodeId to, Port port, zab::MessageKind kind, std::string_view bytes, Instant due,
                          EventId cause) {
    assert(isUp(from) && isUp(to));
    // Learners open the connection to their leader; only the leader's messages are told.
    const ConnectionId connection =
        port == Port::quorum ? connect(to, from, port, cause) : connect(from, to, port, cause);
    return append(cause, Sent{connection, from, to, static_cast<std::uint8_t>(kind), std::max(due, m_now), bytes});
}

EventId ImportStage::deliver(EventId message, NodeId to) {
    if (!isUp(to) || message == noEvent) return noEvent;
    return append(message, Delivered{message, to});
}

void ImportStage::close(NodeId by, NodeId other, Port port, EventId cause) {
    const auto known = m_connections.find(pairOf(by, other, port));
    if (known == m_connections.end()) return;
    const ConnectionState* state = m_timeline.state().find(known->second);
    if (state && !state->closing) append(cause, Closing{known->second, by});
}

void ImportStage::notice(NodeId at, NodeId other, Port port, EventId cause) {
    const auto known = m_connections.find(pairOf(at, other, port));
    if (known == m_connections.end()) return;
    const ConnectionState* state = m_timeline.state().find(known->second);
    if (!state) {
        m_connections.erase(known);
        return;
    }
    const bool otherClosed = state->from == other ? state->closedByFrom : state->closedByTo;
    if (!otherClosed) {
        if (!state->closing) append(cause, Closing{known->second, at});
        return;
    }
    append(cause, ClosingNoticed{known->second, at});
    m_connections.erase(known);
}

std::string voteBytes(zab::Role state, const zab::Vote& vote, std::int64_t round) {
    zab::wire::ElectionMessage message;
    auto& notification = *message.mutable_notification();
    notification.set_state(static_cast<zab::wire::ServerState>(state));
    notification.set_leader(vote.sid);
    notification.set_zxid(vote.zxid.value);
    notification.set_round(round);
    notification.set_peer_epoch(vote.epoch);
    return message.SerializeAsString();
}

std::string packetBytes(zab::MessageKind kind, Zxid zxid) {
    zab::wire::QuorumPacket packet;
    packet.set_type(static_cast<zab::wire::QuorumPacket::Type>(kind));
    packet.set_zxid(zxid.value);
    return packet.SerializeAsString();
}

}  // namespace zabscope
