// SPDX-License-Identifier: GPL-3.0-or-later
/// Captures of network traffic as files, packet by packet: pcap (either byte order, micro- or nanoseconds) and pcapng.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zabscope {

/// Why a capture cannot be read, for a person.
struct CaptureTrouble {
    std::string place;
    std::string what;
    std::string remedy;
    std::string text() const { return place + ": " + what + "; " + remedy; }
};

/// LINKTYPE_ values: what a packet begins with.
enum class LinkType : std::uint32_t {
    null = 0,
    ethernet = 1,
    rawOld = 12,
    raw = 101,
    loop = 108,
    linuxCooked = 113,
    ip4 = 228,
    ip6 = 229,
    linuxCooked2 = 276
};

struct CapturedPacket {
    std::int64_t at = 0;  ///< microseconds since 1970-01-01
    LinkType link{};
    std::string_view bytes;  ///< valid until the next one is read
    std::size_t length = 0;  ///< on the wire; more than `bytes` if the capture has cut it off
};

/// Whether the beginning of a file is that of a capture.
bool looksLikeCapture(std::string_view beginning);

class CaptureFile {
public:
    /// `name` stands in the messages.
    CaptureFile(std::istream& in, std::string name) : m_in(in), m_name(std::move(name)) {}
    /// The next packet, or nothing at the end or after trouble.
    std::optional<CapturedPacket> next();
    const std::optional<CaptureTrouble>& trouble() const { return m_trouble; }
    /// The file ends in the middle of a packet: all before it was read.
    bool isCutOff() const { return m_cutOff; }
    std::uint64_t bytesRead() const { return m_at; }
    /// Packets that bear no time, so that they cannot be used.
    std::uint64_t withoutTime() const { return m_withoutTime; }

private:
    struct Interface {
        LinkType link{};
        std::uint32_t snapLength = 0;
        std::uint64_t unitsPerSecond = 1'000'000;
        std::int64_t offsetSeconds = 0;
    };
    enum class Format : std::uint8_t { unknown, pcap, pcapng };

    bool begin();
    std::optional<CapturedPacket> nextPcap();
    std::optional<CapturedPacket> nextBlock(bool& again);
    void addInterface(std::string_view body);
    std::optional<CapturedPacket> enhanced(std::string_view body, bool obsolete);
    bool read(std::size_t size, std::string& into);
    void refuse(std::string what, std::string remedy);
    std::uint32_t u32(std::string_view bytes, std::size_t at) const;
    std::uint16_t u16(std::string_view bytes, std::size_t at) const;
    std::int64_t microsOf(std::uint64_t time, const Interface& interface) const;

    std::istream& m_in;
    std::string m_name;
    std::optional<CaptureTrouble> m_trouble;
    std::string m_buffer;
    std::uint64_t m_at = 0;
    std::uint64_t m_withoutTime = 0;
    Format m_format = Format::unknown;
    bool m_typeIsRead = false;  // of the first block, since it tells the format
    bool m_bigEndian = false;
    bool m_cutOff = false;
    std::vector<Interface> m_interfaces;
};

}  // namespace zabscope
