// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/conversation.h"

#include <algorithm>

namespace zabscope {
namespace {

/// Numbers that look like a system's initial sequence numbers and are the same every time.
std::uint32_t firstNumber(std::uint64_t seed) {
    seed = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9;
    seed = (seed ^ seed >> 27) * 0x94d049bb133111eb;
    return static_cast<std::uint32_t>(seed >> 32);
}

}  // namespace

Conversation::Conversation(TcpEnd from, TcpEnd to, std::uint64_t seed) {
    m_halves[opener].place = from;
    m_halves[acceptor].place = to;
    m_halves[opener].next = firstNumber(2 * seed + 1);
    m_halves[acceptor].next = firstNumber(2 * seed + 2);
}

Segment Conversation::segment(Side from, std::uint8_t flags, std::string_view bytes) {
    Half& half = m_halves[from];
    Segment segment{half.place, m_halves[other(from)].place, half.next, half.heard, flags, bytes};
    if (flags & Segment::ack) half.announced = half.heard;
    half.next += static_cast<std::uint32_t>(bytes.size());
    if (flags & (Segment::syn | Segment::fin)) ++half.next;
    return segment;
}

Segment Conversation::asks() {
    const Segment syn = segment(opener, Segment::syn);
    m_halves[acceptor].heard = m_halves[opener].next;
    return syn;
}

Segment Conversation::accepts() {
    m_accepted = true;
    const Segment answer = segment(acceptor, Segment::syn | Segment::ack);
    m_halves[opener].heard = m_halves[acceptor].next;
    return answer;
}

Segment Conversation::established() { return segment(opener, Segment::ack); }

std::vector<Segment> Conversation::says(Side side, EventId message, std::string_view bytes) {
    std::vector<Segment> segments;
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, Segment::largest);
        bytes.remove_prefix(part.size());
        segments.push_back(segment(side, bytes.empty() ? Segment::ack | Segment::psh : Segment::ack, part));
    }
    if (!segments.empty()) m_halves[side].unheard.push_back({message, m_halves[side].next, false});
    return segments;
}

std::optional<Segment> Conversation::hears(Side receiver, EventId message) {
    auto& unheard = m_halves[other(receiver)].unheard;
    const auto at =
        std::find_if(unheard.begin(), unheard.end(), [&](const Unheard& each) { return each.message == message; });
    if (at == unheard.end()) return std::nullopt;
    at->heard = true;
    // TCP hands bytes over in order: one that has overtaken another is acknowledged with it.
    while (!unheard.empty() && unheard.front().heard) {
        m_halves[receiver].heard = unheard.front().end;
        unheard.pop_front();
    }
    if (m_halves[receiver].heard == m_halves[receiver].announced) return std::nullopt;
    return segment(receiver, Segment::ack);
}

Segment Conversation::ends(Side side) {
    m_halves[side].ended = true;
    return segment(side, Segment::fin | Segment::ack);
}

void Conversation::hearsEnd(Side side) { m_halves[side].heard = m_halves[other(side)].next; }

Segment Conversation::confirms(Side side) { return segment(side, Segment::ack); }

Segment Conversation::resets(Side side) { return segment(side, Segment::rst | Segment::ack); }

Segment Conversation::refuses() {
    m_halves[acceptor].next = 0;  // there is no connection: the number is none of its own
    return segment(acceptor, Segment::rst | Segment::ack);
}

}  // namespace zabscope
