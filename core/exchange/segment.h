// SPDX-License-Identifier: GPL-3.0-or-later
/// One TCP segment as an Ethernet frame: IPv4 and TCP headers with their checksums.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/exchange/pcapng.h"

namespace zabscope {

struct TcpEnd {
    Ip4 address = 0;
    std::uint16_t port = 0;
};

struct Segment {
    enum Flag : std::uint8_t { fin = 1, syn = 2, rst = 4, psh = 8, ack = 16 };
    /// What fits into one frame of 1,500 bytes.
    static constexpr std::size_t largest = 1460;

    TcpEnd from;
    TcpEnd to;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledged = 0;  ///< of the other side's sequence; counts if the flag says so
    std::uint8_t flags = 0;
    std::string_view bytes;  ///< at most `largest`
};

/// The whole frame. The same segment gives the same bytes.
std::string frameOf(const Segment& segment);

}  // namespace zabscope
