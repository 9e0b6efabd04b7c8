// SPDX-License-Identifier: GPL-3.0-or-later
/// What a server is in every role: its configuration, its disk and memory, its votes, its clients.
#pragma once

#include <memory>

#include "core/protocol/ensemble.h"
#include "core/zab/clients.h"
#include "core/zab/connection_serial.h"
#include "core/zab/election.h"
#include "core/zab/election_links.h"
#include "core/zab/quorum.h"
#include "core/zab/store.h"
#include "core/zab/variants.h"

namespace zabscope::zab {

struct Server {
    Server(NodeId sid, std::shared_ptr<const Ensemble> shared, std::uint32_t lifeNumber)
        : self(sid),
          ensemble(std::move(shared)),
          variants(ensemble->variants),
          quorum(*ensemble),
          store(*ensemble, variants),
          serial(sid, lifeNumber),
          links(sid, *ensemble),
          election(sid, !ensemble->isVoter(sid)),
          clients(sid, lifeNumber, ensemble->tickTime) {}

    NodeId self;
    std::shared_ptr<const Ensemble> ensemble;
    Variants variants;
    Quorum quorum;
    Store store;
    ConnectionSerial serial;
    ElectionLinks links;
    Election election;
    Clients clients;
    PublishedState published;
    Zxid lastCommitted;  ///< what it knows to be committed, in this life

    bool has(Variant variant) const { return variants.has(variant); }
    Duration ticks(std::int64_t count) const { return ensemble->tickTime * count; }
    bool isVoter() const { return ensemble->isVoter(self); }
    void enter(Phase phase) { published.set(Field::phase, static_cast<std::int64_t>(phase)); }
    void commitTo(Zxid zxid) {
        if (zxid > lastCommitted) lastCommitted = zxid;
        published.set(Field::lastCommitted, lastCommitted.value);
    }
    ElectionStage electionStage(Actions& actions) {
        return {*ensemble, quorum, variants, published, links, serial, actions};
    }
};

using PacketType = wire::QuorumPacket;

/// A packet without more than type and zxid.
inline wire::QuorumPacket packetOf(wire::QuorumPacket::Type type, Zxid zxid) {
    wire::QuorumPacket packet;
    packet.set_type(type);
    packet.set_zxid(zxid.value);
    return packet;
}
inline void sendPacket(ConnectionId connection, const wire::QuorumPacket& packet, Actions& actions) {
    actions.send(connection, static_cast<MessageKind>(packet.type()), packet);
}

}  // namespace zabscope::zab
