// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/message_facts.h"

#include <climits>

#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "views/ensemble/server_facts.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using zab::MessageKind;

QString shortNumber(std::int64_t number) {
    return number >= 0 && number <= 999 ? QString::number(number) : QStringLiteral("…");
}

void readVote(MessageFacts& facts, const Gist& gist) {
    facts.candidate = gist.candidate;
    facts.looking = gist.looking;
    facts.label = gist.candidate == noNode ? QStringLiteral("–") : QString::number(gist.candidate);
}

void readPacket(MessageFacts& facts, const KindInfo& kind, Zxid zxid) {
    const auto known = static_cast<MessageKind>(kind.number);
    facts.label = QString::fromUtf8(kind.letter.data(), static_cast<qsizetype>(kind.letter.size()));
    switch (facts.group) {
        case MessageGroup::proposal:
        case MessageGroup::ack:
        case MessageGroup::commit:
            facts.label = shortNumber(zxid.counter());
            facts.caption += u' ' + Wording::zxid(zxid);
            return;
        case MessageGroup::discovery:
            if (!facts.label.isEmpty()) {
                facts.caption += u' ' + Wording::zxid(zxid);
                return;
            }
            facts.label = shortNumber(zxid.epoch());
            if (known != MessageKind::ackEpoch) facts.caption += u' ' + QString::number(zxid.epoch());
            return;
        case MessageGroup::sync:
            if (known != MessageKind::upToDate) facts.caption += u' ' + Wording::zxid(zxid);
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
    const KindInfo* info = findKind(kind);
    const Gist gist = gistOf(kind, bytes);
    if (!info || !gist.zxid) return facts;
    facts.epoch = gist.epoch;
    facts.zxid = gist.zxid;
    if (facts.group == MessageGroup::vote) {
        readVote(facts, gist);
    } else {
        readPacket(facts, *info, *gist.zxid);
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
