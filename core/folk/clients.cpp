// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/clients.h"

#include <algorithm>
#include <climits>

namespace zabscope::folk {
namespace {

using Asked = ::zabscope::wire::ClientRequest;
using Reply = ::zabscope::wire::ClientReply;

// The kinds of a server's messages to clients, which are the same in every protocol (packet.proto).
constexpr std::uint8_t connectedKind = 49;
constexpr std::uint8_t replyKind = 51;
constexpr std::int32_t noNodeThere = -101;
constexpr std::size_t mostWaiting = 100'000;

bool isWrite(std::int32_t operation) {
    return operation == Asked::CREATE || operation == Asked::DELETE || operation == Asked::SET_DATA;
}

void sendReply(ConnectionId connection, const Reply& reply, Effects& effects) {
    ::zabscope::wire::ClientMessage message;
    *message.mutable_reply() = reply;
    effects.emplace_back(Send{connection, replyKind, message.SerializeAsString(), false});
}

void fillStat(Reply& reply, const Node& node) {
    reply.mutable_stat()->set_czxid(node.created.value);
    reply.mutable_stat()->set_mzxid(node.changed.value);
    reply.mutable_stat()->set_version(node.version);
    reply.mutable_stat()->set_data_length(static_cast<std::int32_t>(node.data.size()));
}

}  // namespace

void Clients::serve(bool serving, Effects& effects) {
    if (serving == m_serving) return;
    m_serving = serving;
    effects.emplace_back(Accept{Port::client, serving});
    if (serving) return;
    for (const auto& [id, connection] : m_connections) effects.emplace_back(Close{id});
    m_connections.clear();
}

void Clients::opened(ConnectionId connection, Effects& effects) {
    if (!m_serving) {
        effects.emplace_back(Close{connection});
        return;
    }
    m_connections[connection] = {};
}

void Clients::closed(ConnectionId connection) { m_connections.erase(connection); }

void Clients::refuse(ConnectionId connection, Effects& effects) {
    effects.emplace_back(Close{connection});
    closed(connection);
}

std::optional<Wish> Clients::arrived(ConnectionId id, std::string_view bytes, const NodeTree& tree, Zxid zxid,
                                     Effects& effects) {
    Connection& connection = m_connections[id];
    ::zabscope::wire::ClientMessage message;
    const bool readable =
        bytes.size() <= INT_MAX && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    if (readable && message.has_connect() && connection.session == 0) {
        connect(id, connection, message.connect(), effects);
        return std::nullopt;
    }
    if (!readable || !message.has_request() || connection.session == 0 || connection.waiting.size() >= mostWaiting) {
        refuse(id, effects);
        return std::nullopt;
    }
    const Asked& asked = message.request();
    connection.waiting.push_back({asked.xid(), asked.operation(), asked.path(), std::nullopt});
    if (!isWrite(asked.operation())) {
        answerReady(id, connection, tree, zxid, effects);
        return std::nullopt;
    }
    Wish wish;
    wish.change.set_operation(asked.operation());
    wish.change.set_path(asked.path());
    wish.change.set_data(asked.data());
    wish.change.set_version(asked.version());
    wish.change.set_sequential(asked.sequential());
    wish.origin.set_session(connection.session);
    wish.origin.set_xid(asked.xid());
    return wish;
}

void Clients::connect(ConnectionId id, Connection& connection, const ::zabscope::wire::ClientConnect& asked,
                      Effects& effects) {
    // As ZooKeeper makes them, so that no two servers or lives give the same.
    connection.session = asked.session() != 0
                             ? asked.session()
                             : static_cast<std::int64_t>(static_cast<std::uint64_t>(m_self) << 56 |
                                                         static_cast<std::uint64_t>(m_life) << 32 | ++m_sessions);
    ::zabscope::wire::ClientMessage message;
    message.mutable_connected()->set_session(connection.session);
    message.mutable_connected()->set_timeout_us(
        std::clamp(asked.timeout_us(), 2 * m_tickTime.count(), 20 * m_tickTime.count()));
    effects.emplace_back(Send{id, connectedKind, message.SerializeAsString(), false});
}

void Clients::done(const wire::Message& message, const NodeTree& tree, Effects& effects) {
    for (auto& [id, connection] : m_connections) {
        if (connection.session != message.origin().session()) continue;
        const auto at = std::find_if(connection.waiting.begin(), connection.waiting.end(), [&](const Waiting& each) {
            return each.xid == message.origin().xid() && isWrite(each.operation) && !each.answer;
        });
        if (at == connection.waiting.end()) continue;
        Reply reply;
        reply.set_zxid(message.zxid());
        reply.set_error(message.error());
        if (message.error() == 0 && at->operation == Asked::CREATE) reply.set_path(message.change().path());
        at->answer = reply;
        answerReady(id, connection, tree, Zxid{message.zxid()}, effects);
        return;
    }
}

void Clients::answerReady(ConnectionId id, Connection& connection, const NodeTree& tree, Zxid zxid, Effects& effects) {
    while (!connection.waiting.empty()) {
        const Waiting& front = connection.waiting.front();
        if (isWrite(front.operation) && !front.answer) return;
        Reply reply = front.answer.value_or(Reply{});
        reply.set_xid(front.xid);
        if (!front.answer) reply.set_zxid(zxid.value);
        if (front.operation == Asked::GET_DATA) {
            if (const Node* node = tree.find(front.path)) {
                reply.set_data(node->data);
                fillStat(reply, *node);
            } else {
                reply.set_error(noNodeThere);
            }
        }
        sendReply(id, reply, effects);
        connection.waiting.pop_front();
    }
}

}  // namespace zabscope::folk
