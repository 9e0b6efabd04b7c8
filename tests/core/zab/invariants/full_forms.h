// SPDX-License-Identifier: GPL-3.0-or-later
/// The invariants once more, as slowly as their definitions read: over everything that has happened so far, with every
/// quantifier a loop. What the quick ones find is compared with this.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/trace/timeline.h"
#include "core/zab/invariants/statement.h"
#include "core/zab/invariants/packets.h"
#include "core/zab/store.h"

namespace zabscope::zab::test {

struct Txn {
    Zxid zxid;
    std::uint64_t digest = 0;
    friend auto operator<=>(const Txn&, const Txn&) = default;
};

/// A history, or the delivered part of one: perhaps a snapshot, which stands for all up to its zxid, then transactions.
struct Sequence {
    Zxid snapshot;
    std::vector<Txn> txns;

    bool holds(const Txn& txn) const { return txn.zxid <= snapshot || std::ranges::find(txns, txn) != txns.end(); }
    Zxid last() const { return txns.empty() ? snapshot : txns.back().zxid; }
    /// What lies above a snapshot.
    std::vector<Txn> above(Zxid zxid) const {
        std::vector<Txn> rest;
        for (const Txn& txn : txns) {
            if (txn.zxid > zxid) rest.push_back(txn);
        }
        return rest;
    }
    /// The part before a transaction that it holds by name.
    Sequence before(const Txn& txn) const {
        Sequence part{snapshot, {txns.begin(), std::ranges::find(txns, txn)}};
        return part;
    }
    friend bool operator==(const Sequence&, const Sequence&) = default;
};

/// Whether the one is a prefix of the other, or the other way round, as far as snapshots let one see.
inline bool agreeUpToTheShorter(const Sequence& a, const Sequence& b) {
    const Zxid hidden = std::max(a.snapshot, b.snapshot);
    const auto one = a.above(hidden);
    const auto other = b.above(hidden);
    const auto shorter = static_cast<std::ptrdiff_t>(std::min(one.size(), other.size()));
    return std::equal(one.begin(), one.begin() + shorter, other.begin());
}
/// Whether nothing that one sees of `a` is missing in `b`.
inline bool isPrefix(const Sequence& a, const Sequence& b) {
    return agreeUpToTheShorter(a, b) &&
           a.above(std::max(a.snapshot, b.snapshot)).size() <= b.above(std::max(a.snapshot, b.snapshot)).size();
}

/// All that has happened up to an event, and what can be told from it without thinking.
struct Past {
    Past(const Timeline& run, const Ensemble& members) : timeline(run), ensemble(members) {}

    const Timeline& timeline;
    const Ensemble& ensemble;
    ClusterState before;  ///< the event
    ClusterState state;   ///< after it
    const Event* event = nullptr;

    struct View {
        EventId event;
        NodeId node;
        Sequence delivered;
    };
    struct Broadcast {
        EventId event;
        NodeId primary;
        Txn txn;
        Sequence delivered;  ///< by the primary, then
    };
    std::vector<View> views;            ///< each time that what a server has delivered changed
    std::vector<Broadcast> broadcasts;
    Sequence chosen;                    ///< all transactions in the order of their first delivery
    std::vector<const Event*> sent;     ///< packets
    std::map<NodeId, Sequence> last;    ///< the last view of each server

    struct Office {
        std::int64_t epoch = 0;
        NodeId leader = noNode;
    };
    Office established;  ///< the first leader of the latest epoch that was seen in BROADCAST
    Office decided;      ///< or already in SYNCHRONIZATION

    struct Shown {
        NodeId node;
        std::uint32_t life;
        std::int64_t accepted;
        std::int64_t current;
    };
    struct Tree {
        Zxid applied;
        std::int64_t digest;
    };
    struct EpochWrite {
        NodeId node;
        EventId step;
        bool isCurrent;
        std::int64_t epoch;
        bool durable = false;
        bool gone = false;  ///< wiped
    };
    std::vector<Shown> shown;              ///< at each change
    std::vector<Tree> trees;               ///< at each change, too
    std::vector<EpochWrite> epochWrites;
    std::set<NodeId> wiped;

    Sequence written(const ClusterState& at, NodeId node) const { return history(at, node, Zxid{INT64_MAX}, false); }
    Sequence durable(const ClusterState& at, NodeId node) const { return history(at, node, Zxid{INT64_MAX}, true); }
    Sequence delivered(const ClusterState& at, NodeId node) const {
        return history(at, node, zxidOf(at.find(node)->fields, Field::lastCommitted), false);
    }
    const Changed* changed() const { return std::get_if<Changed>(&event->what); }

    void take(const Event& next) {
        event = &next;
        before = state;
        state.apply(next, timeline.histories());
        if (const auto* wrote = std::get_if<Wrote>(&next.what)) takeWrite(*wrote);
        if (const auto* message = std::get_if<Sent>(&next.what); message && isPacket(*message)) sent.push_back(&next);
        takeEpochs();
        for (const NodeState& node : state.servers()) {
            takeView(node);
            const std::int64_t epoch = node.fields.scalar(Field::establishedEpoch);
            if (isBroadcastingLeader(node) && epoch > established.epoch) established = {epoch, node.node};
            const std::int64_t accepted = node.fields.scalar(Field::acceptedEpoch);
            if (isDecidedLeader(node) && accepted > decided.epoch) decided = {accepted, node.node};
        }
    }

private:
    void takeEpochs() {
        if (const auto* change = changed(); change && isServer(change->node)) {
            const NodeState& node = *state.find(change->node);
            shown.push_back({node.node, node.life, node.fields.scalar(Field::acceptedEpoch),
                             node.fields.scalar(Field::currentEpoch)});
            trees.push_back({zxidOf(node.fields, Field::lastProcessed), node.fields.scalar(Field::treeDigest)});
        }
        if (const auto* wrote = std::get_if<Wrote>(&event->what); wrote && wrote->meaning == Write::Meaning::other) {
            const bool isCurrent = wrote->file.kind == static_cast<std::uint16_t>(FileKind::currentEpoch);
            if (!isCurrent && wrote->file.kind != static_cast<std::uint16_t>(FileKind::acceptedEpoch)) return;
            const Field field = isCurrent ? Field::currentEpoch : Field::acceptedEpoch;
            epochWrites.push_back({wrote->node, event->cause, isCurrent, state.find(wrote->node)->fields.scalar(field)});
        }
        if (const auto* flush = std::get_if<FlushDone>(&event->what)) {
            for (EpochWrite& write : epochWrites) write.durable |= write.node == flush->node && event->cause >= write.step;
        }
        if (const auto* born = std::get_if<Born>(&event->what)) {
            std::erase_if(epochWrites, [&](const EpochWrite& one) { return one.node == born->node && !one.durable; });
        }
        if (const auto* wipe = std::get_if<DiskWiped>(&event->what)) {
            wiped.insert(wipe->node);
            for (EpochWrite& write : epochWrites) write.gone |= write.node == wipe->node;
            std::erase_if(shown, [&](const Shown& one) { return one.node == wipe->node; });
        }
    }
    void takeWrite(const Wrote& wrote) {
        const bool leads = roleOf(state.find(wrote.node)->fields) == Role::leading;
        if (wrote.meaning != Write::Meaning::transaction || !leads) return;
        const Txn txn{wrote.zxid, wrote.digest};
        const bool again = std::ranges::any_of(broadcasts, [&](const Broadcast& known) { return known.txn == txn; });
        if (!again) broadcasts.push_back({event->id, wrote.node, txn, delivered(state, wrote.node)});
    }
    void takeView(const NodeState& node) {
        const Sequence now = delivered(state, node.node);
        Sequence& known = last[node.node];
        // A crash takes the knowledge of what is committed, and nothing else.
        if (now == known || (now.snapshot <= known.snapshot && isPrefix(now, known))) return;
        known = now;
        views.push_back({event->id, node.node, now});
        for (const Txn& txn : now.txns) {
            const bool again = std::ranges::find(chosen.txns, txn) != chosen.txns.end();
            if (!again) chosen.txns.push_back(txn);
        }
    }
    Sequence history(const ClusterState& at, NodeId node, Zxid upTo, bool onPlatter) const {
        Sequence sequence;
        const NodeState& state = *at.find(node);
        for (const auto& entry : timeline.histories().list(node, onPlatter ? state.durable : state.written)) {
            if (entry.zxid > upTo) break;
            if (entry.snapshot) sequence.snapshot = entry.zxid;
            else sequence.txns.push_back({entry.zxid, entry.digest});
        }
        return sequence;
    }
};

/// Whether the statement holds, seen from the last event of the past: pairs of which neither part is new were judged before.
using FullForm = std::function<bool(const Past&)>;
/// By the name of the invariant.
using FullForms = std::map<std::string, FullForm>;

/// The first event at which each full form does not hold, judged over a whole run.
inline std::map<std::string, EventId> firstBreaks(const FullForms& forms, const Timeline& timeline,
                                                  const Ensemble& ensemble) {
    std::map<std::string, EventId> breaks;
    Past past(timeline, ensemble);
    for (EventId id = 1; id <= timeline.last(); ++id) {
        past.take(timeline.event(id));
        for (const auto& [name, holds] : forms) {
            if (!breaks.contains(name) && !holds(past)) breaks[name] = id;
        }
    }
    return breaks;
}

}  // namespace zabscope::zab::test
