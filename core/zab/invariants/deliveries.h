// SPDX-License-Identifier: GPL-3.0-or-later
/// What servers deliver: the transactions of their histories up to the commit point they show.
///
/// What a server has delivered survives its restarts. After a crash that took transactions with it, those that come again
/// are deliveries again.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/protocol/zxid.h"
#include "core/zab/invariants/statement.h"

namespace zabscope::zab {

/// A transaction by its zxid and its content.
struct TxnName {
    Zxid zxid;
    std::uint64_t digest = 0;
    friend auto operator<=>(const TxnName&, const TxnName&) = default;
};
inline TxnName nameOf(const LogEntry& entry) { return {entry.zxid, entry.digest}; }

/// The entry at the tip; of the empty history one with zxid 0.
inline LogEntry entryAt(const HistoryBook& book, NodeId node, HistoryTip tip) {
    return tip.index == HistoryTip::none ? LogEntry{} : book.entry(node, tip);
}
/// The first entry of a history, which is the only one that can be a snapshot. O(log n).
LogEntry rootOf(const HistoryBook& book, NodeId node, HistoryTip tip);
/// Whether a history holds the transaction, by itself or within a snapshot. O(log n).
bool holds(const HistoryBook& book, NodeId node, HistoryTip tip, const TxnName& txn);
/// The history up to the commit point that the server shows.
inline HistoryTip deliveredBy(const Scene& scene, const NodeState& node) {
    return scene.histories.cutBack(node.node, node.written, zxidOf(node.fields, Field::lastCommitted));
}

/// One entry of a history at its delivery, and the one before it (zxid 0: there is none). Lives as long as the visit.
struct Delivery {
    NodeId node;
    const LogEntry& before;
    const LogEntry& entry;
    HistoryTip tip;  ///< the history that ends with the entry
};

/// Appends to `path` the entries of the history `tip` that are not in the history `known`, the newest first.
void entriesSince(const HistoryBook& book, NodeId node, HistoryTip known, HistoryTip tip, std::vector<HistoryTip>& path);

/// Notices deliveries. Each entry is met once, and again only after the history was cut back behind it.
class Deliveries {
public:
    /// Calls visit(Delivery) -> Verdict for each entry that the event made delivered, in order; the first violation counts.
    template <typename Visit>
    Verdict see(const Changed& change, const Scene& scene, Visit visit) {
        if (!touches(change, Field::lastCommitted)) return {};
        const NodeState& node = nodeOf(scene, change.node);
        return reach(node, zxidOf(node.fields, Field::lastCommitted), scene, visit);
    }
    /// A transaction can be written after its commit is known: then it is delivered here.
    template <typename Visit>
    Verdict see(const Wrote& wrote, const Scene& scene, Visit visit) {
        if (!isEntry(wrote)) return {};
        const NodeState& node = nodeOf(scene, wrote.node);
        const Zxid committed = zxidOf(node.fields, Field::lastCommitted);
        return wrote.zxid <= committed ? reach(node, committed, scene, visit) : Verdict{};
    }

private:
    /// How far a server has come, as far as it still has it.
    struct Reached {
        HistoryTip tip;
        LogEntry entry;
    };
    Reached& reachedBy(NodeId node) {
        const auto place = static_cast<std::size_t>(node);
        if (place >= m_reached.size()) m_reached.resize(place + 1);
        return m_reached[place];
    }
    template <typename Visit>
    Verdict reach(const NodeState& node, Zxid committed, const Scene& scene, Visit visit) {
        if (node.written.index == HistoryTip::none) return {};
        Reached& reached = reachedBy(node.node);
        if (isStraight(reached, node, scene.histories)) return walk(reached, node, committed, scene, visit);
        const HistoryTip tip = scene.histories.cutBack(node.node, node.written, committed);
        m_path.clear();
        entriesSince(scene.histories, node.node, reached.tip, tip, m_path);
        reached = {tip, entryAt(scene.histories, node.node, tip)};
        Verdict first;
        for (auto at = m_path.rbegin(); at != m_path.rend(); ++at) {
            const LogEntry entry = scene.histories.entry(node.node, *at);
            const LogEntry before = entryAt(scene.histories, node.node, HistoryTip{entry.parent});
            Verdict verdict = visit(Delivery{node.node, before, entry, *at});
            if (verdict && !first) first = std::move(verdict);
        }
        return first;
    }
    /// Whether all that was written since is one history behind what was reached: as many entries as it is longer.
    static bool isStraight(const Reached& reached, const NodeState& node, const HistoryBook& book) {
        if (reached.tip.index == HistoryTip::none || node.written.index < reached.tip.index) return false;
        const std::uint32_t more = node.written.index - reached.tip.index;
        if (book.entry(node.node, node.written).depth != reached.entry.depth + more) return false;
        return more == 0 || book.entry(node.node, HistoryTip{reached.tip.index + 1}).parent == reached.tip.index;
    }
    template <typename Visit>
    static Verdict walk(Reached& reached, const NodeState& node, Zxid committed, const Scene& scene, Visit visit) {
        Verdict first;
        while (reached.tip != node.written) {
            const HistoryTip next{reached.tip.index + 1};
            const LogEntry& entry = scene.histories.entry(node.node, next);
            if (entry.zxid > committed) break;
            Verdict verdict = visit(Delivery{node.node, reached.entry, entry, next});
            if (verdict && !first) first = std::move(verdict);
            reached = {next, entry};
        }
        return first;
    }

    std::vector<Reached> m_reached;   ///< by sid
    std::vector<HistoryTip> m_path;   ///< scratch
};

/// An invariant about deliveries: `Self` has `Verdict delivered(const Delivery&, const Scene&)`. It may have
/// `Verdict wrote(const Wrote&, const Scene&)`, which sees each write first, and `Verdict concluded(const Scene&)`, which
/// comes after the deliveries of an event. The first violation counts.
template <typename Self>
class DeliveryStatement : public Statement<Self, Changed, Wrote> {
    auto judging(const Scene& scene) {
        return [this, &scene](const Delivery& delivery) { return self().delivered(delivery, scene); };
    }

public:
    DeliveryStatement() : Statement<Self, Changed, Wrote>(fieldBits(Field::lastCommitted)) {}
    Verdict on(const Changed& change, const Scene& scene) {
        Verdict verdict = m_deliveries.see(change, scene, judging(scene));
        return verdict ? verdict : self().concluded(scene);
    }
    Verdict on(const Wrote& wrote, const Scene& scene) {
        Verdict first = self().wrote(wrote, scene);
        Verdict verdict = m_deliveries.see(wrote, scene, judging(scene));
        if (first) return first;
        return verdict ? verdict : self().concluded(scene);
    }
    Verdict wrote(const Wrote&, const Scene&) { return {}; }
    Verdict concluded(const Scene&) { return {}; }

private:
    Self& self() { return static_cast<Self&>(*this); }
    Deliveries m_deliveries;
};

}  // namespace zabscope::zab
