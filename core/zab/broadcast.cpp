// SPDX-License-Identifier: GPL-3.0-or-later
// Broadcast, leader's side: proposals, acknowledgements, commits in order (zab.md 3.6; paper: phase 3; ZooKeeper:
// Leader.propose, Leader.processAck, Leader.tryToCommit).
#include "core/zab/leader.h"

namespace zabscope::zab {

void Leader::propose(const wire::Request& request, Server& server, Actions& actions) {
    if (m_over) return;
    if (m_lastProposed.counter() == 0xffffffff - 1) {
        // The next zxid would carry the last counter: a new epoch is forced (XidRolloverException).
        actions.note(Sentence::rolls_over, {epochValue(m_epoch)});
        return giveUp();
    }
    const Zxid zxid{m_lastProposed.value + 1};
    const wire::Txn txn = m_preparation.prepare(request, zxid, server.store.tree());
    m_sessions.touch(request.session(), server.store.tree(), actions.now);
    Proposal& proposal = m_outstanding.emplace_back();
    proposal.zxid = zxid;
    proposal.txn = makeBlob(txn.SerializeAsString());
    m_lastProposed = zxid;
    server.published.set(Field::lastProposed, zxid.value);
    server.published.set(Field::outstanding, static_cast<std::int64_t>(m_outstanding.size()));
    wire::QuorumPacket packet = packetOf(PacketType::PROPOSAL, zxid);
    packet.set_txn(*proposal.txn);
    const std::string bytes = packet.SerializeAsString();
    for (LearnerLink& learner : m_learners) {
        if (!learner.forwarding || learner.observer) continue;
        learner.syncLimit.proposed(zxid, actions.now);
        actions.sendBytes(learner.connection, MessageKind::proposal, bytes);
    }
    server.store.append(zxid, proposal.txn, actions);
    server.store.flushLog(actions);
    if (server.has(Variant::commitWithoutOwnFsync)) ackProposal(server.self, zxid, server, actions);
}

// The leader's own acknowledgements come after its own fsync, like anybody else's.
void Leader::logFlushed(Server& server, Actions& actions) {
    if (m_stage != Stage::broadcasting) return;
    while (!m_outstanding.empty() && !m_over) {
        const Zxid next = std::max(Zxid{m_selfAcked.value + 1}, m_outstanding.front().zxid);
        if (next > server.store.lastFlushed() || next > m_outstanding.back().zxid) return;
        m_selfAcked = next;
        ackProposal(server.self, next, server, actions);
    }
}

// One acknowledgement can commit only the oldest proposal: acknowledgements of one server come in order, so a quorum for a
// later one implies one for those before.
void Leader::ackProposal(NodeId sid, Zxid zxid, Server& server, Actions& actions) {
    if (m_stage != Stage::broadcasting || zxid.counter() == 0 || m_outstanding.empty()) return;
    if (sid != server.self) server.published.setCell(Field::learnerZxid, sid, zxid.value);
    const Zxid front = m_outstanding.front().zxid;
    if (zxid < front || zxid > m_outstanding.back().zxid) return;  // committed already, or never proposed
    Proposal& proposal = m_outstanding[static_cast<std::size_t>(zxid.value - front.value)];
    assert(proposal.zxid == zxid);
    if (server.quorum.isVoter(sid)) proposal.acks.insert(sid);
    if (zxid != front || !server.quorum.contains(proposal.acks)) return;
    commitFront(server, actions);
}

void Leader::commitFront(Server& server, Actions& actions) {
    const Proposal proposal = std::move(m_outstanding.front());
    m_outstanding.pop_front();
    m_lastCommitted = proposal.zxid;
    actions.note(Sentence::commits, {zxidValue(proposal.zxid), number(static_cast<std::int64_t>(proposal.acks.size())),
                                     number(static_cast<std::int64_t>(server.quorum.voters().size()))});
    const std::string commit = packetOf(PacketType::COMMIT, proposal.zxid).SerializeAsString();
    std::string inform;
    for (const LearnerLink& learner : m_learners) {
        if (!learner.forwarding) continue;
        if (!learner.observer) {
            actions.sendBytes(learner.connection, MessageKind::commit, commit);
            continue;
        }
        if (inform.empty()) {
            wire::QuorumPacket packet = packetOf(PacketType::INFORM, proposal.zxid);
            packet.set_txn(*proposal.txn);
            inform = packet.SerializeAsString();
        }
        actions.sendBytes(learner.connection, MessageKind::inform, inform);
    }
    server.commitTo(proposal.zxid);
    server.published.set(Field::outstanding, static_cast<std::int64_t>(m_outstanding.size()));
    wire::Txn txn;
    const bool readable = txn.ParseFromString(*proposal.txn);
    assert(readable);
    const ApplyResult result = server.store.apply(txn);
    m_preparation.applied(proposal.zxid);
    if (txn.kind() == wire::Txn::CREATE_SESSION) m_sessions.opened(txn.session(), Duration{txn.timeout_us()}, actions.now);
    if (txn.kind() == wire::Txn::CLOSE_SESSION) m_sessions.closed(txn.session());
    server.clients.committed(txn, result, server.store.tree(), actions);
    server.store.takeSnapshotIfDue(actions);
    while (!m_syncs.empty() && m_syncs.front().after <= proposal.zxid) {
        const PendingSync sync = m_syncs.front();
        m_syncs.pop_front();
        if (sync.learner == ConnectionId::none) {
            server.clients.synced(server.store.tree(), actions);
        } else if (find(sync.learner)) {
            sendPacket(sync.learner, packetOf(PacketType::SYNC, Zxid{}), actions);
        }
    }
}

// No quorum is asked: a deposed leader that has not noticed answers, too (zab.md 3.6, 7).
void Leader::answerSync(ConnectionId learner, Server& server, Actions& actions) {
    if (!m_outstanding.empty()) {
        m_syncs.push_back({m_lastProposed, learner});
    } else if (learner == ConnectionId::none) {
        server.clients.synced(server.store.tree(), actions);
    } else {
        sendPacket(learner, packetOf(PacketType::SYNC, Zxid{}), actions);
    }
}

void Leader::touched(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    for (const wire::Touch& touch : packet.touches()) m_sessions.touch(touch.session(), server.store.tree(), actions.now);
}

bool Leader::revalidate(SessionId session, Server& server, Actions& actions) {
    return m_sessions.touch(session, server.store.tree(), actions.now);
}

}  // namespace zabscope::zab
