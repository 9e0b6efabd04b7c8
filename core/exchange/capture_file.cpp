// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/capture_file.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zabscope {
namespace {

constexpr std::uint32_t largestBlock = 1 << 24;
constexpr std::size_t mostInterfaces = 1000;

constexpr std::uint32_t microPcap = 0xa1b2c3d4;
constexpr std::uint32_t nanoPcap = 0xa1b23c4d;
constexpr std::uint32_t sectionHeader = 0x0a0d0d0a;
constexpr std::uint32_t byteOrderMagic = 0x1a2b3c4d;
enum BlockType : std::uint32_t { interfaceBlock = 1, obsoletePacket = 2, simplePacket = 3, enhancedPacket = 6 };

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}
std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

}  // namespace

bool looksLikeCapture(std::string_view beginning) {
    if (beginning.size() < 12) return false;
    const std::array magics{microPcap, nanoPcap};
    for (const std::uint32_t magic : magics)
        if (little(beginning, 0, 4) == magic || big(beginning, 0, 4) == magic) return true;
    return big(beginning, 0, 4) == sectionHeader &&
           (little(beginning, 8, 4) == byteOrderMagic || big(beginning, 8, 4) == byteOrderMagic);
}

std::uint32_t CaptureFile::u32(std::string_view bytes, std::size_t at) const {
    return m_bigEndian ? big(bytes, at, 4) : little(bytes, at, 4);
}
std::uint16_t CaptureFile::u16(std::string_view bytes, std::size_t at) const {
    return static_cast<std::uint16_t>(m_bigEndian ? big(bytes, at, 2) : little(bytes, at, 2));
}

void CaptureFile::refuse(std::string what, std::string remedy) {
    if (m_trouble) return;
    m_trouble = CaptureTrouble{m_name + ": byte " + std::to_string(m_at), std::move(what), std::move(remedy)};
}

bool CaptureFile::read(std::size_t size, std::string& into) {
    into.resize(size);
    m_in.read(into.data(), static_cast<std::streamsize>(size));
    const auto got = static_cast<std::size_t>(m_in.gcount());
    m_at += got;
    if (got == size) return true;
    m_cutOff = m_cutOff || got > 0;
    return false;
}

std::optional<CapturedPacket> CaptureFile::next() {
    if (m_trouble || m_cutOff) return std::nullopt;
    if (m_format == Format::unknown && !begin()) return std::nullopt;
    if (m_format == Format::pcap) return nextPcap();
    bool again = true;
    std::optional<CapturedPacket> packet;
    while (again && !packet) packet = nextBlock(again);
    return packet;
}

bool CaptureFile::begin() {
    std::string head;
    if (!read(4, head)) {
        refuse("there is nothing in it", "name a capture that holds packets");
        return false;
    }
    const std::uint32_t asLittle = little(head, 0, 4);
    const std::uint32_t asBig = big(head, 0, 4);
    if (asBig == sectionHeader) {
        m_format = Format::pcapng;
        m_typeIsRead = true;
        return true;
    }
    m_bigEndian = asBig == microPcap || asBig == nanoPcap;
    const bool nano = asBig == nanoPcap || asLittle == nanoPcap;
    if (!m_bigEndian && !nano && asLittle != microPcap) {
        refuse("is no capture (pcap, pcapng)", "save it with Wireshark or tcpdump as one of these");
        return false;
    }
    if (!read(20, head)) {
        refuse("ends in its header", "copy the file again");
        return false;
    }
    constexpr std::uint32_t linkMask = 0xffff;  // above it stands the length of frame check sequences
    m_interfaces = {
        {static_cast<LinkType>(u32(head, 16) & linkMask), u32(head, 12), nano ? 1'000'000'000U : 1'000'000U, 0}};
    m_format = Format::pcap;
    return true;
}

std::optional<CapturedPacket> CaptureFile::nextPcap() {
    std::string head;
    if (!read(16, head)) return std::nullopt;
    const std::uint32_t captured = u32(head, 8);
    if (captured > largestBlock) {
        refuse("a packet says to have " + std::to_string(captured) + " bytes",
               "it is damaged from here on; cut it off there");
        return std::nullopt;
    }
    if (!read(captured, m_buffer)) return std::nullopt;
    const Interface& interface = m_interfaces[0];
    const auto fraction =
        static_cast<std::int64_t>(u32(head, 4)) * 1'000'000 / static_cast<std::int64_t>(interface.unitsPerSecond);
    return CapturedPacket{static_cast<std::int64_t>(u32(head, 0)) * 1'000'000 + fraction, interface.link, m_buffer,
                          std::max<std::size_t>(u32(head, 12), captured)};
}

// A section's first block is read in either byte order, since only it says which.
std::optional<CapturedPacket> CaptureFile::nextBlock(bool& again) {
    again = false;
    std::string head;
    std::uint32_t type = sectionHeader;
    if (!std::exchange(m_typeIsRead, false)) {
        if (!read(4, head)) return std::nullopt;
        type = u32(head, 0);
    }
    if (!read(4, head)) return std::nullopt;
    std::uint32_t around = 12;
    if (type == sectionHeader) {
        std::string magic;
        if (!read(4, magic)) return std::nullopt;
        around += 4;
        m_bigEndian = big(magic, 0, 4) == byteOrderMagic;
        if (!m_bigEndian && little(magic, 0, 4) != byteOrderMagic) {
            refuse("a section that does not say its byte order", "it is damaged from here on; cut it off there");
            return std::nullopt;
        }
        m_interfaces.clear();
    }
    const std::uint32_t length = u32(head, 0);
    if (length < around || length > largestBlock || length % 4 != 0) {
        refuse("a block says to have " + std::to_string(length) + " bytes",
               "it is damaged from here on; cut it off there");
        return std::nullopt;
    }
    if (!read(length - around, m_buffer) || !read(4, head)) return std::nullopt;
    again = true;
    switch (type) {
        case interfaceBlock:
            addInterface(m_buffer);
            return std::nullopt;
        case enhancedPacket:
            return enhanced(m_buffer, false);
        case obsoletePacket:
            return enhanced(m_buffer, true);
        case simplePacket:
            ++m_withoutTime;
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

void CaptureFile::addInterface(std::string_view body) {
    if (body.size() < 8 || m_interfaces.size() >= mostInterfaces)
        return refuse("an interface that cannot be read", "it is damaged from here on; cut it off there");
    Interface interface { static_cast<LinkType>(u16(body, 0)), u32(body, 4), 1'000'000, 0 };
    constexpr std::uint16_t timeResolution = 9;
    constexpr std::uint16_t timeOffset = 14;
    for (std::size_t at = 8; at + 4 <= body.size();) {
        const std::uint16_t code = u16(body, at);
        const std::uint16_t size = u16(body, at + 2);
        at += 4;
        if (code == 0 || size > body.size() - at) break;
        if (code == timeResolution && size == 1) {
            const auto exponent = static_cast<unsigned char>(body[at]);
            constexpr unsigned largestExponent = 18;
            std::uint64_t units = 1;
            const bool binary = (exponent & 0x80) != 0;
            for (unsigned i = 0; i < std::min<unsigned>(exponent & 0x7f, largestExponent); ++i)
                units *= binary ? 2 : 10;
            interface.unitsPerSecond = units;
        } else if (code == timeOffset && size == 8) {
            const std::uint64_t first = u32(body, at);
            const std::uint64_t second = u32(body, at + 4);
            interface.offsetSeconds =
                static_cast<std::int64_t>(m_bigEndian ? first << 32 | second : second << 32 | first);
        }
        at += (size + 3U) / 4 * 4;
    }
    m_interfaces.push_back(interface);
}

std::int64_t CaptureFile::microsOf(std::uint64_t time, const Interface& interface) const {
    constexpr std::int64_t lastSecond = std::int64_t{1} << 40;  // far beyond any capture; keeps what follows in range
    const auto seconds = static_cast<std::int64_t>(time / interface.unitsPerSecond);
    const auto rest = static_cast<double>(time % interface.unitsPerSecond);
    const std::int64_t micros =
        static_cast<std::int64_t>(rest * 1e6 / static_cast<double>(interface.unitsPerSecond) + 1e-6);
    const std::int64_t offset = std::clamp(interface.offsetSeconds, -lastSecond, lastSecond);
    return (std::clamp<std::int64_t>(seconds, 0, lastSecond) + offset) * 1'000'000 + micros;
}

std::optional<CapturedPacket> CaptureFile::enhanced(std::string_view body, bool obsolete) {
    constexpr std::size_t headSize = 20;
    const std::size_t number = body.size() < headSize ? m_interfaces.size() : obsolete ? u16(body, 0) : u32(body, 0);
    if (number >= m_interfaces.size()) {
        refuse("a packet of an interface that was not described", "it is damaged from here on; cut it off there");
        return std::nullopt;
    }
    const std::uint64_t time = std::uint64_t{u32(body, 4)} << 32 | u32(body, 8);
    const std::uint32_t captured = u32(body, 12);
    if (captured > body.size() - headSize) {
        refuse("a packet says to have " + std::to_string(captured) + " bytes",
               "it is damaged from here on; cut it off there");
        return std::nullopt;
    }
    const Interface& interface = m_interfaces[number];
    return CapturedPacket{microsOf(time, interface), interface.link, body.substr(headSize, captured),
                          std::max<std::size_t>(u32(body, 16), captured)};
}

}  // namespace zabscope
