// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/ids.h"

#include <cassert>

namespace zabscope {

std::string nodeName(NodeId node) { return isClient(node) ? "c" + std::to_string(-node) : std::to_string(node); }

ConnectionId makeConnectionId(NodeId opener, std::uint32_t life, std::uint32_t serial) {
    assert(opener > -0x8000 && opener < 0x8000 && opener != noNode);
    assert(life > 0 && life < 0x10000);
    const auto node = static_cast<std::uint64_t>(static_cast<std::uint16_t>(opener));
    return static_cast<ConnectionId>(node << 48 | std::uint64_t{life} << 32 | serial);
}

NodeId openerOf(ConnectionId connection) {
    return static_cast<std::int16_t>(static_cast<std::uint64_t>(connection) >> 48);
}

std::string connectionName(ConnectionId connection) {
    const auto bits = static_cast<std::uint64_t>(connection);
    return nodeName(openerOf(connection)) + "." + std::to_string(bits >> 32 & 0xffff) + "#" +
           std::to_string(bits & 0xffffffff);
}

std::string_view portName(Port port) {
    switch (port) {
    case Port::election: return "election";
    case Port::quorum: return "quorum";
    case Port::client: return "client";
    }
    assert(false);
    return {};
}

}  // namespace zabscope
