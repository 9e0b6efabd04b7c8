// SPDX-License-Identifier: GPL-3.0-or-later
// Zab's messages and sentences, as everybody looks them up (core/trace/vocabularies.h).
#include "core/protocol/vocabulary.h"

#include <array>
#include <climits>

#include "core/protocol/note.h"
#include "core/zab/alarm.h"
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

constexpr std::array<std::string_view, 7> alarms{
    NOTE("zab", "has heard too little for a while, and sends its vote again"),
    NOTE("zab", "has waited for a better vote, and none has come"),
    NOTE("zab", "has waited as an observer does, and looks for a leader again"),
    NOTE("zab", "initLimit is over: a quorum should have answered by now"),
    NOTE("zab", "half a tick is over: it sends heartbeats and looks who has become silent"),
    NOTE("zab", "tries once more to reach its leader"),
    NOTE("zab", "looks whether its leader has become silent"),
};
static_assert(alarms.size() == static_cast<std::size_t>(Alarm::leaderSilent));

}  // namespace

const Vocabulary& vocabulary() {
    static const Vocabulary words{"zab",   messageKinds(), 0, sentences(), describe, gist, nullptr, nullptr,
                                  static_cast<std::uint32_t>(Alarm::notification), alarms};
    return words;
}

}  // namespace zabscope::zab
