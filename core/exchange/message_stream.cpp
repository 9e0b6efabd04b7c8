// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/message_stream.h"

#include <algorithm>

#include "core/zab/zab.pb.h"

namespace zabscope {
namespace {

using Outcome = WireReading::Outcome;
using zab::MessageKind;

WireReading wrong() {
    WireReading reading;
    reading.outcome = Outcome::wrong;
    return reading;
}

/// A hello of before 3.5 is a bare number: any eight bytes could be one.
bool isCredibleHello(const WireReading& reading) {
    if (reading.size != 8) return true;
    zab::wire::ElectionMessage message;
    return message.ParseFromString(reading.bytes) && message.hello().sid() > 0 && message.hello().sid() <= largestSid;
}

}  // namespace

std::size_t MessageStream::known() const { return m_missing.empty() ? m_buffer.size() : m_missing.front().first; }

void MessageStream::drop(std::size_t size) {
    m_buffer.erase(0, size);
    m_begin += size;
    for (auto& [from, to] : m_missing) {
        from -= std::min(from, size);
        to -= std::min(to, size);
    }
    std::erase_if(m_missing, [](const auto& part) { return part.first == part.second; });
}

void MessageStream::loseAll() {
    m_lost += m_buffer.size();
    drop(m_buffer.size());
    m_lostTrack = true;
}

void MessageStream::take(const ByteStream::Piece& piece, std::vector<Found>& found) {
    if (m_speech == Speech::foreign) return;
    if (m_lostTrack) loseAll();  // whatever did not become a message since
    m_buffer += piece.bytes;
    if (piece.missing > largestPacket) {  // far too much to be inside of one message
        m_missing.clear();
        m_begin += piece.missing;
        m_lost += piece.missing;
        loseAll();
        return;
    }
    if (piece.missing > 0) {
        m_missing.emplace_back(m_buffer.size(), m_buffer.size() + piece.missing);
        m_buffer.append(piece.missing, '\0');
    }
    while (!m_buffer.empty()) {
        if (m_inSnapshot && !skipSnapshot()) return;
        if (m_buffer.empty()) return;
        const WireReading reading = read(known());
        if (reading.outcome == Outcome::more) return;
        if (reading.outcome == Outcome::wrong) return loseAll();
        m_first = m_lostTrack = false;
        if (reading.outcome == Outcome::whole) {
            found.push_back({reading.kind, reading.bytes, reading.configuration, m_begin + reading.size});
            m_inSnapshot = reading.kind == MessageKind::snap;
        } else {
            ++m_unknown;
        }
        drop(reading.size);
    }
}

WireReading MessageStream::read(std::size_t known) {
    if (m_first) return readFirst(known);
    switch (m_speech) {
        case Speech::election:
            return readNotification(m_buffer, known);
        case Speech::quorum:
            return readQuorumPacket(m_buffer, known);
        case Speech::unknown:
            return readAny(known);
        case Speech::foreign:
            break;
    }
    return wrong();
}

WireReading MessageStream::readFirst(std::size_t known) {
    WireReading hello = readHello(m_buffer, known);
    if (hello.outcome == Outcome::whole && isCredibleHello(hello)) {
        m_speech = Speech::election;
        return hello;
    }
    WireReading packet = readQuorumPacket(m_buffer, known);
    const bool introduces = packet.kind == MessageKind::followerInfo || packet.kind == MessageKind::observerInfo;
    if (packet.outcome == Outcome::whole && introduces) {
        m_speech = Speech::quorum;
        return packet;
    }
    const bool mayBecome = hello.outcome == Outcome::more || packet.outcome == Outcome::more;
    if (mayBecome && m_buffer.size() < 4096) {
        packet.outcome = Outcome::more;
        return packet;
    }
    m_speech = Speech::foreign;
    return wrong();
}

/// A connection whose beginning was not captured: it is told by its first whole message.
WireReading MessageStream::readAny(std::size_t known) {
    WireReading hello = readHello(m_buffer, known);
    if (hello.outcome == Outcome::whole && hello.size != 8) {
        m_speech = Speech::election;
        return hello;
    }
    WireReading vote = readNotification(m_buffer, known);
    if (vote.outcome == Outcome::whole) {
        m_speech = Speech::election;
        return vote;
    }
    WireReading packet = readQuorumPacket(m_buffer, known);
    if (packet.outcome == Outcome::whole) {
        m_speech = Speech::quorum;
        return packet;
    }
    return wrong();
}

// A snapshot has no length: it goes on up to its signature.
bool MessageStream::skipSnapshot() {
    const std::size_t at = m_buffer.find(snapshotSignature);
    if (at == std::string::npos) {
        const std::size_t keep = std::min(m_buffer.size(), snapshotSignature.size() - 1);
        drop(m_buffer.size() - keep);
        return false;
    }
    m_inSnapshot = false;
    drop(at + snapshotSignature.size());
    return true;
}

}  // namespace zabscope
