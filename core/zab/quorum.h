// SPDX-License-Identifier: GPL-3.0-or-later
/// Which sets of servers may decide (zab.md 2.6; ZooKeeper: QuorumMaj, QuorumHierarchical).
#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/protocol/ids.h"

namespace zabscope::zab {

/// A set of sids (0..255), iterated in ascending order.
class SidSet {
public:
    class Iterator {
    public:
        NodeId operator*() const { return m_sid; }
        Iterator& operator++() {
            m_sid = m_set->next(m_sid + 1);
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_sid == b.m_sid; }

    private:
        friend class SidSet;
        Iterator(const SidSet* set, NodeId sid) : m_set(set), m_sid(sid) {}
        const SidSet* m_set;
        NodeId m_sid;
    };

    void insert(NodeId sid) { word(sid) |= bit(sid); }
    void erase(NodeId sid) { word(sid) &= ~bit(sid); }
    /// A sid outside 0..255 is in no set.
    bool contains(NodeId sid) const {
        return sid >= 0 && sid < limit && (m_words[static_cast<std::size_t>(sid) / 64] & bit(sid)) != 0;
    }
    void clear() { m_words = {}; }
    bool empty() const { return *this == SidSet{}; }
    std::size_t size() const {
        int count = 0;
        for (const std::uint64_t bits : m_words) count += std::popcount(bits);
        return static_cast<std::size_t>(count);
    }
    Iterator begin() const { return {this, next(0)}; }
    Iterator end() const { return {this, limit}; }
    friend SidSet operator&(SidSet a, const SidSet& b) {
        for (std::size_t i = 0; i < a.m_words.size(); ++i) a.m_words[i] &= b.m_words[i];
        return a;
    }
    friend bool operator==(const SidSet&, const SidSet&) = default;

private:
    static constexpr NodeId limit = 256;
    static std::uint64_t bit(NodeId sid) { return std::uint64_t{1} << (sid % 64); }
    std::uint64_t& word(NodeId sid) {
        assert(sid >= 0 && sid < limit);
        return m_words[static_cast<std::size_t>(sid) / 64];
    }
    /// The first member at or after `sid`, or `limit`.
    NodeId next(NodeId sid) const;

    std::array<std::uint64_t, 4> m_words{};
};
static_assert(std::is_trivially_copyable_v<SidSet>);

/// The quorum rule of one ensemble: the majority of its voters or, hierarchical, a majority of the groups, each won by
/// more than half of its weight; groups of total weight 0 are not counted. The deliberate fault "majority_minus_one"
/// asks for one voter (one group) fewer, but never for none.
class Quorum {
public:
    explicit Quorum(const Ensemble& ensemble);

    /// Whether these servers may decide. Those that are no voters are passed over.
    bool contains(const SidSet& servers) const;
    /// A server of weight 0 cannot be elected (zab.md 2.2). Without a hierarchy everybody weighs 1; in one, strangers
    /// and observers weigh 0.
    std::int64_t weight(NodeId sid) const;
    bool isVoter(NodeId sid) const { return m_voterSet.contains(sid); }
    /// Ascending by sid.
    const std::vector<NodeId>& voters() const { return m_voters; }

private:
    struct Group {
        std::int64_t weight = 0;  ///< of all its voters; never 0
        SidSet members;
    };
    bool wonBy(const Group& group, const SidSet& servers) const;

    std::vector<NodeId> m_voters;
    SidSet m_voterSet;
    bool m_hierarchical = false;
    std::vector<std::int64_t> m_weights;  ///< by sid; empty without a hierarchy
    std::vector<Group> m_groups;          ///< ascending by number; empty without a hierarchy
    std::size_t m_needed = 0;             ///< voters, or groups of a hierarchy
};

}  // namespace zabscope::zab
