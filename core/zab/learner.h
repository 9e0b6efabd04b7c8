// SPDX-License-Identifier: GPL-3.0-or-later
/// A follower or an observer, from the end of its election to the loss of its leader (paper: phases 1 to 3, follower's side;
/// ZooKeeper: Learner, Follower, Observer, as of 3.9.4).
///
/// ZooKeeper's learner is one thread that stands still while it writes; here packets wait in an inbox meanwhile.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include "core/zab/server.h"

namespace zabscope::zab {

class Learner {
public:
    void begin(NodeId leader, Server& server, Actions& actions);
    /// The last thing: the connection ends, memory is brought in line with the disk's state.
    void end(Server& server, Actions& actions);
    bool isOver() const { return m_over; }
    bool mustExit() const { return m_exit; }

    bool owns(ConnectionId connection) const { return connection == m_connection; }
    void opened(Server& server, Actions& actions);
    void failed(Server& server, Actions& actions);
    void closed(Server& server, Actions& actions);
    void arrived(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void rang(Alarm alarm, Server& server, Actions& actions);
    void flushed(Token token, Server& server, Actions& actions);
    void logFlushed(Server& server, Actions& actions);
    void wish(Wish wish, Server& server, Actions& actions);

private:
    enum class Stage : std::uint8_t {
        connecting,
        registering,     ///< FOLLOWERINFO sent, LEADERINFO awaited
        promising,       ///< acceptedEpoch is being written
        waitingForSync,  ///< ACKEPOCH sent, DIFF, TRUNC or SNAP awaited
        synchronizing,   ///< collecting up to NEWLEADER
        takingOver,      ///< NEWLEADER is here; history, then currentEpoch are being written
        acknowledged,    ///< ACK of NEWLEADER sent, UPTODATE awaited
        broadcasting
    };
    struct Pending {
        Zxid zxid;
        Blob txn;
    };

    void connect(Server& server, Actions& actions);
    void heard(Server& server, Actions& actions);
    Duration readTimeout(const Server& server) const;
    void handle(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void drainInbox(Server& server, Actions& actions);
    bool isWriting() const { return m_stage == Stage::promising || m_stage == Stage::takingOver; }
    void leaderInfo(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void ackEpoch(Server& server, Actions& actions);
    // learner_sync.cpp
    void beginSync(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void syncPacket(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    bool continues(Zxid zxid, Server& server, Actions& actions);
    void collect(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void commitInSync(Zxid zxid, Server& server, Actions& actions);
    void takeOver(Server& server, Actions& actions);
    void persistCommitted(Server& server, Actions& actions);
    void log(const Pending& pending, Server& server, Actions& actions);
    void writeCurrentEpoch(Server& server, Actions& actions);
    void ackNewLeader(Server& server, Actions& actions);
    void upToDate(Server& server, Actions& actions);
    // learner_broadcast.cpp
    void broadcastPacket(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void proposal(const wire::QuorumPacket& packet, Server& server, Actions& actions);
    void logProposal(Pending pending, Server& server, Actions& actions);
    void commit(Zxid zxid, Server& server, Actions& actions);
    void applyTxn(const Pending& pending, bool serve, Server& server, Actions& actions);
    void ack(Zxid zxid, Server& server, Actions& actions);
    void giveUp() { m_over = true; }

    bool m_over = false;
    bool m_exit = false;
    Stage m_stage = Stage::connecting;
    NodeId m_leader = noNode;
    ConnectionId m_connection{};
    int m_tries = 0;
    Instant m_connectingSince;
    Instant m_heard;
    std::deque<wire::QuorumPacket> m_inbox;  ///< while it writes
    std::int64_t m_epoch = 0;                ///< the leader's new one
    bool m_countMe = true;                   ///< false: had promised this epoch before
    SyncMode m_mode = SyncMode::none;
    bool m_writeToLog = false;               ///< commits are logged at NEWLEADER or later, not applied at once
    Zxid m_lastQueued;
    std::deque<Pending> m_notLogged;         ///< packetsNotLogged
    std::deque<Zxid> m_committed;            ///< packetsCommitted
    std::deque<Pending> m_pending;           ///< pendingTxns: logged or being logged, not committed
    std::deque<Zxid> m_toAck;                ///< proposals whose fsync is awaited
};

}  // namespace zabscope::zab
