// SPDX-License-Identifier: GPL-3.0-or-later
// Synchronization, learner's side (zab.md 3.4, rules of 3.9.4; paper: phase 2; ZooKeeper: Learner.syncWithLeader).
//
// The order that matters: what the leader has committed is logged, flushed and applied; then currentEpoch is durable; then
// NEWLEADER is acknowledged. Proposals that are not committed stay in a queue until UPTODATE.
#include "core/zab/learner.h"

#include <algorithm>

namespace zabscope::zab {

void Learner::beginSync(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    const Zxid zxid{packet.zxid()};
    m_stage = Stage::synchronizing;
    m_lastQueued = Zxid{};
    if (packet.type() == PacketType::DIFF) {
        m_mode = SyncMode::diff;
        m_writeToLog = true;
        actions.note(Sentence::gets_diff, {zxidValue(zxid)});
    } else if (packet.type() == PacketType::SNAP) {
        wire::Snapshot snapshot;
        DataTree probe;
        if (!snapshot.ParseFromString(packet.snapshot()) || !probe.load(snapshot)) {
            actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
            return giveUp();
        }
        m_mode = SyncMode::snap;
        actions.note(Sentence::gets_snap, {zxidValue(zxid), zxidValue(server.store.lastProcessed())});
        server.store.loadSnapshot(snapshot);
        server.store.setLastProcessed(zxid);
    } else if (packet.type() == PacketType::TRUNC) {
        m_mode = SyncMode::trunc;
        m_writeToLog = true;
        actions.note(Sentence::gets_trunc, {zxidValue(zxid), zxidValue(server.store.lastProcessed())});
        if (!server.store.truncate(zxid, actions)) {
            actions.note(Sentence::cannot_truncate, {zxidValue(zxid), zxidValue(server.store.history().base())});
            m_exit = true;
            return;
        }
    } else {
        actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
        m_exit = true;  // as ZooKeeper does: ExitCode.QUORUM_PACKET_ERROR
        return;
    }
    server.published.set(Field::syncMode, static_cast<std::int64_t>(m_mode));
}

void Learner::syncPacket(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    switch (int{packet.type()}) {  // open on the wire: any number can come
    case PacketType::PROPOSAL: return collect(packet, server, actions);
    case PacketType::COMMIT: return commitInSync(Zxid{packet.zxid()}, server, actions);
    case PacketType::INFORM:
        collect(packet, server, actions);
        if (!m_over) commitInSync(Zxid{packet.zxid()}, server, actions);
        return;
    case PacketType::NEWLEADER:
        if (m_stage == Stage::synchronizing) return takeOver(server, actions);
        break;
    case PacketType::UPTODATE:
        if (m_stage == Stage::acknowledged) return upToDate(server, actions);
        break;
    case PacketType::PING: return;  // ZooKeeper's learner does not answer while it synchronizes
    default: break;
    }
    actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
    giveUp();
}

// Proposals of one leader follow each other; the first of a later epoch begins that epoch (ZOOKEEPER-4925).
bool Learner::continues(Zxid zxid, Server& server, Actions& actions) {
    const Zxid last = m_lastQueued;
    const bool first = last == Zxid{};
    const bool next = zxid.value == last.value + 1;
    const bool newEpoch = zxid.epoch() > last.epoch() && (zxid.counter() == 1 || server.ensemble->initialCounter > 0);
    const bool skipped = server.has(Variant::skipCommittedlog);  // the fault sends gaps and does not look for them
    if (!first && !next && !newEpoch && !skipped) {
        actions.note(Sentence::proposal_gap, {zxidValue(zxid), zxidValue(last)});
        giveUp();
        return false;
    }
    m_lastQueued = zxid;
    return true;
}

void Learner::collect(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    wire::Txn txn;
    if (!txn.ParseFromString(packet.txn()) || txn.zxid() != packet.zxid()) {
        actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
        return giveUp();
    }
    const Zxid zxid{packet.zxid()};
    if (zxid <= server.store.lastProcessed()) {  // it has told the leader that it has this
        actions.note(Sentence::proposal_gap, {zxidValue(zxid), zxidValue(server.store.lastProcessed())});
        return giveUp();
    }
    if (!continues(zxid, server, actions)) return;
    m_notLogged.push_back({zxid, makeBlob(packet.txn())});
}

void Learner::commitInSync(Zxid zxid, Server& server, Actions& actions) {
    if (m_notLogged.empty()) {
        // A null dereference in ZooKeeper, which drops the connection (ZOOKEEPER-4394).
        actions.note(Sentence::commit_without_proposal, {zxidValue(zxid)});
        return giveUp();
    }
    if (m_writeToLog) {
        m_committed.push_back(zxid);
        return;
    }
    // After SNAP and before NEWLEADER: applied at once, the snapshot to be written holds it.
    if (m_notLogged.front().zxid != zxid) {
        actions.note(Sentence::commit_without_proposal, {zxidValue(zxid)});
        return;
    }
    applyTxn(m_notLogged.front(), false, server, actions);
    m_notLogged.pop_front();
}

void Learner::takeOver(Server& server, Actions& actions) {
    m_stage = Stage::takingOver;
    if (m_mode == SyncMode::snap) {
        server.store.adoptSnapshot(actions);
    } else if (m_mode == SyncMode::trunc) {
        server.store.takeSnapshot(actions);
    }
    m_writeToLog = true;
    if (server.has(Variant::epochBeforeTxns) || server.has(Variant::logDiffAsync)) return writeCurrentEpoch(server, actions);
    persistCommitted(server, actions);
}

// Logs, applies and flushes what the leader has committed. An observer leaves that to UPTODATE.
void Learner::persistCommitted(Server& server, Actions& actions) {
    const bool later = !server.isVoter() || server.has(Variant::logDiffAfterUptodate);
    if (!later) {
        while (!m_committed.empty()) {
            const Zxid zxid = m_committed.front();
            m_committed.pop_front();
            if (m_notLogged.empty() || m_notLogged.front().zxid != zxid) {
                actions.note(Sentence::commit_without_proposal, {zxidValue(zxid)});
                continue;
            }
            const Pending pending = std::move(m_notLogged.front());
            m_notLogged.pop_front();
            log(pending, server, actions);
            if (server.has(Variant::ackOvertake)) m_toAck.push_back(pending.zxid);
            applyTxn(pending, false, server, actions);
            if (server.has(Variant::skipCommittedlog)) server.store.skipInCommittedLog(pending.zxid);
        }
        if (server.has(Variant::flushAllAtNewleader)) {
            for (const Pending& pending : m_notLogged) {
                server.store.append(pending.zxid, pending.txn, actions);
                m_pending.push_back(pending);
                m_toAck.push_back(pending.zxid);
            }
            m_notLogged.clear();
        }
    }
    server.store.flush(Token::learnerHistory, actions);
    if (server.has(Variant::logDiffAsync)) ackNewLeader(server, actions);
}

// What is in the log already is not logged twice. That can be only where memory lags behind the log (the fault
// retain_db_no_fastforward).
void Learner::log(const Pending& pending, Server& server, Actions& actions) {
    if (pending.zxid > server.store.lastLogged()) server.store.append(pending.zxid, pending.txn, actions);
}

void Learner::writeCurrentEpoch(Server& server, Actions& actions) {
    server.store.setCurrentEpoch(m_epoch, Token::learnerCurrentEpoch, actions);
}

void Learner::ackNewLeader(Server& server, Actions& actions) {
    m_stage = Stage::acknowledged;
    server.published.set(Field::syncMode, static_cast<std::int64_t>(SyncMode::none));
    actions.note(Sentence::takes_over_history, {zxidValue(server.store.lastLogged()), epochValue(m_epoch)});
    if (server.has(Variant::ackOvertake)) {
        for (const Zxid zxid : m_toAck) ack(zxid, server, actions);
        m_toAck.clear();
    }
    server.published.set(Field::newLeaderAckedEpoch, m_epoch);
    sendPacket(m_connection, packetOf(PacketType::ACK, Zxid::of(m_epoch, 0)), actions);
    heard(server, actions);
}

// A second ACK of NEWLEADER, which the leader ignores; then service begins, and what came since is logged and committed.
void Learner::upToDate(Server& server, Actions& actions) {
    m_stage = Stage::broadcasting;
    sendPacket(m_connection, packetOf(PacketType::ACK, Zxid::of(m_epoch, 0)), actions);
    actions.note(Sentence::up_to_date, {epochValue(m_epoch)});
    server.election.updateVote(m_epoch, server.published);
    // All that it has applied the leader had committed by now.
    server.commitTo(std::max(Zxid::of(m_epoch, 0), server.store.lastProcessed()));
    server.enter(Phase::broadcast);
    server.clients.serve(true, actions);
    if (server.isVoter()) {
        if (server.has(Variant::flushAllAtNewleader)) logFlushed(server, actions);
        while (!m_notLogged.empty()) {
            Pending pending = std::move(m_notLogged.front());
            m_notLogged.pop_front();
            logProposal(std::move(pending), server, actions);
        }
        while (!m_committed.empty() && !m_exit) {
            const Zxid zxid = m_committed.front();
            m_committed.pop_front();
            commit(zxid, server, actions);
        }
        server.store.flushLog(actions);
        return;
    }
    // An observer may have got proposals without their commit: those it leaves out.
    while (!m_notLogged.empty()) {
        const Pending pending = std::move(m_notLogged.front());
        m_notLogged.pop_front();
        if (m_committed.empty() || m_committed.front() != pending.zxid) continue;
        m_committed.pop_front();
        log(pending, server, actions);
        applyTxn(pending, true, server, actions);
        server.commitTo(pending.zxid);
    }
    server.store.flushLog(actions);
}

}  // namespace zabscope::zab
