// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/captions.h"

#include "core/protocol/ids.h"
#include "core/protocol/zxid.h"
#include "core/zab/zab.pb.h"
#include "views/message_style.h"
#include "views/wording.h"

namespace zabscope::sequence {
namespace {

template <typename Message>
bool parse(Message& message, std::string_view bytes) {
    return message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

QString Captions::of(std::uint8_t kind, std::string_view bytes) {
    const QString name = Wording::kind(kind);
    switch (groupOf(kind)) {
        case MessageGroup::vote: {
            zab::wire::ElectionMessage message;
            if (!parse(message, bytes) || !message.has_notification()) return name;
            const auto leader = message.notification().leader();
            return leader > 0 && leader <= largestSid ? tr("vote for %1").arg(leader) : name;
        }
        case MessageGroup::discovery:
        case MessageGroup::sync:
        case MessageGroup::proposal:
        case MessageGroup::ack:
        case MessageGroup::commit: {
            zab::wire::QuorumPacket packet;
            if (!parse(packet, bytes) || packet.zxid() <= 0) return name;
            const Zxid zxid{packet.zxid()};
            // Discovery and NEWLEADER speak of an epoch: their zxids are the first of it.
            return name + u' ' + (zxid.counter() == 0 ? tr("epoch %1").arg(zxid.epoch()) : Wording::zxid(zxid));
        }
        case MessageGroup::greeting:
        case MessageGroup::ping:
        case MessageGroup::client:
            break;
    }
    return name;
}

}  // namespace zabscope::sequence
