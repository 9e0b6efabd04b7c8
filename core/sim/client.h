// SPDX-License-Identifier: GPL-3.0-or-later
/// A client of the ensemble as a peer: it holds a session, asks, is answered in order, and moves to another server when its
/// own does not answer (ZooKeeper: ClientCnxn).
#pragma once

#include <memory>

#include "core/protocol/client_field.h"
#include "core/protocol/ensemble.h"
#include "core/protocol/peer.h"

namespace zabscope {

/// Clients c1 .. c999 belong to people. The helper client of server s is the one through which "write to s" goes.
inline constexpr NodeId lastClient = -999;
inline constexpr NodeId helperClientOf(NodeId server) { return -(1000 + server); }
inline constexpr bool isHelperClient(NodeId node) { return node < -1000; }

/// ZooKeeper's code for a request whose connection broke: nobody knows whether it was carried out.
inline constexpr std::int32_t connectionLoss = -4;

/// ZooKeeper's code for a request of a session that has ended.
inline constexpr std::int32_t sessionExpired = -112;

/// The kinds of a client's messages (Send.kind), beside those of the servers.
enum class ClientKind : std::uint8_t { connect = 48, connected, request, reply };

/// A client that goes round the members of the ensemble when its server does not answer. A helper client stays with the
/// server that it was asked to ask, unless it carries a load.
std::unique_ptr<Peer> makeClient(NodeId client, const Ensemble& ensemble);

}  // namespace zabscope
