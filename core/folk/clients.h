// SPDX-License-Identifier: GPL-3.0-or-later
/// The clients of one server: reads are answered from its own tree at once, writes when the leader says that they are
/// done.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "core/folk/folk.pb.h"
#include "core/folk/node_tree.h"
#include "core/protocol/ensemble.h"
#include "core/protocol/packet.pb.h"
#include "core/protocol/peer.h"

namespace zabscope::folk {

/// A write that a client asks for, for the leader to order.
struct Wish {
    wire::Change change;
    wire::Origin origin;
};

class Clients {
public:
    Clients(NodeId self, std::uint32_t life, Duration tickTime) : m_self(self), m_life(life), m_tickTime(tickTime) {}

    bool isServing() const { return m_serving; }
    /// Opens or closes the client port; closing it closes all connections.
    void serve(bool serving, Effects& effects);
    bool owns(ConnectionId connection) const { return m_connections.contains(connection); }
    void opened(ConnectionId connection, Effects& effects);
    void closed(ConnectionId connection);
    /// Takes a message in; a write comes back for the leader.
    std::optional<Wish> arrived(ConnectionId connection, std::string_view bytes, const NodeTree& tree, Zxid zxid,
                                Effects& effects);
    /// The leader has done a write, or refused it.
    void done(const wire::Message& message, const NodeTree& tree, Effects& effects);

private:
    struct Waiting {
        std::int32_t xid = 0;
        std::int32_t operation = 0;
        std::string path;
        std::optional<::zabscope::wire::ClientReply> answer;
    };
    struct Connection {
        std::int64_t session = 0;
        std::deque<Waiting> waiting;  ///< answered from the front, as a client expects
    };

    void connect(ConnectionId id, Connection& connection, const ::zabscope::wire::ClientConnect& asked,
                 Effects& effects);
    void answerReady(ConnectionId id, Connection& connection, const NodeTree& tree, Zxid zxid, Effects& effects);
    void refuse(ConnectionId connection, Effects& effects);

    NodeId m_self;
    std::uint32_t m_life;
    Duration m_tickTime;
    bool m_serving = false;
    std::uint32_t m_sessions = 0;
    std::map<ConnectionId, Connection> m_connections;
};

}  // namespace zabscope::folk
