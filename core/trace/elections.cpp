// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/elections.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/trace/election_seat.h"
#include "core/trace/voter_quorum.h"
#include "core/zab/message_text.h"
#include "core/zab/notes.h"

namespace zabscope {
namespace {

using zab::Sentence;

class Walk {
public:
    explicit Walk(const Ensemble& ensemble) : m_ensemble(ensemble) {
        for (const Member& member : ensemble.members) m_seats[member.sid];
    }

    void take(const Event& event) {
        m_now = event.at;
        std::visit([this](const auto& what) { on(what); }, event.what);
    }
    /// The trace ends here.
    std::vector<Election> finished() && {
        finish();
        return std::move(m_elections);
    }

private:
    void on(const Born& born) {
        ElectionSeat* seat = find(born.node);
        if (!seat) return;
        *seat = {};
        seat->up = true;
        seat->life = born.life;
        seat->lookingSince = m_now;
    }
    void on(const Died& died) {
        ElectionSeat* seat = find(died.node);
        if (!seat) return;
        endAttempt(*seat);
        seat->up = false;
        seat->frozen = false;
        look(died.node, &died);
    }
    void on(const Froze& froze) { freeze(froze.node, true); }
    void on(const Thawed& thawed) { freeze(thawed.node, false); }
    void on(const Sent& sent) {
        if (sent.kind != static_cast<std::uint8_t>(zab::MessageKind::notification)) return;
        if (const ElectionSeat* seat = find(sent.from); seat && m_ensemble.isVoter(sent.from) && seat->looks())
            m_votes.push_back(m_now);
    }
    void on(const Noted& noted) {
        ElectionSeat* seat = find(noted.node);
        if (!seat) return;
        const auto sentence = static_cast<Sentence>(noted.sentence);
        if (sentence == Sentence::starts_election && noted.values.size() >= 3) {
            seat->own = zab::Vote{noted.values[1].value, Zxid{noted.values[2].value}, noted.node};
        }
        const bool adopts = sentence == Sentence::adopts_by_epoch || sentence == Sentence::adopts_by_zxid ||
                            sentence == Sentence::adopts_by_sid;
        if (adopts && m_ensemble.isVoter(noted.node)) m_changes.push_back(m_now);
        if (sentence != Sentence::rolls_over) return;
        seat->rolledOver = true;
        // The note stands behind the changes of the same step, which have ended the leadership already.
        if (noted.node == m_lostLeader && m_lostAt == m_now && m_cause == ElectionCause::leaderLostQuorum)
            m_cause = ElectionCause::rolledOver;
    }
    void on(const Changed& change) {
        ElectionSeat* seat = find(change.node);
        if (!seat) return;
        const zab::Role before = zab::roleOf(seat->fields);
        bool moves = false;
        for (const FieldChange& field : change.fields) {
            seat->fields.apply(field);
            moves = moves || field.field == zab::role || field.field == zab::leader || field.field == zab::phase ||
                    field.field == zab::establishedEpoch;
        }
        const zab::Role role = zab::roleOf(seat->fields);
        if (role == zab::Role::looking && before != role) seat->lookingSince = m_now;
        if (role == zab::Role::looking && m_ensemble.isVoter(change.node)) {
            m_rounds.emplace_back(m_now, seat->fields.scalar(zab::round));
        }
        if (before == zab::Role::leading && role != before) endAttempt(*seat);
        if (role == zab::Role::leading && before != role) beginAttempt(change.node, *seat);
        if (seat->attempt) goOn(*seat, change, m_elections[*seat->attempt]);
        if (moves) look(change.node, nullptr);
    }
    template <typename Other>
    void on(const Other&) {}

    ElectionSeat* find(NodeId node) {
        const auto seat = m_seats.find(node);
        return seat == m_seats.end() ? nullptr : &seat->second;
    }
    void freeze(NodeId node, bool frozen) {
        if (ElectionSeat* seat = find(node)) seat->frozen = frozen;
    }

    // ---- whether there is a leader with a quorum ----

    NodeId servingLeader() const {
        for (const auto& [sid, seat] : m_seats) {
            if (!seat.isEstablished()) continue;
            const bool quorum = containsQuorum(m_ensemble, [&, leader = sid](NodeId voter) {
                return voter == leader || m_seats.at(voter).follows(leader);
            });
            if (quorum || mayServe(sid, seat)) return sid;
        }
        return noNode;
    }
    /// An imported leader is established, so it has a quorum, though logs of its followers are missing: until its own log
    /// or those who are known to follow it tell otherwise.
    bool mayServe(NodeId leader, const ElectionSeat& seat) const {
        if (seat.fields.scalar(zab::lastCommitted) != PeerState::unknown) return false;
        const bool isSeen = !seat.isWithoutLog() || std::any_of(m_seats.begin(), m_seats.end(), [&](const auto& each) {
            return each.second.follows(leader) && !each.second.isWithoutLog();
        });
        return isSeen && containsQuorum(m_ensemble, [&](NodeId voter) {
            const ElectionSeat& other = m_seats.at(voter);
            return voter == leader || other.follows(leader) || (other.isWithoutLog() && !other.leads());
        });
    }

    /// After something happened to `node`: has the ensemble lost its leader, or got one?
    void look(NodeId node, const Died* died) {
        const NodeId leader = servingLeader();
        if (leader == m_leader) return;
        if (m_leader != noNode) {
            m_lostLeader = m_leader;
            m_lostAt = m_now;
            m_cause = causeOf(node, died);
        }
        if (leader != noNode) {
            m_votes.clear();
            m_changes.clear();
            m_rounds.clear();
            // Whoever searches again says what it begins with; in an imported run that may be missing.
            for (auto& [sid, seat] : m_seats) seat.own.reset();
        }
        m_leader = leader;
    }

    ElectionCause causeOf(NodeId node, const Died* died) const {
        const ElectionSeat& leader = m_seats.at(m_leader);
        if (node == m_leader && died) {
            switch (died->how) {
                case Death::killed:
                    return ElectionCause::leaderKilled;
                case Death::poweredOff:
                    return ElectionCause::leaderPoweredOff;
                case Death::exited:
                    return ElectionCause::leaderExited;
            }
        }
        if (node == m_leader) {
            return leader.rolledOver ? ElectionCause::rolledOver : ElectionCause::leaderLostQuorum;
        }
        if (died) return ElectionCause::followersLost;
        return leader.frozen ? ElectionCause::leaderFrozen : ElectionCause::leaderUnreachable;
    }

    // ---- one election ----

    void setBeginning(Election& election, Instant earliest) {
        election.start = earliest;
        election.cause = m_cause;
        election.before = m_lostLeader;
        if (m_lostAt) election.start = std::max(election.start, *m_lostAt);
        if (m_failedAt && (!m_lostAt || *m_failedAt >= *m_lostAt)) {
            election.start = std::max(election.start, *m_failedAt);
            election.cause = ElectionCause::attemptFailed;
        }
    }

    void beginAttempt(NodeId winner, ElectionSeat& seat) {
        Election election;
        election.winner = winner;
        election.decided = m_now;
        election.outcome = ElectionOutcome::underWay;
        election.round = std::max<std::int64_t>(seat.fields.scalar(zab::round), 0);  // 0: not known
        election.vote = seat.own.value_or(seat.voteForItself(winner));
        Instant earliest = seat.lookingSince;
        std::set<NodeId> voters{winner};
        for (const PeerState::Row& row : seat.fields.table(zab::receivedLeader)) {
            const ElectionSeat* other = find(row.row);
            if (!other || row.row == winner) continue;
            if (row.value == winner) {
                voters.insert(row.row);
                if (other->looks()) earliest = std::min(earliest, other->lookingSince);
            }
            rank(row.row, *other, election);
        }
        const bool imported = seat.fields.scalar(zab::lastCommitted) == PeerState::unknown;
        if (imported && seat.isWithoutLog()) askVoters(winner, election, voters, earliest);
        if (imported && !election.runnerUp) rankLookers(winner, election);
        election.voters.assign(voters.begin(), voters.end());
        if (election.runnerUp) election.decidedBy = zab::decidingField(election.vote, *election.runnerUp);
        setBeginning(election, earliest);
        countVotes(election);
        seat.attempt = m_elections.size();
        seat.rolledOver = false;
        m_elections.push_back(std::move(election));
    }

    /// The best of the votes that the others began with is the runner-up.
    void rank(NodeId sid, const ElectionSeat& other, Election& election) const {
        if (other.own && isElectable(sid) && (!election.runnerUp || *election.runnerUp < *other.own))
            election.runnerUp = other.own;
    }
    /// Of an imported run it may be known who else stood, and not whether the winner counted it.
    void rankLookers(NodeId winner, Election& election) const {
        for (const auto& [sid, other] : m_seats) {
            if (sid != winner && other.up && other.looks()) rank(sid, other, election);
        }
        if (election.runnerUp && !(*election.runnerUp < election.vote)) election.runnerUp.reset();
    }
    /// Those who vote for the winner, or follow it already, are its voters.
    void askVoters(NodeId winner, Election& election, std::set<NodeId>& voters, Instant& earliest) const {
        for (const auto& [sid, other] : m_seats) {
            if (sid == winner || !other.up || !m_ensemble.isVoter(sid)) continue;
            const bool votes = other.looks() ? other.fields.scalar(zab::proposedLeader) == winner
                                             : other.fields.scalar(zab::leader) == winner;
            if (!votes) continue;
            voters.insert(sid);
            if (other.looks()) earliest = std::min(earliest, other.lookingSince);
            rank(sid, other, election);
        }
        // A vote that is not known to be smaller decides nothing.
        if (election.runnerUp && !(*election.runnerUp < election.vote)) election.runnerUp.reset();
    }

    /// Observers and servers without weight cannot be elected.
    bool isElectable(NodeId sid) const {
        const Member* member = m_ensemble.find(sid);
        if (!member || member->observer) return false;
        return !m_ensemble.hierarchical || (member->group != 0 && member->weight > 0);
    }

    void countVotes(Election& election) const {
        const auto counts = [&](Instant at) { return at >= election.start; };
        election.votes = static_cast<std::uint64_t>(std::count_if(m_votes.begin(), m_votes.end(), counts));
        election.changes = static_cast<std::uint64_t>(std::count_if(m_changes.begin(), m_changes.end(), counts));
        std::set<std::int64_t> rounds;
        if (election.round > 0) rounds.insert(election.round);
        for (const auto& [at, round] : m_rounds) {
            if (counts(at) && round > 0) rounds.insert(round);
        }
        election.rounds = static_cast<std::int64_t>(rounds.size());
    }

    void goOn(const ElectionSeat& seat, const Changed& change, Election& election) {
        if (!election.synchronizing && zab::phaseOf(seat.fields) == zab::Phase::synchronization) {
            election.synchronizing = m_now;
            election.epoch = std::max<std::int64_t>(seat.fields.scalar(zab::acceptedEpoch), 0);
        }
        if (!election.established && seat.isEstablished()) {
            election.established = m_now;
            election.outcome = ElectionOutcome::established;
            election.epoch = seat.fields.scalar(zab::establishedEpoch);
        }
        for (const FieldChange& field : change.fields) {
            if (field.field != zab::learnerMode || field.erased) continue;
            const SyncedLearner learner{field.row, static_cast<zab::SyncMode>(field.value)};
            const auto at = std::lower_bound(election.learners.begin(), election.learners.end(), learner.sid,
                                             [](const SyncedLearner& each, NodeId sid) { return each.sid < sid; });
            if (at == election.learners.end() || at->sid != learner.sid) election.learners.insert(at, learner);
        }
    }

    void endAttempt(ElectionSeat& seat) {
        if (!seat.attempt) return;
        Election& election = m_elections[*seat.attempt];
        election.ended = m_now;
        if (!election.established) {
            election.outcome = ElectionOutcome::failed;
            m_failedAt = m_now;
        }
        seat.attempt.reset();
    }

    /// At the end of the trace somebody may be looking for a leader that is not there.
    void finish() {
        if (m_leader != noNode) return;
        std::optional<Instant> earliest;
        for (const auto& [sid, seat] : m_seats) {
            if (seat.attempt && !seat.isEstablished()) return;
            if (!seat.looks() || !m_ensemble.isVoter(sid)) continue;
            earliest = std::min(earliest.value_or(seat.lookingSince), seat.lookingSince);
        }
        if (!earliest) return;
        Election election;
        setBeginning(election, *earliest);
        countVotes(election);
        m_elections.push_back(std::move(election));
    }

    Ensemble m_ensemble;
    std::map<NodeId, ElectionSeat> m_seats;
    std::vector<Election> m_elections;
    Instant m_now;
    NodeId m_leader = noNode;  ///< that has a quorum
    NodeId m_lostLeader = noNode;
    std::optional<Instant> m_lostAt;
    std::optional<Instant> m_failedAt;
    ElectionCause m_cause = ElectionCause::firstStart;
    // Since there was a leader with a quorum last:
    std::vector<Instant> m_votes;
    std::vector<Instant> m_changes;
    std::vector<std::pair<Instant, std::int64_t>> m_rounds;
};

}  // namespace

std::vector<Election> electionsOf(const Timeline& timeline, const Ensemble& ensemble) {
    ElectionReader reader(ensemble);
    for (EventId id = 1; id <= timeline.last(); ++id) reader.read(timeline.event(id));
    return reader.elections();
}

struct ElectionReader::Reading {
    Walk walk;
};

ElectionReader::ElectionReader(const Ensemble& ensemble) : m_reading(new Reading{Walk{ensemble}}) {}
ElectionReader::ElectionReader(const ElectionReader& other) : m_reading(new Reading(*other.m_reading)) {}
ElectionReader::ElectionReader(ElectionReader&& other) noexcept = default;
ElectionReader& ElectionReader::operator=(const ElectionReader& other) {
    if (this != &other) m_reading.reset(new Reading(*other.m_reading));
    return *this;
}
ElectionReader& ElectionReader::operator=(ElectionReader&& other) noexcept = default;
ElectionReader::~ElectionReader() = default;
void ElectionReader::read(const Event& event) { m_reading->walk.take(event); }
std::vector<Election> ElectionReader::elections() const { return Walk{m_reading->walk}.finished(); }

}  // namespace zabscope
