// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading messages for people: the fields that matter of each kind, in one line.
#include "core/zab/message_text.h"

#include <algorithm>
#include <array>
#include <climits>

#include "core/protocol/instant.h"
#include "core/protocol/packet.pb.h"
#include "core/protocol/zxid.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"

namespace zabscope::zab {
namespace {

constexpr KindInfo info(MessageKind kind, std::string_view name, MessageGroup group, std::string_view letter = {}) {
    return {static_cast<std::uint8_t>(kind), name, group, letter, {}};
}

constexpr std::array kinds{
    info(MessageKind::request, "REQUEST", MessageGroup::client),
    info(MessageKind::proposal, "PROPOSAL", MessageGroup::proposal),
    info(MessageKind::ack, "ACK", MessageGroup::ack),
    info(MessageKind::commit, "COMMIT", MessageGroup::commit),
    info(MessageKind::ping, "PING", MessageGroup::ping),
    info(MessageKind::revalidate, "REVALIDATE", MessageGroup::client),
    info(MessageKind::sync, "SYNC", MessageGroup::client),
    info(MessageKind::inform, "INFORM", MessageGroup::proposal),
    info(MessageKind::newLeader, "NEWLEADER", MessageGroup::sync, "N"),
    info(MessageKind::followerInfo, "FOLLOWERINFO", MessageGroup::discovery),
    info(MessageKind::upToDate, "UPTODATE", MessageGroup::sync, "U"),
    info(MessageKind::diff, "DIFF", MessageGroup::sync, "D"),
    info(MessageKind::trunc, "TRUNC", MessageGroup::sync, "T"),
    info(MessageKind::snap, "SNAP", MessageGroup::sync, "S"),
    info(MessageKind::observerInfo, "OBSERVERINFO", MessageGroup::discovery),
    info(MessageKind::leaderInfo, "LEADERINFO", MessageGroup::discovery),
    info(MessageKind::ackEpoch, "ACKEPOCH", MessageGroup::discovery),
    info(MessageKind::hello, "HELLO", MessageGroup::greeting),
    info(MessageKind::notification, "NOTIFICATION", MessageGroup::vote),
    info(MessageKind::clientConnect, "CONNECT", MessageGroup::client),
    info(MessageKind::clientConnected, "CONNECTED", MessageGroup::client),
    info(MessageKind::clientRequest, "CLIENTREQUEST", MessageGroup::client),
    info(MessageKind::clientReply, "REPLY", MessageGroup::client),
};

const std::string unreadable = "unreadable";

std::string hex(std::int64_t value) { return toHex(Zxid{value}); }

template <typename Message>
bool parse(Message& message, std::string_view bytes) {
    return bytes.size() <= INT_MAX && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

/// A time that a message carries; it may be anything.
std::string timeText(std::int64_t count) { return count < 0 ? std::to_string(count) + "us" : toText(Duration{count}); }

std::string quoted(std::string_view text) { return printable(text, 40); }

std::string valueText(std::string_view value) { return value.empty() ? "" : " = " + quoted(value); }

std::string versionText(std::int32_t version) { return version == -1 ? "" : " version " + std::to_string(version); }

/// "create /a = 1 ephemeral": one operation, whether it stands in a client's request or in a forwarded one.
template <typename Request>
std::string operationText(const Request& request, int operation) {
    using Asked = zabscope::wire::ClientRequest;
    const std::string flags =
        std::string{request.ephemeral() ? " ephemeral" : ""} + (request.sequential() ? " sequential" : "");
    switch (operation) {
        case Asked::CREATE:
            return "create " + quoted(request.path()) + valueText(request.data()) + flags;
        case Asked::DELETE:
            return "delete " + quoted(request.path()) + versionText(request.version());
        case Asked::SET_DATA:
            return "set " + quoted(request.path()) + valueText(request.data()) + versionText(request.version());
        case Asked::GET_DATA:
            return "read " + quoted(request.path());
        case Asked::SYNC:
            return "sync " + quoted(request.path());
        case Asked::PING:
            return "ping";
        case Asked::CLOSE_SESSION:
            return "close session";
        case Asked::CREATE_SESSION:
            return "create session";
        default:
            return "operation " + std::to_string(operation);
    }
}

std::string txnText(std::string_view bytes) {
    wire::Txn txn;
    if (!parse(txn, bytes)) return unreadable;
    const int kind = txn.kind();
    switch (kind) {
        case wire::Txn::CREATE: {
            const std::string owner = txn.ephemeral_owner() ? " ephemeral" : "";
            return "create " + quoted(txn.path()) + valueText(txn.data()) + owner;
        }
        case wire::Txn::DELETE:
            return "delete " + quoted(txn.path());
        case wire::Txn::SET_DATA:
            return "set " + quoted(txn.path()) + valueText(txn.data()) + " version " + std::to_string(txn.version());
        case wire::Txn::CREATE_SESSION:
            return "create session " + hex(txn.session()) + " timeout " + timeText(txn.timeout_us());
        case wire::Txn::CLOSE_SESSION:
            return "close session " + hex(txn.session());
        case wire::Txn::ERROR:
            return "error " + std::to_string(txn.error());
        default:
            return "transaction of kind " + std::to_string(kind);
    }
}

std::string roleText(const wire::Notification& vote) { return std::string{roleName(static_cast<Role>(vote.state()))}; }

std::string electionText(std::string_view bytes, bool hello) {
    wire::ElectionMessage message;
    if (!parse(message, bytes) || (hello ? !message.has_hello() : !message.has_notification())) return unreadable;
    if (hello) {
        const wire::Hello& words = message.hello();
        return "sid " + std::to_string(words.sid()) +
               (words.address().empty() ? "" : " address " + quoted(words.address()));
    }
    const wire::Notification& vote = message.notification();
    // An observer has no vote, which ZooKeeper writes as the smallest numbers there are.
    if (vote.leader() == INT64_MIN) return "no vote round " + std::to_string(vote.round()) + " " + roleText(vote);
    return "leader " + std::to_string(vote.leader()) + " epoch " + std::to_string(vote.peer_epoch()) + " zxid " +
           hex(vote.zxid()) + " round " + std::to_string(vote.round()) + " " + roleText(vote);
}

std::string snapshotText(const wire::QuorumPacket& packet) {
    wire::Snapshot snapshot;
    if (!packet.snapshot().empty() && !parse(snapshot, packet.snapshot())) return unreadable;
    return hex(packet.zxid()) + " with " + std::to_string(snapshot.nodes_size()) + " nodes, " +
           std::to_string(snapshot.sessions_size()) + " sessions";
}

std::string revalidateText(const wire::QuorumPacket& packet) {
    return "session " + hex(packet.session()) + " timeout " + timeText(packet.timeout_us()) +
           (packet.valid() ? " valid" : "");
}

std::string requestText(const wire::Request& request) {
    return operationText(request, request.operation()) + ", session " + hex(request.session()) + " cxid " +
           std::to_string(request.cxid());
}

/// The new epoch travels in the upper half of a zxid.
std::string epochText(const wire::QuorumPacket& packet) { return "epoch " + std::to_string(Zxid{packet.zxid()}.epoch()); }

std::string quorumText(MessageKind kind, std::string_view bytes) {
    wire::QuorumPacket packet;
    if (!parse(packet, bytes)) return unreadable;
    switch (kind) {
        case MessageKind::request:
            return requestText(packet.request());
        case MessageKind::proposal:
        case MessageKind::inform:
            return hex(packet.zxid()) + " " + txnText(packet.txn());
        case MessageKind::revalidate:
            return revalidateText(packet);
        case MessageKind::sync:
            return "session " + hex(packet.request().session()) + " cxid " + std::to_string(packet.request().cxid());
        case MessageKind::followerInfo:
        case MessageKind::observerInfo:
            return "sid " + std::to_string(packet.sid()) + " accepted " + epochText(packet);
        case MessageKind::leaderInfo:
            return epochText(packet);
        case MessageKind::ackEpoch:
            return "last zxid " + hex(packet.zxid()) + " current epoch " + std::to_string(packet.current_epoch());
        case MessageKind::snap:
            return snapshotText(packet);
        case MessageKind::ping:
            return hex(packet.zxid()) +
                   (packet.touches_size() == 0 ? "" : " sessions alive " + std::to_string(packet.touches_size()));
        case MessageKind::upToDate:
            return "";
        case MessageKind::ack:
        case MessageKind::commit:
        case MessageKind::newLeader:
        case MessageKind::diff:
        case MessageKind::trunc:
            return hex(packet.zxid());
        case MessageKind::hello:
        case MessageKind::notification:
        case MessageKind::clientConnect:
        case MessageKind::clientConnected:
        case MessageKind::clientRequest:
        case MessageKind::clientReply:
            break;  // of other ports
    }
    return unreadable;
}

std::string replyText(const zabscope::wire::ClientReply& reply) {
    std::string text = "xid " + std::to_string(reply.xid()) + " zxid " + hex(reply.zxid()) +
                       (reply.error() == 0 ? " ok" : " error " + std::to_string(reply.error()));
    if (!reply.path().empty()) text += " " + quoted(reply.path());
    text += valueText(reply.data());
    if (reply.has_stat()) text += " version " + std::to_string(reply.stat().version());
    return text;
}

std::string clientText(MessageKind kind, std::string_view bytes) {
    zabscope::wire::ClientMessage message;
    if (!parse(message, bytes)) return unreadable;
    if (kind == MessageKind::clientConnect && message.has_connect()) {
        const auto& asked = message.connect();
        return (asked.session() == 0 ? "new session" : "session " + hex(asked.session())) + " timeout " +
               timeText(asked.timeout_us()) + " last zxid seen " + hex(asked.last_zxid_seen());
    }
    if (kind == MessageKind::clientConnected && message.has_connected()) {
        const auto& answer = message.connected();
        if (answer.timeout_us() == 0) return "session expired";
        return "session " + hex(answer.session()) + " timeout " + timeText(answer.timeout_us());
    }
    if (kind == MessageKind::clientRequest && message.has_request()) {
        const auto& request = message.request();
        return operationText(request, request.operation()) + ", xid " + std::to_string(request.xid());
    }
    if (kind == MessageKind::clientReply && message.has_reply()) return replyText(message.reply());
    return unreadable;
}

/// Bytes of the UTF-8 character at the start of the text, 0 if there is none that may be shown.
std::size_t characterSize(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return lead >= 0x20 && lead != 0x7f && lead != '\\' ? 1 : 0;
    if (lead >= 0xc2 && lead < 0xe0 && follows(1)) return lead == 0xc2 && byte(1) < 0xa0 ? 0 : 2;  // not U+0080..U+009F
    if (lead >= 0xe0 && lead < 0xf0 && follows(1) && follows(2)) {
        const unsigned code = (lead & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63);
        const bool turnsAround = (code >= 0x200e && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
                                 (code >= 0x2066 && code <= 0x2069);  // and line ends
        return code < 0x800 || (code >= 0xd800 && code < 0xe000) || turnsAround ? 0 : 3;
    }
    if (lead >= 0xf0 && lead < 0xf5 && follows(1) && follows(2) && follows(3)) {
        const unsigned code = (lead & 7) << 18 | (byte(1) & 63) << 12;
        return code < 0x10000 || code > 0x10ffff ? 0 : 4;
    }
    return 0;
}

const KindInfo* findKind(std::uint8_t number) {
    const auto at = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const KindInfo& entry) { return entry.number == number; });
    return at == kinds.end() ? nullptr : &*at;
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    std::size_t shown = 0;
    while (!text.empty() && shown < longest) {
        const std::size_t size = characterSize(text);
        if (size > 0) {
            result += text.substr(0, size);
        } else {
            const auto byte = static_cast<unsigned char>(text[0]);
            result += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        }
        text.remove_prefix(std::max<std::size_t>(size, 1));
        ++shown;
    }
    return text.empty() ? result : result + "...";
}

std::string_view kindName(std::uint8_t kind) {
    const KindInfo* entry = findKind(kind);
    return entry ? entry->name : "?";
}

std::optional<MessageKind> kindByName(std::string_view name) {
    const auto at = std::find_if(kinds.begin(), kinds.end(), [&](const KindInfo& entry) { return entry.name == name; });
    return at == kinds.end() ? std::nullopt : std::optional{static_cast<MessageKind>(at->number)};
}

std::string describe(std::uint8_t kind, std::string_view bytes) {
    if (!findKind(kind)) return unreadable;
    const auto known = static_cast<MessageKind>(kind);
    if (known == MessageKind::hello || known == MessageKind::notification)
        return electionText(bytes, known == MessageKind::hello);
    return known >= MessageKind::clientConnect ? clientText(known, bytes) : quorumText(known, bytes);
}

std::span<const KindInfo> messageKinds() { return kinds; }

}  // namespace zabscope::zab
