// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/captured_segment.h"

#include <algorithm>

namespace zabscope {
namespace {

constexpr std::uint16_t etherIp4 = 0x0800;
constexpr std::uint16_t etherIp6 = 0x86dd;
constexpr std::uint8_t tcpProtocol = 6;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}
std::uint8_t byteAt(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

/// The packet behind the link's header. `on the wire` is what is left of the length there.
struct Network {
    PacketKind kind = PacketKind::segment;
    std::string_view bytes;
    std::size_t length = 0;
};

Network behind(const CapturedPacket& packet, std::size_t header) {
    if (packet.bytes.size() < header) return {PacketKind::damaged, {}, 0};
    return {PacketKind::segment, packet.bytes.substr(header), packet.length - header};
}

Network ofEtherType(const CapturedPacket& packet, std::size_t typeAt, std::size_t header) {
    constexpr int mostTags = 4;
    std::size_t shift = 0;
    for (int tag = 0;; ++tag) {
        if (packet.bytes.size() < std::max(header + shift, typeAt + shift + 2)) return {PacketKind::damaged, {}, 0};
        const std::uint32_t type = number(packet.bytes, typeAt + shift, 2);
        if (type == etherIp4 || type == etherIp6) return behind(packet, header + shift);
        const bool tagged = type == 0x8100 || type == 0x88a8 || type == 0x9100;
        if (!tagged || tag == mostTags) return {PacketKind::notTcp, {}, 0};
        shift += 4;
    }
}

Network networkOf(const CapturedPacket& packet) {
    switch (packet.link) {
        case LinkType::ethernet:
            return ofEtherType(packet, 12, 14);
        case LinkType::linuxCooked:
            return ofEtherType(packet, 14, 16);
        case LinkType::linuxCooked2:
            return packet.bytes.size() < 20 ? Network{PacketKind::damaged, {}, 0} : ofEtherType(packet, 0, 20);
        case LinkType::null:
        case LinkType::loop:
            return behind(packet, 4);  // the family's number differs between systems; IP tells its version
        case LinkType::raw:
        case LinkType::rawOld:
        case LinkType::ip4:
        case LinkType::ip6:
            return behind(packet, 0);
    }
    return {PacketKind::unknownLink, {}, 0};
}

/// Takes what IP says its length to be, not the padding of a short frame; 0 is a segment that the card cuts up later.
void limit(Network& network, std::size_t header, std::size_t payload, bool toTheEnd) {
    if (!toTheEnd) network.length = std::min(network.length, header + payload);
    network.bytes = network.bytes.substr(0, network.length);
    network.bytes.remove_prefix(header);
    network.length -= header;
}

PacketKind openIp4(Network& network, CapturedSegment& segment) {
    const std::string_view ip = network.bytes;
    if (ip.size() < 20) return PacketKind::damaged;
    const std::size_t header = (byteAt(ip, 0) & 15U) * 4U;
    const std::size_t total = number(ip, 2, 2);
    if (header < 20 || ip.size() < header || (total != 0 && total < header)) return PacketKind::damaged;
    if ((number(ip, 6, 2) & 0x3fff) != 0) return PacketKind::fragment;
    if (byteAt(ip, 9) != tcpProtocol) return PacketKind::notTcp;
    for (std::size_t i = 0; i < 4; ++i) {
        segment.from.ip[12 + i] = byteAt(ip, 12 + i);
        segment.to.ip[12 + i] = byteAt(ip, 16 + i);
    }
    for (Address* end : {&segment.from, &segment.to}) end->ip[10] = end->ip[11] = 0xff;
    limit(network, header, total - std::min(total, header), total == 0);
    return PacketKind::segment;
}

PacketKind openIp6(Network& network, CapturedSegment& segment) {
    const std::string_view ip = network.bytes;
    constexpr std::size_t fixed = 40;
    constexpr int mostExtensions = 8;
    if (ip.size() < fixed) return PacketKind::damaged;
    for (std::size_t i = 0; i < 16; ++i) {
        segment.from.ip[i] = byteAt(ip, 8 + i);
        segment.to.ip[i] = byteAt(ip, 24 + i);
    }
    std::size_t header = fixed;
    std::uint8_t next = byteAt(ip, 6);
    for (int i = 0; next != tcpProtocol; ++i) {
        constexpr std::uint8_t hopByHop = 0, routing = 43, fragment = 44, destination = 60;
        if (next == fragment) return PacketKind::fragment;
        if ((next != hopByHop && next != routing && next != destination) || i == mostExtensions)
            return PacketKind::notTcp;
        if (ip.size() < header + 8) return PacketKind::damaged;
        next = byteAt(ip, header);
        header += (byteAt(ip, header + 1) + 1U) * 8U;
    }
    const std::size_t payload = number(ip, 4, 2);
    if (ip.size() < header || (payload != 0 && fixed + payload < header)) return PacketKind::damaged;
    limit(network, header, fixed + payload - std::min(fixed + payload, header), payload == 0);
    return PacketKind::segment;
}

}  // namespace

std::string hostText(const Address& address) {
    std::string text;
    const auto& ip = address.ip;
    const bool mapped = std::all_of(ip.begin(), ip.begin() + 10, [](std::uint8_t byte) { return byte == 0; }) &&
                        ip[10] == 0xff && ip[11] == 0xff;
    if (mapped) {
        for (std::size_t i = 12; i < 16; ++i) text += (i == 12 ? "" : ".") + std::to_string(ip[i]);
        return text;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t i = 0; i < 16; i += 2) {
        const unsigned group = static_cast<unsigned>(ip[i] << 8 | ip[i + 1]);
        if (i > 0) text += ':';
        bool begun = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            begun = begun || shift == 0 || group >> shift != 0;
            if (begun) text += digits[group >> shift & 15];
        }
    }
    return text;
}

PacketKind readSegment(const CapturedPacket& packet, CapturedSegment& segment) {
    segment = {};
    Network network = networkOf(packet);
    if (network.kind != PacketKind::segment) return network.kind;
    if (network.bytes.empty()) return PacketKind::damaged;
    const int version = byteAt(network.bytes, 0) >> 4;
    if (version != 4 && version != 6) return PacketKind::notTcp;
    const PacketKind kind = version == 4 ? openIp4(network, segment) : openIp6(network, segment);
    if (kind != PacketKind::segment) return kind;
    const std::string_view tcp = network.bytes;
    constexpr std::size_t smallest = 20;
    if (tcp.size() < smallest) return PacketKind::damaged;
    const std::size_t header = (byteAt(tcp, 12) >> 4) * 4U;
    if (header < smallest || network.length < header) return PacketKind::damaged;
    segment.from.port = static_cast<std::uint16_t>(number(tcp, 0, 2));
    segment.to.port = static_cast<std::uint16_t>(number(tcp, 2, 2));
    segment.sequence = number(tcp, 4, 4);
    segment.acknowledged = number(tcp, 8, 4);
    const std::uint8_t flags = byteAt(tcp, 13);
    segment.fin = (flags & 1) != 0;
    segment.syn = (flags & 2) != 0;
    segment.rst = (flags & 4) != 0;
    segment.ack = (flags & 16) != 0;
    segment.bytes = tcp.substr(std::min(header, tcp.size()));
    segment.length = network.length - header;
    return PacketKind::segment;
}

}  // namespace zabscope
