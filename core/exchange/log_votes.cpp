// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_votes.h"

#include <map>
#include <optional>

namespace zabscope {
namespace {

class Walk {
public:
    Walk(const ServerLog& log, std::size_t voters) : m_log(log), m_voters(voters) {}

    std::vector<VoteMoment> run() {
        std::size_t life = 0;
        for (std::size_t i = 0; i < m_log.facts.size(); ++i) {
            if (life + 1 < m_log.lives.size() && i >= m_log.lives[life + 1].begin) {
                ++life;
                endSearch(i);
                m_held = {};
            }
            step(i, m_log.facts[i]);
        }
        return std::move(m_moments);
    }

private:
    static constexpr std::size_t noFact = VoteMoment::noFact;

    void step(std::size_t i, const LogFact& fact) {
        if (fact.kind == FactKind::election) {
            m_election = i;
            m_own = {-1, fact.zxid, m_log.sid};
            m_held.reset();
            m_shown = noFact;
        } else if (fact.kind == FactKind::notified) {
            fact.sid == m_log.sid ? ownVote(i, fact) : otherVote(fact);
        } else if (fact.kind == FactKind::phase) {
            if (fact.state != zab::Role::looking && m_shown == noFact) m_shown = i;
        } else if (fact.kind == FactKind::takesRole) {
            takeRole(i, fact);
            endSearch(i + 1);
        }
    }

    /// Votes that came before a search, while the server was no longer settled, still count in it.
    void endSearch(std::size_t next) {
        m_election = noFact;
        m_shown = noFact;
        m_since = next;
        m_received.clear();
        m_settled.clear();
    }

    void ownVote(std::size_t i, const LogFact& fact) {
        if (fact.state != zab::Role::looking) return;
        if (m_held && m_held->vote == fact.vote && m_held->round == fact.round) return;
        const bool begins = !m_held;
        const std::size_t start = m_election == noFact ? i : m_election;
        if (begins && fact.vote.sid != m_log.sid && m_election != noFact) {
            // Its own first vote is not in the log; that it searched is.
            VoteMoment unseen;
            unseen.fact = unseen.earliest = start;
            unseen.vote = m_own;
            unseen.first = true;
            unseen.known = false;
            m_moments.push_back(unseen);
        }
        VoteMoment moment;
        moment.vote = fact.vote;
        moment.round = fact.round;
        moment.first = begins && fact.vote.sid == m_log.sid;
        moment.fact = moment.first ? start : i;
        if (!moment.first) {
            moment.trigger = triggerOf(i, fact);
            if (moment.trigger != noFact) moment.fact = std::max(moment.trigger, start);
        }
        if (!m_moments.empty()) moment.fact = std::max(moment.fact, m_moments.back().fact);
        moment.earliest = moment.fact;
        m_moments.push_back(moment);
        m_held = moment;
    }
    /// The first vote from another that says the same.
    std::size_t triggerOf(std::size_t i, const LogFact& own) const {
        constexpr std::size_t furthest = 4096;
        std::size_t ofRound = noFact;
        const std::size_t from = std::max(m_since, i > furthest ? i - furthest : 0);
        for (std::size_t at = from; at < i; ++at) {
            const LogFact& fact = m_log.facts[at];
            if (fact.kind != FactKind::notified || fact.sid == m_log.sid || fact.state != zab::Role::looking) continue;
            if (fact.round != own.round) continue;
            if (fact.vote == own.vote) return at;
            if (ofRound == noFact) ofRound = at;
        }
        // In a round that it has just joined it may vote for itself.
        return m_held && m_held->round < own.round ? ofRound : noFact;
    }

    void otherVote(const LogFact& fact) {
        if (fact.state == zab::Role::looking)
            m_received[fact.sid] = fact;
        else if (fact.state != zab::Role::observing)
            m_settled[fact.sid] = fact;
    }

    void takeRole(std::size_t i, const LogFact& fact) {
        if (fact.state == zab::Role::looking) return;
        VoteMoment moment;
        moment.fact = i;
        moment.earliest = m_shown != noFact ? m_shown : i;
        moment.state = fact.state;
        std::optional<LogFact> leads;
        for (const auto& [sid, vote] : m_settled) {
            if (vote.state == zab::Role::leading && vote.vote.sid == sid) leads = vote;
        }
        moment.hears = leads.has_value();
        if (m_held) {
            moment.vote = m_held->vote;
            moment.round = m_held->round;
        } else {
            moment.known = false;
            moment.vote.sid = noNode;
        }
        if (fact.state == zab::Role::leading) {
            if (moment.vote.sid != m_log.sid) moment.known = false;
            moment.vote.sid = m_log.sid;
        } else if (leads && (!m_held || !hasQuorum(moment.vote, moment.round))) {
            moment.joins = true;
            moment.known = true;
            moment.vote = leads->vote;
            moment.round = leads->round;
        } else if (!m_held) {
            fromWhatOthersSay(moment);
        }
        m_moments.push_back(moment);
    }
    /// An observer does not log votes of its own: it follows what most of the others say.
    void fromWhatOthersSay(VoteMoment& moment) const {
        std::map<std::int64_t, std::size_t> counts;
        for (const auto* said : {&m_settled, &m_received}) {
            for (const auto& [sid, vote] : *said) ++counts[vote.vote.sid];
        }
        for (const auto* said : {&m_received, &m_settled}) {
            for (const auto& [sid, vote] : *said) {
                if (counts[vote.vote.sid] * 2 <= m_voters) continue;
                moment.vote = vote.vote;
                moment.round = vote.round;
                moment.known = true;
                moment.joins = said == &m_settled;
            }
        }
    }
    bool hasQuorum(const zab::Vote& vote, std::int64_t round) const {
        std::size_t count = 1;
        for (const auto& [sid, other] : m_received) count += other.vote == vote && other.round == round ? 1 : 0;
        for (const auto& [sid, other] : m_settled) {
            if (!m_received.contains(sid)) count += other.vote.sid == vote.sid && other.round == round ? 1 : 0;
        }
        return count * 2 > m_voters;
    }

    const ServerLog& m_log;
    std::size_t m_voters;
    std::vector<VoteMoment> m_moments;
    std::size_t m_election = noFact;  // where the present search began
    std::size_t m_shown = noFact;     // where it was first shown to have a role again
    std::size_t m_since = 0;          // votes from here on belong to it
    zab::Vote m_own;
    std::optional<VoteMoment> m_held;
    std::map<NodeId, LogFact> m_received;  // the last vote of each
    std::map<NodeId, LogFact> m_settled;
};

}  // namespace

std::vector<VoteMoment> voteMomentsOf(const ServerLog& log, std::size_t voters) { return Walk(log, voters).run(); }

}  // namespace zabscope
