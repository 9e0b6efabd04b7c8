// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of the things in a run: nodes, connections, events.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zabscope {

/// A server's sid (1..255, as ZooKeeper's documentation asks for myid) or, negative, a client: -1 is "c1".
using NodeId = std::int32_t;
inline constexpr NodeId noNode = 0;
inline constexpr NodeId largestSid = 255;
inline constexpr bool isServer(NodeId node) { return node > 0; }
inline constexpr bool isClient(NodeId node) { return node < 0; }
/// "3" for a server, "c1" for a client.
std::string nodeName(NodeId node);

/// Events are numbered from 1 in the order in which they happened; 0 is "no event".
using EventId = std::uint64_t;
inline constexpr EventId noEvent = 0;

/// One TCP connection, named by the node that opened it: node, life of that node, serial number within the life.
enum class ConnectionId : std::uint64_t { none = 0 };
ConnectionId makeConnectionId(NodeId opener, std::uint32_t life, std::uint32_t serial);
NodeId openerOf(ConnectionId connection);
/// "1.2#5": the fifth connection that server 1 opened in its second life.
std::string connectionName(ConnectionId connection);

/// What a server listens on; also the kind of a connection.
enum class Port : std::uint8_t { election, quorum, client };
std::string_view portName(Port port);

}  // namespace zabscope
