// SPDX-License-Identifier: GPL-3.0-or-later
/// One TCP connection as its segments: sequence numbers, acknowledgements, opening and ending.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "core/exchange/segment.h"
#include "core/protocol/ids.h"

namespace zabscope {

class Conversation {
public:
    enum Side : std::uint8_t { opener = 0, acceptor = 1 };
    static constexpr Side other(Side side) { return side == opener ? acceptor : opener; }

    /// The first sequence numbers follow from `seed`.
    Conversation(TcpEnd from, TcpEnd to, std::uint64_t seed);

    Segment asks();         ///< SYN
    Segment accepts();      ///< SYN and its ACK
    Segment established();  ///< the opener's ACK of that
    /// A message, in as many segments as it needs. `message` names it until it is heard or the conversation ends.
    std::vector<Segment> says(Side side, EventId message, std::string_view bytes);
    /// The receiver has taken the message in: its ACK, if that says anything new.
    std::optional<Segment> hears(Side receiver, EventId message);
    Segment ends(Side side);   ///< FIN
    void hearsEnd(Side side);  ///< the other side's FIN is taken in: what this side sends from now on acknowledges it
    Segment confirms(Side side);  ///< an ACK of all that was heard
    Segment resets(Side side);    ///< RST
    Segment refuses();            ///< the acceptor's machine has nobody at that port: RST

    bool hasEnded(Side side) const { return m_halves[side].ended; }
    bool isAccepted() const { return m_accepted; }
    /// Whether all that the side has said was heard.
    bool heardAllOf(Side side) const { return m_halves[side].unheard.empty(); }

private:
    struct Unheard {
        EventId message;
        std::uint32_t end;  ///< the sequence number behind it
        bool heard;
    };
    struct Half {
        TcpEnd place;
        std::uint32_t next = 0;       ///< sequence number of what it says next
        std::uint32_t heard = 0;      ///< of the other's bytes: the number behind the last one taken in
        std::uint32_t announced = 0;  ///< the last such number that it has told
        std::deque<Unheard> unheard;  ///< what it has said
        bool ended = false;
    };
    Segment segment(Side from, std::uint8_t flags, std::string_view bytes = {});
    std::array<Half, 2> m_halves;
    bool m_accepted = false;
};

}  // namespace zabscope
