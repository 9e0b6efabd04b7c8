// SPDX-License-Identifier: GPL-3.0-or-later
/// One direction of a captured TCP connection: its bytes in order, whatever the order, number and completeness of the
/// segments that were captured.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zabscope {

class ByteStream {
public:
    /// Bytes in order, and then some that the capture does not hold.
    struct Piece {
        std::string bytes;
        std::uint64_t missing = 0;
    };
    using Pieces = std::vector<Piece>;

    bool hasBegun() const { return m_begun; }
    /// The number of the first byte. Only the first call counts.
    void begin(std::uint32_t sequence);
    /// A segment's payload, of which perhaps only the first bytes were captured. What now follows is added to `pieces`.
    void take(std::uint32_t sequence, std::string_view bytes, std::size_t length, std::int64_t at, Pieces& pieces);
    /// The other side has acknowledged up to this number. Waits a little for what is missing before it is given up.
    void acknowledged(std::uint32_t sequence, std::int64_t at, Pieces& pieces);
    /// Nothing more will come: what stands behind holes is given out.
    void finish(Pieces& pieces);

    /// The place of a number in the stream; the first byte's is 0. Before that it is negative.
    std::int64_t placeOf(std::uint32_t sequence) const;
    /// How far the bytes were given out.
    std::uint64_t given() const { return m_next; }
    /// Bytes that wait for a hole to be filled.
    std::size_t waiting() const { return m_waitingBytes; }

private:
    struct Waiting {
        std::string bytes;
        std::size_t length = 0;
    };
    void giveOut(Pieces& pieces);
    void skipTo(std::uint64_t place, Pieces& pieces);
    void mendHole(std::int64_t at, Pieces& pieces);

    static constexpr std::size_t mostWaiting = 1 << 20;
    static constexpr std::size_t mostWaitingSegments = 4096;
    static constexpr std::int64_t patience = 200'000;  // microseconds

    bool m_begun = false;
    std::uint32_t m_first = 0;
    std::uint64_t m_next = 0;
    std::uint64_t m_acknowledged = 0;
    std::int64_t m_holeSince = -1;
    std::map<std::uint64_t, Waiting> m_waiting;  // by place
    std::size_t m_waitingBytes = 0;
};

}  // namespace zabscope
