// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/leader.h"

#include <algorithm>

namespace zabscope::zab {

void Leader::begin(Server& server, Actions& actions) {
    server.enter(Phase::discovery);
    server.published.set(Field::leader, server.self);
    actions.note(Sentence::begins_to_lead);
    // LeaderZooKeeperServer.loadData: a snapshot of all that is in memory, committed or not; it is not flushed.
    server.store.takeSnapshot(actions);
    m_summaryEpoch = server.store.currentEpoch();
    m_summaryZxid = server.store.lastProcessed();
    actions.accept(Port::quorum, true);
    actions.setAlarm(Alarm::initLimit, actions.now + server.ticks(server.ensemble->initLimit));
    actions.setAlarm(Alarm::halfTick, actions.now + server.ensemble->tickTime / 2);
    considerEpoch(server.self, server.store.acceptedEpoch(), server, actions);
}

void Leader::end(Server& server, Actions& actions) {
    actions.accept(Port::quorum, false);
    actions.cancelAlarm(Alarm::initLimit);
    actions.cancelAlarm(Alarm::halfTick);
    for (const LearnerLink& learner : m_learners) actions.close(learner.connection);
    m_learners.clear();
    for (const Field table : {learnerPhase, learnerMode, learnerZxid}) server.published.clearTable(table);
    for (const Field field : {tick, outstanding, establishedEpoch, newEpoch}) server.published.set(field, 0);
    server.published.set(Field::lastProposed, 0);
}

void Leader::opened(ConnectionId connection, Server& server, Actions& actions) {
    LearnerLink& learner = m_learners.emplace_back();
    learner.connection = connection;
    learner.heard = actions.now;
    learner.ackDeadline = m_tick + server.ensemble->initLimit + server.ensemble->syncLimit;
}

void Leader::closed(ConnectionId connection, Server& server, Actions&) {
    if (LearnerLink* learner = find(connection)) {
        for (const Field table : {learnerPhase, learnerMode, learnerZxid}) server.published.eraseCell(table, learner->sid);
        std::erase_if(m_learners, [&](const LearnerLink& link) { return link.connection == connection; });
    }
}

void Leader::drop(LearnerLink& learner, Server& server, Actions& actions) {
    const ConnectionId connection = learner.connection;
    actions.close(connection);
    closed(connection, server, actions);  // `learner` is gone now
}

LearnerLink* Leader::find(ConnectionId connection) {
    const auto found = std::find_if(m_learners.begin(), m_learners.end(),
                                    [&](const LearnerLink& learner) { return learner.connection == connection; });
    return found == m_learners.end() ? nullptr : &*found;
}

bool Leader::owns(ConnectionId connection) const {
    return std::any_of(m_learners.begin(), m_learners.end(),
                       [&](const LearnerLink& learner) { return learner.connection == connection; });
}

void Leader::setPhase(LearnerLink& learner, LearnerPhase phase, Server& server) {
    learner.phase = phase;
    server.published.setCell(Field::learnerPhase, learner.sid, static_cast<std::int64_t>(phase));
}

void Leader::arrived(ConnectionId connection, const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    LearnerLink* learner = find(connection);
    if (!learner) return;
    learner->heard = actions.now;
    if (learner->phase >= LearnerPhase::acknowledged) learner->ackDeadline = m_tick + server.ensemble->syncLimit;
    switch (int{packet.type()}) {  // open on the wire: any number can come
    case PacketType::FOLLOWERINFO:
    case PacketType::OBSERVERINFO:
        if (learner->phase == LearnerPhase::connected) return registerLearner(*learner, packet, server, actions);
        break;
    case PacketType::ACKEPOCH:
        if (learner->phase == LearnerPhase::invited) return ackEpoch(*learner, packet, server, actions);
        break;
    case PacketType::ACK:
        if (learner->phase == LearnerPhase::syncing) return newLeaderAck(*learner, Zxid{packet.zxid()}, server, actions);
        if (learner->phase < LearnerPhase::syncing) break;
        learner->syncLimit.acknowledged(Zxid{packet.zxid()});
        return ackProposal(learner->sid, Zxid{packet.zxid()}, server, actions);
    case PacketType::PING:
        if (learner->phase == LearnerPhase::serving) return touched(packet, server, actions);
        break;
    case PacketType::REVALIDATE:
        if (learner->phase == LearnerPhase::serving) {
            wire::QuorumPacket answer = packetOf(PacketType::REVALIDATE, Zxid{-1});
            answer.set_session(packet.session());
            answer.set_valid(revalidate(packet.session(), server, actions));
            return sendPacket(connection, answer, actions);
        }
        break;
    case PacketType::REQUEST:
        if (learner->phase != LearnerPhase::serving) break;
        if (packet.request().operation() == ::zabscope::wire::ClientRequest::SYNC) {
            return answerSync(connection, server, actions);
        }
        return propose(packet.request(), server, actions);
    default: break;
    }
    actions.note(Sentence::unexpected_message, {sidValue(learner->sid)});
    drop(*learner, server, actions);
}

void Leader::rang(Alarm alarm, Server& server, Actions& actions) {
    if (alarm == Alarm::halfTick) return halfTick(server, actions);
    if (alarm != Alarm::initLimit || m_stage == Stage::broadcasting) return;
    // The quorum is there; the next wait begins when the epoch is on disk.
    if (m_stage == Stage::writingAcceptedEpoch || m_stage == Stage::writingCurrentEpoch) return;
    const NoteValue limit = durationValue(server.ticks(server.ensemble->initLimit));
    if (m_stage >= Stage::writingCurrentEpoch) {
        actions.note(Sentence::leader_no_ack_quorum, {number(static_cast<std::int64_t>(m_ackedNewLeader.size())), limit});
    } else {
        actions.note(Sentence::leader_no_epoch_quorum, {limit});
    }
    giveUp();
}

void Leader::flushed(Token token, Server& server, Actions& actions) {
    if (token == Token::leaderAcceptedEpoch) {
        assert(m_stage == Stage::writingAcceptedEpoch);
        m_stage = Stage::waitingForAckEpochs;
        m_lastProposed = newLeaderZxid();
        actions.setAlarm(Alarm::initLimit, actions.now + server.ticks(server.ensemble->initLimit));
        for (LearnerLink& learner : m_learners) {
            if (learner.phase == LearnerPhase::waitingForEpoch) invite(learner, server, actions);
        }
        countAckEpoch(server.self, server, actions);
    } else if (token == Token::leaderCurrentEpoch) {
        assert(m_stage == Stage::writingCurrentEpoch);
        m_stage = Stage::waitingForNewLeaderAcks;
        actions.setAlarm(Alarm::initLimit, actions.now + server.ticks(server.ensemble->initLimit));
        m_ackedNewLeader.insert(server.self);
        establishIfQuorum(server, actions);
    }
}

// Twice a tick: pings. Every second time: the tick, and whether a quorum is in touch (Leader.lead).
// Silent learners are looked for here as well; ZooKeeper's handlers notice them by read time-outs of their own, up to half
// a tick earlier.
void Leader::halfTick(Server& server, Actions& actions) {
    actions.setAlarm(Alarm::halfTick, actions.now + server.ensemble->tickTime / 2);
    if (m_stage == Stage::broadcasting) {
        if (!m_tickSkip) ++m_tick;
        server.published.set(Field::tick, m_tick);
        if (!m_tickSkip) checkQuorum(server, actions);
        m_tickSkip = !m_tickSkip;
        if (m_over) return;
        for (const SessionId session : server.clients.takeTouched()) {
            m_sessions.touch(session, server.store.tree(), actions.now);
        }
        expireSessions(server, actions);
    }
    const Duration syncLimit = server.ticks(server.ensemble->syncLimit);
    for (std::size_t i = 0; i < m_learners.size();) {
        LearnerLink& learner = m_learners[i];
        const bool served = learner.phase == LearnerPhase::serving;
        const Duration silence = served ? syncLimit : server.ticks(server.ensemble->initLimit);
        if (actions.now - learner.heard >= silence) {
            actions.note(Sentence::drops_silent_learner, {sidValue(learner.sid), durationValue(silence)});
            drop(learner, server, actions);
        } else if (!learner.syncLimit.holds(actions.now, syncLimit)) {
            actions.note(Sentence::drops_slow_learner,
                         {sidValue(learner.sid), zxidValue(learner.syncLimit.oldest()), durationValue(syncLimit)});
            drop(learner, server, actions);
        } else {
            if (learner.forwarding && m_stage == Stage::broadcasting) {
                sendPacket(learner.connection, packetOf(PacketType::PING, m_lastProposed), actions);
            }
            ++i;
        }
    }
}

void Leader::checkQuorum(Server& server, Actions& actions) {
    SidSet inTouch;
    inTouch.insert(server.self);
    for (const LearnerLink& learner : m_learners) {
        if (learner.sid != noNode && m_tick <= learner.ackDeadline) inTouch.insert(learner.sid);
    }
    if (server.quorum.contains(inTouch)) return;
    actions.note(Sentence::leader_lost_quorum, {number(static_cast<std::int64_t>(inTouch.size()))});
    giveUp();
}

void Leader::expireSessions(Server& server, Actions& actions) {
    for (const SessionId session : m_sessions.expire(actions.now)) {
        const auto timeout = server.store.tree().sessionTimeout(session);
        actions.note(Sentence::expires_session, {sessionValue(session), durationValue(timeout.value_or(Duration{}))});
        wire::Request request;
        request.set_session(session);
        request.set_operation(::zabscope::wire::ClientRequest::CLOSE_SESSION);
        propose(request, server, actions);
    }
}

void Leader::wish(Wish wish, Server& server, Actions& actions) {
    if (m_stage != Stage::broadcasting) return;
    switch (wish.kind) {
    case Wish::Kind::write: return propose(wish.request, server, actions);
    case Wish::Kind::sync: return answerSync(ConnectionId::none, server, actions);
    case Wish::Kind::revalidate:
        server.clients.revalidated(wish.request.session(), revalidate(wish.request.session(), server, actions),
                                   server.store.tree(), actions);
        return;
    }
}

}  // namespace zabscope::zab
