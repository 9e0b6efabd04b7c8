// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/standing.h"

#include <algorithm>
#include <tuple>

#include "core/trace/voter_quorum.h"
#include "core/zab/zab_state.h"
#include "views/narration/server_list.h"
#include "views/wording.h"

namespace zabscope {

const NodeState* Standing::leader() const {
    const NodeState* best = nullptr;
    for (const NodeState& node : m_frame.state->servers()) {
        if (!node.up || zab::roleOf(node.fields) != zab::Role::leading) continue;
        if (zab::phaseOf(node.fields) != zab::Phase::broadcast) continue;
        const auto epoch = [](const NodeState& one) { return one.fields.scalar(zab::establishedEpoch); };
        if (!best || epoch(node) > epoch(*best)) best = &node;
    }
    return best;
}

std::vector<NodeId> Standing::voters() const {
    return upServers(m_frame,
                     [this](const NodeState& node) { return !node.frozen && m_frame.ensemble->isVoter(node.node); });
}

std::size_t Standing::allVoters() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_frame.ensemble->members, [](const Member& member) { return !member.observer; }));
}

bool Standing::isQuorum(std::span<const NodeId> voters) const {
    return containsQuorum(*m_frame.ensemble, [&](NodeId sid) { return std::ranges::count(voters, sid) > 0; });
}

NodeId Standing::electedAmong(std::span<const NodeId> voters) const {
    std::vector<const NodeState*> ranked;
    for (const NodeId sid : voters) {
        const NodeState* node = m_frame.state->find(sid);
        const Member* member = m_frame.ensemble->find(sid);
        const bool hasWeight = !m_frame.ensemble->hierarchical || (member && member->weight > 0);
        if (node && hasWeight) ranked.push_back(node);
    }
    const auto vote = [](const NodeState* node) {
        return std::tuple{node->fields.scalar(zab::currentEpoch), node->fields.scalar(zab::lastProcessed), node->node};
    };
    std::ranges::sort(ranked, [&](const NodeState* a, const NodeState* b) { return vote(a) > vote(b); });
    for (const NodeState* candidate : ranked) {
        std::vector<NodeId> reached;
        std::ranges::copy_if(voters, std::back_inserter(reached), [&](NodeId sid) {
            return !m_frame.state->isCut(sid, candidate->node) && !m_frame.state->isCut(candidate->node, sid);
        });
        if (isQuorum(reached)) return candidate->node;
    }
    return noNode;
}

QString Standing::summary() const {
    const std::vector<NodeId> up = voters();
    const QString count = tr("%1 of %2 voters up").arg(up.size()).arg(allVoters());
    const NodeState* chief = leader();
    Zxid committed;
    const NodeState* furthest = nullptr;
    for (const NodeState& node : m_frame.state->servers()) {
        const Zxid known = zab::zxidOf(node.fields, zab::lastCommitted);
        if (known <= committed) continue;
        committed = known;
        furthest = &node;
    }
    // A new epoch begins with all of the leader's history committed, up to E:0, which is no transaction itself.
    if (furthest && committed.counter() == 0) {
        const HistoryBook& book = m_frame.timeline->histories();
        committed = book.last(furthest->node, book.cutBack(furthest->node, furthest->written, committed));
    }
    // Of imported servers it may be known of none.
    const auto isUnknown = [](const NodeState& node) {
        return node.fields.scalar(zab::lastCommitted) == PeerState::unknown;
    };
    const bool unknown =
        chief ? isUnknown(*chief)
              : committed.counter() == 0 && std::ranges::any_of(m_frame.state->servers(), isUnknown);
    const QString history =
        unknown ? tr("what is committed is not known")
        : committed.counter() > 0 ? tr("committed %1").arg(Wording::zxid(committed)) : tr("nothing committed yet");
    const QString who = chief ? (chief->frozen ? tr("%1 leads epoch %2, but is frozen") : tr("%1 leads epoch %2"))
                                    .arg(Wording::shortNode(chief->node))
                                    .arg(chief->fields.scalar(zab::establishedEpoch))
                              : tr("Nobody leads");
    return tr("%1 · %2 · %3").arg(who, history, count);
}

QString Standing::outlook() const {
    const NodeState* chief = leader();
    if (!chief) {
        return isQuorum(voters()) ? QString() : tr("No quorum is up: nobody can be elected.");
    }
    std::vector<NodeId> left = voters();
    std::erase(left, chief->node);
    const QString who = Wording::shortNode(chief->node);
    if (!isQuorum(left))
        return tr("If %1 died now: %2 of %3 left, no quorum.").arg(who).arg(left.size()).arg(allVoters());
    // Of imported servers nobody knows how far their histories go.
    const bool unknown = std::ranges::any_of(left, [this](NodeId sid) {
        const NodeState* node = m_frame.state->find(sid);
        return node && node->fields.scalar(zab::lastProcessed) == PeerState::unknown;
    });
    // Who is being brought up to date may have more in a moment; and whom another protocol would elect is not Zab's to say.
    const bool changing = std::ranges::any_of(left, [this](NodeId sid) {
        const NodeState* node = m_frame.state->find(sid);
        const bool follows = node && zab::roleOf(node->fields) == zab::Role::following;
        return follows && zab::phaseOf(node->fields) != zab::Phase::broadcast;
    });
    if (unknown || changing || m_frame.ensemble->protocol != "zab")
        return tr("If %1 died now: %2 of %3 left, a quorum.").arg(who).arg(left.size()).arg(allVoters());
    const NodeId next = electedAmong(left);
    if (next == noNode) return tr("If %1 died now: cut off from each other, the rest could elect nobody.").arg(who);
    return tr("If %1 died now: %2 of %3 left, a quorum; %4 would be elected.")
        .arg(who)
        .arg(left.size())
        .arg(allVoters())
        .arg(Wording::shortNode(next));
}

}  // namespace zabscope
