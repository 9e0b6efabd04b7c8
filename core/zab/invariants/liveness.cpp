// SPDX-License-Identifier: GPL-3.0-or-later
// Monitors of progress: elections end, proposals commit, as long as a quorum of healthy servers is connected.
#include <algorithm>
#include <vector>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/health.h"
#include "core/zab/invariants/statement.h"

namespace zabscope::zab {
namespace {

/// Time is looked at when an alarm clock rings; those of servers ring all the time.
constexpr Interest interestOf(std::uint64_t fields) {
    return {Health::kinds() | kindBit<Changed>() | kindBit<Rang>(), fields};
}

class ElectsInTime final : public Invariant {
public:
    explicit ElectsInTime(const Ensemble& ensemble)
        : Invariant(interestOf(fieldBits(Field::phase, Field::role))),
          m_health(ensemble),
          m_limit(2 * ensemble.maxNotificationInterval +
                  ensemble.tickTime * (2 * ensemble.initLimit + ensemble.syncLimit)) {}

    std::string_view name() const final { return "ElectsInTime"; }
    std::string_view statement() const final {
        return "A connected quorum of healthy servers has, or follows, an established leader at most two longest "
               "notification "
               "intervals, initLimit, and what it takes to give up a leader that is lost or not followed (syncLimit and "
               "initLimit) after the last disturbance.";
    }
    bool isLiveness() const final { return true; }
    std::unique_ptr<Invariant> clone() const final { return std::make_unique<ElectsInTime>(*this); }

    std::optional<Violation> judge(const Scene& scene) final {
        const bool disturbed = m_health.see(scene);
        if (disturbed || changesLeaders(scene)) m_leader = leaderIn(m_health.quorum(), scene);
        const bool waits = m_health.hasQuorum() && m_leader == noNode;
        if (!waits || disturbed) m_reported = false;
        if (!waits) {
            m_since = never;
            return {};
        }
        if (disturbed || m_since == never) m_since = scene.event.at;
        if (m_reported || scene.event.at - m_since <= m_limit) return {};
        m_reported = true;
        const NodeId first = *m_health.quorum().begin();
        return broken(scene, first, "the healthy, connected servers ", m_health.text(), " have had no leader since ",
                      toSeconds(m_since), ", which is longer than ", toText(m_limit));
    }

private:
    static bool changesLeaders(const Scene& scene) {
        const auto* change = std::get_if<Changed>(&scene.event.what);
        if (!change || !isServer(change->node)) return false;
        return touches(*change, Field::phase, Field::role) || touches(*change, Field::leader);
    }
    /// The leader can be another one, on slower links: those who follow it owe nobody an election.
    static NodeId leaderIn(const SidSet& servers, const Scene& scene) {
        for (const NodeId sid : servers) {
            const NodeState* node = scene.state.find(sid);
            if (!node) continue;
            if (isBroadcastingLeader(*node)) return sid;
            if (roleOf(node->fields) != Role::following) continue;
            const auto leads = static_cast<NodeId>(node->fields.scalar(Field::leader));
            const NodeState* leader = scene.state.find(leads);
            if (leader && isBroadcastingLeader(*leader)) return leads;
        }
        return noNode;
    }

    Health m_health;
    Duration m_limit;
    NodeId m_leader = noNode;
    Instant m_since = never;  ///< the last disturbance, or the loss of the last leader
    bool m_reported = false;
};

class CommitsInTime final : public Invariant {
public:
    explicit CommitsInTime(const Ensemble& ensemble)
        : Invariant(interestOf(fieldBits(Field::phase, Field::role, Field::lastProposed, Field::lastCommitted))),
          m_health(ensemble),
          m_limit(ensemble.tickTime * (ensemble.syncLimit + ensemble.initLimit)) {}

    std::string_view name() const final { return "CommitsInTime"; }
    std::string_view statement() const final {
        return "A proposal of a leader in a connected quorum of healthy servers is committed, or given up with its leader, "
               "within syncLimit and initLimit of it or of the last disturbance.";
    }
    bool isLiveness() const final { return true; }
    std::unique_ptr<Invariant> clone() const final { return std::make_unique<CommitsInTime>(*this); }

    std::optional<Violation> judge(const Scene& scene) final {
        if (m_health.see(scene)) m_disturbed = scene.event.at;
        const auto* change = std::get_if<Changed>(&scene.event.what);
        if (change && isServer(change->node)) see(*change, scene);
        if (m_terms.empty() || scene.event.at - m_oldest <= m_limit || scene.event.at - m_disturbed <= m_limit) return {};
        return late(scene);
    }

private:
    struct Proposal {
        Zxid zxid;
        Instant at;
    };
    /// What a leader has proposed and not committed.
    struct Term {
        NodeId leader = noNode;
        std::vector<Proposal> pending;
        std::size_t first = 0;  ///< before it everything is committed
        bool reported = false;
    };
    void see(const Changed& change, const Scene& scene) {
        const NodeState& node = nodeOf(scene, change.node);
        auto term = std::find_if(m_terms.begin(), m_terms.end(), [&](const Term& t) { return t.leader == change.node; });
        if (!isBroadcastingLeader(node)) {
            if (term != m_terms.end()) m_terms.erase(term);
        } else if (touches(change, Field::lastProposed, Field::lastCommitted)) {
            if (term == m_terms.end()) term = m_terms.insert(m_terms.end(), Term{change.node, {}, 0, false});
            follow(*term, node, scene.ensemble.initialCounter, scene.event.at);
        } else {
            return;
        }
        m_oldest = never;
        for (const Term& t : m_terms) {
            if (t.first < t.pending.size()) m_oldest = std::min(m_oldest, t.pending[t.first].at);
        }
    }
    /// `initialCounter` is where counting begins; nothing was proposed with it.
    static void follow(Term& term, const NodeState& node, std::int64_t initialCounter, Instant now) {
        const Zxid proposed = zxidOf(node.fields, Field::lastProposed);
        const Zxid committed = zxidOf(node.fields, Field::lastCommitted);
        // Those of one instant wait equally long.
        const bool news = term.pending.empty() || term.pending.back().zxid < proposed;
        if (news && proposed > committed && proposed.counter() > initialCounter) {
            if (!term.pending.empty() && term.pending.back().at == now)
                term.pending.back().zxid = proposed;
            else
                term.pending.push_back({proposed, now});
        }
        while (term.first < term.pending.size() && term.pending[term.first].zxid <= committed) {
            ++term.first;
            term.reported = false;
        }
        if (term.first == term.pending.size()) {
            term.pending.clear();
            term.first = 0;
        } else if (term.first > 64 && 2 * term.first > term.pending.size()) {
            term.pending.erase(term.pending.begin(), term.pending.begin() + static_cast<std::ptrdiff_t>(term.first));
            term.first = 0;
        }
    }
    std::optional<Violation> late(const Scene& scene) {
        for (Term& term : m_terms) {
            if (term.reported || term.first == term.pending.size() || !m_health.quorum().contains(term.leader)) continue;
            const Proposal& proposal = term.pending[term.first];
            const NodeState* leader = scene.state.find(term.leader);
            if (!leader || !isBroadcastingLeader(*leader) || scene.event.at - proposal.at <= m_limit) continue;
            term.reported = true;
            return broken(scene, term.leader, "the leader ", term.leader, " proposed ", proposal.zxid, " at ",
                          toSeconds(proposal.at), " and has not committed it in ", toText(m_limit), ", though the servers ",
                          m_health.text(), " are healthy and connected");
        }
        return {};
    }

    Health m_health;
    Duration m_limit;
    Instant m_disturbed{};
    Instant m_oldest = never;  ///< of all pending proposals
    std::vector<Term> m_terms;
};

}  // namespace

void addLiveness(Invariants& list, const Ensemble& ensemble) {
    list.push_back(std::make_unique<ElectsInTime>(ensemble));
    list.push_back(std::make_unique<CommitsInTime>(ensemble));
}

}  // namespace zabscope::zab
