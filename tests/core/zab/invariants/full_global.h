// SPDX-License-Identifier: GPL-3.0-or-later
/// The full forms of what holds between servers: the paper's six, and those of the TLA+ specifications.
#pragma once

#include "core/zab/quorum.h"
#include "tests/core/zab/invariants/full_forms.h"

namespace zabscope::zab::test {

/// The views that the last event brought.
inline std::vector<Past::View> newViews(const Past& past) {
    std::vector<Past::View> views;
    for (const Past::View& view : past.views) {
        if (view.event == past.event->id) views.push_back(view);
    }
    return views;
}

inline bool integrity(const Past& past) {
    for (const Past::View& view : newViews(past)) {
        for (const Txn& txn : view.delivered.txns) {
            if (std::ranges::none_of(past.broadcasts, [&](const auto& one) { return one.txn == txn; })) return false;
        }
    }
    return true;
}

inline bool totalOrder(const Past& past) {
    for (const Past::View& one : newViews(past)) {
        for (const Past::View& other : past.views) {
            for (const Txn& b : one.delivered.txns) {
                if (std::ranges::find(other.delivered.txns, b) == other.delivered.txns.end()) continue;
                const Sequence mine = one.delivered.before(b);
                const Sequence theirs = other.delivered.before(b);
                const Zxid hidden = std::max(mine.snapshot, theirs.snapshot);
                if (mine.above(hidden) != theirs.above(hidden)) return false;
            }
        }
    }
    return true;
}

inline bool agreement(const Past& past) {
    const auto delivers = [&](NodeId node, const Txn& txn) {
        return std::ranges::any_of(past.views,
                                   [&](const auto& view) { return view.node == node && view.delivered.holds(txn); });
    };
    for (const auto& [i, unused] : past.last) {
        for (const auto& [j, alsoUnused] : past.last) {
            bool onlyI = false;
            bool onlyJ = false;
            for (const Txn& txn : past.chosen.txns) {
                onlyI |= delivers(i, txn) && !delivers(j, txn);
                onlyJ |= delivers(j, txn) && !delivers(i, txn);
            }
            if (onlyI && onlyJ) return false;
        }
    }
    return true;
}

inline bool localPrimaryOrder(const Past& past) {
    for (const Past::View& view : newViews(past)) {
        for (const auto& b : past.broadcasts) {
            if (std::ranges::find(view.delivered.txns, b.txn) == view.delivered.txns.end()) continue;
            for (const auto& a : past.broadcasts) {
                const bool before = a.primary == b.primary && a.event < b.event && a.txn.zxid.epoch() == b.txn.zxid.epoch();
                if (before && !view.delivered.before(b.txn).holds(a.txn)) return false;
            }
        }
    }
    return true;
}

inline bool globalPrimaryOrder(const Past& past) {
    for (const Past::View& view : newViews(past)) {
        const auto& txns = view.delivered.txns;
        for (std::size_t second = 0; second < txns.size(); ++second) {
            if (view.delivered.snapshot.epoch() > txns[second].zxid.epoch()) return false;
            for (std::size_t first = 0; first < second; ++first) {
                if (txns[first].zxid.epoch() > txns[second].zxid.epoch()) return false;
            }
        }
    }
    return true;
}

inline bool primaryIntegrity(const Past& past) {
    for (const auto& a : past.broadcasts) {
        for (const Past::View& view : past.views) {
            for (const Txn& b : view.delivered.txns) {
                if (b.zxid.epoch() < a.txn.zxid.epoch() && !a.delivered.holds(b)) return false;
            }
        }
    }
    return true;
}

inline bool leadership1(const Past& past) {
    for (const NodeState& one : past.state.servers()) {
        for (const NodeState& other : past.state.servers()) {
            if (one.node == other.node || !isDecidedLeader(one) || !isDecidedLeader(other)) continue;
            if (one.fields.scalar(Field::acceptedEpoch) == other.fields.scalar(Field::acceptedEpoch)) return false;
        }
    }
    return true;
}

inline bool leadership2(const Past& past) {
    std::multiset<std::int64_t> epochs;
    for (EventId id = 1; id <= past.event->id; ++id) {
        const auto* change = std::get_if<Changed>(&past.timeline.event(id).what);
        if (!change || !isServer(change->node)) continue;
        for (const FieldChange& field : change->fields) {
            if (field.field == Field::establishedEpoch && field.value != 0) epochs.insert(field.value);
        }
    }
    return std::set(epochs.begin(), epochs.end()).size() == epochs.size();
}

inline bool prefixConsistency(const Past& past) {
    for (const Past::View& one : newViews(past)) {
        for (const Past::View& other : past.views) {
            if (!agreeUpToTheShorter(one.delivered, other.delivered)) return false;
        }
    }
    return true;
}

inline bool committedLogMonotonicity(const Past& past) {
    const NodeState* leader = past.state.find(past.established.leader);
    if (!leader || !isBroadcastingLeader(*leader)) return true;
    if (leader->fields.scalar(Field::establishedEpoch) != past.established.epoch) return true;
    return isPrefix(past.chosen, past.delivered(past.state, leader->node));
}

inline bool leaderLogCompleteness(const Past& past) {
    const NodeState* leader = past.state.find(past.decided.leader);
    if (!leader || !isDecidedLeader(*leader)) return true;
    if (leader->fields.scalar(Field::acceptedEpoch) != past.decided.epoch) return true;
    return isPrefix(past.chosen, past.written(past.state, leader->node));
}

inline bool processConsistency(const Past& past) {
    for (const NodeState& follower : past.state.servers()) {
        const std::int64_t epoch = follower.fields.scalar(Field::acceptedEpoch);
        const Phase phase = phaseOf(follower.fields);
        if (!follower.up || roleOf(follower.fields) != Role::following) continue;
        if (phase != Phase::synchronization && phase != Phase::broadcast) continue;
        if (follower.fields.scalar(Field::currentEpoch) != epoch) continue;
        for (const NodeState& leader : past.state.servers()) {
            if (leader.node != follower.fields.scalar(Field::leader) || !isDecidedLeader(leader)) continue;
            if (leader.fields.scalar(Field::acceptedEpoch) != epoch) continue;
            if (!isPrefix(past.written(past.state, follower.node), past.written(past.state, leader.node))) return false;
        }
    }
    return true;
}

inline bool committedLogDurability(const Past& past) {
    const auto* wrote = std::get_if<Wrote>(&past.event->what);
    if (!wrote || !isCut(*wrote)) return true;
    const Sequence after = past.written(past.state, wrote->node);
    for (const Txn& txn : past.written(past.before, wrote->node).txns) {
        const bool chosen = std::ranges::find(past.chosen.txns, txn) != past.chosen.txns.end();
        if (chosen && !after.holds(txn)) return false;
    }
    return true;
}

inline bool commitIsDurable(const Past& past) {
    const Changed* change = past.changed();
    if (!change || !touches(*change, Field::lastCommitted)) return true;
    if (!isBroadcastingLeader(*past.state.find(change->node))) return true;
    const Sequence committed = past.delivered(past.state, change->node);
    if (committed.txns.empty()) return true;
    std::size_t having = 0;
    std::size_t voters = 0;
    for (const Member& member : past.ensemble.members) {
        if (member.observer) continue;
        ++voters;
        if (past.wiped.contains(member.sid)) ++having;
        else if (past.state.find(member.sid) && past.durable(past.state, member.sid).holds(committed.txns.back())) ++having;
    }
    return 2 * having > voters;  // no run here has a hierarchy
}

inline void addGlobal(FullForms& forms) {
    forms["Integrity"] = integrity;
    forms["TotalOrder"] = totalOrder;
    forms["Agreement"] = agreement;
    forms["LocalPrimaryOrder"] = localPrimaryOrder;
    forms["GlobalPrimaryOrder"] = globalPrimaryOrder;
    forms["PrimaryIntegrity"] = primaryIntegrity;
    forms["Leadership1"] = leadership1;
    forms["Leadership2"] = leadership2;
    forms["PrefixConsistency"] = prefixConsistency;
    forms["CommittedLogMonotonicity"] = committedLogMonotonicity;
    forms["LeaderLogCompleteness"] = leaderLogCompleteness;
    forms["ProcessConsistency"] = processConsistency;
    forms["CommittedLogDurability"] = committedLogDurability;
    forms["CommitIsDurable"] = commitIsDurable;
}

}  // namespace zabscope::zab::test
