// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/zookeeper_wire.h"

#include <cassert>
#include <climits>
#include <map>

#include "core/exchange/jute.h"
#include "core/exchange/zookeeper_records.h"

namespace zabscope {
namespace {

using zab::MessageKind;
using zab::wire::QuorumPacket;

constexpr std::int64_t helloVersion = -65536;     // QuorumCnxManager.PROTOCOL_VERSION_V1
constexpr std::int32_t notificationVersion = 2;   // FastLeaderElection.Notification.CURRENTVERSION
constexpr std::int32_t learnerVersion = 0x10000;  // the protocol of LEADERINFO and ACKEPOCH

template <typename Message>
bool parse(Message& message, std::string_view bytes) {
    return bytes.size() <= INT_MAX && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

std::optional<std::string> election(bool hello, std::string_view bytes, const WireEnsemble& ensemble) {
    zab::wire::ElectionMessage message;
    if (!parse(message, bytes) || (hello ? !message.has_hello() : !message.has_notification())) return std::nullopt;
    std::string result;
    JuteWriter out{result};
    if (hello) {
        const std::int64_t sid = message.hello().sid();
        const auto known =
            sid > 0 && sid <= largestSid ? ensemble.addresses.find(static_cast<NodeId>(sid)) : ensemble.addresses.end();
        if (known == ensemble.addresses.end()) return std::nullopt;
        out.int64(helloVersion);
        out.int64(sid);
        out.text(known->second.host + ":" + std::to_string(known->second.electionPort));
        return result;
    }
    const zab::wire::Notification& vote = message.notification();
    constexpr std::size_t fixedSize = 44;
    out.int32(static_cast<std::int32_t>(fixedSize + ensemble.configuration.size()));
    out.int32(vote.state());
    out.int64(vote.leader());
    out.int64(vote.zxid());
    out.int64(vote.round());
    out.int64(vote.peer_epoch());
    out.int32(notificationVersion);
    out.buffer(ensemble.configuration);
    return result;
}

std::string learnerInfo(std::int64_t sid) {
    std::string result;
    JuteWriter out{result};
    out.int64(sid);
    out.int32(learnerVersion);
    out.int64(0);  // version of the configuration
    return result;
}

std::string sessions(const QuorumPacket& packet) {
    std::string result;
    JuteWriter out{result};
    for (const zab::wire::Touch& touch : packet.touches()) {
        out.int64(touch.session());
        out.int32(static_cast<std::int32_t>(touch.timeout_us() / 1000));
    }
    return result;
}

std::string revalidation(const QuorumPacket& packet, bool asks) {
    std::string result;
    JuteWriter out{result};
    out.int64(packet.session());
    if (asks) {
        out.int32(static_cast<std::int32_t>(packet.timeout_us() / 1000));
    } else {
        out.boolean(packet.valid());
    }
    return result;
}

std::string number32(std::int64_t value) {
    std::string result;
    JuteWriter{result}.int32(static_cast<std::int32_t>(value));
    return result;
}

/// What the packet's buffer holds; nothing if that cannot be said. `none` is set if it is null.
std::optional<std::string> contentOf(const QuorumPacket& packet, bool fromLearner, const WireEnsemble& ensemble,
                                     bool& none) {
    none = false;
    switch (static_cast<int>(packet.type())) {
        case QuorumPacket::REQUEST:
            return toZookeeperRequest(packet.request());
        case QuorumPacket::PROPOSAL:
        case QuorumPacket::INFORM:
            return toZookeeperTxn(packet.txn());
        case QuorumPacket::PING:
            none = !fromLearner;
            return sessions(packet);
        case QuorumPacket::REVALIDATE:
            return revalidation(packet, fromLearner);
        case QuorumPacket::NEWLEADER:
            return ensemble.configuration;
        case QuorumPacket::FOLLOWERINFO:
        case QuorumPacket::OBSERVERINFO:
            return learnerInfo(packet.sid());
        case QuorumPacket::LEADERINFO:
            return number32(learnerVersion);
        case QuorumPacket::ACKEPOCH:
            return number32(packet.current_epoch());
        case QuorumPacket::ACK:
        case QuorumPacket::COMMIT:
        case QuorumPacket::SYNC:
        case QuorumPacket::UPTODATE:
        case QuorumPacket::DIFF:
        case QuorumPacket::TRUNC:
        case QuorumPacket::SNAP:
            none = true;
            return std::string{};
        default:
            return std::nullopt;
    }
}

}  // namespace

std::string configurationText(const Ensemble& ensemble, const ServerAddresses& addresses) {
    std::string text;
    std::map<std::int32_t, std::string> groups;
    for (const Member& member : ensemble.members) {
        const auto at = addresses.find(member.sid);
        assert(at != addresses.end());
        const ServerAddress& address = at->second;
        text += "server." + std::to_string(member.sid) + "=" + address.host + ":" + std::to_string(address.quorumPort) +
                ":" + std::to_string(address.electionPort) + (member.observer ? ":observer\n" : ":participant\n");
        if (member.group == 0) continue;
        std::string& group = groups[member.group];
        group += (group.empty() ? "" : ":") + std::to_string(member.sid);
    }
    if (ensemble.hierarchical) {
        for (const auto& [group, sids] : groups) text += "group." + std::to_string(group) + "=" + sids + "\n";
        for (const Member& member : ensemble.members)
            text += "weight." + std::to_string(member.sid) + "=" + std::to_string(member.weight) + "\n";
    }
    return text + "version=0";
}

std::optional<std::string> toZookeeper(std::uint8_t kind, std::string_view bytes, bool fromLearner,
                                       const WireEnsemble& ensemble) {
    const auto known = static_cast<MessageKind>(kind);
    if (known == MessageKind::hello || known == MessageKind::notification)
        return election(known == MessageKind::hello, bytes, ensemble);
    QuorumPacket packet;
    if (known >= MessageKind::hello || !parse(packet, bytes) || packet.type() != kind) return std::nullopt;
    bool none = false;
    const auto content = contentOf(packet, fromLearner, ensemble, none);
    if (!content) return std::nullopt;
    std::string result;
    JuteWriter out{result};
    out.int32(packet.type());
    out.int64(packet.zxid());
    if (none) {
        out.none();
    } else {
        out.buffer(*content);
    }
    out.none();  // authinfo
    if (packet.type() == QuorumPacket::SNAP) out.raw(snapshotSignature);
    return result;
}

}  // namespace zabscope
