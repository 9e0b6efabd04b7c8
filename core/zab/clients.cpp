// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/clients.h"

#include <algorithm>

namespace zabscope::zab {
namespace {

using ClientOperation = ::zabscope::wire::ClientRequest;

// A client that asks faster than it is answered is not read further by ZooKeeper (globalOutstandingLimit, 1,000); here it
// may have some more waiting before the server hangs up.
constexpr std::size_t mostWaiting = 100'000;

bool isWrite(ClientOperation::Operation operation) {
    return operation == ClientOperation::CREATE || operation == ClientOperation::DELETE ||
           operation == ClientOperation::SET_DATA || operation == ClientOperation::CLOSE_SESSION;
}

}  // namespace

void Clients::serve(bool serving, Actions& actions) {
    if (serving == m_serving) return;
    m_serving = serving;
    actions.accept(Port::client, serving);
    if (serving) return;
    for (const auto& [id, connection] : m_connections) actions.close(id);
    m_connections.clear();
    m_bySession.clear();
    m_syncs.clear();
    m_touched.clear();
}

void Clients::opened(ConnectionId connection, Actions& actions) {
    if (!m_serving) return actions.close(connection);
    m_connections[connection] = {};
}

void Clients::closed(ConnectionId connection) {
    const auto found = m_connections.find(connection);
    if (found == m_connections.end()) return;
    const auto session = m_bySession.find(found->second.session);
    if (session != m_bySession.end() && session->second == connection) m_bySession.erase(session);
    m_connections.erase(found);
}

void Clients::arrived(ConnectionId id, std::string_view bytes, const DataTree& tree, std::vector<Wish>& wishes,
                      Actions& actions) {
    const auto found = m_connections.find(id);
    if (found == m_connections.end()) return;
    Connection& connection = found->second;
    ::zabscope::wire::ClientMessage message;
    const bool readable = message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    if (readable && message.has_connect() && connection.session == 0) {
        connect(id, connection, message.connect(), tree, wishes, actions);
    } else if (readable && message.has_request() && connection.established && connection.waiting.size() < mostWaiting) {
        request(id, connection, message.request(), tree, wishes, actions);
    } else {
        actions.close(id);
        closed(id);
    }
}

void Clients::connect(ConnectionId id, Connection& connection, const ::zabscope::wire::ClientConnect& asked,
                      const DataTree& tree, std::vector<Wish>& wishes, Actions& actions) {
    if (asked.last_zxid_seen() > tree.lastProcessed().value) {
        actions.close(id);  // the client has seen more than this server has: it is to try another
        closed(id);
        return;
    }
    connection.timeout = std::clamp(asked.timeout_us(), 2 * m_tickTime.count(), 20 * m_tickTime.count());
    Wish wish;
    wish.request.set_timeout_us(connection.timeout);
    if (asked.session() != 0) {
        // The session lives on the connection that came last (ZooKeeperServer.processConnectRequest, CLIENT_RECONNECT).
        if (const ConnectionId before = connectionOf(asked.session()); before != ConnectionId::none) {
            actions.close(before);
            closed(before);
        }
        connection.session = asked.session();
        wish.kind = Wish::Kind::revalidate;
    } else {
        // Unique as in SessionTrackerImpl.initializeNextSessionId: the sid on top, then what no other life has used.
        connection.session = static_cast<SessionId>(static_cast<std::uint64_t>(m_self) << 56 |
                                                    static_cast<std::uint64_t>(m_life) << 32 | ++m_sessionsMade);
        wish.request.set_operation(ClientOperation::CREATE_SESSION);
    }
    wish.request.set_session(connection.session);
    m_bySession[connection.session] = id;
    wishes.push_back(std::move(wish));
}

void Clients::request(ConnectionId id, Connection& connection, const ::zabscope::wire::ClientRequest& asked,
                      const DataTree& tree, std::vector<Wish>& wishes, Actions& actions) {
    m_touched.insert(connection.session);
    if (isWrite(asked.operation()) || asked.operation() == ClientOperation::SYNC) {
        Wish& wish = wishes.emplace_back();
        wish.kind = asked.operation() == ClientOperation::SYNC ? Wish::Kind::sync : Wish::Kind::write;
        wish.request.set_session(connection.session);
        wish.request.set_cxid(asked.xid());
        wish.request.set_operation(asked.operation());
        wish.request.set_path(asked.path());
        wish.request.set_data(asked.data());
        wish.request.set_version(asked.version());
        wish.request.set_ephemeral(asked.ephemeral());
        wish.request.set_sequential(asked.sequential());
        if (wish.kind == Wish::Kind::sync) m_syncs.emplace_back(id, asked.xid());
    } else if (asked.operation() != ClientOperation::GET_DATA && asked.operation() != ClientOperation::PING) {
        ::zabscope::wire::ClientReply answer;
        answer.set_xid(asked.xid());
        answer.set_error(error::unimplemented);
        reply(id, answer, actions);
        return;
    }
    connection.waiting.push_back({asked.xid(), asked.operation(), asked.path(), false});
    answerReady(id, connection, tree, actions);
}

// Answers from the front of the queue all that need not wait: reads, pings, and syncs that the leader has answered. A ping
// waits for the writes before it like a read (CommitProcessor.run queues whatever follows a write of the session).
void Clients::answerReady(ConnectionId id, Connection& connection, const DataTree& tree, Actions& actions) {
    while (!connection.waiting.empty()) {
        const Waiting& front = connection.waiting.front();
        const bool isSync = front.operation == ClientOperation::SYNC;
        if (isWrite(front.operation) || (isSync && !front.answered)) return;
        ::zabscope::wire::ClientReply answer;
        answer.set_xid(front.cxid);
        answer.set_zxid(tree.lastProcessed().value);
        if (front.operation == ClientOperation::GET_DATA) {
            if (const Znode* node = tree.read(front.path)) {
                answer.set_data(node->data);
                *answer.mutable_stat() = toWire(node->stat);
            } else {
                answer.set_error(error::noNode);
            }
        }
        reply(id, answer, actions);
        connection.waiting.pop_front();
    }
}

void Clients::committed(const wire::Txn& txn, const ApplyResult& result, const DataTree& tree, Actions& actions) {
    const ConnectionId id = connectionOf(txn.session());
    if (id == ConnectionId::none) return;
    Connection& connection = m_connections[id];
    if (txn.kind() == wire::Txn::CREATE_SESSION && !connection.established) {
        connection.established = true;
        tellConnected(id, connection, true, actions);
        return;
    }
    const bool closing = txn.kind() == wire::Txn::CLOSE_SESSION;
    // A write of this session through another server, before it moved here, has nobody waiting here; nor has the end of a
    // session that has expired.
    const Waiting* front = connection.waiting.empty() ? nullptr : &connection.waiting.front();
    if (front && isWrite(front->operation) && front->cxid == txn.cxid() &&
        (txn.kind() == wire::Txn::ERROR || closing == (front->operation == ClientOperation::CLOSE_SESSION))) {
        ::zabscope::wire::ClientReply answer;
        answer.set_xid(txn.cxid());
        answer.set_zxid(txn.zxid());
        answer.set_error(txn.kind() == wire::Txn::ERROR ? txn.error() : result.error);
        if (txn.kind() == wire::Txn::CREATE) answer.set_path(txn.path());
        if (txn.kind() == wire::Txn::CREATE || txn.kind() == wire::Txn::SET_DATA)
            *answer.mutable_stat() = toWire(result.stat);
        reply(id, answer, actions);
        connection.waiting.pop_front();
    }
    if (closing) {
        actions.close(id);
        closed(id);
        return;
    }
    answerReady(id, connection, tree, actions);
}

void Clients::synced(const DataTree& tree, Actions& actions) {
    if (m_syncs.empty()) return;
    const auto [id, cxid] = m_syncs.front();
    m_syncs.pop_front();
    const auto found = m_connections.find(id);
    if (found == m_connections.end()) return;
    for (Waiting& waiting : found->second.waiting) {
        if (waiting.operation != ClientOperation::SYNC || waiting.answered || waiting.cxid != cxid) continue;
        waiting.answered = true;
        break;
    }
    answerReady(id, found->second, tree, actions);
}

void Clients::revalidated(SessionId session, bool valid, const DataTree&, Actions& actions) {
    const ConnectionId id = connectionOf(session);
    if (id == ConnectionId::none || m_connections[id].established) return;
    m_connections[id].established = valid;
    tellConnected(id, m_connections[id], valid, actions);
    if (valid) return;
    actions.close(id);
    closed(id);
}

std::vector<SessionId> Clients::takeTouched() {
    std::vector<SessionId> sessions{m_touched.begin(), m_touched.end()};
    m_touched.clear();
    return sessions;
}

void Clients::tellConnected(ConnectionId id, const Connection& connection, bool valid, Actions& actions) {
    ::zabscope::wire::ClientMessage message;
    message.mutable_connected()->set_session(connection.session);
    message.mutable_connected()->set_timeout_us(valid ? connection.timeout : 0);
    actions.send(id, MessageKind::clientConnected, message);
}

void Clients::reply(ConnectionId id, const ::zabscope::wire::ClientReply& answer, Actions& actions) {
    ::zabscope::wire::ClientMessage message;
    *message.mutable_reply() = answer;
    actions.send(id, MessageKind::clientReply, message);
}

ConnectionId Clients::connectionOf(SessionId session) const {
    const auto found = m_bySession.find(session);
    return found == m_bySession.end() ? ConnectionId::none : found->second;
}

}  // namespace zabscope::zab
