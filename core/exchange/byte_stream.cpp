// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/byte_stream.h"

#include <algorithm>

namespace zabscope {

void ByteStream::begin(std::uint32_t sequence) {
    if (m_begun) return;
    m_begun = true;
    m_first = sequence;
}

std::int64_t ByteStream::placeOf(std::uint32_t sequence) const {
    const auto here = m_first + static_cast<std::uint32_t>(m_next);
    return static_cast<std::int64_t>(m_next) + static_cast<std::int32_t>(sequence - here);
}

void ByteStream::take(std::uint32_t sequence, std::string_view bytes, std::size_t length, std::int64_t at,
                      Pieces& pieces) {
    if (length == 0) return;
    begin(sequence);
    std::int64_t place = placeOf(sequence);
    const auto next = static_cast<std::int64_t>(m_next);
    if (place < next) {  // sent again, at least in part
        const auto known = static_cast<std::size_t>(next - place);
        if (known >= length) return;
        bytes.remove_prefix(std::min(known, bytes.size()));
        length -= known;
        place = next;
    }
    Waiting& waiting = m_waiting[static_cast<std::uint64_t>(place)];
    // The longer one of two at the same place; of two equally long ones the one that was captured better.
    if (std::pair{length, bytes.size()} > std::pair{waiting.length, waiting.bytes.size()}) {
        m_waitingBytes += bytes.size() - waiting.bytes.size();
        waiting.bytes = bytes;
        waiting.length = length;
    }
    giveOut(pieces);
    mendHole(at, pieces);
}

void ByteStream::acknowledged(std::uint32_t sequence, std::int64_t at, Pieces& pieces) {
    if (!m_begun) return;
    constexpr std::int64_t credible = std::int64_t{1} << 30;  // the largest window of TCP
    const std::int64_t place = placeOf(sequence);
    if (place > static_cast<std::int64_t>(m_next) + credible) return;
    if (place > static_cast<std::int64_t>(m_acknowledged)) m_acknowledged = static_cast<std::uint64_t>(place);
    mendHole(at, pieces);
}

void ByteStream::mendHole(std::int64_t at, Pieces& pieces) {
    const bool hole = !m_waiting.empty() || m_acknowledged > m_next;
    if (!hole) {
        m_holeSince = -1;
        return;
    }
    if (m_holeSince < 0) m_holeSince = at;
    const bool tooMuch = m_waitingBytes > mostWaiting || m_waiting.size() > mostWaitingSegments;
    const bool late = m_acknowledged > m_next && at - m_holeSince >= patience;
    if (!tooMuch && !late) return;
    // Up to what was captured behind the hole, or to what the other side says to have.
    std::uint64_t to = m_waiting.empty() ? m_acknowledged : m_waiting.begin()->first;
    if (!tooMuch) to = std::min(to, m_acknowledged);
    skipTo(to, pieces);
    m_holeSince = -1;
    giveOut(pieces);
}

void ByteStream::skipTo(std::uint64_t place, Pieces& pieces) {
    if (place <= m_next) return;
    pieces.push_back({{}, place - m_next});
    m_next = place;
}

void ByteStream::giveOut(Pieces& pieces) {
    while (!m_waiting.empty() && m_waiting.begin()->first <= m_next) {
        const auto first = m_waiting.begin();
        const std::uint64_t end = first->first + first->second.length;
        if (end > m_next) {
            const auto known = static_cast<std::size_t>(m_next - first->first);
            Piece piece;
            if (known < first->second.bytes.size()) piece.bytes = first->second.bytes.substr(known);
            piece.missing = end - m_next - piece.bytes.size();
            m_next = end;
            pieces.push_back(std::move(piece));
        }
        m_waitingBytes -= first->second.bytes.size();
        m_waiting.erase(first);
    }
}

void ByteStream::finish(Pieces& pieces) {
    while (!m_waiting.empty()) {
        skipTo(m_waiting.begin()->first, pieces);
        giveOut(pieces);
    }
}

}  // namespace zabscope
