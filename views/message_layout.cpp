// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/message_layout.h"

#include <QCoreApplication>
#include <array>

#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

using zab::MessageKind;
constexpr auto always = true;
constexpr auto sometimes = false;

constexpr std::array<FieldWord, 4> states{{{0, "LOOKING"}, {1, "FOLLOWING"}, {2, "LEADING"}, {3, "OBSERVING"}}};
constexpr std::array<FieldWord, 17> packetTypes{{{1, "REQUEST"}, {2, "PROPOSAL"}, {3, "ACK"}, {4, "COMMIT"}, {5, "PING"},
                                                {6, "REVALIDATE"}, {7, "SYNC"}, {8, "INFORM"}, {10, "NEWLEADER"},
                                                {11, "FOLLOWERINFO"}, {12, "UPTODATE"}, {13, "DIFF"}, {14, "TRUNC"},
                                                {15, "SNAP"}, {16, "OBSERVERINFO"}, {17, "LEADERINFO"},
                                                {18, "ACKEPOCH"}}};
constexpr std::array<FieldWord, 8> operations{{{1, "CREATE"}, {2, "DELETE"}, {3, "SET_DATA"}, {4, "GET_DATA"}, {5, "SYNC"},
                                              {6, "PING"}, {7, "CLOSE_SESSION"}, {8, "CREATE_SESSION"}}};
constexpr std::array<FieldWord, 6> changes{{{1, "CREATE"}, {2, "DELETE"}, {5, "SET_DATA"}, {10, "CREATE_SESSION"},
                                           {11, "CLOSE_SESSION"}, {12, "ERROR"}}};
constexpr std::array<FieldWord, 9> errors{{{0, "OK"}, {-6, "UNIMPLEMENTED"}, {-8, "BADARGUMENTS"}, {-101, "NONODE"},
                                           {-103, "BADVERSION"}, {-108, "NOCHILDRENFOREPHEMERALS"},
                                           {-110, "NODEEXISTS"}, {-111, "NOTEMPTY"}, {-112, "SESSIONEXPIRED"}}};

// What stands in several messages.
constexpr const char* sessionWords = QT_TRANSLATE_NOOP("MessageLayout", "The client's session.");
constexpr const char* timeoutWords =
    QT_TRANSLATE_NOOP("MessageLayout", "How long the session lives without a sign of its client.");
constexpr const char* pathWords = QT_TRANSLATE_NOOP("MessageLayout", "The path of the znode.");
constexpr const char* contentWords = QT_TRANSLATE_NOOP("MessageLayout", "What the znode holds.");
constexpr const char* expectedWords =
    QT_TRANSLATE_NOOP("MessageLayout", "The version that the znode must have; -1 is any.");
constexpr const char* ephemeralWords = QT_TRANSLATE_NOOP("MessageLayout", "Whether the znode ends with the session.");
constexpr const char* sequentialWords =
    QT_TRANSLATE_NOOP("MessageLayout", "Whether a growing number is added to the path.");
constexpr const char* xidWords = QT_TRANSLATE_NOOP("MessageLayout", "The client's number of the request.");
constexpr const char* operationWords = QT_TRANSLATE_NOOP("MessageLayout", "What the client asks for.");
constexpr const char* errorWords = QT_TRANSLATE_NOOP("MessageLayout", "ZooKeeper's error code; 0 is success.");
constexpr const char* czxidWords = QT_TRANSLATE_NOOP("MessageLayout", "The transaction that created the znode.");
constexpr const char* mzxidWords = QT_TRANSLATE_NOOP("MessageLayout", "The transaction that last changed its content.");
constexpr const char* pzxidWords = QT_TRANSLATE_NOOP("MessageLayout", "The transaction that last changed its children.");
constexpr const char* versionWords = QT_TRANSLATE_NOOP("MessageLayout", "How often its content was changed.");
constexpr const char* cversionWords = QT_TRANSLATE_NOOP("MessageLayout", "How often its children changed.");
constexpr const char* ownerWords = QT_TRANSLATE_NOOP("MessageLayout", "The session that it ends with; 0: none.");

constexpr std::array hello{
    FieldLayout{1, "sid", FieldForm::number, always,
                QT_TRANSLATE_NOOP("MessageLayout", "Who opened the connection.")},
    FieldLayout{2, "address", FieldForm::text, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "Its address: only a word in a simulation.")},
};
constexpr std::array notification{
    FieldLayout{1, "state", FieldForm::choice, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The role of the sender. LOOKING: it is voting."), states},
    FieldLayout{2, "leader", FieldForm::fixed, always,
                QT_TRANSLATE_NOOP("MessageLayout", "Whom the sender votes for; if it is settled, whom it follows.")},
    FieldLayout{3, "zxid", FieldForm::zxid, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The last zxid of the server it votes for: of two equal epochs, the "
                                                   "larger zxid wins.")},
    FieldLayout{4, "round", FieldForm::number, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The election round of the vote; votes of older rounds do not count.")},
    FieldLayout{5, "peer_epoch", FieldForm::fixed, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The current epoch of the server it votes for: it is compared first.")},
};
constexpr std::array election{
    FieldLayout{1, "hello", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The first message of a connection."), {}, hello},
    FieldLayout{2, "notification", FieldForm::message, sometimes, QT_TRANSLATE_NOOP("MessageLayout", "A vote."), {},
                notification},
};
constexpr std::array touch{
    FieldLayout{1, "session", FieldForm::session, always, sessionWords},
    FieldLayout{2, "timeout_us", FieldForm::time, sometimes, timeoutWords},
};
constexpr std::array request{
    FieldLayout{1, "session", FieldForm::session, always, sessionWords},
    FieldLayout{2, "cxid", FieldForm::number, always, xidWords},
    FieldLayout{3, "operation", FieldForm::choice, always, operationWords, operations},
    FieldLayout{4, "path", FieldForm::text, sometimes, pathWords},
    FieldLayout{5, "data", FieldForm::text, sometimes, contentWords},
    FieldLayout{6, "version", FieldForm::number, sometimes, expectedWords},
    FieldLayout{7, "ephemeral", FieldForm::truth, sometimes, ephemeralWords},
    FieldLayout{8, "sequential", FieldForm::truth, sometimes, sequentialWords},
    FieldLayout{9, "timeout_us", FieldForm::time, sometimes, timeoutWords},
};
constexpr std::array txn{
    FieldLayout{1, "zxid", FieldForm::zxid, always, QT_TRANSLATE_NOOP("MessageLayout", "The transaction's own name.")},
    FieldLayout{2, "session", FieldForm::session, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The session of the client that asked for it.")},
    FieldLayout{3, "cxid", FieldForm::number, sometimes, xidWords},
    FieldLayout{4, "kind", FieldForm::choice, always,
                QT_TRANSLATE_NOOP("MessageLayout", "What changes: a result that is the same wherever it is applied."),
                changes},
    FieldLayout{5, "path", FieldForm::text, sometimes, pathWords},
    FieldLayout{6, "data", FieldForm::text, sometimes, contentWords},
    FieldLayout{7, "version", FieldForm::number, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The version that the znode will have.")},
    FieldLayout{8, "ephemeral_owner", FieldForm::session, sometimes, ownerWords},
    FieldLayout{9, "parent_cversion", FieldForm::number, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "How often the parent's children will have changed.")},
    FieldLayout{10, "error", FieldForm::number, sometimes, errorWords, errors},
    FieldLayout{11, "timeout_us", FieldForm::time, sometimes, timeoutWords},
    FieldLayout{12, "paths", FieldForm::text, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "An ephemeral znode that goes with the session.")},
};
constexpr std::array snapshotNode{
    FieldLayout{1, "path", FieldForm::text, always, pathWords},
    FieldLayout{2, "data", FieldForm::text, sometimes, contentWords},
    FieldLayout{3, "czxid", FieldForm::zxid, sometimes, czxidWords},
    FieldLayout{4, "mzxid", FieldForm::zxid, sometimes, mzxidWords},
    FieldLayout{5, "pzxid", FieldForm::zxid, sometimes, pzxidWords},
    FieldLayout{6, "version", FieldForm::number, sometimes, versionWords},
    FieldLayout{7, "cversion", FieldForm::number, sometimes, cversionWords},
    FieldLayout{8, "ephemeral_owner", FieldForm::session, sometimes, ownerWords},
};
constexpr std::array snapshot{
    FieldLayout{1, "zxid", FieldForm::zxid, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The last transaction that is in the snapshot.")},
    FieldLayout{2, "sessions", FieldForm::message, sometimes, sessionWords, {}, touch},
    FieldLayout{3, "nodes", FieldForm::message, sometimes, QT_TRANSLATE_NOOP("MessageLayout", "A znode."), {},
                snapshotNode},
};
constexpr std::array packet{
    FieldLayout{1, "type", FieldForm::choice, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The kind of the packet, by ZooKeeper's own number."), packetTypes},
    FieldLayout{2, "zxid", FieldForm::zxid, sometimes, QT_TRANSLATE_NOOP("MessageLayout", "The zxid it speaks of.")},
    FieldLayout{3, "sid", FieldForm::number, sometimes, QT_TRANSLATE_NOOP("MessageLayout", "Who the learner is.")},
    FieldLayout{4, "current_epoch", FieldForm::zigzag, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The learner's current epoch; -1: it has promised this epoch before, so "
                                                   "its promise must not be counted.")},
    FieldLayout{5, "txn", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The transaction: the very bytes that go into the log."), {}, txn},
    FieldLayout{6, "snapshot", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The leader's whole state."), {}, snapshot},
    FieldLayout{7, "request", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The client's request, as the leader gets it."), {}, request},
    FieldLayout{8, "session", FieldForm::session, sometimes, sessionWords},
    FieldLayout{9, "timeout_us", FieldForm::time, sometimes, timeoutWords},
    FieldLayout{10, "valid", FieldForm::truth, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "In the leader's answer: whether the session is valid.")},
    FieldLayout{11, "touches", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "A session whose client the learner has heard of."), {}, touch},
};
constexpr std::array connect{
    FieldLayout{1, "last_zxid_seen", FieldForm::zxid, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The newest state the client has seen; a server that is behind it must "
                                                   "refuse.")},
    FieldLayout{2, "timeout_us", FieldForm::time, sometimes, timeoutWords},
    FieldLayout{3, "session", FieldForm::session, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The session it brings along; 0 asks for a new one.")},
};
constexpr std::array connected{
    FieldLayout{1, "timeout_us", FieldForm::time, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The time-out as agreed; 0: the session is not valid any more.")},
    FieldLayout{2, "session", FieldForm::session, always, sessionWords},
};
constexpr std::array clientRequest{
    FieldLayout{1, "xid", FieldForm::number, always, xidWords},
    FieldLayout{2, "operation", FieldForm::choice, always, operationWords, operations},
    FieldLayout{3, "path", FieldForm::text, sometimes, pathWords},
    FieldLayout{4, "data", FieldForm::text, sometimes, contentWords},
    FieldLayout{5, "version", FieldForm::number, sometimes, expectedWords},
    FieldLayout{6, "ephemeral", FieldForm::truth, sometimes, ephemeralWords},
    FieldLayout{7, "sequential", FieldForm::truth, sometimes, sequentialWords},
};
constexpr std::array stat{
    FieldLayout{1, "czxid", FieldForm::zxid, sometimes, czxidWords},
    FieldLayout{2, "mzxid", FieldForm::zxid, sometimes, mzxidWords},
    FieldLayout{3, "pzxid", FieldForm::zxid, sometimes, pzxidWords},
    FieldLayout{4, "version", FieldForm::number, sometimes, versionWords},
    FieldLayout{5, "cversion", FieldForm::number, sometimes, cversionWords},
    FieldLayout{6, "ephemeral_owner", FieldForm::number, sometimes, ownerWords},
    FieldLayout{7, "data_length", FieldForm::number, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "Bytes of its content.")},
    FieldLayout{8, "num_children", FieldForm::number, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "How many children it has.")},
};
constexpr std::array reply{
    FieldLayout{1, "xid", FieldForm::number, always,
                QT_TRANSLATE_NOOP("MessageLayout", "The number of the request that is answered.")},
    FieldLayout{2, "zxid", FieldForm::zxid, always,
                QT_TRANSLATE_NOOP("MessageLayout", "How far the answering server has come.")},
    FieldLayout{3, "error", FieldForm::number, always, errorWords, errors},
    FieldLayout{4, "path", FieldForm::text, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The path of the znode that was created.")},
    FieldLayout{5, "data", FieldForm::text, sometimes, contentWords},
    FieldLayout{6, "stat", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "What is known of the znode."), {}, stat},
};
constexpr std::array client{
    FieldLayout{1, "connect", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "Opens a session, or brings one along."), {}, connect},
    FieldLayout{2, "connected", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The answer to that."), {}, connected},
    FieldLayout{3, "request", FieldForm::message, sometimes, operationWords, {}, clientRequest},
    FieldLayout{4, "reply", FieldForm::message, sometimes,
                QT_TRANSLATE_NOOP("MessageLayout", "The answer to a request."), {}, reply},
};

/// What the zxid of a packet says, which depends on the kind.
const char* zxidWords(MessageKind kind) {
    switch (kind) {
        case MessageKind::proposal:
        case MessageKind::inform:
            return QT_TRANSLATE_NOOP("MessageLayout", "The name of the transaction.");
        case MessageKind::ack:
            return QT_TRANSLATE_NOOP("MessageLayout", "What is on the sender's disk: this transaction, or, with counter 0, "
                                                      "the NEWLEADER of its epoch.");
        case MessageKind::commit:
            return QT_TRANSLATE_NOOP("MessageLayout", "The transaction that a quorum has on disk.");
        case MessageKind::ping:
            return QT_TRANSLATE_NOOP("MessageLayout", "The last zxid that the leader has proposed.");
        case MessageKind::newLeader:
            return QT_TRANSLATE_NOOP("MessageLayout", "The new epoch, with counter 0.");
        case MessageKind::followerInfo:
        case MessageKind::observerInfo:
            return QT_TRANSLATE_NOOP("MessageLayout", "The epoch it has accepted so far, in the upper half.");
        case MessageKind::leaderInfo:
            return QT_TRANSLATE_NOOP("MessageLayout", "The new epoch that it proposes, in the upper half.");
        case MessageKind::ackEpoch:
            return QT_TRANSLATE_NOOP("MessageLayout", "The last zxid of the learner's history.");
        case MessageKind::diff:
            return QT_TRANSLATE_NOOP("MessageLayout", "Where the transactions that follow will lead to.");
        case MessageKind::trunc:
            return QT_TRANSLATE_NOOP("MessageLayout", "The last zxid that the learner is to keep.");
        case MessageKind::snap:
            return QT_TRANSLATE_NOOP("MessageLayout", "The last transaction that is in the snapshot.");
        case MessageKind::request:
        case MessageKind::revalidate:
        case MessageKind::sync:
        case MessageKind::upToDate:
        case MessageKind::hello:
        case MessageKind::notification:
        case MessageKind::clientConnect:
        case MessageKind::clientConnected:
        case MessageKind::clientRequest:
        case MessageKind::clientReply:
            break;
    }
    return nullptr;
}

}  // namespace

std::span<const FieldLayout> messageLayout(std::uint8_t kind) {
    const Vocabulary* vocabulary = vocabularyOfKind(kind);
    if (!vocabulary) return {};
    if (vocabulary->layout) return vocabulary->layout(kind);
    const auto known = static_cast<MessageKind>(kind);
    if (known == MessageKind::hello || known == MessageKind::notification) return election;
    return known >= MessageKind::clientConnect ? std::span<const FieldLayout>(client) : packet;
}

bool isOfKind(const FieldLayout& field, std::uint8_t kind) {
    if (field.always) return true;
    const auto known = static_cast<MessageKind>(kind);
    if (&field == &packet[1]) return zxidWords(known) != nullptr;
    if (&field == &packet[2]) return known == MessageKind::followerInfo || known == MessageKind::observerInfo;
    return &field == &packet[3] && known == MessageKind::ackEpoch;
}

QString explanationOf(const FieldLayout& field, std::uint8_t kind) {
    const char* special = &field == &packet[1] ? zxidWords(static_cast<MessageKind>(kind)) : nullptr;
    const Vocabulary* vocabulary = vocabularyOfKind(kind);
    const bool ownLayout = vocabulary && vocabulary->layout;
    const std::string context{ownLayout ? vocabulary->protocol : std::string_view{"MessageLayout"}};
    return QCoreApplication::translate(context.c_str(), special ? special : field.explanation);
}

}  // namespace zabscope
