// SPDX-License-Identifier: GPL-3.0-or-later
/// What follows an election, as logs tell it: roles, phases, synchronization, the end of a term.
#include <algorithm>
#include <bit>

#include "core/exchange/log_story.h"

namespace zabscope {

using zab::Sentence;

namespace {

constexpr auto learnerTables = {zab::learnerPhase, zab::learnerMode, zab::learnerZxid};

std::int64_t countOf(const LogFact& fact) {
    std::int64_t count = 0;
    for (const std::uint64_t part : fact.sids) count += std::popcount(part);
    return count;
}
bool has(const LogFact& fact, NodeId sid) { return (fact.sids[sid / 64] >> (sid % 64) & 1) != 0; }

}  // namespace

/// The epoch of the term that a server is in: its own log or its leader's may say, at once or later.
std::optional<std::int64_t> LogStory::epochAfter(std::size_t log, std::size_t index) const {
    const std::optional<std::size_t> leader = logOf(m_tales[log].leader);
    const std::int64_t at = m_logs[log].facts[index].at;
    if (leader && *leader != log) {
        // The leader's term that is running then, or is about to be established.
        constexpr std::int64_t soon = 120'000'000;
        const auto& facts = m_logs[*leader].facts;
        auto from = std::upper_bound(facts.begin(), facts.end(), at,
                                     [](std::int64_t time, const LogFact& fact) { return time < fact.at; });
        while (from != facts.begin() && (from - 1)->kind != FactKind::takesRole) --from;
        std::optional<std::int64_t> epoch;
        for (; from != facts.end() && from->kind != FactKind::takesRole && from->at <= at + soon && !epoch; ++from) {
            if (from->kind == FactKind::establishes) epoch = from->zxid.epoch();
        }
        if (epoch) return epoch;
    }
    for (std::size_t i = index; i < m_logs[log].facts.size(); ++i) {
        const LogFact& fact = m_logs[log].facts[i];
        if (fact.kind == FactKind::acknowledges || fact.kind == FactKind::establishes ||
            fact.kind == FactKind::proposal)
            return fact.zxid.epoch();
        if (fact.kind == FactKind::takesEpoch) return fact.number;
        if (fact.kind == FactKind::takesRole && i > index) break;
        if (fact.kind == FactKind::notified && fact.sid == sidOf(log) && fact.vote.sid == sidOf(log))
            return fact.vote.epoch;
        if (fact.kind == FactKind::starts) break;
    }
    return std::nullopt;
}

/// The server looks for a leader: whatever it was is over.
void LogStory::look(std::size_t log) {
    const NodeId node = sidOf(log);
    Tale& tale = m_tales[log];
    const auto& fields = m_stage.fields(node);
    if (zab::roleOf(fields) == zab::Role::looking &&
        fields.scalar(zab::phase) == static_cast<std::int64_t>(zab::Phase::election))
        return;
    publish(log);
    loseUnderway(node);
    if (tale.leader != noNode && tale.leader != node) m_stage.close(node, tale.leader, Port::quorum, tale.last);
    m_stage.set(node, zab::role, static_cast<std::int64_t>(zab::Role::looking));
    m_stage.set(node, zab::phase, static_cast<std::int64_t>(zab::Phase::election));
    m_stage.set(node, zab::syncMode, static_cast<std::int64_t>(zab::SyncMode::none));
    for (const zab::Field field : {zab::leader, zab::newEpoch, zab::establishedEpoch, zab::serving})
        m_stage.set(node, field, 0);
    m_stage.clear(node, learnerTables);
    tale.leader = noNode;
    tale.epoch.reset();
    tale.learners.clear();
    tale.lossTold = false;
}

void LogStory::takeRole(std::size_t log, const VoteMoment& moment) {
    const NodeId node = sidOf(log);
    Tale& tale = m_tales[log];
    tale.held = moment;
    tale.epochFile = true;
    tale.heard.clear();
    tale.lossTold = false;
    tale.leader = moment.vote.sid >= 1 && moment.vote.sid <= largestSid ? static_cast<NodeId>(moment.vote.sid) : noNode;
    m_stage.set(node, zab::role, static_cast<std::int64_t>(moment.state));
    m_stage.set(node, zab::phase, static_cast<std::int64_t>(zab::Phase::discovery));
    m_stage.set(node, zab::leader, tale.leader);
    m_stage.set(node, zab::notificationInterval, PeerState::unknown);
    if (moment.known) {
        m_stage.set(node, zab::voteLeader, moment.vote.sid);
        m_stage.set(node, zab::voteZxid, moment.vote.zxid.value);
        m_stage.set(node, zab::voteEpoch, moment.vote.epoch);
        m_stage.set(node, zab::voteRound, moment.round);
        m_stage.set(node, zab::round, moment.round);
    }
    if (tale.leader != noNode) {
        const NoteValue role{ValueKind::serverState, static_cast<std::int64_t>(moment.state)};
        // An observer may take the lookers' answers, which name the leader of before, for votes.
        if (tale.leader != node && m_ensemble.isVoter(node)) hearOfLeader(tale.leader, moment);
        note(log, moment.joins ? Sentence::joins_settled : Sentence::decides, {sidValue(tale.leader), role});
    }
    if (moment.state == zab::Role::leading)
        note(log, Sentence::begins_to_lead, {});
    else if (tale.leader != noNode)
        note(log, Sentence::begins_to_follow, {sidValue(tale.leader)});
}

void LogStory::enterPhase(std::size_t log, zab::Phase phase) {
    const NodeId node = sidOf(log);
    const auto& fields = m_stage.fields(node);
    if (fields.scalar(zab::phase) == static_cast<std::int64_t>(phase)) return;
    m_stage.set(node, zab::phase, static_cast<std::int64_t>(phase));
    // A leader that goes on to synchronization has agreed on the epoch that it establishes later.
    if (phase == zab::Phase::synchronization && zab::roleOf(fields) == zab::Role::leading && m_tales[log].epoch) {
        m_stage.set(node, zab::newEpoch, *m_tales[log].epoch);
        m_stage.set(node, zab::acceptedEpoch, *m_tales[log].epoch);
    }
    if (phase == zab::Phase::broadcast) m_stage.set(node, zab::serving, 1);
}

void LogStory::phase(std::size_t log, const LogFact& fact) {
    const NodeId node = sidOf(log);
    if (fact.state == zab::Role::looking) return look(log);
    if (zab::roleOf(m_stage.fields(node)) == zab::Role::looking)
        return;  // it takes the role with the line that follows
    m_stage.set(node, zab::role, static_cast<std::int64_t>(fact.state));
    if (fact.mode != zab::SyncMode::none && fact.state != zab::Role::leading)
        m_stage.set(node, zab::syncMode, static_cast<std::int64_t>(fact.mode));
    if (fact.phase == zab::Phase::election) return;
    if (fact.state == zab::Role::leading && !m_tales[log].epoch)
        m_tales[log].epoch = epochAfter(log, indexOf(log, fact));
    enterPhase(log, fact.phase);
}

void LogStory::synchronizes(std::size_t log, const LogFact& fact) {
    const NodeId node = sidOf(log);
    m_tales[log].learners[fact.sid] = {fact.zxid, fact.second};
    if (!m_tales[log].phasesLogged && zab::phaseOf(m_stage.fields(node)) == zab::Phase::discovery)
        enterPhase(log, zab::Phase::synchronization);
    m_stage.setCell(node, zab::learnerPhase, fact.sid,
                    static_cast<std::int64_t>(zab::LearnerPhase::waitingForAckEpochs));
    m_stage.setCell(node, zab::learnerZxid, fact.sid, fact.second.value);
}

void LogStory::sends(std::size_t log, const LogFact& fact) {
    if (fact.sid == noNode) return;
    const NodeId node = sidOf(log);
    const auto& known = m_tales[log].learners;
    const auto learner = known.find(fact.sid);
    const Zxid peer = learner != known.end() ? learner->second.second : fact.second;
    m_stage.setCell(node, zab::learnerPhase, fact.sid, static_cast<std::int64_t>(zab::LearnerPhase::syncing));
    m_stage.setCell(node, zab::learnerMode, fact.sid, static_cast<std::int64_t>(fact.mode));
    if (learner == known.end() && fact.mode != zab::SyncMode::snap) return publish(log), void();
    const auto values = {sidValue(fact.sid), zxidValue(peer), zxidValue(fact.zxid)};
    if (fact.mode == zab::SyncMode::snap)
        note(log, Sentence::logged_snap, values);
    else if (fact.mode == zab::SyncMode::trunc)
        note(log, Sentence::logged_trunc, values);
    else if (peer == fact.zxid)
        note(log, Sentence::syncs_equal, {sidValue(fact.sid), zxidValue(peer)});
    else
        note(log, Sentence::logged_diff, values);
}

/// What the leader's log does not say of a learner, the learner's may.
void LogStory::learnerAt(std::size_t log, zab::LearnerPhase phase, std::optional<zab::SyncMode> mode) {
    const NodeId leader = m_tales[log].leader;
    const NodeId node = sidOf(log);
    if (leader == noNode || leader == node || !m_stage.isUp(leader)) return;
    const PeerState& fields = m_stage.fields(leader);
    if (zab::roleOf(fields) != zab::Role::leading) return;
    publish(log);
    if (mode && !fields.cell(zab::learnerMode, node))
        m_stage.setCell(leader, zab::learnerMode, node, static_cast<std::int64_t>(*mode));
    m_stage.setCell(leader, zab::learnerPhase, node, static_cast<std::int64_t>(phase));
    m_stage.publish(leader, m_tales[log].last);
}

/// A log that begins in the middle does not tell whom the server follows; if only one leads, it is that one.
void LogStory::findLeader(std::size_t log) {
    Tale& tale = m_tales[log];
    if (tale.leader != noNode || zab::roleOf(m_stage.fields(sidOf(log))) == zab::Role::looking) return;
    NodeId only = noNode;
    for (const Member& member : m_ensemble.members) {
        if (!m_stage.isUp(member.sid) || zab::roleOf(m_stage.fields(member.sid)) != zab::Role::leading) continue;
        if (only != noNode) return;
        only = member.sid;
    }
    if (only == noNode || only == sidOf(log)) return;
    tale.leader = only;
    m_stage.set(sidOf(log), zab::leader, only);
}

void LogStory::gets(std::size_t log, const LogFact& fact) {
    const NodeId node = sidOf(log);
    findLeader(log);
    Tale& tale = m_tales[log];
    const Zxid before = zab::zxidOf(m_stage.fields(node), zab::lastLogged);
    m_stage.set(node, zab::syncMode, static_cast<std::int64_t>(fact.mode));
    enterPhase(log, zab::Phase::synchronization);
    learnerAt(log, zab::LearnerPhase::syncing, fact.mode);
    tale.history = fact.zxid;
    switch (fact.mode) {
        case zab::SyncMode::snap:
            note(log, Sentence::gets_snap, {zxidValue(fact.zxid), zxidValue(before)});
            break;
        case zab::SyncMode::trunc:
            note(log, Sentence::gets_trunc, {zxidValue(fact.zxid), zxidValue(before)});
            m_stage.historyIsCut(node, fact.zxid, tale.last);
            break;
        case zab::SyncMode::diff:
        case zab::SyncMode::none:
            note(log, Sentence::gets_diff, {zxidValue(fact.zxid)});
            break;
    }
    // Versions that log no phases do not say when the learner goes on.
    if (tale.phasesLogged) return;
    for (const zab::Field field : {zab::phase, zab::serving}) m_stage.set(node, field, PeerState::unknown);
}

/// The learner has taken over the leader's history.
void LogStory::accepts(std::size_t log, std::int64_t epoch) {
    const NodeId node = sidOf(log);
    Tale& tale = m_tales[log];
    tale.epoch = epoch;
    for (const zab::Field field : {zab::acceptedEpoch, zab::currentEpoch, zab::epochOnDisk, zab::newLeaderAckedEpoch})
        m_stage.set(node, field, epoch);
    publish(log);
    m_stage.historyEnds(node, tale.history, tale.last);
    note(log, Sentence::takes_over_history, {zxidValue(tale.history), epochValue(epoch)});
}

void LogStory::hearsNewLeader(std::size_t log, const LogFact& fact) {
    m_tales[log].epoch = epochAfter(log, indexOf(log, fact));
}

void LogStory::acknowledges(std::size_t log, const LogFact& fact) { accepts(log, fact.zxid.epoch()); }

void LogStory::learnerComes(std::size_t log, const LogFact& fact) {
    m_stage.setCell(sidOf(log), zab::learnerPhase, fact.sid,
                    static_cast<std::int64_t>(zab::LearnerPhase::waitingForEpoch));
}

void LogStory::serves(std::size_t log, const LogFact& fact) {
    const NodeId node = sidOf(log);
    if (!m_tales[log].epoch) m_tales[log].epoch = epochAfter(log, indexOf(log, fact));
    findLeader(log);
    Tale& tale = m_tales[log];
    enterPhase(log, zab::Phase::broadcast);
    if (tale.epoch) {
        for (const zab::Field field :
             {zab::acceptedEpoch, zab::currentEpoch, zab::epochOnDisk, zab::newLeaderAckedEpoch, zab::voteEpoch})
            m_stage.set(node, field, *tale.epoch);
    }
    publish(log);
    m_stage.historyEnds(node, tale.history, tale.last);
    note(log, Sentence::up_to_date, {epochValue(tale.epoch.value_or(PeerState::unknown))});
    // From now on transactions come that no line tells of.
    for (const zab::Field field : {zab::lastLogged, zab::lastProcessed}) m_stage.set(node, field, PeerState::unknown);
    learnerAt(log, zab::LearnerPhase::serving);
    if (tale.leader != node && tale.epoch) hearOfTerm(tale.leader, *tale.epoch, tale.last);
}

void LogStory::establishes(std::size_t log, const LogFact& fact) {
    const NodeId node = sidOf(log);
    Tale& tale = m_tales[log];
    const std::int64_t epoch = fact.zxid.epoch();
    tale.epoch = epoch;
    if (zab::phaseOf(m_stage.fields(node)) == zab::Phase::discovery) enterPhase(log, zab::Phase::synchronization);
    for (const Member& member : m_ensemble.members) {
        if (has(fact, member.sid) && member.sid != node)
            m_stage.setCell(node, zab::learnerPhase, member.sid,
                            static_cast<std::int64_t>(zab::LearnerPhase::acknowledged));
    }
    for (const zab::Field field : {zab::establishedEpoch, zab::newEpoch, zab::acceptedEpoch, zab::currentEpoch,
                                   zab::epochOnDisk, zab::voteEpoch})
        m_stage.set(node, field, epoch);
    const Zxid history = tale.own.zxid;
    if (!tale.phasesLogged) enterPhase(log, zab::Phase::broadcast);
    note(log, Sentence::established,
         {number(countOf(fact) > 0 ? countOf(fact) : PeerState::unknown), number(static_cast<std::int64_t>(voters())),
          epochValue(epoch), zxidValue(history.value >= 0 ? history : Zxid{PeerState::unknown})});
    for (const zab::Field field : {zab::lastLogged, zab::lastProcessed}) m_stage.set(node, field, PeerState::unknown);
}

void LogStory::stepsDown(std::size_t log, const LogFact& fact) {
    const NodeId node = sidOf(log);
    if (m_tales[log].lossTold || zab::roleOf(m_stage.fields(node)) != zab::Role::leading) return;
    m_tales[log].lossTold = true;
    m_stage.set(node, zab::phase, static_cast<std::int64_t>(zab::Phase::stopping));
    m_stage.set(node, zab::serving, 0);
    const Duration limit = m_ensemble.tickTime * m_ensemble.initLimit;
    switch (fact.reason) {
        case StopReason::lostQuorum:
            return note(log, Sentence::leader_lost_quorum, {number(fact.number)});
        case StopReason::noAckQuorum:
            return note(log, Sentence::leader_no_ack_quorum, {number(fact.number), durationValue(limit)});
        case StopReason::rolledOver:
            return note(log, Sentence::rolls_over, {epochValue(m_tales[log].epoch.value_or(PeerState::unknown))});
        case StopReason::noEpochQuorum:
            return note(log, Sentence::leader_no_epoch_quorum, {durationValue(limit)});
        case StopReason::other:
            break;
    }
    publish(log);
}

void LogStory::losesLeader(std::size_t log, const LogFact& fact) {
    const NodeId node = sidOf(log);
    Tale& tale = m_tales[log];
    if (tale.lossTold || zab::roleOf(m_stage.fields(node)) == zab::Role::looking) return;
    tale.lossTold = true;
    findLeader(log);
    m_stage.set(node, zab::phase, static_cast<std::int64_t>(zab::Phase::stopping));
    m_stage.set(node, zab::serving, 0);
    publish(log);
    if (tale.leader == noNode) return;
    m_stage.notice(node, tale.leader, Port::quorum, tale.last);
    const NoteValue leader = sidValue(tale.leader);
    if (fact.number == LogFact::broken)
        note(log, Sentence::lost_leader, {leader});
    else if (fact.number == LogFact::silent)
        note(log, Sentence::leader_silent, {leader, durationValue(m_ensemble.tickTime * m_ensemble.syncLimit)});
    else
        note(log, Sentence::logged_loss, {leader});
}

void LogStory::losesLearner(std::size_t log, const LogFact& fact) {
    if (fact.sid == noNode || fact.sid == sidOf(log)) return;
    const NodeId learner = fact.sid;
    m_stage.eraseRow(sidOf(log), learnerTables, learner);
    publish(log);
    m_stage.notice(sidOf(log), learner, Port::quorum, m_tales[log].last);
    // What becomes of the learner, its own log may tell, at once or much later.
    if (!m_stage.isUp(learner) || m_stage.fields(learner).scalar(zab::leader) != sidOf(log)) return;
    if (zab::phaseOf(m_stage.fields(learner)) != zab::Phase::broadcast) return;
    m_stage.set(learner, zab::phase, PeerState::unknown);
    m_stage.set(learner, zab::serving, PeerState::unknown);
    m_stage.publish(learner, m_tales[log].last);
}

}  // namespace zabscope
