// SPDX-License-Identifier: GPL-3.0-or-later
// Wording: what messages and events are, kind by kind.
#include <array>

#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "views/wording.h"

namespace zabscope {

QString Wording::kindPurpose(std::uint8_t kind) {
    using zab::MessageKind;
    switch (static_cast<MessageKind>(kind)) {
        case MessageKind::request:
            return tr("A follower passes a client's write on to the leader.");
        case MessageKind::proposal:
            return tr("The leader proposes a transaction: write it to your log.");
        case MessageKind::ack:
            return tr("The transaction (or NEWLEADER) is on my disk.");
        case MessageKind::commit:
            return tr("A quorum has the transaction on disk: apply it.");
        case MessageKind::ping:
            return tr("The heartbeat between leader and learner.");
        case MessageKind::revalidate:
            return tr("Is this client's session still valid?");
        case MessageKind::sync:
            return tr("Flushes the channel from the leader, so that a read sees what was committed before.");
        case MessageKind::inform:
            return tr("An observer is told of a committed transaction.");
        case MessageKind::newLeader:
            return tr("You have my history now: take over my epoch and acknowledge.");
        case MessageKind::followerInfo:
            return tr("A follower introduces itself with the epoch it has accepted.");
        case MessageKind::upToDate:
            return tr("A quorum has acknowledged NEWLEADER: you may serve clients.");
        case MessageKind::diff:
            return tr("What follows are the transactions that you miss.");
        case MessageKind::trunc:
            return tr("Cut your history back: what is beyond was never committed.");
        case MessageKind::snap:
            return tr("Here is my whole state: replace yours.");
        case MessageKind::observerInfo:
            return tr("An observer introduces itself.");
        case MessageKind::leaderInfo:
            return tr("The leader proposes the new epoch: promise not to follow an older one.");
        case MessageKind::ackEpoch:
            return tr("The epoch is promised; this is my history's last zxid.");
        case MessageKind::hello:
            return tr("Says who opened this connection of the election port.");
        case MessageKind::notification:
            return tr("A vote: whom I would elect, with the epoch and zxid that speak for it.");
        case MessageKind::clientConnect:
            return tr("A client opens a session, or moves it here.");
        case MessageKind::clientConnected:
            return tr("The client's session is open here.");
        case MessageKind::clientRequest:
            return tr("A client asks for something.");
        case MessageKind::clientReply:
            return tr("The answer to a client.");
    }
    const KindInfo* info = findKind(kind);
    if (!info) return tr("unknown");
    return QCoreApplication::translate(std::string{vocabularyOfKind(kind)->protocol}.c_str(),
                                       std::string{info->purpose}.c_str());
}

QString Wording::eventKind(std::size_t index) {
    const std::array names{tr("command"),         tr("start"),          tr("death"),           tr("freeze"),
                           tr("thaw"),            tr("disk write"),     tr("flushed"),         tr("lost on disk"),
                           tr("disk changed"),    tr("disk wiped"),     tr("disk corrupted"),  tr("disk refused"),
                           tr("link changed"),    tr("connecting"),     tr("connected"),       tr("connection failed"),
                           tr("closing"),         tr("closing noticed"), tr("sent"),           tr("rescheduled"),
                           tr("delivered"),       tr("lost"),           tr("alarm"),           tr("state changed"),
                           tr("note"),            tr("asked"),          tr("violation")};
    static_assert(std::tuple_size_v<decltype(names)> == eventKinds);
    return index < names.size() ? names[index] : tr("unknown");
}

}  // namespace zabscope
