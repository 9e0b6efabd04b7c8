// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/message_facts.h"

#include <climits>

#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"
#include "views/ensemble/server_facts.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using zab::MessageKind;

QString shortNumber(std::int64_t number) {
    return number >= 0 && number <= 999 ? QString::number(number) : QStringLiteral("…");
}

/// One letter for a message of synchronization, which has no number of its own to show.
QString letterOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::diff:
            return QStringLiteral("D");
        case MessageKind::trunc:
            return QStringLiteral("T");
        case MessageKind::snap:
            return QStringLiteral("S");
        case MessageKind::newLeader:
            return QStringLiteral("N");
        case MessageKind::upToDate:
            return QStringLiteral("U");
        case MessageKind::request:
        case MessageKind::proposal:
        case MessageKind::ack:
        case MessageKind::commit:
        case MessageKind::ping:
        case MessageKind::revalidate:
        case MessageKind::sync:
        case MessageKind::inform:
        case MessageKind::followerInfo:
        case MessageKind::observerInfo:
        case MessageKind::leaderInfo:
        case MessageKind::ackEpoch:
        case MessageKind::hello:
        case MessageKind::notification:
        case MessageKind::clientConnect:
        case MessageKind::clientConnected:
        case MessageKind::clientRequest:
        case MessageKind::clientReply:
            break;
    }
    return {};
}

void readVote(MessageFacts& facts, std::string_view bytes) {
    zab::wire::ElectionMessage message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || !message.has_notification()) return;
    facts.candidate = sidOf(message.notification().leader());
    facts.looking = message.notification().state() == zab::wire::LOOKING;
    facts.label = facts.candidate == noNode ? QStringLiteral("–") : QString::number(facts.candidate);
    facts.epoch = message.notification().peer_epoch();
    facts.zxid = Zxid{message.notification().zxid()};
}

void readPacket(MessageFacts& facts, std::uint8_t kind, std::string_view bytes) {
    zab::wire::QuorumPacket packet;
    if (!packet.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return;
    const Zxid zxid{packet.zxid()};
    facts.epoch = zxid.epoch();
    facts.zxid = zxid;
    switch (facts.group) {
        case MessageGroup::proposal:
        case MessageGroup::ack:
        case MessageGroup::commit:
            facts.label = shortNumber(zxid.counter());
            facts.caption += u' ' + Wording::zxid(zxid);
            return;
        case MessageGroup::discovery:
            facts.label = shortNumber(zxid.epoch());
            if (static_cast<MessageKind>(kind) != MessageKind::ackEpoch)
                facts.caption += u' ' + QString::number(zxid.epoch());
            return;
        case MessageGroup::sync:
            facts.label = letterOf(static_cast<MessageKind>(kind));
            if (static_cast<MessageKind>(kind) != MessageKind::upToDate) facts.caption += u' ' + Wording::zxid(zxid);
            return;
        case MessageGroup::vote:
        case MessageGroup::greeting:
        case MessageGroup::ping:
        case MessageGroup::client:
            return;
    }
}

}  // namespace

MessageFacts readMessage(std::uint8_t kind, std::string_view bytes) {
    MessageFacts facts;
    facts.group = groupOf(kind);
    facts.caption = Wording::kind(kind);
    if (bytes.size() > INT_MAX) return facts;
    facts.heartbeat = isHeartbeat(kind, bytes);
    if (facts.group == MessageGroup::vote) {
        readVote(facts, bytes);
    } else if (facts.group != MessageGroup::greeting && kind < static_cast<std::uint8_t>(MessageKind::clientConnect)) {
        readPacket(facts, kind, bytes);
    }
    return facts;
}

const MessageFacts& MessageReader::read(EventId message, std::uint8_t kind, std::string_view bytes) {
    Entry& entry = m_entries[message];
    const std::string_view start = bytes.substr(0, compared);
    if (entry.kind == kind && entry.size == bytes.size() && entry.start == start && !entry.facts.caption.isNull())
        return entry.facts;
    entry = {kind, bytes.size(), std::string{start}, readMessage(kind, bytes)};
    return entry.facts;
}

void MessageReader::forgetOld() {
    if (m_entries.size() > most) m_entries.clear();
}

}  // namespace zabscope
