// SPDX-License-Identifier: GPL-3.0-or-later
// Deliveries of servers against each other (DSN'11: Total order, Agreement).
#include <algorithm>
#include <map>
#include <vector>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/ledger.h"
#include "core/zab/quorum.h"

namespace zabscope::zab {
namespace {

class TotalOrder final : public DeliveryStatement<TotalOrder> {
public:
    static constexpr std::string_view title = "TotalOrder";
    static constexpr std::string_view claim =
        "If some server delivers a before b, every server that delivers b delivers a, and before b (DSN'11).";

private:
    /// A delivered transaction and what was delivered right before it: a transaction, or a snapshot up to that zxid.
    struct Step {
        TxnName name;
        TxnName before;
        bool afterSnapshot = false;
        NodeId by = noNode;
    };

public:
    /// Sequences in which all equal transactions have equal predecessors are equal up to any common transaction.
    Verdict delivered(const Delivery& delivery, const Scene& scene) {
        if (delivery.entry.snapshot) return {};
        const LogEntry& before = delivery.before;
        const Step now{nameOf(delivery.entry), nameOf(before), before.snapshot, delivery.node};
        const Step* known = m_steps.find(now.name);
        if (!known) {
            m_steps.add(now);
            return {};
        }
        if (agree(now, *known)) {
            const bool tellsMore = known->afterSnapshot && (!now.afterSnapshot || now.before.zxid < known->before.zxid);
            if (tellsMore) m_steps.set(now);
            return {};
        }
        return broken(scene, delivery.node, "server ", delivery.node, " delivers ", now.name.zxid, " after ",
                      text(now), ", server ", known->by, " delivered it after ", text(*known));
    }

private:
    static bool agree(const Step& a, const Step& b) {
        if (a.afterSnapshot && b.afterSnapshot) return true;
        if (a.afterSnapshot) return b.before.zxid <= a.before.zxid;
        if (b.afterSnapshot) return a.before.zxid <= b.before.zxid;
        return a.before == b.before;
    }
    static std::string text(const Step& step) {
        if (step.before.zxid == Zxid{}) return "nothing";
        return (step.afterSnapshot ? "the snapshot " : "") + toHex(step.before.zxid);
    }
    Ledger<Step> m_steps;
};

class Agreement final : public DeliveryStatement<Agreement> {
public:
    static constexpr std::string_view title = "Agreement";
    static constexpr std::string_view claim =
        "If i delivers a and j delivers b, then i delivers b or j delivers a (DSN'11).";

    Verdict delivered(const Delivery& delivery, const Scene&) {
        grow(delivery.node);
        m_last = delivery.entry.zxid;
        if (delivery.entry.snapshot) {
            takeSnapshot(delivery.node, delivery.entry.zxid);
            return {};
        }
        const TxnName name = nameOf(delivery.entry);
        Item item{name, {}};
        if (const Item* known = m_items.find(name)) {
            if (known->by.contains(delivery.node)) return {};
            item = *known;
            item.by.insert(delivery.node);
            count(delivery.node, item.by);
            m_items.set(item);
            return {};
        }
        // Servers with a later snapshot have it within that.
        for (const NodeId sid : m_sids) {
            if (sid != delivery.node && m_snapshot[index(sid)] < name.zxid) continue;
            item.by.insert(sid);
            count(sid, item.by);
        }
        m_items.add(item);
        return {};
    }
    /// In the midst of an event one server can be ahead in one thing and behind in another; at its end it must not be.
    Verdict concluded(const Scene& scene) {
        if (m_grown.empty()) return {};
        Verdict first;
        for (const NodeId node : m_grown) {
            Verdict verdict = compare(node, scene);
            if (verdict && !first) first = std::move(verdict);
        }
        m_grown.clear();
        return first;
    }

private:
    struct Item {
        TxnName name;
        SidSet by;  ///< who has delivered it
    };
    /// The sets of two servers fit together if one is part of the other, so it is enough to know three sizes: of each set,
    /// and of what they have in common.
    struct Pair {
        std::int64_t common = 0;
        bool parted = false;
    };

    void takeSnapshot(NodeId node, Zxid upTo) {
        Zxid& snapshot = m_snapshot[index(node)];
        if (upTo <= snapshot) return;
        snapshot = upTo;
        std::vector<TxnName> names;
        for (std::size_t place = firstLacking(node); place < m_items.size() && m_items[place].name.zxid <= upTo; ++place) {
            names.push_back(m_items[place].name);
        }
        for (const auto& [name, item] : m_items.strays()) {
            if (name.zxid <= upTo) names.push_back(name);
        }
        for (const TxnName& name : names) {
            Item item = *m_items.find(name);
            if (item.by.contains(node)) continue;
            item.by.insert(node);
            count(node, item.by);
            m_items.set(item);
        }
    }
    /// Everything before has been delivered by the node: a step over what need not be looked at again.
    std::size_t firstLacking(NodeId node) {
        std::size_t& place = m_whole[index(node)];
        while (place < m_items.size() && m_items[place].by.contains(node)) ++place;
        return place;
    }
    /// The node, which is in the set, has delivered one more, as all others in the set had before.
    void count(NodeId node, const SidSet& by) {
        ++m_size[index(node)];
        m_grown.insert(node);
        for (const NodeId other : by) {
            if (other == node) continue;
            ++pair(node, other).common;
        }
    }
    Verdict compare(NodeId node, const Scene& scene) {
        Verdict first;
        for (const NodeId other : m_sids) {
            if (other == node) continue;
            Pair& both = pair(node, other);
            const std::int64_t mine = m_size[index(node)];
            const std::int64_t theirs = m_size[index(other)];
            const bool wasParted = std::exchange(both.parted, both.common < std::min(mine, theirs));
            if (!both.parted || wasParted || first) continue;
            first = broken(scene, node, "server ", node, " delivers ", m_last, ": now it has delivered ",
                           mine - both.common, " that server ", other, " has not, and that one ", theirs - both.common,
                           " the other way");
        }
        return first;
    }

    static std::size_t index(NodeId sid) { return static_cast<std::size_t>(sid); }
    /// Makes room for one more server that delivers.
    void grow(NodeId node) {
        if (index(node) < m_place.size() && m_place[index(node)] != 0) return;
        const std::size_t width = std::max(m_place.size(), index(node) + 1);
        m_place.resize(width);
        m_size.resize(width);
        m_whole.resize(width);
        m_snapshot.resize(width);
        m_sids.push_back(node);
        m_place[index(node)] = m_sids.size();
        m_pairs.resize(m_sids.size() * (m_sids.size() - 1) / 2);
    }
    /// Pairs of the k-th server with those that came before it stand together.
    Pair& pair(NodeId a, NodeId b) {
        const std::size_t one = m_place[index(a)] - 1;
        const std::size_t other = m_place[index(b)] - 1;
        const std::size_t later = std::max(one, other);
        return m_pairs[later * (later - 1) / 2 + std::min(one, other)];
    }

    Ledger<Item> m_items;
    SidSet m_grown;  ///< in this event
    Zxid m_last;     ///< delivered
    std::vector<NodeId> m_sids;         ///< that have delivered something, in the order of their first delivery
    std::vector<std::size_t> m_place;   ///< by sid: its place in m_sids plus 1; 0 if it is not there
    std::vector<std::int64_t> m_size;   ///< by sid: how many transactions it has delivered
    std::vector<std::size_t> m_whole;   ///< by sid: so many of m_items from the first on are all its own
    std::vector<Zxid> m_snapshot;       ///< by sid: the latest snapshot it has delivered
    std::vector<Pair> m_pairs;
};

}  // namespace

void addDeliveryOrder(Invariants& list) {
    list.push_back(std::make_unique<TotalOrder>());
    list.push_back(std::make_unique<Agreement>());
}

}  // namespace zabscope::zab
