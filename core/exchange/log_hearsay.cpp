// SPDX-License-Identifier: GPL-3.0-or-later
/// Servers of which there is no log: they are known by what they told the others, and by what the others did with them.
#include "core/exchange/log_story.h"

namespace zabscope {

namespace {

constexpr auto unknownPhase = PeerState::unknown;

}  // namespace

EventId LogStory::meet(NodeId node) {
    if (m_stage.isUp(node)) return noEvent;
    const EventId event = m_stage.born(node);
    m_stage.set(node, zab::phase, unknownPhase);
    return event;
}

void LogStory::hearOf(NodeId node, const LogFact& vote) {
    if (logOf(node)) return;
    const EventId cause = meet(node);
    const bool looks = vote.state == zab::Role::looking;
    const PeerState& known = m_stage.fields(node);
    const bool settled = zab::roleOf(known) != zab::Role::looking;
    // After a new connection the last vote is sent again, however old.
    if (looks && settled && vote.round <= known.scalar(zab::voteRound)) return;
    const bool newRole = zab::roleOf(known) != vote.state || cause != noEvent;
    m_stage.set(node, zab::role, static_cast<std::int64_t>(vote.state));
    if (newRole) m_stage.set(node, zab::phase, looks ? static_cast<std::int64_t>(zab::Phase::election) : unknownPhase);
    m_stage.set(node, zab::leader, looks ? 0 : vote.vote.sid);
    m_stage.set(node, looks ? zab::proposedLeader : zab::voteLeader, vote.vote.sid);
    m_stage.set(node, looks ? zab::proposedZxid : zab::voteZxid, vote.vote.zxid.value);
    m_stage.set(node, looks ? zab::proposedEpoch : zab::voteEpoch, vote.vote.epoch);
    if (!looks) m_stage.set(node, zab::voteRound, vote.round);
    const bool begins = looks && vote.vote.sid == node && vote.round > 0 && vote.round != known.scalar(zab::round);
    if (looks) {
        m_stage.set(node, zab::establishedEpoch, 0);
        m_stage.set(node, zab::round, vote.round);
    }
    const EventId changed = m_stage.publish(node, cause);
    if (!begins) return;
    m_stage.note(node, zab::Sentence::starts_election,
                 {roundValue(vote.round), epochValue(vote.vote.epoch), zxidValue(vote.vote.zxid)}, changed);
}

/// Whom others follow, leads.
void LogStory::hearOfLeader(NodeId leader, const VoteMoment& choice) {
    if (leader == noNode || logOf(leader)) return;
    const EventId cause = meet(leader);
    const PeerState& known = m_stage.fields(leader);
    const bool leads = zab::roleOf(known) == zab::Role::leading && known.scalar(zab::voteRound) == choice.round;
    if (leads) return;
    // A new term, even if no one saw the end of the one before.
    if (zab::roleOf(known) == zab::Role::leading) {
        m_stage.set(leader, zab::role, static_cast<std::int64_t>(zab::Role::looking));
        m_stage.set(leader, zab::establishedEpoch, 0);
        m_stage.publish(leader, cause);
    }
    m_stage.set(leader, zab::role, static_cast<std::int64_t>(zab::Role::leading));
    m_stage.set(leader, zab::phase, unknownPhase);
    m_stage.set(leader, zab::leader, leader);
    m_stage.set(leader, zab::round, choice.round);
    m_stage.set(leader, zab::voteLeader, leader);
    m_stage.set(leader, zab::voteZxid, choice.vote.zxid.value);
    m_stage.set(leader, zab::voteEpoch, choice.vote.epoch);
    m_stage.set(leader, zab::voteRound, choice.round);
    m_stage.publish(leader, cause);
}

/// A leader without a log is known to be established by those whom it lets serve.
void LogStory::hearOfTerm(NodeId leader, std::int64_t epoch, EventId cause) {
    if (leader == noNode || logOf(leader) || !m_stage.isUp(leader)) return;
    m_stage.set(leader, zab::role, static_cast<std::int64_t>(zab::Role::leading));
    m_stage.set(leader, zab::leader, leader);
    // Whoever establishes an epoch has accepted it and is in it.
    for (const zab::Field field :
         {zab::establishedEpoch, zab::newEpoch, zab::acceptedEpoch, zab::currentEpoch, zab::epochOnDisk})
        m_stage.set(leader, field, epoch);
    m_stage.set(leader, zab::phase, static_cast<std::int64_t>(zab::Phase::broadcast));
    m_stage.publish(leader, cause);
}

}  // namespace zabscope
