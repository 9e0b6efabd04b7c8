// SPDX-License-Identifier: GPL-3.0-or-later
// Zab's messages and sentences, as everybody looks them up (core/trace/vocabularies.h).
#include "core/protocol/vocabulary.h"

#include <climits>

#include "core/zab/message_text.h"
#include "core/zab/notes.h"
#include "core/zab/zab.pb.h"

namespace zabscope::zab {
namespace {

template <typename Message>
bool parse(Message& message, std::string_view bytes) {
    return bytes.size() <= INT_MAX && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

Gist voteGist(std::string_view bytes) {
    wire::ElectionMessage message;
    if (!parse(message, bytes) || !message.has_notification()) return {};
    const wire::Notification& vote = message.notification();
    Gist gist{vote.peer_epoch(), Zxid{vote.zxid()}, noNode, vote.state() == wire::LOOKING};
    if (vote.leader() > 0 && vote.leader() <= largestSid) gist.candidate = static_cast<NodeId>(vote.leader());
    return gist;
}

Gist gist(std::uint8_t kind, std::string_view bytes) {
    const auto known = static_cast<MessageKind>(kind);
    if (known == MessageKind::notification) return voteGist(bytes);
    if (known == MessageKind::hello || known >= MessageKind::clientConnect) return {};
    wire::QuorumPacket packet;
    if (!parse(packet, bytes)) return {};
    return {Zxid{packet.zxid()}.epoch(), Zxid{packet.zxid()}, noNode, false};
}

}  // namespace

const Vocabulary& vocabulary() {
    static const Vocabulary words{"zab", messageKinds(), 0, sentences(), describe, gist, nullptr, nullptr};
    return words;
}

}  // namespace zabscope::zab
