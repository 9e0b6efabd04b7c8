// SPDX-License-Identifier: GPL-3.0-or-later
/// A server that leads, and its learners' side of the conversation, for the tests of a leader's term.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "core/protocol/packet.pb.h"
#include "tests/core/zab/phases.h"

namespace zabscope::zab {

class Term : public Bench {
public:
    /// The voter with the largest sid is to lead.
    explicit Term(const Ensemble& ensemble, DiskImage disk = {})
        : Bench(leaderOf(ensemble), ensemble, std::move(disk)), m_sid(leaderOf(ensemble)) {}

    using Bench::give;
    void elect(const std::vector<NodeId>& voters) { Bench::elect(m_sid, voters); }
    ConnectionId link(NodeId from) const { return m_links.at(from); }
    void knockQuorum(NodeId from) { m_links[from] = knock(from, Port::quorum); }
    void give(NodeId from, const wire::QuorumPacket& packet) { say(link(from), packet); }
    void hangUpOn(NodeId from) { hangUp(link(from)); }

    /// FOLLOWERINFO or OBSERVERINFO on a new connection.
    QStringList join(NodeId from, std::int64_t accepted) {
        knockQuorum(from);
        const Member* member = ensemble->find(from);
        const auto type = member && member->observer ? PacketType::OBSERVERINFO : PacketType::FOLLOWERINFO;
        wire::QuorumPacket packet = packetOf(type, Zxid::of(accepted, 0));
        packet.set_sid(from);
        give(from, packet);
        return did;
    }
    void ackEpoch(NodeId from, std::int64_t currentEpoch, Zxid last) {
        wire::QuorumPacket packet = packetOf(PacketType::ACKEPOCH, last);
        packet.set_current_epoch(currentEpoch);
        give(from, packet);
    }
    void ack(NodeId from, Zxid zxid) { give(from, packetOf(PacketType::ACK, zxid)); }
    /// A late learner, up to its ACK of NEWLEADER or, if not `whole`, up to where that is awaited.
    void follow(NodeId from, Zxid last = {}, std::int64_t currentEpoch = 0, bool whole = true) {
        join(from, 0);
        ackEpoch(from, currentEpoch, last);
        if (whole) ack(from, Zxid::of(field(Field::newEpoch), 0));
    }
    void request(NodeId from, ::zabscope::wire::ClientRequest::Operation operation, std::int64_t session = 0) {
        wire::QuorumPacket packet = packetOf(PacketType::REQUEST, Zxid{-1});
        packet.mutable_request()->set_operation(operation);
        packet.mutable_request()->set_session(session);
        packet.mutable_request()->set_timeout_us(seconds(4).count());
        packet.mutable_request()->set_path("/");
        packet.mutable_request()->set_version(-1);
        give(from, packet);
    }
    void write(NodeId from) { request(from, ::zabscope::wire::ClientRequest::SET_DATA); }
    void sync(NodeId from) { request(from, ::zabscope::wire::ClientRequest::SYNC); }

private:
    static NodeId leaderOf(const Ensemble& ensemble) {
        NodeId largest = noNode;
        for (const Member& member : ensemble.members) largest = member.observer ? largest : member.sid;
        return largest;
    }
    NodeId m_sid;
    std::map<NodeId, ConnectionId> m_links;
};

/// Epoch 1 is established on new disks; these follow.
inline Term established(const std::vector<NodeId>& followers, const Ensemble& ensemble = servers(3)) {
    Term term{ensemble};
    term.elect({1});
    for (const NodeId sid : followers) term.join(sid, 0);
    term.flushAll();
    for (const NodeId sid : followers) term.ackEpoch(sid, 0, {});
    term.flushAll();
    for (const NodeId sid : followers) term.ack(sid, Zxid::of(1, 0));
    return term;
}

}  // namespace zabscope::zab
