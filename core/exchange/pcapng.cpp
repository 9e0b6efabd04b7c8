// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/pcapng.h"

namespace zabscope {
namespace {

enum BlockType : std::uint32_t {
    interfaceDescription = 1,
    nameResolution = 4,
    enhancedPacket = 6,
    sectionHeader = 0x0a0d0d0a
};
enum Option : std::uint16_t {
    endOfOptions = 0,
    comment = 1,
    userApplication = 4,
    interfaceName = 2,
    timeResolution = 9
};

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}
void pad(std::string& out) { out.append((4 - out.size() % 4) % 4, '\0'); }

void putOption(std::string& out, Option code, std::string_view value) {
    constexpr std::size_t longest = 0xffff;
    value = value.substr(0, longest);
    put(out, code, 2);
    put(out, value.size(), 2);
    out += value;
    pad(out);
}

}  // namespace

void PcapngWriter::block(std::uint32_t type, std::string_view body) {
    constexpr std::size_t around = 12;
    std::string& out = m_out.buffer();
    put(out, type, 4);
    put(out, body.size() + around, 4);
    out += body;
    put(out, body.size() + around, 4);
    m_out.flushIfFull();
}

void PcapngWriter::begin(std::string_view program, std::string_view text) {
    constexpr std::uint32_t byteOrder = 0x1a2b3c4d;
    std::string section;
    put(section, byteOrder, 4);
    put(section, 1, 2);  // version 1.0
    put(section, 0, 2);
    put(section, UINT64_MAX, 8);  // nobody says how long the section is
    putOption(section, comment, text);
    putOption(section, userApplication, program);
    putOption(section, endOfOptions, {});
    block(sectionHeader, section);

    constexpr std::uint16_t ethernet = 1;
    constexpr char microseconds = 6;
    std::string interface;
    put(interface, ethernet, 2);
    put(interface, 0, 2);
    put(interface, 0, 4);  // frames are whole
    putOption(interface, interfaceName, "zabscope");
    putOption(interface, timeResolution, std::string_view{&microseconds, 1});
    putOption(interface, endOfOptions, {});
    block(interfaceDescription, interface);
}

void PcapngWriter::names(const std::vector<Name>& names) {
    std::string body;
    for (const Name& name : names) {
        constexpr std::uint16_t ip4Record = 1;
        put(body, ip4Record, 2);
        put(body, 4 + name.name.size() + 1, 2);
        for (int shift = 24; shift >= 0; shift -= 8) body += static_cast<char>(name.address >> shift & 0xff);
        body += name.name;
        body += '\0';
        pad(body);
    }
    put(body, 0, 4);  // end of the records
    block(nameResolution, body);
}

void PcapngWriter::packet(Instant at, std::string_view frame, std::string_view text) {
    const auto time = static_cast<std::uint64_t>(at.time_since_epoch().count());
    std::string body;
    body.reserve(frame.size() + text.size() + 40);
    put(body, 0, 4);  // the interface
    put(body, time >> 32, 4);
    put(body, time & 0xffffffff, 4);
    put(body, frame.size(), 4);
    put(body, frame.size(), 4);
    body += frame;
    pad(body);
    if (!text.empty()) {
        putOption(body, comment, text);
        putOption(body, endOfOptions, {});
    }
    block(enhancedPacket, body);
}

}  // namespace zabscope
