// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/capture_tracker.h"

#include <algorithm>
#include <utility>

#include "core/zab/zab.pb.h"

namespace zabscope {
namespace {

constexpr std::uint8_t opener = 0;
constexpr std::uint8_t acceptor = 1;
constexpr std::size_t mostConfigurations = 64;

std::uint8_t other(std::uint8_t side) { return static_cast<std::uint8_t>(1 - side); }

/// Whether only a leader says it, who is the one that learners connect to.
bool isLeaders(zab::MessageKind kind) {
    using enum zab::MessageKind;
    return kind == proposal || kind == commit || kind == inform || kind == newLeader || kind == upToDate ||
           kind == diff || kind == trunc || kind == snap || kind == leaderInfo || kind == sync;
}
bool isLearners(zab::MessageKind kind) {
    using enum zab::MessageKind;
    return kind == request || kind == ack || kind == followerInfo || kind == observerInfo || kind == ackEpoch;
}

}  // namespace

CaptureTracker::Key CaptureTracker::keyOf(const CapturedSegment& segment) {
    return segment.from < segment.to ? Key{segment.from, segment.to} : Key{segment.to, segment.from};
}

void CaptureTracker::limit(bool reached, const char* what) {
    if (reached && m_overLimit.empty()) m_overLimit = what;
}

void CaptureTracker::fact(Live& live, Kind kind, std::uint8_t side, std::int64_t at, std::uint32_t message) {
    const CaptureFact fact{at, kind, side, live.number, message};
    if (live.ours) {
        m_capture.facts.push_back(fact);
        limit(m_capture.facts.size() > m_limits.facts, "more facts than can be shown");
    } else if (live.connection.speech != Speech::foreign && live.early.size() < 16) {
        live.early.push_back(fact);
    }
}

CaptureTracker::Live* CaptureTracker::liveOf(const CapturedSegment& segment, std::int64_t at) {
    const Key key = keyOf(segment);
    const auto known = m_live.find(key);
    const bool asks = segment.syn && !segment.ack;
    if (known != m_live.end()) {
        // The same two ports again: a new connection, unless it is the same request sent again.
        if (!asks || segment.sequence == known->second.synSequence) return &known->second;
        forget(key, known->second);
    } else if (!segment.syn && segment.length == 0) {
        return nullptr;  // of a connection that is over, or about which nothing is known yet
    }
    if (m_live.size() >= m_limits.connections) dropIdle(at);
    if (m_live.size() >= m_limits.connections) {
        limit(true, "more connections open at once than can be followed");
        return nullptr;
    }
    Live live;
    live.lastAt = at;
    // Whoever asks has opened it. In the middle of one, the lower port is taken for the one that listens.
    const bool fromOpener = asks || (!segment.syn && segment.from.port > segment.to.port);
    live.connection.ends = fromOpener ? std::array{segment.from, segment.to} : std::array{segment.to, segment.from};
    live.connection.beginningSeen = segment.syn;
    if (segment.syn) live.directions[opener].messages = MessageStream{true};
    if (asks) live.synSequence = segment.sequence;
    return &m_live.insert_or_assign(key, std::move(live)).first->second;
}

/// Foreign connections that nothing was heard of for long.
void CaptureTracker::dropIdle(std::int64_t at) {
    constexpr std::int64_t idleTime = 60'000'000;
    std::erase_if(m_live, [&](const auto& entry) {
        const bool drops = !entry.second.ours && at - entry.second.lastAt > idleTime;
        if (drops) m_waiting -= entry.second.waiting;
        return drops;
    });
}

void CaptureTracker::take(const CapturedSegment& segment, std::int64_t at) {
    Live* live = liveOf(segment, at);
    if (!live) return;
    live->lastAt = at;
    const std::uint8_t side = segment.from == live->connection.ends[opener] ? opener : acceptor;
    m_waiting -= live->waiting;
    if (segment.syn) openings(*live, segment, side, at);
    if (segment.ack && !segment.syn) acknowledgement(*live, segment, side, at);
    if (!segment.syn && !segment.rst) payload(*live, segment, side, at);
    if (segment.rst) {
        const bool refused = side == acceptor && live->connection.beginningSeen && !live->accepted;
        fact(*live, refused ? Kind::refuses : Kind::resets, side, at);
        live->waiting = 0;
        forget(keyOf(segment), *live);
        return;
    }
    live->waiting = 0;
    for (const Direction& direction : live->directions)
        live->waiting += direction.bytes.waiting() + direction.messages.waiting();
    m_waiting += live->waiting;
    limit(m_waiting > m_limits.waitingBytes, "more bytes that wait for the rest of their messages than can be kept");
    const bool over = std::all_of(live->directions.begin(), live->directions.end(),
                                  [](const Direction& direction) { return direction.finHeard; });
    if (over) forget(keyOf(segment), *live);
}

void CaptureTracker::openings(Live& live, const CapturedSegment& segment, std::uint8_t side, std::int64_t at) {
    live.directions[side].bytes.begin(segment.sequence + 1);
    if (!segment.ack) {
        if (!std::exchange(live.asked, true)) fact(live, Kind::asks, opener, at);
        return;
    }
    if (live.accepted) return;
    live.accepted = true;
    fact(live, Kind::accepts, acceptor, at);
}

void CaptureTracker::acknowledgement(Live& live, const CapturedSegment& segment, std::uint8_t side, std::int64_t at) {
    if (side == opener && live.accepted && !live.established) {
        live.established = true;
        fact(live, Kind::establishes, opener, at);
    }
    Direction& said = live.directions[other(side)];
    if (!said.bytes.hasBegun()) return;
    ByteStream::Pieces pieces;
    // Behind the last byte stands the FIN, which takes a number but is no byte.
    const bool endToo = said.finSeen && said.bytes.placeOf(segment.acknowledged) > said.bytes.placeOf(said.finSequence);
    said.bytes.acknowledged(endToo ? said.finSequence : segment.acknowledged, at, pieces);
    give(live, other(side), pieces, at);
    const std::int64_t place = said.bytes.placeOf(segment.acknowledged);
    while (!said.unheard.empty() && static_cast<std::int64_t>(said.unheard.front().end) <= place) {
        const std::uint32_t message = said.unheard.front().message;
        said.unheard.pop_front();
        m_capture.messages[message].heardAt = at;
        fact(live, Kind::hears, side, at, message);
    }
    if (said.finSeen && !said.finHeard && place > said.bytes.placeOf(said.finSequence)) {
        said.finHeard = true;
        fact(live, Kind::hearsEnd, side, at);
    }
}

void CaptureTracker::payload(Live& live, const CapturedSegment& segment, std::uint8_t side, std::int64_t at) {
    Direction& direction = live.directions[side];
    ByteStream::Pieces pieces;
    direction.bytes.take(segment.sequence, segment.bytes, segment.length, at, pieces);
    give(live, side, pieces, at);
    if (!segment.fin || direction.finSeen) return;
    direction.finSeen = true;
    direction.finSequence = segment.sequence + static_cast<std::uint32_t>(segment.length);
    direction.bytes.begin(direction.finSequence);
    fact(live, Kind::ends, side, at);
}

void CaptureTracker::give(Live& live, std::uint8_t side, const ByteStream::Pieces& pieces, std::int64_t at) {
    std::vector<MessageStream::Found> found;
    for (const ByteStream::Piece& piece : pieces) {
        live.directions[side].messages.take(piece, found);
        settleSpeech(live, side);
        for (MessageStream::Found& message : found) said(live, side, message, at);
        found.clear();
    }
}

void CaptureTracker::settleSpeech(Live& live, std::uint8_t side) {
    const Speech speech = live.directions[side].messages.speech();
    if (live.connection.speech != Speech::unknown || speech == Speech::unknown) return;
    live.connection.speech = speech;
    live.directions[other(side)].messages.speak(speech);
    if (speech == Speech::foreign) {
        ++m_capture.counts.foreignConnections;
        live.early = {};
        return;
    }
    live.ours = true;
    live.number = static_cast<std::uint32_t>(m_capture.connections.size());
    m_capture.connections.push_back(live.connection);
    for (CaptureFact& early : live.early) {
        early.connection = live.number;
        m_capture.facts.push_back(early);
    }
    live.early = {};
}

void CaptureTracker::said(Live& live, std::uint8_t side, MessageStream::Found& found, std::int64_t at) {
    CapturedConnection& connection = m_capture.connections[live.number];
    if (!connection.beginningSeen &&
        ((side == acceptor && isLearners(found.kind)) || (side == opener && isLeaders(found.kind)))) {
        // The guess was wrong: what it has told so far is told of the other sides.
        std::swap(connection.ends[0], connection.ends[1]);
        std::swap(live.connection.ends[0], live.connection.ends[1]);
        std::swap(live.directions[0], live.directions[1]);
        m_turned[live.number] = m_capture.facts.size();
        side = other(side);
        connection.beginningSeen = live.connection.beginningSeen = true;
    }
    if (found.kind == zab::MessageKind::hello || found.kind == zab::MessageKind::followerInfo ||
        found.kind == zab::MessageKind::observerInfo) {
        zab::wire::ElectionMessage hello;
        zab::wire::QuorumPacket packet;
        if (found.kind != zab::MessageKind::hello) {
            if (packet.ParseFromString(found.bytes)) connection.openerSid = packet.sid();
        } else if (hello.ParseFromString(found.bytes)) {
            connection.openerSid = hello.hello().sid();
            connection.openerAddress = hello.hello().address();
        }
    }
    auto& told = m_capture.configurations;
    if (!found.configuration.empty() && told.size() < mostConfigurations &&
        std::find(told.begin(), told.end(), found.configuration) == told.end())
        told.push_back(std::move(found.configuration));
    m_messageBytes += found.bytes.size();
    limit(m_messageBytes > m_limits.messageBytes || m_capture.messages.size() >= m_limits.messages,
          "more messages than can be shown");
    const auto number = static_cast<std::uint32_t>(m_capture.messages.size());
    m_capture.messages.push_back({found.kind, std::move(found.bytes), -1});
    live.directions[side].unheard.push_back({found.end, number});
    fact(live, Kind::says, side, at, number);
}

void CaptureTracker::forget(const Key& key, Live& live) {
    for (const std::uint8_t side : {opener, acceptor}) {
        ByteStream::Pieces pieces;
        live.directions[side].bytes.finish(pieces);
        give(live, side, pieces, live.lastAt);
        if (!live.ours) continue;
        m_capture.counts.lostBytes += live.directions[side].messages.lostBytes();
        m_capture.counts.unknownMessages += live.directions[side].messages.unknownMessages();
    }
    m_waiting -= live.waiting;
    // Asked for and never spoken on: an attempt that says who cannot be reached.
    if (live.connection.speech == Speech::unknown && live.connection.beginningSeen && !live.early.empty()) {
        live.number = static_cast<std::uint32_t>(m_capture.connections.size());
        m_capture.connections.push_back(live.connection);
        for (CaptureFact& early : live.early) {
            early.connection = live.number;
            m_capture.facts.push_back(early);
        }
        limit(m_capture.facts.size() > m_limits.facts, "more facts than can be shown");
    }
    m_live.erase(key);
}

void CaptureTracker::finish() {
    while (!m_live.empty()) {
        const Key key = m_live.begin()->first;
        forget(key, m_live.begin()->second);
    }
    for (std::size_t i = 0; i < m_capture.facts.size() && !m_turned.empty(); ++i) {
        const auto turned = m_turned.find(m_capture.facts[i].connection);
        if (turned != m_turned.end() && i < turned->second) m_capture.facts[i].side = other(m_capture.facts[i].side);
    }
    // Connections that were known to be ours late have brought their beginnings late.
    std::stable_sort(m_capture.facts.begin(), m_capture.facts.end(),
                     [](const CaptureFact& a, const CaptureFact& b) { return a.at < b.at; });
}

}  // namespace zabscope
