// SPDX-License-Identifier: GPL-3.0-or-later
/// The connections of the election port (zab.md 2.8; ZooKeeper: QuorumCnxManager).
///
/// One connection per pair, kept by the larger sid: a smaller one knocks and is called back. Per peer a send queue of one
/// message, in which the newest replaces the oldest; after a reconnection the last message is sent again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/protocol/ids.h"
#include "core/zab/actions.h"
#include "core/zab/connection_serial.h"
#include "core/zab/quorum.h"
#include "core/zab/zab.pb.h"

namespace zabscope::zab {

class ElectionLinks {
public:
    /// Only members of the ensemble are talked to.
    ElectionLinks(NodeId self, const Ensemble& ensemble);

    /// Queues a message for a server and sees to it that there is a connection.
    void send(NodeId to, std::string bytes, ConnectionSerial& serial, Actions& actions);
    /// Tries to connect to every server that something was ever sent to.
    void connectAll(ConnectionSerial& serial, Actions& actions);
    /// Whether at least one queue is empty, so that something got out (QuorumCnxManager.haveDelivered).
    bool haveDelivered() const;

    void opened(ConnectionId connection, bool incoming, Actions& actions);
    void failed(ConnectionId connection);
    void closed(ConnectionId connection);
    void writable(ConnectionId connection, Actions& actions);
    /// Takes a message in. A notification comes back with its sender; Hello and what cannot be read are dealt with here.
    std::optional<std::pair<NodeId, wire::Notification>> arrived(ConnectionId connection, std::string_view bytes,
                                                                ConnectionSerial& serial, Actions& actions);

private:
    struct Link {
        ConnectionId active{};
        ConnectionId pending{};
        bool busy = false;   ///< the message handed over has not left yet
        bool known = false;  ///< something was sent to it once
        std::optional<std::string> queued;
        std::string last;
    };
    void connectTo(NodeId to, ConnectionSerial& serial, Actions& actions);
    void adopt(NodeId sid, ConnectionId connection, Actions& actions);
    void greeted(ConnectionId connection, std::int64_t sid, ConnectionSerial& serial, Actions& actions);
    void pump(Link& link, Actions& actions);
    NodeId ownerOf(ConnectionId connection) const;

    NodeId m_self;
    SidSet m_members;
    std::map<NodeId, Link> m_links;
    std::vector<ConnectionId> m_strangers;  ///< incoming, before their Hello
};

}  // namespace zabscope::zab
