// SPDX-License-Identifier: GPL-3.0-or-later
/// What carries the bytes of a run: memory or real TCP connections. The model decides when; the carrier only carries.
///
/// All calls come from one thread. A carrier never decides anything: it delivers, in order, what was sent, and waits for the
/// real wire where the model needs it to have caught up. Trouble with the real wire throws TransportError.
#pragma once

#include <stdexcept>
#include <string>

#include "core/protocol/ids.h"

namespace zabscope {

/// The real wire failed (descriptor limit, no loopback, a connection broke that should not have): what, where, remedy.
class TransportError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Transport {
public:
    virtual ~Transport() = default;
    /// "memory" or "loopback".
    virtual std::string name() const = 0;

    /// The node listens from now on; a carrier may need a real port for it. Called once per life of a server.
    virtual void nodeUp(NodeId node) = 0;
    /// The process of the node ends: its listening ends. Its connections are closed one by one with close().
    virtual void nodeDown(NodeId node) = 0;

    /// Begins to open a connection from `from` to the listening node `to`. Does not wait.
    virtual void open(ConnectionId connection, NodeId from, NodeId to) = 0;
    /// Waits until both ends have the connection. The model calls it before the first end is told.
    virtual void awaitOpen(ConnectionId connection) = 0;
    /// Hands over a message for the other end. Does not wait; may be called before awaitOpen.
    virtual void send(ConnectionId connection, NodeId from, EventId event, std::string bytes) = 0;
    /// The bytes of message `event`; waits until they are here. Messages that came before it on the connection and were
    /// not taken yet are kept (a deliberate reordering takes a later one first).
    virtual std::string take(ConnectionId connection, NodeId to, EventId event) = 0;
    /// One end closes. The other end can still take what was sent before; it may still send, to nowhere. When both ends
    /// have closed, the connection is forgotten.
    virtual void close(ConnectionId connection, NodeId by) = 0;
    /// Waits until the other end has noticed the closing of `by`, and forgets the connection.
    virtual void awaitClosed(ConnectionId connection, NodeId noticedBy) = 0;
};

}  // namespace zabscope
