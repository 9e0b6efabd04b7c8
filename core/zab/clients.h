// SPDX-License-Identifier: GPL-3.0-or-later
/// The client connections of one server: sessions, the order of requests, local reads and the replies (zab.md 3.6, 5, 7, 8;
/// ZooKeeper: NIOServerCnxn, CommitProcessor, FinalRequestProcessor).
///
/// A session's requests are answered in order: a read waits for the writes before it. What must go to the leader comes out
/// as a Wish; the role of the server decides how it gets there.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "core/protocol/packet.pb.h"
#include "core/zab/actions.h"
#include "core/zab/data_tree.h"
#include "core/zab/zab.pb.h"

namespace zabscope::zab {

struct Wish {
    enum class Kind : std::uint8_t { write, sync, revalidate } kind = Kind::write;
    wire::Request request;  ///< write; revalidate: session and time-out
};

class Clients {
public:
    Clients(NodeId self, std::uint32_t life, Duration tickTime) : m_self(self), m_life(life), m_tickTime(tickTime) {}

    /// Begins or stops to serve. Connections of clients end with it (Learner.shutdown: closeAllConnections).
    void serve(bool serving, Actions& actions);
    bool isServing() const { return m_serving; }

    /// A server that does not serve (any more) hangs up at once.
    void opened(ConnectionId connection, Actions& actions);
    bool owns(ConnectionId connection) const { return m_connections.contains(connection); }
    void closed(ConnectionId connection);
    void arrived(ConnectionId connection, std::string_view bytes, const DataTree& tree, std::vector<Wish>& wishes,
                 Actions& actions);

    /// A transaction was committed and applied here: answers who waits for it, ends what it closes.
    void committed(const wire::Txn& txn, const ApplyResult& result, const DataTree& tree, Actions& actions);
    /// The oldest sync of this server has been answered by the leader.
    void synced(const DataTree& tree, Actions& actions);
    void revalidated(SessionId session, bool valid, const DataTree& tree, Actions& actions);
    /// Sessions that gave a sign of life here since the last call.
    std::vector<SessionId> takeTouched();

private:
    struct Waiting {
        std::int32_t cxid = 0;
        ::zabscope::wire::ClientRequest::Operation operation{};
        std::string path;
        bool answered = false;  ///< of a sync: the leader has spoken, but earlier requests still wait
    };
    struct Connection {
        SessionId session = 0;
        std::int64_t timeout = 0;
        bool established = false;
        std::deque<Waiting> waiting;
    };
    void connect(ConnectionId id, Connection& connection, const ::zabscope::wire::ClientConnect& connect,
                 const DataTree& tree, std::vector<Wish>& wishes, Actions& actions);
    void request(ConnectionId id, Connection& connection, const ::zabscope::wire::ClientRequest& request,
                 const DataTree& tree, std::vector<Wish>& wishes, Actions& actions);
    void answerReady(ConnectionId id, Connection& connection, const DataTree& tree, Actions& actions);
    void tellConnected(ConnectionId id, const Connection& connection, bool valid, Actions& actions);
    void reply(ConnectionId id, const ::zabscope::wire::ClientReply& reply, Actions& actions);
    ConnectionId connectionOf(SessionId session) const;

    NodeId m_self;
    std::uint32_t m_life;
    Duration m_tickTime;
    bool m_serving = false;
    std::uint32_t m_sessionsMade = 0;
    std::map<ConnectionId, Connection> m_connections;
    std::map<SessionId, ConnectionId> m_bySession;
    std::deque<std::pair<ConnectionId, std::int32_t>> m_syncs;  ///< sent to the leader, in order
    std::set<SessionId> m_touched;
};

}  // namespace zabscope::zab
