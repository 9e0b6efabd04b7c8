// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/quorum.h"

#include <algorithm>
#include <map>

namespace zabscope::zab {

NodeId SidSet::next(NodeId sid) const {
    for (std::size_t i = static_cast<std::size_t>(sid) / 64; i < m_words.size(); ++i) {
        const std::size_t first = i * 64;
        const std::size_t skip = static_cast<std::size_t>(sid) > first ? static_cast<std::size_t>(sid) - first : 0;
        const std::uint64_t rest = m_words[i] >> skip << skip;
        if (rest != 0) return static_cast<NodeId>(first) + std::countr_zero(rest);
    }
    return limit;
}

Quorum::Quorum(const Ensemble& ensemble) : m_hierarchical(ensemble.hierarchical) {
    std::map<std::int32_t, Group> groups;
    for (const Member& member : ensemble.members) {
        if (member.observer) continue;
        m_voters.push_back(member.sid);
        m_voterSet.insert(member.sid);
        if (!m_hierarchical) continue;
        if (m_weights.empty()) m_weights.resize(largestSid + 1);
        m_weights[static_cast<std::size_t>(member.sid)] = member.weight;
        if (member.group == 0) continue;
        Group& group = groups[member.group];
        group.weight += member.weight;
        group.members.insert(member.sid);
    }
    for (const auto& [number, group] : groups) {
        if (group.weight > 0) m_groups.push_back(group);
    }
    const std::size_t all = m_hierarchical ? m_groups.size() : m_voters.size();
    m_needed = all / 2 + 1;
    if (ensemble.variants.contains("majority_minus_one")) m_needed = std::max<std::size_t>(m_needed - 1, 1);
}

bool Quorum::contains(const SidSet& servers) const {
    if (!m_hierarchical) return (servers & m_voterSet).size() >= m_needed;
    const auto isWon = [&](const Group& group) { return wonBy(group, servers); };
    const auto won = std::count_if(m_groups.begin(), m_groups.end(), isWon);
    return static_cast<std::size_t>(won) >= m_needed;
}

bool Quorum::wonBy(const Group& group, const SidSet& servers) const {
    std::int64_t sum = 0;
    for (const NodeId sid : servers & group.members) sum += m_weights[static_cast<std::size_t>(sid)];
    return sum > group.weight / 2;
}

std::int64_t Quorum::weight(NodeId sid) const {
    if (!m_hierarchical) return 1;
    return isVoter(sid) ? m_weights[static_cast<std::size_t>(sid)] : 0;
}

}  // namespace zabscope::zab
