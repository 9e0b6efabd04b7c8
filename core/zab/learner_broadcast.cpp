// SPDX-License-Identifier: GPL-3.0-or-later
// Broadcast, learner's side: log, flush, acknowledge; apply in the order of the commits (zab.md 3.6; paper: phase 3;
// ZooKeeper: Follower.processPacket, Observer.processPacket, SendAckRequestProcessor).
#include "core/zab/learner.h"

namespace zabscope::zab {

void Learner::broadcastPacket(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    switch (int{packet.type()}) {  // open on the wire: any number can come
    case PacketType::PING: {
        wire::QuorumPacket answer = packetOf(PacketType::PING, Zxid{packet.zxid()});
        for (const SessionId session : server.clients.takeTouched()) {
            wire::Touch& touch = *answer.add_touches();
            touch.set_session(session);
            touch.set_timeout_us(server.store.tree().sessionTimeout(session).value_or(Duration{}).count());
        }
        return sendPacket(m_connection, answer, actions);
    }
    case PacketType::PROPOSAL:
        if (server.isVoter()) proposal(packet, server, actions);
        return;  // an observer warns and ignores it
    case PacketType::COMMIT:
        if (server.isVoter()) commit(Zxid{packet.zxid()}, server, actions);
        return;
    case PacketType::INFORM: {
        if (server.isVoter()) return;
        wire::Txn txn;
        const Zxid zxid{packet.zxid()};
        if (!txn.ParseFromString(packet.txn()) || txn.zxid() != packet.zxid() || zxid <= server.store.lastLogged()) {
            actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
            return giveUp();
        }
        if (!continues(zxid, server, actions)) return;
        const Pending pending{zxid, makeBlob(packet.txn())};
        server.store.append(zxid, pending.txn, actions);
        server.store.flushLog(actions);
        applyTxn(pending, true, server, actions);
        server.commitTo(zxid);
        return;
    }
    case PacketType::SYNC: return server.clients.synced(server.store.tree(), actions);
    case PacketType::REVALIDATE:
        return server.clients.revalidated(packet.session(), packet.valid(), server.store.tree(), actions);
    case PacketType::UPTODATE: return;  // "should not be sent": ignored
    default: break;
    }
    actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
    giveUp();
}

void Learner::proposal(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    wire::Txn txn;
    const Zxid zxid{packet.zxid()};
    if (!txn.ParseFromString(packet.txn()) || txn.zxid() != packet.zxid() || zxid <= server.store.lastLogged()) {
        actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
        return giveUp();
    }
    if (!continues(zxid, server, actions)) return;
    logProposal({zxid, makeBlob(packet.txn())}, server, actions);
    server.store.flushLog(actions);
}

void Learner::logProposal(Pending pending, Server& server, Actions& actions) {
    server.store.append(pending.zxid, pending.txn, actions);
    m_toAck.push_back(pending.zxid);
    if (server.has(Variant::ackBeforeFsync)) {
        ack(pending.zxid, server, actions);
        m_toAck.pop_back();
    }
    m_pending.push_back(std::move(pending));
}

// After the fsync of a group every transaction of it gets its own ACK; there are no cumulative ones.
void Learner::logFlushed(Server& server, Actions& actions) {
    if (m_stage != Stage::broadcasting || m_over || m_connection == ConnectionId::none) return;
    while (!m_toAck.empty() && m_toAck.front() <= server.store.lastFlushed()) {
        ack(m_toAck.front(), server, actions);
        m_toAck.pop_front();
    }
    server.store.takeSnapshotIfDue(actions);
}

void Learner::ack(Zxid zxid, Server& server, Actions& actions) {
    server.published.set(Field::ackedZxid, zxid.value);
    sendPacket(m_connection, packetOf(PacketType::ACK, zxid), actions);
}

// A commit is for the oldest pending transaction. None pending: a warning; another one: ZooKeeper's process exits
// (ExitCode.UNMATCHED_TXN_COMMIT), as going on would apply things out of order.
void Learner::commit(Zxid zxid, Server& server, Actions& actions) {
    if (m_pending.empty()) {
        actions.note(Sentence::commit_without_proposal, {zxidValue(zxid)});
        return;
    }
    if (m_pending.front().zxid != zxid) {
        actions.note(Sentence::unmatched_commit, {zxidValue(zxid), zxidValue(m_pending.front().zxid)});
        m_exit = true;
        return;
    }
    const Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    server.commitTo(zxid);
    applyTxn(pending, true, server, actions);
}

void Learner::applyTxn(const Pending& pending, bool serve, Server& server, Actions& actions) {
    wire::Txn txn;
    const bool readable = txn.ParseFromString(*pending.txn);
    assert(readable);  // read once already when it came
    const ApplyResult result = server.store.apply(txn);
    if (serve) server.clients.committed(txn, result, server.store.tree(), actions);
}

}  // namespace zabscope::zab
