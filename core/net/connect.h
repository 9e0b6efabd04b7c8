// SPDX-License-Identifier: GPL-3.0-or-later
/// How a connection that Qt Network has set up becomes a Socket.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <QTcpSocket>

#include "core/net/socket.h"

namespace zabscope {

/// The connection of `socket`, which may go. Throws TransportError that begins with `what`.
Socket adopt(const QTcpSocket& socket, const std::string& what);

/// A connection to a port of 127.0.0.1 on which this process listens. The system answers from the backlog, before anybody
/// accepts, so it waits only if the backlog is full. Throws TransportError that begins with `what`.
Socket connectTo(std::uint16_t port, std::chrono::milliseconds patience, const std::string& what);

}  // namespace zabscope
