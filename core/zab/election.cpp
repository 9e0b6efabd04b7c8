// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/election.h"

#include <algorithm>
#include <limits>

namespace zabscope::zab {
namespace {

constexpr std::int64_t noVote = std::numeric_limits<std::int64_t>::min();

// A long of Java: any round can come from outside, the largest one is followed by the smallest.
std::int64_t roundAfter(std::int64_t round) { return static_cast<std::int64_t>(static_cast<std::uint64_t>(round) + 1); }

wire::ElectionMessage notification(const Ballot& ballot) {
    wire::ElectionMessage message;
    wire::Notification& body = *message.mutable_notification();
    body.set_state(static_cast<wire::ServerState>(ballot.state));
    body.set_leader(ballot.vote.sid);
    body.set_zxid(ballot.vote.zxid.value);
    body.set_round(ballot.round);
    body.set_peer_epoch(ballot.vote.epoch);
    return message;
}

template <typename Equal>
SidSet supporters(const std::map<NodeId, Ballot>& votes, const Ballot& of, Equal equal) {
    SidSet sids;
    for (const auto& [sid, ballot] : votes) {
        if (equal(ballot, of)) sids.insert(sid);
    }
    return sids;
}

}  // namespace

bool equalInRound(const Ballot& a, const Ballot& b) {
    if (a.state == Role::looking || b.state == Role::looking) return a.vote == b.vote && a.round == b.round;
    return a.vote.sid == b.vote.sid;
}

bool equalOutside(const Ballot& a, const Ballot& b) { return a.vote.sid == b.vote.sid && a.vote.epoch == b.vote.epoch; }

std::optional<ElectionResult> Election::start(const Vote& own, ElectionStage stage) {
    m_own = m_observer ? Vote{noVote, Zxid{noVote}, noVote} : own;
    m_interval = stage.ensemble.minNotificationInterval;
    m_round = roundAfter(m_round);
    if (m_round == 1) m_settled = {own, 0, Role::looking};  // QuorumPeer.startLeaderElection
    m_proposal = m_own;
    m_finalizing = false;
    m_queue.clear();
    m_received.clear();
    m_outside.clear();
    for (std::uint16_t table = receivedLeader; table <= outsideState; ++table) stage.published.clearTable(table);
    if (m_observer) {
        stage.actions.note(Sentence::starts_election_observer, {roundValue(m_round)});
    } else {
        stage.actions.note(Sentence::starts_election, {roundValue(m_round), epochValue(own.epoch), zxidValue(own.zxid)});
    }
    broadcast(stage);
    return drain(stage);
}

std::optional<ElectionResult> Election::notified(NodeId from, const wire::Notification& notification, Role role,
                                                 ElectionStage stage) {
    const auto state = notification.state();
    if (!wire::ServerState_IsValid(state)) return std::nullopt;
    const Ballot ballot{{notification.peer_epoch(), Zxid{notification.zxid()}, notification.leader()},
                        notification.round(), static_cast<Role>(state)};
    if (!stage.quorum.isVoter(from)) {
        // An observer is answered at once and counted by nobody; the round told is the clock, not the vote's.
        reply(from, {m_settled.vote, m_round, role}, stage);
        return std::nullopt;
    }
    if (role == Role::looking) {
        m_queue.push_back({from, ballot});
        if (ballot.state == Role::looking && ballot.round < m_round) {
            stage.actions.note(Sentence::older_round, {sidValue(from), roundValue(ballot.round), roundValue(m_round)});
            reply(from, {m_proposal, m_round, Role::looking}, stage);
        }
        return drain(stage);
    }
    if (ballot.state == Role::looking) {
        stage.actions.note(Sentence::tells_settled_vote,
                           {sidValue(from), roleValue(static_cast<std::int64_t>(role)), sidValue(m_settled.vote.sid)});
        reply(from, {m_settled.vote, m_settled.round, role}, stage);
    }
    return std::nullopt;
}

std::optional<ElectionResult> Election::notificationTimeout(ElectionStage stage) {
    const bool delivered = stage.links.haveDelivered();
    m_interval = std::min(m_interval * 2, stage.ensemble.maxNotificationInterval);
    if (delivered) {
        stage.actions.note(Sentence::sends_again, {durationValue(m_interval)});
        broadcast(stage);
    } else {
        stage.actions.note(Sentence::connects_again, {durationValue(m_interval)});
        stage.links.connectAll(stage.serial, stage.actions);
    }
    return drain(stage);
}

std::optional<ElectionResult> Election::finalizeTimeout(ElectionStage stage) {
    assert(m_finalizing);
    return decide({m_proposal, m_round, Role::looking}, stage);
}

void Election::updateVote(std::int64_t epoch, PublishedState& published) {
    m_settled.vote.epoch = epoch;
    published.set(voteEpoch, epoch);
}

// Takes notifications out of the queue until a decision is reached or the queue is empty.
std::optional<ElectionResult> Election::drain(ElectionStage& stage) {
    while (!m_queue.empty()) {
        if (m_finalizing) {
            if (auto result = drainWhileFinalizing(stage)) return result;
            continue;
        }
        const Received received = m_queue.front();
        m_queue.pop_front();
        if (auto result = count(received, stage)) return result;
    }
    if (!m_finalizing) waitForNotification(stage);
    return std::nullopt;
}

// In the finalize wait a better vote puts an end to it; anything else is thrown away and the wait begins anew.
std::optional<ElectionResult> Election::drainWhileFinalizing(ElectionStage& stage) {
    const Received received = m_queue.front();
    m_queue.pop_front();
    if (beats(received.ballot.vote, m_proposal, stage)) {
        stage.actions.note(Sentence::better_vote_in_wait, {sidValue(received.from), sidValue(received.ballot.vote.sid)});
        m_queue.push_back(received);
        abandonFinalize(stage);
        return std::nullopt;
    }
    const Instant at = stage.actions.now + stage.ensemble.finalizeWait;
    stage.actions.setAlarm(Alarm::finalize, at);
    stage.published.set(finalizeDeadline, at.time_since_epoch().count());
    return std::nullopt;
}

std::optional<ElectionResult> Election::count(const Received& received, ElectionStage& stage) {
    if (!stage.quorum.isVoter(received.from)) return std::nullopt;
    const std::int64_t leader = received.ballot.vote.sid;
    if (leader <= 0 || leader > largestSid || !stage.quorum.isVoter(static_cast<NodeId>(leader))) return std::nullopt;
    switch (received.ballot.state) {
    case Role::looking: return countLooking(received, stage);
    case Role::following:
    case Role::leading: return countSettled(received, stage);
    case Role::observing: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<ElectionResult> Election::countLooking(const Received& received, ElectionStage& stage) {
    const Ballot& ballot = received.ballot;
    if (m_own.zxid.value == -1 || ballot.vote.zxid.value == -1) return std::nullopt;  // an empty disk of unknown origin
    if (ballot.round > m_round) {
        stage.actions.note(Sentence::joins_round, {roundValue(ballot.round), sidValue(received.from), roundValue(m_round)});
        m_round = ballot.round;
        m_received.clear();
        for (std::uint16_t table = receivedLeader; table <= receivedState; ++table) stage.published.clearTable(table);
        // Compared with the own initial vote, not with the present proposal.
        if (beats(ballot.vote, m_own, stage)) {
            adopt(received, m_own, stage);
        } else {
            m_proposal = m_own;
        }
        broadcast(stage);
    } else if (ballot.round < m_round) {
        return std::nullopt;  // answered on arrival
    } else if (beats(ballot.vote, m_proposal, stage)) {
        adopt(received, m_proposal, stage);
        broadcast(stage);
    }
    m_received[received.from] = ballot;
    publishVotes(stage.published, receivedLeader, received.from, ballot);
    const SidSet votes = supporters(m_received, {m_proposal, m_round, Role::looking}, equalInRound);
    if (!stage.quorum.contains(votes)) return std::nullopt;
    return beginFinalize(votes.size(), stage);
}

std::optional<ElectionResult> Election::beginFinalize(std::size_t votes, ElectionStage& stage) {
    const bool wait = !stage.variants.has(Variant::noFinalizeWait);
    const Duration pause = wait ? stage.ensemble.finalizeWait : Duration{};
    stage.actions.note(Sentence::has_quorum,
                       {number(static_cast<std::int64_t>(votes)),
                        number(static_cast<std::int64_t>(stage.quorum.voters().size())), sidValue(m_proposal.sid),
                        durationValue(pause)});
    if (!wait) return decide({m_proposal, m_round, Role::looking}, stage);
    m_finalizing = true;
    stage.actions.cancelAlarm(Alarm::notification);
    stage.published.set(notificationDeadline, -1);
    const Instant at = stage.actions.now + pause;
    stage.actions.setAlarm(Alarm::finalize, at);
    stage.published.set(finalizeDeadline, at.time_since_epoch().count());
    return std::nullopt;
}

std::optional<ElectionResult> Election::countSettled(const Received& received, ElectionStage& stage) {
    const Ballot& ballot = received.ballot;
    if (ballot.round == m_round) {
        m_received[received.from] = ballot;
        publishVotes(stage.published, receivedLeader, received.from, ballot);
        if (stage.quorum.contains(supporters(m_received, ballot, equalInRound)) &&
            (stage.variants.has(Variant::skipCheckLeader) || checkLeader(m_received, ballot.vote.sid, ballot.round))) {
            return decide(ballot, stage);
        }
    }
    m_outside[received.from] = ballot;
    publishVotes(stage.published, outsideLeader, received.from, ballot);
    if (!stage.quorum.contains(supporters(m_outside, ballot, equalOutside))) return std::nullopt;
    if (!stage.variants.has(Variant::skipCheckLeader) && !checkLeader(m_outside, ballot.vote.sid, ballot.round)) {
        stage.actions.note(Sentence::leader_not_confirmed, {sidValue(ballot.vote.sid)});
        return std::nullopt;
    }
    m_round = ballot.round;
    return decide(ballot, stage);
}

bool Election::checkLeader(const std::map<NodeId, Ballot>& votes, std::int64_t leader, std::int64_t round) const {
    if (leader == m_self) return m_round == round;
    const auto said = votes.find(static_cast<NodeId>(leader));
    return said != votes.end() && said->second.state == Role::leading;
}

ElectionResult Election::decide(const Ballot& ballot, ElectionStage& stage) {
    const bool joined = ballot.state != Role::looking;
    Role role = m_observer ? Role::observing : Role::following;
    if (ballot.vote.sid == m_self) role = Role::leading;
    stage.actions.note(joined ? Sentence::joins_settled : Sentence::decides,
                       {sidValue(ballot.vote.sid), roleValue(static_cast<std::int64_t>(role))});
    m_settled = {ballot.vote, joined ? ballot.round : m_round, role};
    m_queue.clear();
    abandonFinalize(stage);
    stage.actions.cancelAlarm(Alarm::notification);
    stage.published.set(notificationDeadline, -1);
    stage.published.set(round, m_round);
    stage.published.set(voteLeader, ballot.vote.sid);
    stage.published.set(voteZxid, ballot.vote.zxid.value);
    stage.published.set(voteRound, m_settled.round);
    stage.published.set(voteEpoch, ballot.vote.epoch);
    return {role, m_settled};
}

void Election::abandonFinalize(ElectionStage& stage) {
    if (m_finalizing) stage.actions.cancelAlarm(Alarm::finalize);
    m_finalizing = false;
    stage.published.set(finalizeDeadline, -1);
}

bool Election::beats(const Vote& candidate, const Vote& current, const ElectionStage& stage) const {
    if (candidate.sid > 0 && candidate.sid <= largestSid && stage.quorum.weight(static_cast<NodeId>(candidate.sid)) == 0) {
        return false;  // weight 0 cannot be elected (2.2)
    }
    if (stage.variants.has(Variant::voteIgnoresEpoch)) {
        return std::pair{candidate.zxid, candidate.sid} > std::pair{current.zxid, current.sid};
    }
    return candidate > current;
}

void Election::adopt(const Received& received, const Vote& over, ElectionStage& stage) {
    const Vote& vote = received.ballot.vote;
    const NoteValue to = sidValue(vote.sid);
    const NoteValue from = sidValue(received.from);
    Vote compared = vote;
    if (stage.variants.has(Variant::voteIgnoresEpoch)) compared.epoch = over.epoch;
    switch (decidingField(compared, over)) {
    case DecidingField::epoch:
        stage.actions.note(Sentence::adopts_by_epoch, {to, from, epochValue(vote.epoch), epochValue(over.epoch)});
        break;
    case DecidingField::zxid:
        stage.actions.note(Sentence::adopts_by_zxid, {to, from, zxidValue(vote.zxid), zxidValue(over.zxid)});
        break;
    case DecidingField::sid:
    case DecidingField::none:
        stage.actions.note(Sentence::adopts_by_sid, {to, from, sidValue(vote.sid), sidValue(over.sid)});
        break;
    }
    m_proposal = vote;
}

// To all voters, itself included; its own comes through the queue like any other (QuorumCnxManager.toSend).
void Election::broadcast(ElectionStage& stage) {
    publishProposal(stage.published);
    const Ballot ballot{m_proposal, m_round, Role::looking};
    const std::string bytes = notification(ballot).SerializeAsString();
    for (const NodeId sid : stage.quorum.voters()) {
        if (sid == m_self) {
            m_queue.push_back({m_self, ballot});
        } else {
            stage.links.send(sid, bytes, stage.serial, stage.actions);
        }
    }
}

void Election::reply(NodeId to, const Ballot& ballot, ElectionStage& stage) const {
    stage.links.send(to, notification(ballot).SerializeAsString(), stage.serial, stage.actions);
}

void Election::waitForNotification(ElectionStage& stage) {
    const Instant at = stage.actions.now + m_interval;
    stage.actions.setAlarm(Alarm::notification, at);
    stage.published.set(notificationInterval, m_interval.count());
    stage.published.set(notificationDeadline, at.time_since_epoch().count());
    stage.published.set(round, m_round);
}

void Election::publishProposal(PublishedState& published) const {
    published.set(round, m_round);
    published.set(proposedLeader, m_proposal.sid);
    published.set(proposedZxid, m_proposal.zxid.value);
    published.set(proposedEpoch, m_proposal.epoch);
}

void Election::publishVotes(PublishedState& published, Field first, NodeId from, const Ballot& ballot) const {
    const auto cell = [&](int offset, std::int64_t value) {
        published.setCell(static_cast<std::uint16_t>(first + offset), from, value);
    };
    cell(0, ballot.vote.sid);
    cell(1, ballot.vote.zxid.value);
    cell(2, ballot.vote.epoch);
    cell(3, ballot.round);
    cell(4, static_cast<std::int64_t>(ballot.state));
}

}  // namespace zabscope::zab
