// SPDX-License-Identifier: GPL-3.0-or-later
/// What is in a message, as named values: the same keys for every message of a kind.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/exchange/event_fields.h"
#include "core/folk/folk.pb.h"
#include "core/protocol/packet.pb.h"
#include "core/zab/zab.pb.h"

namespace zabscope {

class MessageFields {
public:
    /// Any bytes and any kind are answered, by noContent() if they do not decode.
    void tell(std::uint8_t kind, std::string_view bytes, FieldSink& sink);

private:
    void tellElection(bool hello, FieldSink& sink);
    void tellPacket(std::uint8_t kind, FieldSink& sink);
    void tellTransaction(FieldSink& sink);
    void tellRequest(FieldSink& sink);
    void tellFolk(FieldSink& sink);
    void tellClient(std::uint8_t kind, FieldSink& sink);

    // Kept, so that their memory is used again.
    zab::wire::ElectionMessage m_election;
    zab::wire::QuorumPacket m_packet;
    zab::wire::Txn m_transaction;
    zab::wire::Snapshot m_snapshot;
    wire::ClientMessage m_client;
    folk::wire::Message m_folk;
};

}  // namespace zabscope
