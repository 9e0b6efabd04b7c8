// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/transaction_name.h"

#include <QCoreApplication>

#include "core/protocol/packet.pb.h"
#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using zab::wire::QuorumPacket;
using zab::wire::Txn;

constexpr EventId farthestBack = 4'000;

class TransactionName {
    Q_DECLARE_TR_FUNCTIONS(TransactionName)

public:
    static QString of(int kind, Zxid zxid) {
        const QString number = Wording::zxid(zxid);
        if (kind == Txn::CREATE_SESSION) return tr("The opening of a session, %1,").arg(number);
        if (kind == Txn::CLOSE_SESSION) return tr("The closing of a session, %1,").arg(number);
        if (kind == Txn::ERROR) return tr("The failed write %1").arg(number);
        return tr("Write %1").arg(number);
    }
};

std::optional<QuorumPacket> packetOf(const Sent& sent) {
    QuorumPacket packet;
    if (!packet.ParseFromArray(sent.bytes.data(), static_cast<int>(sent.bytes.size()))) return std::nullopt;
    return packet;
}

int kindOf(const Frame& frame, Zxid zxid) {
    const EventId last = std::min(frame.now.last, frame.timeline->last());
    for (EventId id = last; id > noEvent && id + farthestBack > last; --id) {
        const auto* sent = std::get_if<Sent>(&frame.timeline->event(id).what);
        if (!sent || sent->kind != static_cast<std::uint8_t>(zab::MessageKind::proposal)) continue;
        const auto packet = packetOf(*sent);
        if (!packet || packet->zxid() != zxid.value) continue;
        Txn txn;
        return txn.ParseFromString(packet->txn()) ? static_cast<int>(txn.kind()) : static_cast<int>(Txn::SET_DATA);
    }
    return Txn::SET_DATA;
}

}  // namespace

QString transactionName(const Frame& frame, Zxid zxid) { return TransactionName::of(kindOf(frame, zxid), zxid); }

bool asksForSession(const Sent& request) {
    using Asked = wire::ClientRequest;
    const auto packet = packetOf(request);
    if (!packet || !packet->has_request()) return false;
    const int operation = packet->request().operation();
    return operation == Asked::CREATE_SESSION || operation == Asked::CLOSE_SESSION;
}

}  // namespace zabscope
