// SPDX-License-Identifier: GPL-3.0-or-later
// Reading ZooKeeper's bytes, which may be anything: a message, part of one, or nothing that a server says.
#include <algorithm>
#include <charconv>

#include "core/exchange/jute.h"
#include "core/exchange/zookeeper_records.h"
#include "core/exchange/zookeeper_wire.h"
#include "core/protocol/zxid.h"

namespace zabscope {
namespace {

using Outcome = WireReading::Outcome;
using zab::MessageKind;
using zab::wire::QuorumPacket;

constexpr std::int32_t commitAndActivate = 9;
constexpr std::int32_t informAndActivate = 19;

WireReading only(Outcome outcome, std::size_t size = 0) {
    WireReading reading;
    reading.outcome = outcome;
    reading.size = size;
    return reading;
}

/// Whether the first `size` bytes are there to be read; if not, why not.
std::optional<WireReading> lacks(std::size_t size, std::string_view bytes, std::size_t known) {
    if (known >= size) return std::nullopt;
    return only(bytes.size() < size && known == bytes.size() ? Outcome::more : Outcome::wrong);
}

WireReading message(MessageKind kind, std::string bytes, std::size_t size) {
    WireReading reading = only(Outcome::whole, size);
    reading.kind = kind;
    reading.bytes = std::move(bytes);
    return reading;
}

/// Fills in what the packet's buffer says. False if a packet of this type does not hold that.
bool readContent(std::int32_t type, std::string_view content, QuorumPacket& packet, std::string& configuration) {
    JuteReader in{content};
    switch (type) {
        case QuorumPacket::REQUEST: {
            const auto request = fromZookeeperRequest(content);
            if (request) *packet.mutable_request() = *request;
            return request.has_value();
        }
        case informAndActivate:
            in.int64();
            [[fallthrough]];
        case QuorumPacket::PROPOSAL:
        case QuorumPacket::INFORM: {
            const auto txn = fromZookeeperTxn(in.raw(in.left()));
            if (txn) packet.set_txn(txn->SerializeAsString());
            return txn && txn->zxid() == packet.zxid();
        }
        case QuorumPacket::PING:
            for (std::size_t left = content.size() / 12; left > 0; --left) {
                zab::wire::Touch& touch = *packet.add_touches();
                touch.set_session(in.int64());
                touch.set_timeout_us(std::int64_t{in.int32()} * 1000);
            }
            return in.left() == 0;
        case QuorumPacket::REVALIDATE:
            packet.set_session(in.int64());
            if (content.size() == 9) {
                packet.set_valid(in.boolean());
            } else {
                packet.set_timeout_us(std::int64_t{in.int32()} * 1000);
            }
            return !in.failed() && in.left() == 0;
        case QuorumPacket::NEWLEADER:
            configuration = content;
            return true;
        case QuorumPacket::FOLLOWERINFO:
        case QuorumPacket::OBSERVERINFO:
            packet.set_sid(in.int64());
            return !in.failed();
        case QuorumPacket::LEADERINFO:
            return content.size() == 4;
        case QuorumPacket::ACKEPOCH:
            packet.set_current_epoch(in.int32());
            return content.size() == 4;
        case commitAndActivate:
            return content.size() == 8;
        default:
            return content.empty();
    }
}

/// Whether a packet of this type says enough without its buffer.
bool speaksWithoutContent(std::int32_t type) {
    return type != QuorumPacket::REQUEST && type != QuorumPacket::FOLLOWERINFO && type != QuorumPacket::OBSERVERINFO &&
           type != QuorumPacket::ACKEPOCH && type != QuorumPacket::REVALIDATE;
}

std::int32_t ourType(std::int32_t type) {
    if (type == commitAndActivate) return QuorumPacket::COMMIT;
    return type == informAndActivate ? QuorumPacket::INFORM : type;
}

/// Where the packet ends: behind its list of authentications, which begins at `at`.
WireReading endOfAuthentications(std::string_view bytes, std::size_t known, std::size_t at, std::int32_t type) {
    constexpr std::int32_t most = 64;
    if (known < at + 4) {
        if (known == bytes.size()) return only(Outcome::more);
        // Cut off by the capture: only a client's request has any.
        if (type == QuorumPacket::REQUEST) return only(Outcome::wrong);
        return only(bytes.size() < at + 4 ? Outcome::more : Outcome::whole, at + 4);
    }
    JuteReader in{bytes.substr(at, known - at)};
    const std::int32_t count = in.int32();
    if (count < -1 || count > most) return only(Outcome::wrong);
    for (std::int32_t i = 0; i < 2 * count; ++i) {
        JuteReader peek{bytes.substr(at + in.position(), known - at - in.position())};
        const std::int32_t size = peek.int32();
        if (size < -1 || size > (1 << 16)) return only(Outcome::wrong);
        in.buffer();
        if (in.failed()) return only(known == bytes.size() ? Outcome::more : Outcome::wrong);
    }
    return only(Outcome::whole, at + in.position());
}

template <typename Number>
bool readNumber(std::string_view text, Number& number) {
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size() && !text.empty();
}

/// Reads "host:2888:3888:participant;2181", "[::1]:2888:3888:observer|other:2888:3888".
bool readServer(std::string_view text, Member& member, ServerAddress& address) {
    text = text.substr(0, text.find_first_of(";|"));
    std::size_t hostEnd = 0;
    if (text.starts_with('[')) {
        hostEnd = text.find(']');
        if (hostEnd == std::string_view::npos) return false;
        address.host = text.substr(1, hostEnd - 1);
        ++hostEnd;
    } else {
        hostEnd = text.find(':');
        address.host = text.substr(0, hostEnd);
    }
    if (hostEnd >= text.size() || address.host.empty()) return false;
    std::string_view rest = text.substr(hostEnd + 1);
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos || !readNumber(rest.substr(0, colon), address.quorumPort)) return false;
    rest.remove_prefix(colon + 1);
    const std::size_t role = rest.find(':');
    if (!readNumber(rest.substr(0, role), address.electionPort)) return false;
    member.observer = role != std::string_view::npos && rest.substr(role + 1) == "observer";
    return true;
}

struct ConfigurationReader {
    ReadConfiguration result;
    std::map<NodeId, Member> members;
    bool outOfRange = false;

    void line(std::string_view line) {
        const std::size_t equals = line.find('=');
        const std::size_t dot = line.find('.');
        if (equals == std::string_view::npos || dot > equals) return;
        const std::string_view word = line.substr(0, dot);
        const std::string_view value = line.substr(equals + 1);
        std::int64_t number = 0;
        if (!readNumber(line.substr(dot + 1, equals - dot - 1), number)) return;
        if (word == "group") return group(static_cast<std::int32_t>(number), value);
        const auto sid = static_cast<NodeId>(number);
        if (number <= 0 || number > largestSid) {
            outOfRange = outOfRange || word == "server";
            return;
        }
        if (word == "weight") {
            readNumber(value, members[sid].weight);
        } else if (word == "server") {
            Member& member = members[sid];
            member.sid = sid;
            if (!readServer(value, member, result.addresses[sid])) result.addresses.erase(sid);
        }
    }
    void group(std::int32_t number, std::string_view sids) {
        result.ensemble.hierarchical = true;
        while (!sids.empty()) {
            const std::size_t colon = std::min(sids.find(':'), sids.size());
            NodeId sid = noNode;
            if (readNumber(sids.substr(0, colon), sid) && sid > 0 && sid <= largestSid) members[sid].group = number;
            sids.remove_prefix(std::min(colon + 1, sids.size()));
        }
    }
};

}  // namespace

WireReading readHello(std::string_view bytes, std::size_t known) {
    constexpr std::int64_t oneAddress = -65536;
    constexpr std::int64_t manyAddresses = -65535;
    constexpr std::int32_t longestAddress = 2048;  // QuorumCnxManager.maxBuffer
    if (auto lack = lacks(8, bytes, known)) return *lack;
    JuteReader in{bytes};
    const std::int64_t version = in.int64();
    zab::wire::ElectionMessage hello;
    if (version >= 0) {  // before 3.5 the sid stands alone
        hello.mutable_hello()->set_sid(version);
        return message(MessageKind::hello, hello.SerializeAsString(), 8);
    }
    if (version != oneAddress && version != manyAddresses) return only(Outcome::wrong);
    if (auto lack = lacks(20, bytes, known)) return *lack;
    hello.mutable_hello()->set_sid(in.int64());
    const std::int32_t size = in.int32();
    if (size < 1 || size > longestAddress) return only(Outcome::wrong);
    const std::size_t end = 20 + static_cast<std::size_t>(size);
    if (bytes.size() < end) return only(Outcome::more);
    if (known >= end) hello.mutable_hello()->set_address(validUtf8(fromJuteText(bytes.substr(20, end - 20))));
    return message(MessageKind::hello, hello.SerializeAsString(), end);
}

WireReading readNotification(std::string_view bytes, std::size_t known) {
    constexpr std::int32_t oldest = 28;  // without peerEpoch
    constexpr std::int32_t unversioned = 40;
    if (auto lack = lacks(8, bytes, known)) return *lack;
    JuteReader in{bytes};
    const std::int32_t length = in.int32();
    const std::int32_t state = in.int32();
    const bool possible =
        length == oldest || (length >= unversioned && length <= static_cast<std::int32_t>(largestFrame));
    if (!possible || state < 0 || state > 3) return only(Outcome::wrong);
    const std::size_t end = 4 + static_cast<std::size_t>(length);
    if (bytes.size() < end) return only(Outcome::more);
    const std::size_t voteEnd = length == oldest ? 32 : 40;
    if (known < voteEnd) return only(Outcome::unknown, end);
    zab::wire::ElectionMessage vote;
    zab::wire::Notification& body = *vote.mutable_notification();
    body.set_state(static_cast<zab::wire::ServerState>(state));
    body.set_leader(in.int64());
    body.set_zxid(in.int64());
    body.set_round(in.int64());
    body.set_peer_epoch(length == oldest ? Zxid{body.zxid()}.epoch() : in.int64());
    WireReading reading = message(MessageKind::notification, vote.SerializeAsString(), end);
    constexpr std::size_t configurationAt = 48;
    if (end <= configurationAt || known < end) return reading;
    in.int32();  // version
    const std::int32_t size = in.int32();
    if (size < 0 || static_cast<std::size_t>(size) > end - configurationAt) return only(Outcome::wrong);
    reading.configuration = bytes.substr(configurationAt, static_cast<std::size_t>(size));
    return reading;
}

WireReading readQuorumPacket(std::string_view bytes, std::size_t known) {
    constexpr std::size_t headSize = 16;
    if (auto lack = lacks(4, bytes, known)) return *lack;
    JuteReader in{bytes};
    const std::int32_t type = in.int32();
    if (type < 1 || type > informAndActivate) return only(Outcome::wrong);
    if (auto lack = lacks(headSize, bytes, known)) return *lack;
    QuorumPacket packet;
    packet.set_type(static_cast<QuorumPacket::Type>(ourType(type)));
    packet.set_zxid(in.int64());
    const std::int32_t length = in.int32();
    if (length < -1 || length > static_cast<std::int32_t>(largestPacket)) return only(Outcome::wrong);
    const std::size_t contentEnd = headSize + static_cast<std::size_t>(std::max(length, 0));
    if (bytes.size() < contentEnd) return only(Outcome::more);
    WireReading reading = endOfAuthentications(bytes, known, contentEnd, type);
    if (reading.outcome != Outcome::whole) return reading;
    if (known >= contentEnd) {
        if (!readContent(type, bytes.substr(headSize, contentEnd - headSize), packet, reading.configuration))
            return only(Outcome::wrong);
    } else if (!speaksWithoutContent(type)) {
        return only(Outcome::unknown, reading.size);
    }
    reading.kind = static_cast<MessageKind>(packet.type());
    reading.bytes = packet.SerializeAsString();
    return reading;
}

std::optional<ReadConfiguration> readConfiguration(std::string_view text) {
    ConfigurationReader reader;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        reader.line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const auto& [sid, member] : reader.members)
        if (member.sid == sid) reader.result.ensemble.members.push_back(member);
    if (reader.result.ensemble.members.empty() || reader.outOfRange) return std::nullopt;
    return std::move(reader.result);
}

}  // namespace zabscope
