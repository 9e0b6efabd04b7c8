// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/zab_peer.h"

#include <cassert>

namespace zabscope::zab {

ZabPeer::ZabPeer(NodeId sid, std::shared_ptr<const Ensemble> ensemble)
    : m_sid(sid), m_ensemble(std::move(ensemble)), m_server(sid, m_ensemble, 1) {
    assert(m_ensemble->find(sid));
}

std::unique_ptr<Peer> ZabPeer::clone() const { return std::make_unique<ZabPeer>(*this); }

void ZabPeer::step(Instant now, const Input& input, Effects& effects) {
    m_server.published.beginStep();
    if (m_exited) return;
    Actions actions{now, effects};
    struct Door {
        ZabPeer& peer;
        Actions& actions;
        void operator()(const Started& started) { peer.started(started, actions); }
        void operator()(const MessageArrived& message) { peer.arrived(message, actions); }
        void operator()(const AlarmRang& alarm) { peer.rang(static_cast<Alarm>(alarm.alarm), actions); }
        void operator()(const Written&) {}  // nothing waits for the operating system alone
        void operator()(const Flushed& flushed) { peer.flushed(static_cast<Token>(flushed.token), actions); }
        void operator()(const DiskFailed&) {
            actions.note(Sentence::disk_failed);
            peer.m_exited = true;
        }
        void operator()(const ConnectionOpened& opened) { peer.opened(opened, actions); }
        void operator()(const ConnectionFailed& failed) {
            if (peer.m_learner && peer.m_learner->owns(failed.connection)) {
                peer.m_learner->failed(peer.m_server, actions);
            } else {
                peer.m_server.links.failed(failed.connection);
            }
        }
        void operator()(const ConnectionClosed& closed) { peer.closed(closed.connection, actions); }
        void operator()(const ConnectionWritable& writable) { peer.m_server.links.writable(writable.connection, actions); }
        void operator()(const ClientAsked&) { assert(false); }
    };
    std::visit(Door{*this, actions}, input);
    conclude(actions);
    publish();
    if (m_exited) actions.exit();
}

void ZabPeer::started(const Started& input, Actions& actions) {
    m_server = Server{m_sid, m_ensemble, input.life};
    m_random = input.seed;
    if (!m_server.store.load(*input.disk, input.seed, actions)) {
        m_exited = true;
        return;
    }
    for (const Field field : {notificationDeadline, finalizeDeadline, readDeadline}) m_server.published.set(field, -1);
    actions.accept(Port::election, true);
    look(actions);
}

void ZabPeer::look(Actions& actions) {
    setRole(Role::looking);
    m_server.enter(Phase::election);
    m_server.published.set(Field::leader, 0);
    const Vote own{m_server.store.currentEpoch(), m_server.store.lastProcessed(), m_sid};
    settle(m_server.election.start(own, m_server.electionStage(actions)), actions);
}

void ZabPeer::settle(const std::optional<ElectionResult>& result, Actions& actions) {
    if (!result) return;
    setRole(result->role);
    if (result->role == Role::leading) {
        m_leader.emplace().begin(m_server, actions);
    } else {
        m_learner.emplace().begin(static_cast<NodeId>(result->vote.vote.sid), m_server, actions);
    }
}

void ZabPeer::setRole(Role role) {
    m_role = role;
    m_server.published.set(Field::role, static_cast<std::int64_t>(role));
}

void ZabPeer::opened(const ConnectionOpened& input, Actions& actions) {
    switch (input.port) {
    case Port::election: return m_server.links.opened(input.connection, input.incoming, actions);
    case Port::client: return m_server.clients.opened(input.connection, actions);
    case Port::quorum: break;
    }
    if (input.incoming && m_leader) return m_leader->opened(input.connection, m_server, actions);
    if (!input.incoming && m_learner && m_learner->owns(input.connection)) return m_learner->opened(m_server, actions);
    actions.close(input.connection);  // of a role that has ended meanwhile
}

void ZabPeer::closed(ConnectionId connection, Actions& actions) {
    if (m_server.clients.owns(connection)) return m_server.clients.closed(connection);
    if (m_learner && m_learner->owns(connection)) return m_learner->closed(m_server, actions);
    if (m_leader) m_leader->closed(connection, m_server, actions);
    m_server.links.closed(connection);
}

void ZabPeer::arrived(const MessageArrived& message, Actions& actions) {
    if (m_server.clients.owns(message.connection)) {
        std::vector<Wish> wishes;
        m_server.clients.arrived(message.connection, message.bytes, m_server.store.tree(), wishes, actions);
        return grant(wishes, actions);
    }
    const bool fromLeader = m_learner && m_learner->owns(message.connection);
    if (fromLeader || (m_leader && m_leader->owns(message.connection))) {
        wire::QuorumPacket packet;
        if (!packet.ParseFromArray(message.bytes.data(), static_cast<int>(message.bytes.size()))) {
            actions.close(message.connection);
            return closed(message.connection, actions);
        }
        if (fromLeader) return m_learner->arrived(packet, m_server, actions);
        return m_leader->arrived(message.connection, packet, m_server, actions);
    }
    const auto notification = m_server.links.arrived(message.connection, message.bytes, m_server.serial, actions);
    if (!notification) return;
    settle(m_server.election.notified(notification->first, notification->second, m_role, m_server.electionStage(actions)),
           actions);
}

void ZabPeer::grant(std::vector<Wish>& wishes, Actions& actions) {
    for (Wish& wish : wishes) {
        if (m_leader) {
            m_leader->wish(std::move(wish), m_server, actions);
        } else if (m_learner) {
            m_learner->wish(std::move(wish), m_server, actions);
        }
    }
}

void ZabPeer::rang(Alarm alarm, Actions& actions) {
    switch (alarm) {
    case Alarm::notification:
        if (m_role == Role::looking && !m_stopping && !m_server.election.isFinalizing()) {
            settle(m_server.election.notificationTimeout(m_server.electionStage(actions)), actions);
        }
        return;
    case Alarm::finalize:
        if (m_role == Role::looking && m_server.election.isFinalizing()) {
            settle(m_server.election.finalizeTimeout(m_server.electionStage(actions)), actions);
        }
        return;
    case Alarm::observerDelay:
        m_stopping = false;
        return look(actions);
    case Alarm::initLimit:
    case Alarm::halfTick:
        if (m_leader) m_leader->rang(alarm, m_server, actions);
        return;
    case Alarm::connectAgain:
    case Alarm::leaderSilent:
        if (m_learner) m_learner->rang(alarm, m_server, actions);
        return;
    }
}

void ZabPeer::flushed(Token token, Actions& actions) {
    m_server.store.flushed(token, actions);
    if (m_stopping) {
        if (token == Token::stopping) stopped(actions);
        return;
    }
    if (m_leader) {
        m_leader->flushed(token, m_server, actions);
        m_leader->logFlushed(m_server, actions);
    } else if (m_learner) {
        m_learner->flushed(token, m_server, actions);
        m_learner->logFlushed(m_server, actions);
    }
}

void ZabPeer::conclude(Actions& actions) {
    if (m_exited || m_stopping) return;
    if (m_learner && m_learner->mustExit()) {
        m_exited = true;
        return;
    }
    if ((m_leader && m_leader->isOver()) || (m_learner && m_learner->isOver())) endRole(actions);
}

// The request processors are shut down: what they have queued is written and flushed, then memory follows the log to its
// end, and only then an election begins (QuorumPeer.run, ZooKeeperServer.shutdown, ZKDatabase.fastForwardDataBase).
void ZabPeer::endRole(Actions& actions) {
    m_server.clients.serve(false, actions);
    if (m_leader) m_leader->end(m_server, actions);
    if (m_learner) m_learner->end(m_server, actions);
    m_leader.reset();
    m_learner.reset();
    m_stopping = true;
    m_server.enter(Phase::stopping);
    m_server.store.flush(Token::stopping, actions);
}

void ZabPeer::stopped(Actions& actions) {
    if (!m_server.has(Variant::retainDbNoFastforward)) m_server.store.fastForward();
    if (m_role == Role::observing) {
        // Observer.waitForObserverElectionDelay
        m_random = m_random * 6364136223846793005 + 1442695040888963407;
        const auto limit = static_cast<std::uint64_t>(m_ensemble->observerElectionDelay.count());
        const Duration delay{limit == 0 ? 0 : static_cast<std::int64_t>((m_random >> 33) % limit)};
        actions.setAlarm(Alarm::observerDelay, actions.now + delay);
        return;
    }
    m_stopping = false;
    look(actions);
}

void ZabPeer::publish() {
    m_server.store.publish(m_server.published);
    m_server.published.set(Field::serving, m_server.clients.isServing() ? 1 : 0);
}

}  // namespace zabscope::zab
