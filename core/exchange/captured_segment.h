// SPDX-License-Identifier: GPL-3.0-or-later
/// From a captured packet to the TCP segment in it: link layers, IPv4, IPv6.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/exchange/capture_file.h"

namespace zabscope {

/// One end of a TCP connection; IPv4 addresses as IPv6 ones that are mapped.
struct Address {
    std::array<std::uint8_t, 16> ip{};
    std::uint16_t port = 0;
    friend auto operator<=>(const Address&, const Address&) = default;
};
/// "10.0.0.1" or "fe80::1" in full, "fe80:0:0:0:0:0:0:1".
std::string hostText(const Address& address);

struct CapturedSegment {
    Address from;
    Address to;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledged = 0;
    bool syn = false;
    bool ack = false;
    bool fin = false;
    bool rst = false;
    std::string_view bytes;  ///< what was captured of its payload
    std::size_t length = 0;  ///< of the payload on the wire
};

enum class PacketKind : std::uint8_t { segment, notTcp, fragment, unknownLink, damaged };
/// Reads the packet. The segment counts only if the answer is `segment`; its bytes live as long as the packet's.
PacketKind readSegment(const CapturedPacket& packet, CapturedSegment& segment);

}  // namespace zabscope
