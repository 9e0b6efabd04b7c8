// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/message_fields.h"

#include <climits>

#include "core/folk/message_text.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

using zab::MessageKind;
using Asked = wire::ClientRequest;
using Transaction = zab::wire::Txn;

template <typename Message>
bool parse(Message& message, std::string_view bytes) {
    return bytes.size() <= INT_MAX && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

std::string hex(std::int64_t session) { return toHex(Zxid{session}); }

std::string_view operationWord(int operation) {
    switch (operation) {
        case Asked::CREATE:
            return "create";
        case Asked::DELETE:
            return "delete";
        case Asked::SET_DATA:
            return "set";
        case Asked::GET_DATA:
            return "read";
        case Asked::SYNC:
            return "sync";
        case Asked::PING:
            return "ping";
        case Asked::CLOSE_SESSION:
            return "close_session";
        case Asked::CREATE_SESSION:
            return "create_session";
        default:
            return "?";
    }
}

std::string_view transactionWord(int kind) {
    switch (kind) {
        case Transaction::CREATE:
            return "create";
        case Transaction::DELETE:
            return "delete";
        case Transaction::SET_DATA:
            return "set";
        case Transaction::CREATE_SESSION:
            return "create_session";
        case Transaction::CLOSE_SESSION:
            return "close_session";
        case Transaction::ERROR:
            return "error";
        default:
            return "?";
    }
}

/// What a client's request and one that is forwarded to the leader have in common.
template <typename Request>
void tellOperation(const Request& request, int operation, FieldSink& sink) {
    sink.word(Key::operation, operationWord(operation));
    sink.text(Key::path, request.path());
    sink.text(Key::data, request.data());
    sink.number(Key::version, request.version());
    sink.flag(Key::ephemeral, request.ephemeral());
    sink.flag(Key::sequential, request.sequential());
}

}  // namespace

void MessageFields::tell(std::uint8_t kind, std::string_view bytes, FieldSink& sink) {
    const auto word = static_cast<MessageKind>(kind);
    const Vocabulary* vocabulary = vocabularyOfKind(kind);
    if (vocabulary && vocabulary->protocol == "folk")
        return folk::readMessage(m_folk, bytes) ? tellFolk(sink) : sink.noContent();
    if (!vocabulary || vocabulary->protocol != "zab") return sink.noContent();
    if (word == MessageKind::hello || word == MessageKind::notification) {
        const bool hello = word == MessageKind::hello;
        const bool fits = parse(m_election, bytes) && (hello ? m_election.has_hello() : m_election.has_notification());
        return fits ? tellElection(hello, sink) : sink.noContent();
    }
    if (word >= MessageKind::clientConnect) return parse(m_client, bytes) ? tellClient(kind, sink) : sink.noContent();
    return parse(m_packet, bytes) ? tellPacket(kind, sink) : sink.noContent();
}

void MessageFields::tellElection(bool hello, FieldSink& sink) {
    sink.beginContent();
    if (hello) {
        sink.number(Key::sid, m_election.hello().sid());
        sink.text(Key::address, m_election.hello().address());
    } else {
        const zab::wire::Notification& vote = m_election.notification();
        sink.word(Key::state, zab::roleName(static_cast<zab::Role>(vote.state())));
        sink.number(Key::leader, vote.leader());
        sink.number(Key::round, vote.round());
        sink.number(Key::peerEpoch, vote.peer_epoch());
        sink.zxid(Zxid{vote.zxid()});
    }
    sink.endContent();
}

void MessageFields::tellPacket(std::uint8_t kind, FieldSink& sink) {
    const auto word = static_cast<MessageKind>(kind);
    const bool carriesTransaction = word == MessageKind::proposal || word == MessageKind::inform;
    if (carriesTransaction && !parse(m_transaction, m_packet.txn())) return sink.noContent();
    if (word == MessageKind::snap && !parse(m_snapshot, m_packet.snapshot())) return sink.noContent();
    sink.beginContent();
    if (word == MessageKind::followerInfo || word == MessageKind::observerInfo) sink.number(Key::sid, m_packet.sid());
    if (word == MessageKind::ackEpoch) sink.number(Key::currentEpoch, m_packet.current_epoch());
    sink.zxid(Zxid{m_packet.zxid()});
    if (carriesTransaction) {
        tellTransaction(sink);
    } else if (word == MessageKind::request || word == MessageKind::sync) {
        tellRequest(sink);
    } else if (word == MessageKind::snap) {
        sink.number(Key::nodes, m_snapshot.nodes_size());
        sink.number(Key::sessions, m_snapshot.sessions_size());
    } else if (word == MessageKind::revalidate) {
        sink.word(Key::session, hex(m_packet.session()));
        sink.number(Key::timeout, m_packet.timeout_us());
        sink.flag(Key::valid, m_packet.valid());
    } else if (word == MessageKind::ping) {
        sink.number(Key::touches, m_packet.touches_size());
    }
    sink.endContent();
}

void MessageFields::tellTransaction(FieldSink& sink) {
    sink.number(Key::cxid, m_transaction.cxid());
    sink.word(Key::session, hex(m_transaction.session()));
    sink.word(Key::operation, transactionWord(m_transaction.kind()));
    sink.text(Key::path, m_transaction.path());
    sink.text(Key::data, m_transaction.data());
    sink.number(Key::version, m_transaction.version());
    sink.flag(Key::ephemeral, m_transaction.ephemeral_owner() != 0);
    sink.number(Key::timeout, m_transaction.timeout_us());
    sink.number(Key::error, m_transaction.error());
}

void MessageFields::tellRequest(FieldSink& sink) {
    const zab::wire::Request& request = m_packet.request();
    sink.number(Key::cxid, request.cxid());
    sink.word(Key::session, hex(request.session()));
    tellOperation(request, request.operation(), sink);
    sink.number(Key::timeout, request.timeout_us());
}

/// All kinds are one message; what a kind does not use is 0 or empty.
void MessageFields::tellFolk(FieldSink& sink) {
    const folk::wire::Change& change = m_folk.change();
    sink.beginContent();
    sink.number(Key::sid, m_folk.sid());
    sink.number(Key::leader, m_folk.leader());
    sink.zxid(Zxid{m_folk.zxid()});
    sink.number(Key::xid, m_folk.origin().xid());
    sink.word(Key::session, hex(m_folk.origin().session()));
    sink.word(Key::operation, m_folk.has_change() ? operationWord(change.operation()) : "");
    sink.text(Key::path, change.path());
    sink.text(Key::data, change.data());
    sink.number(Key::version, change.version());
    sink.flag(Key::sequential, change.sequential());
    sink.number(Key::error, m_folk.error());
    sink.number(Key::leaderZxid, m_folk.leader_zxid());
    sink.endContent();
}

void MessageFields::tellClient(std::uint8_t kind, FieldSink& sink) {
    const auto word = static_cast<MessageKind>(kind);
    if (word == MessageKind::clientConnect && m_client.has_connect()) {
        sink.beginContent();
        sink.zxid(Zxid{m_client.connect().last_zxid_seen()});
        sink.word(Key::session, hex(m_client.connect().session()));
        sink.number(Key::timeout, m_client.connect().timeout_us());
    } else if (word == MessageKind::clientConnected && m_client.has_connected()) {
        sink.beginContent();
        sink.word(Key::session, hex(m_client.connected().session()));
        sink.number(Key::timeout, m_client.connected().timeout_us());
    } else if (word == MessageKind::clientRequest && m_client.has_request()) {
        sink.beginContent();
        sink.number(Key::xid, m_client.request().xid());
        tellOperation(m_client.request(), m_client.request().operation(), sink);
    } else if (word == MessageKind::clientReply && m_client.has_reply()) {
        const wire::ClientReply& reply = m_client.reply();
        sink.beginContent();
        sink.zxid(Zxid{reply.zxid()});
        sink.number(Key::xid, reply.xid());
        sink.text(Key::path, reply.path());
        sink.text(Key::data, reply.data());
        sink.number(Key::version, reply.stat().version());
        sink.number(Key::error, reply.error());
    } else {
        return sink.noContent();
    }
    sink.endContent();
}

}  // namespace zabscope
