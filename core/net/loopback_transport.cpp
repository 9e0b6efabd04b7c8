// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/loopback_transport.h"

#include <cassert>
#include <utility>

#include <QRandomGenerator>

#include "core/net/connect.h"
#include "core/net/listener.h"
#include "core/net/stream.h"
#include "core/net/trouble.h"

namespace zabscope {

namespace {

std::string randomSecret() {
    std::string secret(16, '\0');
    for (char& byte : secret) byte = static_cast<char>(QRandomGenerator::system()->generate());
    return secret;
}

}  // namespace

struct LoopbackTransport::Connection {
    Connection(ConnectionId id, NodeId from, NodeId to, Socket openerSocket, std::chrono::milliseconds patience)
        : opener(from), acceptor(to), near(std::move(openerSocket)),
          forth(id, from, to, near, far, patience), back(id, to, from, far, near, patience) {}

    bool joins(NodeId node) const { return node == opener || node == acceptor; }
    bool isOpen() const { return far.isOpen(); }
    Stream& streamFrom(NodeId node) {
        assert(joins(node));
        return node == opener ? forth : back;
    }
    Stream& streamTo(NodeId node) {
        assert(joins(node));
        return node == opener ? back : forth;
    }

    NodeId opener;
    NodeId acceptor;
    Socket near;  // the opener's end
    Socket far;   // the acceptor's end, once it has greeted
    Stream forth;
    Stream back;
};

LoopbackTransport::LoopbackTransport(std::chrono::milliseconds patience)
    : m_patience(patience), m_secret(randomSecret()) {
    raiseDescriptorLimit();
}

LoopbackTransport::~LoopbackTransport() = default;

void LoopbackTransport::nodeUp(NodeId node) {
    assert(!m_listeners.contains(node));
    m_listeners.emplace(node, std::make_unique<Listener>(node, m_secret));
}

void LoopbackTransport::nodeDown(NodeId node) {
    assert(m_listeners.contains(node));
    // What waits in the backlog would be reset with the port, although the model has opened it and will close it.
    for (const auto& [id, connection] : m_connections)
        if (connection->acceptor == node) awaitOpen(id);
    m_listeners.erase(node);
}

void LoopbackTransport::open(ConnectionId id, NodeId from, NodeId to) {
    assert(from != to);
    assert(!m_connections.contains(id));
    assert(m_listeners.contains(to));
    Listener& listener = *m_listeners.at(to);
    const std::string what =
        "connection " + connectionName(id) + " from " + nodeName(from) + " to " + nodeName(to) + " cannot be opened";
    // Who was opened before leaves the backlog, so that it never fills up.
    admit(listener);
    auto connection = std::make_unique<Connection>(id, from, to, connectTo(listener.port(), m_patience, what), m_patience);
    connection->forth.greet(m_secret);
    m_connections.emplace(id, std::move(connection));
}

void LoopbackTransport::awaitOpen(ConnectionId id) {
    Connection& connection = find(id);
    if (connection.isOpen()) return;
    Listener& listener = *m_listeners.at(connection.acceptor);
    const Deadline deadline = std::chrono::steady_clock::now() + m_patience;
    for (admit(listener); !connection.isOpen(); admit(listener))
        if (!listener.wait(deadline))
            throw TransportError("connection " + connectionName(id) + " from " + nodeName(connection.opener) + " to " +
                                 nodeName(connection.acceptor) + ": not accepted within " +
                                 std::to_string(m_patience.count()) + " ms; try again or use --transport memory");
}

void LoopbackTransport::admit(Listener& listener) {
    listener.admit([&](ConnectionId id, Socket& socket, FrameDecoder& decoder) {
        const auto found = m_connections.find(id);
        if (found == m_connections.end() || found->second->isOpen()) return false;
        Connection& connection = *found->second;
        if (m_listeners.at(connection.acceptor).get() != &listener) return false;
        connection.far = std::move(socket);
        connection.forth.greeted(std::move(decoder));
        return true;
    });
}

void LoopbackTransport::send(ConnectionId id, NodeId from, EventId event, std::string bytes) {
    Connection& connection = find(id);
    // The other end has closed and will take nothing; the system would throw these bytes away there.
    if (connection.streamTo(from).finished()) return;
    connection.streamFrom(from).put(event, std::move(bytes));
}

std::string LoopbackTransport::take(ConnectionId id, NodeId to, EventId event) {
    Connection& connection = find(id);
    if (!connection.isOpen()) awaitOpen(id);
    return connection.streamTo(to).take(event);
}

void LoopbackTransport::close(ConnectionId id, NodeId by) {
    Connection& connection = find(id);
    assert(!connection.streamFrom(by).finished());
    if (connection.streamTo(by).finished()) {
        m_connections.erase(id);
        return;
    }
    if (!connection.isOpen()) awaitOpen(id);
    connection.streamFrom(by).finish();
}

void LoopbackTransport::awaitClosed(ConnectionId id, NodeId noticedBy) {
    Connection& connection = find(id);
    assert(!connection.streamFrom(noticedBy).finished());
    connection.streamTo(noticedBy).awaitEnd();
    m_connections.erase(id);
}

LoopbackTransport::Connection& LoopbackTransport::find(ConnectionId id) {
    const auto found = m_connections.find(id);
    assert(found != m_connections.end());
    return *found->second;
}

}  // namespace zabscope
