// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/segment.h"

#include <cassert>

namespace zabscope {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
}

/// RFC 1071: the ones' complement sum of 16-bit words.
std::uint16_t checksum(std::string_view bytes, std::uint32_t sum = 0) {
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const auto high = static_cast<unsigned char>(bytes[i]);
        const auto low = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0U;
        sum += static_cast<std::uint32_t>(high << 8 | low);
    }
    while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

void write16(std::string& out, std::size_t at, std::uint16_t value) {
    out[at] = static_cast<char>(value >> 8);
    out[at + 1] = static_cast<char>(value & 0xff);
}

/// A locally administered address that ends like the IP address.
void putMac(std::string& out, Ip4 address) {
    put(out, 0x0200, 2);
    put(out, address, 4);
}

/// Largest segment, and a window that 1 GiB can be on its way in.
std::string synOptions() {
    std::string options;
    put(options, 0x0204, 2);
    put(options, Segment::largest, 2);
    put(options, 0x0103030e, 4);
    return options;
}

std::string tcpOf(const Segment& segment) {
    const std::string options = segment.flags & Segment::syn ? synOptions() : std::string{};
    std::string tcp;
    put(tcp, segment.from.port, 2);
    put(tcp, segment.to.port, 2);
    put(tcp, segment.sequence, 4);
    put(tcp, segment.flags & Segment::ack ? segment.acknowledged : 0, 4);
    put(tcp, (20 + options.size()) / 4 << 4, 1);
    put(tcp, segment.flags, 1);
    put(tcp, segment.flags & Segment::rst ? 0 : 0xffff, 2);  // window
    put(tcp, 0, 4);                                          // checksum, urgent
    tcp += options;
    tcp += segment.bytes;

    constexpr std::size_t checksumAt = 16;
    constexpr std::uint32_t protocol = 6;
    const auto half = [](Ip4 address) { return (address >> 16) + (address & 0xffff); };
    const std::uint32_t pseudoHeader =
        half(segment.from.address) + half(segment.to.address) + protocol + static_cast<std::uint32_t>(tcp.size());
    write16(tcp, checksumAt, checksum(tcp, pseudoHeader));
    return tcp;
}

}  // namespace

std::string frameOf(const Segment& segment) {
    assert(segment.bytes.size() <= Segment::largest);
    const std::string tcp = tcpOf(segment);
    std::string frame;
    putMac(frame, segment.to.address);
    putMac(frame, segment.from.address);
    put(frame, 0x0800, 2);  // IPv4

    constexpr std::size_t ipSize = 20;
    constexpr std::size_t checksumAt = 10;
    std::string ip;
    put(ip, 0x4500, 2);
    put(ip, ipSize + tcp.size(), 2);
    put(ip, 0, 2);            // identification: nothing is fragmented
    put(ip, 0x4000, 2);       // don't fragment
    put(ip, 64 << 8 | 6, 2);  // time to live, TCP
    put(ip, 0, 2);
    put(ip, segment.from.address, 4);
    put(ip, segment.to.address, 4);
    write16(ip, checksumAt, checksum(ip));
    return frame + ip + tcp;
}

}  // namespace zabscope
