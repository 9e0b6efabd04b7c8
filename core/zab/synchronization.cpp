// SPDX-License-Identifier: GPL-3.0-or-later
// Synchronization, leader's side: each learner gets what it lacks, then NEWLEADER; a quorum of its ACKs establishes the
// epoch (zab.md 3.3, 3.5; paper: phase 2; ZooKeeper: LearnerHandler.syncFollower, Leader.waitForNewLeaderAck).
#include "core/zab/leader.h"

namespace zabscope::zab {

void Leader::synchronize(LearnerLink& learner, Server& server, Actions& actions) {
    SyncQuestion question = SyncQuestion::of(*server.ensemble);
    question.peer = learner.zxid;
    question.lastProcessed = server.store.lastProcessed();
    question.committed = server.store.committedLog();
    question.missing = server.store.missing();
    question.onDisk = server.store.history().size();
    question.snapshotBytes = server.store.snapshotBytes();
    const SyncPlan plan = planSync(server.store.history(), question);
    noteSync(learner, plan, server, actions);
    switch (plan.mode) {
    case SyncMode::diff: sendPacket(learner.connection, packetOf(PacketType::DIFF, plan.op), actions); break;
    case SyncMode::trunc: sendPacket(learner.connection, packetOf(PacketType::TRUNC, plan.op), actions); break;
    case SyncMode::snap:
    case SyncMode::none: {
        wire::QuorumPacket packet = packetOf(PacketType::SNAP, server.store.lastProcessed());
        wire::Snapshot snapshot;
        server.store.tree().serialize(snapshot);
        snapshot.set_zxid(server.store.lastProcessed().value);
        packet.set_snapshot(snapshot.SerializeAsString());
        sendPacket(learner.connection, packet, actions);
        break;
    }
    }
    sendHistory(learner, plan, server, actions);
    startForwarding(learner, plan.lastQueued, actions);
    sendPacket(learner.connection, packetOf(PacketType::NEWLEADER, newLeaderZxid()), actions);
    server.published.setCell(Field::learnerMode, learner.sid, static_cast<std::int64_t>(plan.mode));
    server.published.setCell(Field::learnerZxid, learner.sid, learner.zxid.value);
    setPhase(learner, LearnerPhase::syncing, server);
}

void Leader::noteSync(const LearnerLink& learner, const SyncPlan& plan, Server& server, Actions& actions) {
    Sentence sentence{};
    switch (plan.reason) {
    case SyncReason::alreadyEqual: sentence = Sentence::syncs_equal; break;
    case SyncReason::inCommittedLog: sentence = Sentence::syncs_diff; break;
    case SyncReason::fromLogOnDisk: sentence = Sentence::syncs_diff_disk; break;
    case SyncReason::aheadOfLog: sentence = Sentence::syncs_trunc_ahead; break;
    case SyncReason::truncToPredecessor: sentence = Sentence::syncs_trunc_unknown; break;
    case SyncReason::forced: sentence = Sentence::syncs_snap_forced; break;
    case SyncReason::differentEpoch:
    case SyncReason::aheadInNewEpoch: sentence = Sentence::syncs_snap_epoch; break;
    case SyncReason::tooOld:
    case SyncReason::logSyncOff:
    case SyncReason::logTooLong:
    case SyncReason::gap: sentence = Sentence::syncs_snap_old; break;
    }
    const Zxid op = plan.mode == SyncMode::snap ? server.store.lastProcessed() : plan.op;
    actions.note(sentence, {sidValue(learner.sid), zxidValue(learner.zxid), zxidValue(op),
                            number(static_cast<std::int64_t>(plan.send.size()))});
}

void Leader::sendHistory(const LearnerLink& learner, const SyncPlan& plan, Server& server, Actions& actions) {
    const IndexRange missing = server.store.missing();
    for (std::size_t i = plan.send.begin; i < plan.send.end; ++i) {
        if (missing.contains(i)) continue;
        const HistoryEntry& entry = server.store.history()[i];
        wire::QuorumPacket proposal = packetOf(PacketType::PROPOSAL, entry.zxid);
        proposal.set_txn(*entry.txn);
        sendPacket(learner.connection, proposal, actions);
        sendPacket(learner.connection, packetOf(PacketType::COMMIT, entry.zxid), actions);
    }
}

// From this instant on live proposals and commits go to the learner, too; to a voter also those that are outstanding.
// An ACK it gave for one of these on an earlier connection is void: TRUNC or SNAP may just have taken the transaction off
// its disk. (ZooKeeper counts it: the leader can then commit what the learner has lost, and fail, and the commit with it.)
void Leader::startForwarding(LearnerLink& learner, Zxid after, Actions& actions) {
    if (!learner.observer) {
        for (Proposal& proposal : m_outstanding) {
            if (proposal.zxid <= after) continue;
            proposal.acks.erase(learner.sid);
            wire::QuorumPacket packet = packetOf(PacketType::PROPOSAL, proposal.zxid);
            packet.set_txn(*proposal.txn);
            sendPacket(learner.connection, packet, actions);
        }
    }
    learner.forwarding = true;
}

// A wrong zxid is not counted, and the handler carries on all the same.
void Leader::newLeaderAck(LearnerLink& learner, Zxid zxid, Server& server, Actions& actions) {
    setPhase(learner, LearnerPhase::acknowledged, server);
    learner.syncLimit.start();
    if (zxid != newLeaderZxid()) {
        actions.note(Sentence::newleader_ack_wrong, {sidValue(learner.sid), zxidValue(zxid), zxidValue(newLeaderZxid())});
    } else if (server.quorum.isVoter(learner.sid)) {
        m_ackedNewLeader.insert(learner.sid);
    }
    if (m_stage == Stage::broadcasting) return bringUpToDate(learner, server, actions);
    establishIfQuorum(server, actions);
}

// Here, and only here, the leader's history becomes committed.
void Leader::establishIfQuorum(Server& server, Actions& actions) {
    if (m_stage != Stage::waitingForNewLeaderAcks || !server.quorum.contains(m_ackedNewLeader)) return;
    m_stage = Stage::broadcasting;
    actions.cancelAlarm(Alarm::initLimit);
    actions.note(Sentence::established, {number(static_cast<std::int64_t>(m_ackedNewLeader.size())),
                                         number(static_cast<std::int64_t>(server.quorum.voters().size())),
                                         epochValue(m_epoch), zxidValue(server.store.lastLogged())});
    m_lastCommitted = newLeaderZxid();
    server.store.setLastProcessed(newLeaderZxid());
    if (server.ensemble->initialCounter > 0) m_lastProposed = Zxid::of(m_epoch, server.ensemble->initialCounter);
    server.election.updateVote(m_epoch, server.published);
    server.published.set(Field::establishedEpoch, m_epoch);
    server.published.set(Field::lastProposed, m_lastProposed.value);
    server.commitTo(newLeaderZxid());
    server.enter(Phase::broadcast);
    m_preparation.clear();
    m_sessions.begin(server.store.tree(), actions.now);
    server.clients.serve(true, actions);
    actions.setAlarm(Alarm::halfTick, actions.now + server.ensemble->tickTime / 2);
    for (LearnerLink& learner : m_learners) {
        if (learner.phase == LearnerPhase::acknowledged) bringUpToDate(learner, server, actions);
    }
}

void Leader::bringUpToDate(LearnerLink& learner, Server& server, Actions& actions) {
    setPhase(learner, LearnerPhase::serving, server);
    learner.heard = actions.now;  // its read time-out is syncLimit from here on
    sendPacket(learner.connection, packetOf(PacketType::UPTODATE, Zxid{-1}), actions);
}

}  // namespace zabscope::zab
