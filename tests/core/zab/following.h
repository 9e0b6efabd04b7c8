// SPDX-License-Identifier: GPL-3.0-or-later
/// A server that follows (or observes), and its leader's side of the conversation.
#pragma once

#include <vector>

#include "tests/core/zab/phases.h"

namespace zabscope::zab {

/// The leader is server 3 of three voters. Server 1 follows it; server 4, where there is one, observes.
class Following : public Bench {
public:
    explicit Following(DiskImage disk = {}, std::set<std::string> variants = {}, NodeId sid = 1)
        : Bench(sid, servers(3, sid == 4 ? 1 : 0, std::move(variants)), std::move(disk)) {
        elect(3, sid == 4 ? std::vector<NodeId>{2, 3} : std::vector<NodeId>{3});
    }

    void hear(const wire::QuorumPacket& packet) { say(toLeader(), packet); }
    void hear(wire::QuorumPacket::Type type, Zxid zxid = Zxid{-1}) { hear(packetOf(type, zxid)); }
    void propose(Zxid zxid) { hear(proposalOf(zxid)); }
    void commit(Zxid zxid) { hear(PacketType::COMMIT, zxid); }
    void proposeAndCommit(Zxid zxid) {
        propose(zxid);
        commit(zxid);
    }
    void lose() { hangUp(toLeader()); }

    /// Up to ACKEPOCH for this epoch.
    Following& promise(std::int64_t epoch) {
        opened(toLeader());
        hear(PacketType::LEADERINFO, Zxid::of(epoch, 0));
        flushAll();
        m_epoch = epoch;
        return *this;
    }
    void snap(const std::vector<Zxid>& history, Zxid zxid) {
        wire::QuorumPacket packet = packetOf(PacketType::SNAP, zxid);
        packet.set_snapshot(snapshotBytes(treeOf(history), zxid));
        hear(packet);
    }
    void newLeader() { hear(PacketType::NEWLEADER, Zxid::of(m_epoch, 0)); }
    void upToDate() { hear(PacketType::UPTODATE); }
    /// Up to UPTODATE, without anything to be synchronized.
    Following& serve(std::int64_t epoch) {
        promise(epoch);
        hear(PacketType::DIFF, zxid(Field::lastProcessed));
        newLeader();
        flushAll();
        upToDate();
        return *this;
    }
    bool holds(const std::vector<Zxid>& history) const {
        return static_cast<std::uint64_t>(field(Field::treeDigest)) == treeOf(history).digest();
    }
    /// What a life finds after a power cut that spared this many writes.
    bool wouldHold(std::size_t count, const std::vector<Zxid>& history) const {
        Bench next{1, *ensemble, diskAfter(count)};
        next.start();
        return static_cast<std::uint64_t>(next.field(Field::treeDigest)) == treeOf(history).digest();
    }

private:
    std::int64_t m_epoch = 0;
};

}  // namespace zabscope::zab
