// SPDX-License-Identifier: GPL-3.0-or-later
/// Fast Leader Election (zab.md 2.3 to 2.6; ZooKeeper: FastLeaderElection.lookForLeader and its receiver thread).
///
/// Votes are broadcast; a better vote is adopted and broadcast again; a quorum of equal votes of one round, and 200 ms
/// without a better one, decides. Settled servers answer those who look with the vote they settled on.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>

#include "core/protocol/ensemble.h"
#include "core/zab/actions.h"
#include "core/zab/election_links.h"
#include "core/zab/quorum.h"
#include "core/zab/variants.h"
#include "core/zab/vote.h"
#include "core/zab/zab_state.h"

namespace zabscope::zab {

/// A vote as it was received or settled on, with round and the state of the server that sent it.
struct Ballot {
    Vote vote;
    std::int64_t round = 0;
    Role state = Role::looking;
};

/// What Election needs of the rest of the server in each call.
struct ElectionStage {
    const Ensemble& ensemble;
    const Quorum& quorum;
    const Variants& variants;
    PublishedState& published;
    ElectionLinks& links;
    ConnectionSerial& serial;
    Actions& actions;
};

/// The end of an election: what this server is now, and the vote it tells others from now on.
struct ElectionResult {
    Role role = Role::looking;
    Ballot vote;
};

class Election {
public:
    Election(NodeId self, bool observer) : m_self(self), m_observer(observer) {}

    /// Enters LOOKING with the vote a voter has for itself. A new round begins. A single server may decide on the spot.
    std::optional<ElectionResult> start(const Vote& own, ElectionStage stage);
    /// A notification has arrived. While LOOKING it counts; a settled server (given its present role) answers.
    std::optional<ElectionResult> notified(NodeId from, const wire::Notification& notification, Role role,
                                           ElectionStage stage);
    std::optional<ElectionResult> notificationTimeout(ElectionStage stage);
    std::optional<ElectionResult> finalizeTimeout(ElectionStage stage);

    /// The epoch of the settled vote becomes the new epoch (QuorumPeer.updateElectionVote).
    void updateVote(std::int64_t epoch, PublishedState& published);
    const Ballot& settledVote() const { return m_settled; }
    bool isFinalizing() const { return m_finalizing; }

private:
    struct Received {
        NodeId from;
        Ballot ballot;
    };
    std::optional<ElectionResult> drain(ElectionStage& stage);
    std::optional<ElectionResult> count(const Received& received, ElectionStage& stage);
    std::optional<ElectionResult> countLooking(const Received& received, ElectionStage& stage);
    std::optional<ElectionResult> countSettled(const Received& received, ElectionStage& stage);
    std::optional<ElectionResult> drainWhileFinalizing(ElectionStage& stage);
    std::optional<ElectionResult> beginFinalize(std::size_t votes, ElectionStage& stage);
    ElectionResult decide(const Ballot& ballot, ElectionStage& stage);
    void abandonFinalize(ElectionStage& stage);

    bool beats(const Vote& candidate, const Vote& current, const ElectionStage& stage) const;
    bool checkLeader(const std::map<NodeId, Ballot>& votes, std::int64_t leader, std::int64_t round) const;
    void adopt(const Received& received, const Vote& over, ElectionStage& stage);
    void broadcast(ElectionStage& stage);
    void reply(NodeId to, const Ballot& ballot, ElectionStage& stage) const;
    void waitForNotification(ElectionStage& stage);
    void publishProposal(PublishedState& published) const;
    void publishVotes(PublishedState& published, Field first, NodeId from, const Ballot& ballot) const;

    NodeId m_self;
    bool m_observer;
    std::int64_t m_round = 0;  ///< logicalclock
    Vote m_own;                ///< what it votes for at the start
    Vote m_proposal;
    Ballot m_settled;  ///< currentVote
    Duration m_interval{};
    bool m_finalizing = false;
    std::deque<Received> m_queue;         ///< recvqueue; its own notifications come through it, too
    std::map<NodeId, Ballot> m_received;  ///< recvset
    std::map<NodeId, Ballot> m_outside;   ///< outofelection
};

/// Equality of votes within recvset (zab.md 2.1, "Subtle"): all fields if either voter was LOOKING, else the leader alone.
bool equalInRound(const Ballot& a, const Ballot& b);
/// Equality of votes of settled servers: leader and epoch.
bool equalOutside(const Ballot& a, const Ballot& b);

}  // namespace zabscope::zab
