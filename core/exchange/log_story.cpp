// SPDX-License-Identifier: GPL-3.0-or-later
/// Lives and votes; log_messages.cpp carries the votes, log_terms.cpp tells what follows an election.
#include "core/exchange/log_story.h"

#include <algorithm>
#include <array>

namespace zabscope {

using zab::Sentence;

namespace {

constexpr auto votesReceived = {zab::receivedLeader, zab::receivedZxid, zab::receivedEpoch, zab::receivedRound,
                                zab::receivedState};
constexpr auto votesOutside = {zab::outsideLeader, zab::outsideZxid, zab::outsideEpoch, zab::outsideRound,
                               zab::outsideState};

Sentence adoption(zab::DecidingField field) {
    if (field == zab::DecidingField::epoch) return Sentence::adopts_by_epoch;
    return field == zab::DecidingField::zxid ? Sentence::adopts_by_zxid : Sentence::adopts_by_sid;
}
NoteValue deciding(zab::DecidingField field, const zab::Vote& vote) {
    if (field == zab::DecidingField::epoch) return epochValue(vote.epoch);
    return field == zab::DecidingField::zxid ? zxidValue(vote.zxid) : sidValue(vote.sid);
}

}  // namespace

LogStory::LogStory(const std::vector<ServerLog>& logs, const std::vector<std::vector<VoteMoment>>& moments,
                   LogOrder& order, const LogSetting& setting, ImportStage& stage)
    : m_logs(logs),
      m_moments(moments),
      m_order(order),
      m_ensemble(setting.ensemble),
      m_groups(setting.groups),
      m_start(setting.start),
      m_stage(stage),
      m_tales(logs.size()),
      m_sent(order.messages.size(), noEvent) {
    for (std::size_t log = 0; log < logs.size(); ++log) {
        m_tales[log].phasesLogged = std::any_of(logs[log].facts.begin(), logs[log].facts.end(),
                                                [](const LogFact& fact) { return fact.kind == FactKind::phase; });
    }
}

std::optional<std::size_t> LogStory::logOf(NodeId sid) const {
    const auto at = std::lower_bound(m_logs.begin(), m_logs.end(), sid,
                                     [](const ServerLog& log, NodeId wanted) { return log.sid < wanted; });
    if (at == m_logs.end() || at->sid != sid) return std::nullopt;
    return static_cast<std::size_t>(at - m_logs.begin());
}

std::size_t LogStory::voters() const {
    return static_cast<std::size_t>(std::count_if(m_ensemble.members.begin(), m_ensemble.members.end(),
                                                  [](const Member& member) { return !member.observer; }));
}

EventId LogStory::publish(std::size_t log) {
    Tale& tale = m_tales[log];
    tale.last = m_stage.publish(sidOf(log), tale.last);
    return tale.last;
}

void LogStory::note(std::size_t log, Sentence sentence, std::initializer_list<NoteValue> values) {
    publish(log);
    m_stage.note(sidOf(log), sentence, values, m_tales[log].last);
}

void LogStory::tell(std::size_t log, std::size_t index) {
    const LogStep& step = m_order.steps[log][index];
    m_stage.moveTo(instantOf(step.at));
    if (step.kind == LogStep::Kind::birth) return begin(log, step);
    if (step.kind == LogStep::Kind::death) return end(log, step);
    m_tales[log].last = arrive(log, index);
    fact(log, step.fact);
    publish(log);
    sendLeaving(log, index);
}

// ---- lives ----

/// A log that begins in the middle of a life shows by its first lines what the server was.
zab::Role LogStory::roleAtBirth(std::size_t log, std::size_t index) const {
    for (std::size_t i = index; i < m_logs[log].facts.size() && i < index + 200; ++i) {
        const LogFact& fact = m_logs[log].facts[i];
        const auto isOne = [&](std::initializer_list<FactKind> kinds) {
            return std::find(kinds.begin(), kinds.end(), fact.kind) != kinds.end();
        };
        if (fact.kind == FactKind::notified) return fact.ownState;
        if (fact.kind == FactKind::phase) return fact.state;
        if (isOne({FactKind::learnerComes, FactKind::synchronizes, FactKind::sends})) return zab::Role::leading;
        if (isOne({FactKind::losesLeader, FactKind::gets, FactKind::upToDate})) return zab::Role::following;
        if (isOne({FactKind::looks, FactKind::election, FactKind::takesRole})) break;
    }
    return zab::Role::looking;
}

void LogStory::begin(std::size_t log, const LogStep& step) {
    const NodeId node = sidOf(log);
    Tale& tale = m_tales[log];
    // Whatever the log does not tell of the end of the life before: it was over.
    if (m_stage.isUp(node)) m_stage.died(node, Death::killed);
    findsEmptyDisk(log, step);
    Tale fresh;
    fresh.phasesLogged = tale.phasesLogged;
    fresh.epochFile = tale.epochFile;
    fresh.nextMoment = tale.nextMoment;
    tale = std::move(fresh);
    tale.last = m_stage.born(node);
    const auto life = std::find_if(m_logs[log].lives.begin(), m_logs[log].lives.end(),
                                   [&](const ServerLife& each) { return each.begin == step.fact; });
    const bool whole = life != m_logs[log].lives.end() && life->whole;
    const zab::Role role = whole ? zab::Role::looking : roleAtBirth(log, step.fact);
    m_stage.set(node, zab::role, static_cast<std::int64_t>(role));
    if (role != zab::Role::looking) m_stage.set(node, zab::phase, PeerState::unknown);
    publish(log);
}

/// A server that had the file of its epoch and makes it anew has lost its disk in between.
void LogStory::findsEmptyDisk(std::size_t log, const LogStep& birth) {
    if (!m_tales[log].epochFile) return;
    for (std::size_t i = birth.fact; i < m_logs[log].facts.size(); ++i) {
        const FactKind kind = m_logs[log].facts[i].kind;
        if (kind == FactKind::newEpochFile) return m_stage.diskIsWiped(sidOf(log));
        if (kind == FactKind::election || kind == FactKind::lastWord) return;
    }
}

void LogStory::end(std::size_t log, const LogStep& step) {
    if (!m_stage.isUp(sidOf(log))) return;
    loseUnderway(sidOf(log));
    m_stage.died(sidOf(log), step.how, step.how == Death::exited ? m_tales[log].last : noEvent);
}

void LogStory::fact(std::size_t log, std::size_t index) {
    struct Row {
        FactKind kind;
        void (LogStory::*tell)(std::size_t log, const LogFact& fact);
    };
    static constexpr std::array table{
        Row{FactKind::newEpochFile, &LogStory::makesEpochFile},
        Row{FactKind::loaded, &LogStory::loads},
        Row{FactKind::looks, &LogStory::looks},
        Row{FactKind::election, &LogStory::search},
        Row{FactKind::notified, &LogStory::vote},
        Row{FactKind::backsOff, &LogStory::backsOff},
        Row{FactKind::snapshot, &LogStory::takesSnapshot},
        Row{FactKind::losesPeer, &LogStory::losesPeer},
        Row{FactKind::phase, &LogStory::phase},
        Row{FactKind::learnerComes, &LogStory::learnerComes},
        Row{FactKind::synchronizes, &LogStory::synchronizes},
        Row{FactKind::sends, &LogStory::sends},
        Row{FactKind::gets, &LogStory::gets},
        Row{FactKind::newLeader, &LogStory::hearsNewLeader},
        Row{FactKind::acknowledges, &LogStory::acknowledges},
        Row{FactKind::takesEpoch, &LogStory::makesEpochFile},
        Row{FactKind::upToDate, &LogStory::serves},
        Row{FactKind::establishes, &LogStory::establishes},
        Row{FactKind::stepsDown, &LogStory::stepsDown},
        Row{FactKind::losesLeader, &LogStory::losesLeader},
        Row{FactKind::losesLearner, &LogStory::losesLearner},
    };
    const LogFact& fact = m_logs[log].facts[index];
    const auto row = std::find_if(table.begin(), table.end(), [&](const Row& each) { return each.kind == fact.kind; });
    if (row != table.end()) (this->*row->tell)(log, fact);
    auto& next = m_tales[log].nextMoment;
    while (next < m_moments[log].size() && m_moments[log][next].fact <= index) moment(log, m_moments[log][next++]);
    if (fact.kind == FactKind::notified && fact.sid != sidOf(log)) judge(log, fact);
}

void LogStory::makesEpochFile(std::size_t log, const LogFact& fact) {
    m_tales[log].epochFile = true;
    for (const zab::Field field : {zab::currentEpoch, zab::epochOnDisk}) m_stage.set(sidOf(log), field, fact.number);
}

void LogStory::loads(std::size_t log, const LogFact& fact) {
    if (!m_tales[log].historyTold) note(log, Sentence::logged_history, {zxidValue(fact.zxid)});
    m_tales[log].historyTold = true;
    m_stage.historyEnds(sidOf(log), fact.zxid, m_tales[log].last);
}

void LogStory::looks(std::size_t log, const LogFact&) { look(log); }

void LogStory::backsOff(std::size_t log, const LogFact& fact) {
    const Duration wait = milliseconds(std::clamp<std::int64_t>(fact.number, 0, 86'400'000));
    m_stage.set(sidOf(log), zab::notificationInterval, wait.count());
    note(log, Sentence::sends_again, {durationValue(wait)});
}

void LogStory::takesSnapshot(std::size_t log, const LogFact& fact) {
    m_stage.set(sidOf(log), zab::lastSnapshot, fact.zxid.value);
    note(log, Sentence::takes_snapshot, {zxidValue(fact.zxid)});
}

void LogStory::losesPeer(std::size_t log, const LogFact& fact) {
    publish(log);
    if (fact.sid != sidOf(log)) m_stage.notice(sidOf(log), fact.sid, Port::election, m_tales[log].last);
}

// ---- votes ----

void LogStory::record(NodeId node, const LogFact& vote, std::int64_t round) {
    const auto put = [&](zab::Field leader, zab::Field zxid, zab::Field epoch, zab::Field itsRound, zab::Field state) {
        m_stage.setCell(node, leader, vote.sid, vote.vote.sid);
        m_stage.setCell(node, zxid, vote.sid, vote.vote.zxid.value);
        m_stage.setCell(node, epoch, vote.sid, vote.vote.epoch);
        m_stage.setCell(node, itsRound, vote.sid, vote.round);
        m_stage.setCell(node, state, vote.sid, static_cast<std::int64_t>(vote.state));
    };
    if (vote.state == zab::Role::observing) return;
    if (vote.round == round)
        put(zab::receivedLeader, zab::receivedZxid, zab::receivedEpoch, zab::receivedRound, zab::receivedState);
    if (vote.state != zab::Role::looking)
        put(zab::outsideLeader, zab::outsideZxid, zab::outsideEpoch, zab::outsideRound, zab::outsideState);
}

void LogStory::vote(std::size_t log, const LogFact& fact) {
    Tale& tale = m_tales[log];
    if (isDiscarded(log, fact)) return;
    tale.heard[fact.sid] = fact;
    if (tale.held && tale.held->state == zab::Role::looking) record(sidOf(log), fact, tale.held->round);
}

/// With a quorum of equal votes a server waits a while for a better one, and throws all others away.
bool LogStory::isDiscarded(std::size_t log, const LogFact& vote) {
    Tale& tale = m_tales[log];
    if (!tale.held || !tale.held->known || tale.held->state != zab::Role::looking || m_groups > 0) return false;
    const VoteMoment& held = *tale.held;
    if (held.vote < vote.vote) {
        tale.waits = false;
        return false;
    }
    if (tale.waits) return true;
    if (vote.state != zab::Role::looking || vote.round != held.round) return false;
    std::size_t equal = vote.vote == held.vote ? 1 : 0;
    for (const auto& [sid, other] : tale.heard) {
        equal += sid != vote.sid && other.state == zab::Role::looking && other.round == held.round &&
                 other.vote == held.vote;
    }
    tale.waits = equal > voters() / 2;
    return false;
}

void LogStory::search(std::size_t log, const LogFact& fact) {
    look(log);
    Tale& tale = m_tales[log];
    tale.own = {-1, fact.zxid, sidOf(log)};
    tale.held.reset();
    tale.waits = false;
    m_stage.clear(sidOf(log), votesReceived);
    m_stage.clear(sidOf(log), votesOutside);
    if (fact.zxid.value >= 0) {
        publish(log);
        m_stage.historyEnds(sidOf(log), fact.zxid, tale.last);
    }
    // An observer's search is told here: it logs no votes of its own.
    if (!m_ensemble.isVoter(sidOf(log))) {
        m_stage.set(sidOf(log), zab::round, PeerState::unknown);
        note(log, Sentence::starts_election_observer, {roundValue(PeerState::unknown)});
    }
}

void LogStory::moment(std::size_t log, const VoteMoment& moment) {
    if (moment.state != zab::Role::looking) return takeRole(log, moment);
    moment.first ? beginSearch(log, moment) : adopt(log, moment);
    m_tales[log].waits = false;
    m_tales[log].held = moment;
    for (const auto& [sid, vote] : m_tales[log].heard) record(sidOf(log), vote, moment.round);
}

void LogStory::beginSearch(std::size_t log, const VoteMoment& moment) {
    const NodeId node = sidOf(log);
    m_tales[log].own = moment.vote;
    m_stage.set(node, zab::proposedLeader, moment.vote.sid);
    m_stage.set(node, zab::proposedZxid, moment.vote.zxid.value);
    if (!moment.known) return;
    m_stage.set(node, zab::round, moment.round);
    m_stage.set(node, zab::proposedEpoch, moment.vote.epoch);
    m_stage.set(node, zab::currentEpoch, moment.vote.epoch);
    note(log, Sentence::starts_election,
         {roundValue(moment.round), epochValue(moment.vote.epoch), zxidValue(moment.vote.zxid)});
}

void LogStory::adopt(std::size_t log, const VoteMoment& moment) {
    const NodeId node = sidOf(log);
    Tale& tale = m_tales[log];
    const std::optional<VoteMoment> before = tale.held;
    m_stage.set(node, zab::proposedLeader, moment.vote.sid);
    m_stage.set(node, zab::proposedZxid, moment.vote.zxid.value);
    m_stage.set(node, zab::proposedEpoch, moment.vote.epoch);
    m_stage.set(node, zab::round, moment.round);
    if (before && before->round < moment.round) m_stage.clear(node, votesReceived);
    publish(log);
    const NodeId from = moment.trigger != VoteMoment::noFact ? m_logs[log].facts[moment.trigger].sid : noNode;
    if (from == noNode || !before || !before->known) return;
    const bool joins = before->round < moment.round;
    if (joins) note(log, Sentence::joins_round, {roundValue(moment.round), sidValue(from), roundValue(before->round)});
    const zab::Vote& beaten = joins ? tale.own : before->vote;
    const zab::DecidingField by = zab::decidingField(beaten, moment.vote);
    if (by == zab::DecidingField::none || moment.vote < beaten) return;
    note(log, adoption(by),
         {sidValue(moment.vote.sid), sidValue(from), deciding(by, moment.vote), deciding(by, beaten)});
}

/// What the server thinks of a vote that it does not adopt.
void LogStory::judge(std::size_t log, const LogFact& fact) {
    const Tale& tale = m_tales[log];
    if (!tale.held || !tale.held->known || tale.held->state != zab::Role::looking || fact.state != zab::Role::looking)
        return;
    if (tale.held->trigger != VoteMoment::noFact && &m_logs[log].facts[tale.held->trigger] == &fact) return;
    if (fact.round < tale.held->round) {
        note(log, Sentence::older_round, {sidValue(fact.sid), roundValue(fact.round), roundValue(tale.held->round)});
    } else if (fact.round == tale.held->round && !(tale.held->vote < fact.vote)) {
        note(log, Sentence::keeps_vote, {sidValue(tale.held->vote.sid), sidValue(fact.sid)});
    }
}

}  // namespace zabscope
