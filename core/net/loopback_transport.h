// SPDX-License-Identifier: GPL-3.0-or-later
/// Carries a run over real TCP connections on 127.0.0.1, both ends of which are in this process.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>

#include "core/sim/transport.h"

namespace zabscope {

class Listener;

/// Needs a QCoreApplication, but no event loop: every wait is for the descriptor it is about. Belongs to the thread that
/// made it. Raises the soft limit of descriptors as far as allowed. Set QT_NO_GLIB=1 before the application object, or
/// opening many connections is slow.
///
/// A closing is half a closing first, so that the other end reads what came before and then the real end of the stream;
/// when it has, both sockets are reset, which leaves no port in TIME_WAIT.
class LoopbackTransport : public Transport {
public:
    /// No wait for the real wire is longer than `patience`: then TransportError.
    explicit LoopbackTransport(std::chrono::milliseconds patience = std::chrono::seconds{10});
    ~LoopbackTransport() override;

    std::string name() const override { return "loopback"; }
    void nodeUp(NodeId node) override;
    void nodeDown(NodeId node) override;
    void open(ConnectionId connection, NodeId from, NodeId to) override;
    void awaitOpen(ConnectionId connection) override;
    void send(ConnectionId connection, NodeId from, EventId event, std::string bytes) override;
    std::string take(ConnectionId connection, NodeId to, EventId event) override;
    void close(ConnectionId connection, NodeId by) override;
    void awaitClosed(ConnectionId connection, NodeId noticedBy) override;

private:
    struct Connection;

    Connection& find(ConnectionId connection);
    void admit(Listener& listener);

    std::chrono::milliseconds m_patience;
    std::string m_secret;  // random, and in no event
    std::unordered_map<NodeId, std::unique_ptr<Listener>> m_listeners;
    std::unordered_map<ConnectionId, std::unique_ptr<Connection>> m_connections;
};

}  // namespace zabscope
