// SPDX-License-Identifier: GPL-3.0-or-later
/// The leader, from the end of its election to the end of its term (paper: phases 1 to 3, leader's side; ZooKeeper: Leader,
/// LearnerHandler). discovery.cpp, synchronization.cpp and broadcast.cpp hold one phase each.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "core/zab/learner_link.h"
#include "core/zab/request_preparation.h"
#include "core/zab/server.h"
#include "core/zab/sessions.h"

namespace zabscope::zab {

class Leader {
public:
    /// The first thing: learners may connect, a quorum is to promise an epoch.
    void begin(Server& server, Actions& actions);
    /// The last thing: connections end. What is in the log stays there.
    void end(Server& server, Actions& actions);
    /// It has given up; the server calls end() and looks for a leader.
    bool isOver() const { return m_over; }

    bool owns(ConnectionId connection) const;
    void opened(ConnectionId connection, Server& server, Actions& actions);
    void closed(ConnectionId connection, Server& server, Actions& actions);
    void arrived(ConnectionId connection, const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void rang(Alarm alarm, Server& server, Actions& actions);
    void flushed(Token token, Server& server, Actions& actions);
    /// The log is durable to a new point.
    void logFlushed(Server& server, Actions& actions);
    void wish(Wish wish, Server& server, Actions& actions);

private:
    enum class Stage : std::uint8_t {
        waitingForEpoch,
        writingAcceptedEpoch,
        waitingForAckEpochs,
        writingCurrentEpoch,
        waitingForNewLeaderAcks,
        broadcasting
    };
    struct Proposal {
        Zxid zxid;
        Blob txn;
        SidSet acks;
    };
    struct PendingSync {
        Zxid after;
        ConnectionId learner;  ///< none: a client of the leader itself
    };

    // discovery.cpp
    void considerEpoch(NodeId sid, std::int64_t accepted, Server& server, Actions& actions);
    void registerLearner(LearnerLink& learner, const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void dropOlderLink(NodeId sid, Server& server, Actions& actions);
    void invite(LearnerLink& learner, Server& server, Actions& actions);
    void ackEpoch(LearnerLink& learner, const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void countAckEpoch(NodeId sid, Server& server, Actions& actions);
    // synchronization.cpp
    void synchronize(LearnerLink& learner, Server& server, Actions& actions);
    void noteSync(const LearnerLink& learner, const SyncPlan& plan, Server& server, Actions& actions);
    void sendHistory(const LearnerLink& learner, const SyncPlan& plan, Server& server, Actions& actions);
    void startForwarding(LearnerLink& learner, Zxid after, Actions& actions);
    void newLeaderAck(LearnerLink& learner, Zxid zxid, Server& server, Actions& actions);
    void establishIfQuorum(Server& server, Actions& actions);
    void bringUpToDate(LearnerLink& learner, Server& server, Actions& actions);
    // broadcast.cpp
    void propose(const wire::Request& request, Server& server, Actions& actions);
    void ackProposal(NodeId sid, Zxid zxid, Server& server, Actions& actions);
    void commitFront(Server& server, Actions& actions);
    void answerSync(ConnectionId learner, Server& server, Actions& actions);
    void touched(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    bool revalidate(SessionId session, Server& server, Actions& actions);
    // leader.cpp
    void halfTick(Server& server, Actions& actions);
    void checkQuorum(Server& server, Actions& actions);
    void expireSessions(Server& server, Actions& actions);
    void drop(LearnerLink& learner, Server& server, Actions& actions);
    LearnerLink* find(ConnectionId connection);
    void setPhase(LearnerLink& learner, LearnerPhase phase, Server& server);
    void giveUp() { m_over = true; }
    Zxid newLeaderZxid() const { return Zxid::of(m_epoch, 0); }

    bool m_over = false;
    Stage m_stage = Stage::waitingForEpoch;
    std::int64_t m_epoch = -1;
    std::int64_t m_summaryEpoch = 0;  ///< leaderStateSummary: what learners are compared with in discovery
    Zxid m_summaryZxid;
    SidSet m_connecting;
    SidSet m_ackedEpoch;
    SidSet m_ackedNewLeader;
    std::vector<LearnerLink> m_learners;  ///< in the order of their connecting
    std::int64_t m_tick = 0;
    bool m_tickSkip = true;
    Zxid m_lastProposed;
    Zxid m_lastCommitted;
    Zxid m_selfAcked;  ///< up to here the leader has counted itself
    std::deque<Proposal> m_outstanding;
    std::deque<PendingSync> m_syncs;
    RequestPreparation m_preparation;
    Sessions m_sessions;
};

}  // namespace zabscope::zab
