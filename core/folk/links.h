// SPDX-License-Identifier: GPL-3.0-or-later
/// The connections between the servers, all on the election port: whoever starts opens one to each of the others.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/folk/folk.pb.h"
#include "core/protocol/ensemble.h"
#include "core/protocol/peer.h"

namespace zabscope::folk {

class Links {
public:
    Links(NodeId self, std::uint32_t life) : m_self(self), m_life(life) {}

    /// Opens a connection to every member to which there is none and none is being opened.
    void connect(const Ensemble& ensemble, Effects& effects);
    void opened(const ConnectionOpened& opened);
    /// A connection is gone, or was never made. Returns the server at its other end, or noNode.
    NodeId closed(ConnectionId connection);
    /// Takes note of who sent something over an incoming connection. True if that server was not reached before. If it
    /// has been born again, its older connections are dead, whatever this end knows: they are closed.
    bool heard(ConnectionId connection, NodeId from, Effects& effects);
    /// The server at the other end of a connection; noNode if it has not said who it is.
    NodeId peerOf(ConnectionId connection) const;

    bool reaches(NodeId sid) const;
    /// Whether there is a connection to it, or one is being opened.
    bool mayReach(NodeId sid) const;
    /// The servers that are reached, ascending.
    std::vector<NodeId> reached() const;
    /// Sends if the server is reached; else the message is for nobody.
    void send(NodeId to, const wire::Message& message, Effects& effects) const;

private:
    struct Link {
        NodeId peer = noNode;  ///< noNode: it has not said who it is
        bool open = false;
    };

    NodeId m_self;
    std::uint32_t m_life;
    std::uint32_t m_opened = 0;
    std::map<ConnectionId, Link> m_links;
    std::map<NodeId, std::uint32_t> m_lives;  ///< of the others, by the connections that they have opened
};

}  // namespace zabscope::folk
