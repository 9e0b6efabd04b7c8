// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes a pcapng file, block by block (draft-ietf-opsawg-pcapng): one section, one Ethernet interface, times in
/// microseconds, little-endian.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/output.h"
#include "core/protocol/instant.h"

namespace zabscope {

/// An IPv4 address as a number: 10.0.0.1 is 0x0a000001.
using Ip4 = std::uint32_t;

class PcapngWriter {
public:
    explicit PcapngWriter(Output& output) : m_out(output) {}
    /// The section header and its interface; first. The comment is for people.
    void begin(std::string_view program, std::string_view comment);
    struct Name {
        Ip4 address;
        std::string name;
    };
    /// What viewers may show instead of the addresses.
    void names(const std::vector<Name>& names);
    /// One whole Ethernet frame. An empty comment is left out.
    void packet(Instant at, std::string_view frame, std::string_view comment);

private:
    void block(std::uint32_t type, std::string_view body);
    Output& m_out;
};

}  // namespace zabscope
