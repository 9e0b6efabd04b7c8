// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/invariants/packets.h"

#include "core/zab/zab.pb.h"

namespace zabscope::zab {

// A packet begins with its type, below 128, and its zxid: that is read without decoding the rest.
std::optional<Zxid> zxidIn(std::string_view packet) {
    constexpr unsigned char typeTag = 0x08;
    constexpr unsigned char zxidTag = 0x11;
    constexpr std::size_t head = 2 + 1 + 8;
    const auto at = [&](std::size_t place) { return static_cast<unsigned char>(packet[place]); };
    if (packet.size() >= head && at(0) == typeTag && at(1) < 0x80 && at(2) == zxidTag) {
        std::uint64_t value = 0;
        for (std::size_t place = head; place-- > head - 8;) value = value << 8 | at(place);
        return Zxid{static_cast<std::int64_t>(value)};
    }
    wire::QuorumPacket read;
    if (!read.ParseFromArray(packet.data(), static_cast<int>(packet.size()))) return std::nullopt;
    return Zxid{read.zxid()};
}

}  // namespace zabscope::zab
