// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/learner.h"

namespace zabscope::zab {
namespace {

constexpr int mostTries = 5;  // Learner.connectToLeader
constexpr Duration pauseBetweenTries = milliseconds(100);  // zookeeper.leaderConnectDelayDuringRetryMs

}  // namespace

void Learner::begin(NodeId leader, Server& server, Actions& actions) {
    m_leader = leader;
    m_connectingSince = actions.now;
    server.enter(Phase::discovery);
    server.published.set(Field::leader, leader);
    actions.note(Sentence::begins_to_follow, {sidValue(leader)});
    connect(server, actions);
}

void Learner::end(Server& server, Actions& actions) {
    actions.cancelAlarm(Alarm::connectAgain);
    actions.cancelAlarm(Alarm::leaderSilent);
    if (m_connection != ConnectionId::none) actions.close(m_connection);
    m_connection = ConnectionId::none;
    server.published.set(Field::readDeadline, -1);
    server.published.set(Field::leader, 0);
    // A SNAP that has not reached NEWLEADER is in memory only: memory is loaded again (ZOOKEEPER-3642).
    if (m_stage == Stage::synchronizing && m_mode == SyncMode::snap) server.store.dropSnapshot();
}

void Learner::connect(Server& server, Actions& actions) {
    ++m_tries;
    m_connection = server.serial.next();
    actions.connect(m_connection, m_leader, Port::quorum);
}

void Learner::failed(Server& server, Actions& actions) {
    m_connection = ConnectionId::none;
    const Duration spent = actions.now - m_connectingSince;
    if (m_tries >= mostTries || spent + pauseBetweenTries >= server.ticks(server.ensemble->initLimit)) {
        actions.note(Sentence::gives_up_connecting, {sidValue(m_leader)});
        return giveUp();
    }
    actions.note(Sentence::connects_to_leader_again, {sidValue(m_leader), number(m_tries + 1), number(mostTries)});
    actions.setAlarm(Alarm::connectAgain, actions.now + pauseBetweenTries);
}

void Learner::opened(Server& server, Actions& actions) {
    m_stage = Stage::registering;
    wire::QuorumPacket packet = packetOf(server.isVoter() ? PacketType::FOLLOWERINFO : PacketType::OBSERVERINFO,
                                         Zxid::of(server.store.acceptedEpoch(), 0));
    packet.set_sid(server.self);
    sendPacket(m_connection, packet, actions);
    heard(server, actions);
}

void Learner::closed(Server&, Actions& actions) {
    m_connection = ConnectionId::none;
    actions.note(Sentence::lost_leader, {sidValue(m_leader)});
    giveUp();
}

Duration Learner::readTimeout(const Server& server) const {
    return server.ticks(m_stage < Stage::acknowledged ? server.ensemble->initLimit : server.ensemble->syncLimit);
}

// The alarm is not moved with every packet: when it rings too early it is set again.
void Learner::heard(Server& server, Actions& actions) {
    m_heard = actions.now;
    if (server.published.state().scalar(Field::readDeadline) > 0 && m_stage != Stage::acknowledged) return;
    const Instant at = actions.now + readTimeout(server);
    actions.setAlarm(Alarm::leaderSilent, at);
    server.published.set(Field::readDeadline, at.time_since_epoch().count());
}

void Learner::rang(Alarm alarm, Server& server, Actions& actions) {
    if (alarm == Alarm::connectAgain) return connect(server, actions);
    if (alarm != Alarm::leaderSilent) return;
    const Duration limit = readTimeout(server);
    if (actions.now - m_heard >= limit && !isWriting()) {
        actions.note(Sentence::leader_silent, {sidValue(m_leader), durationValue(limit)});
        return giveUp();
    }
    const Instant at = isWriting() ? actions.now + limit : m_heard + limit;
    actions.setAlarm(Alarm::leaderSilent, at);
    server.published.set(Field::readDeadline, at.time_since_epoch().count());
}

void Learner::arrived(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    heard(server, actions);
    if (isWriting()) {
        m_inbox.push_back(packet);
        return;
    }
    handle(packet, server, actions);
}

void Learner::drainInbox(Server& server, Actions& actions) {
    while (!m_inbox.empty() && !isWriting() && !m_over && !m_exit) {
        const wire::QuorumPacket packet = std::move(m_inbox.front());
        m_inbox.pop_front();
        handle(packet, server, actions);
    }
}

void Learner::handle(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    switch (m_stage) {
    case Stage::registering: return leaderInfo(packet, server, actions);
    case Stage::waitingForSync: return beginSync(packet, server, actions);
    case Stage::synchronizing:
    case Stage::acknowledged: return syncPacket(packet, server, actions);
    case Stage::broadcasting: return broadcastPacket(packet, server, actions);
    case Stage::connecting:
    case Stage::promising:
    case Stage::takingOver: break;
    }
    assert(false);
}

void Learner::leaderInfo(const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    if (packet.type() != PacketType::LEADERINFO) {
        actions.note(Sentence::unexpected_message, {sidValue(m_leader)});
        return giveUp();
    }
    m_epoch = Zxid{packet.zxid()}.epoch();
    server.published.set(Field::newEpoch, m_epoch);
    const std::int64_t promised = server.store.acceptedEpoch();
    if (m_epoch < promised && !server.has(Variant::noEpochPromise)) {
        actions.note(Sentence::refuses_lower_epoch, {epochValue(m_epoch), epochValue(promised)});
        return giveUp();
    }
    m_countMe = m_epoch != promised;
    if (!m_countMe) {
        actions.note(Sentence::repeats_promise, {epochValue(m_epoch)});
        return ackEpoch(server, actions);
    }
    actions.note(Sentence::promises_epoch, {epochValue(m_epoch), epochValue(promised)});
    m_stage = Stage::promising;
    server.store.setAcceptedEpoch(m_epoch, Token::learnerAcceptedEpoch, actions);
}

void Learner::ackEpoch(Server& server, Actions& actions) {
    m_stage = Stage::waitingForSync;
    server.enter(Phase::synchronization);
    wire::QuorumPacket packet = packetOf(PacketType::ACKEPOCH, server.store.lastProcessed());
    packet.set_current_epoch(m_countMe ? server.store.currentEpoch() : -1);
    sendPacket(m_connection, packet, actions);
}

void Learner::flushed(Token token, Server& server, Actions& actions) {
    if (m_over || m_connection == ConnectionId::none) return;
    const bool epochFirst = server.has(Variant::epochBeforeTxns) || server.has(Variant::logDiffAsync);
    if (token == Token::learnerAcceptedEpoch && m_stage == Stage::promising) {
        m_heard = actions.now;  // it reads again, and the time-out of a read begins with the read
        ackEpoch(server, actions);
    } else if (token == Token::learnerHistory && m_stage == Stage::takingOver) {
        if (epochFirst) {
            ackNewLeader(server, actions);
        } else {
            writeCurrentEpoch(server, actions);
        }
    } else if (token == Token::learnerCurrentEpoch && m_stage == Stage::takingOver) {
        if (epochFirst) {
            persistCommitted(server, actions);
        } else {
            ackNewLeader(server, actions);
        }
    }
    drainInbox(server, actions);
}

void Learner::wish(Wish wish, Server& server, Actions& actions) {
    if (m_stage != Stage::broadcasting) return;
    wire::QuorumPacket packet;
    if (wish.kind == Wish::Kind::revalidate) {
        packet = packetOf(PacketType::REVALIDATE, Zxid{-1});
        packet.set_session(wish.request.session());
        packet.set_timeout_us(wish.request.timeout_us());
    } else {
        packet = packetOf(PacketType::REQUEST, Zxid{-1});
        *packet.mutable_request() = std::move(wish.request);
    }
    sendPacket(m_connection, packet, actions);
    (void)server;
}

}  // namespace zabscope::zab
