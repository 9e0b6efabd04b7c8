// SPDX-License-Identifier: GPL-3.0-or-later
/// The full forms of what holds at one server or on one connection: the local ones (a) to (j) and the action checks.
#pragma once

#include "core/zab/quorum.h"
#include "tests/core/zab/invariants/full_forms.h"

namespace zabscope::zab::test {

inline bool epochWithinPromise(const Past& past) {
    for (const NodeState& node : past.state.servers()) {
        if (node.fields.scalar(Field::currentEpoch) > node.fields.scalar(Field::acceptedEpoch)) return false;
    }
    return true;
}

inline bool epochsNeverDecrease(const Past& past) {
    if (!past.changed() || past.shown.empty() || !isServer(past.changed()->node)) return true;
    const Past::Shown& now = past.shown.back();
    if (now.accepted < 0 || now.current < 0) return false;  // epochs begin with 0
    for (const Past::Shown& before : past.shown) {
        const bool sameLife = before.node == now.node && before.life == now.life;
        if (sameLife && (before.accepted > now.accepted || before.current > now.current)) return false;
    }
    for (const Past::EpochWrite& write : past.epochWrites) {
        if (write.node != now.node || !write.durable || write.gone) continue;
        if (write.epoch > (write.isCurrent ? now.current : now.accepted)) return false;
    }
    return true;
}

inline bool logWithoutGaps(const Past& past) {
    for (const NodeState& node : past.state.servers()) {
        const Sequence log = past.written(past.state, node.node);
        Zxid before = log.snapshot;
        for (const Txn& txn : log.txns) {
            const bool first = txn.zxid.epoch() > before.epoch() || before.counter() == 0;
            const bool right = first ? txn.zxid > before && txn.zxid.counter() == past.ensemble.initialCounter + 1
                                     : txn.zxid.value == before.value + 1;
            if (!right) return false;
            before = txn.zxid;
        }
    }
    return true;
}

inline bool loggedEpochTakenOver(const Past& past) {
    for (const NodeState& node : past.state.servers()) {
        if (phaseOf(node.fields) != Phase::broadcast) continue;
        if (zxidOf(node.fields, Field::lastLogged).epoch() > node.fields.scalar(Field::currentEpoch)) return false;
    }
    return true;
}

inline bool memoryMatchesLog(const Past& past) {
    const Changed* change = past.changed();
    if (!change || !isServer(change->node)) return true;
    const NodeState& node = *past.state.find(change->node);
    if (roleOf(node.fields) != Role::looking) return true;
    bool first = true;  // election in this life
    for (EventId id = past.event->id - 1; id > 0; --id) {
        const auto& what = past.timeline.event(id).what;
        if (const auto* born = std::get_if<Born>(&what); born && born->node == node.node) break;
        const auto* earlier = std::get_if<Changed>(&what);
        if (earlier && earlier->node == node.node && touches(*earlier, Field::role, Field::round)) first = false;
    }
    const bool begins = first && touches(*change, Field::round);
    if (!begins && !touches(*change, Field::role)) return true;
    const Zxid applied = zxidOf(node.fields, Field::lastProcessed);
    const Zxid logged = past.written(past.state, node.node).last();
    const bool beginning = applied.counter() == 0 && applied > logged &&
                           applied.epoch() <= node.fields.scalar(Field::currentEpoch);
    return applied == logged || beginning;
}

inline bool voteOnlyGrows(const Past& past) {
    const Changed* change = past.changed();
    if (!change || !isServer(change->node)) return true;
    const NodeState& now = *past.state.find(change->node);
    const NodeState& before = *past.before.find(change->node);
    const auto votes = [](const NodeState& node) {
        return std::tuple{node.fields.scalar(Field::proposedEpoch), node.fields.scalar(Field::proposedZxid),
                          node.fields.scalar(Field::proposedLeader)};
    };
    const bool looked = roleOf(before.fields) == Role::looking && roleOf(now.fields) == Role::looking;
    const bool sameRound = before.fields.scalar(Field::round) == now.fields.scalar(Field::round);
    if (!looked || !sameRound) return true;
    return votes(before) <= votes(now);
}

inline bool commitsContiguous(const Past& past) {
    const Changed* change = past.changed();
    if (!change || !isServer(change->node) || touches(*change, Field::establishedEpoch)) return true;
    const NodeState& leader = *past.state.find(change->node);
    if (!isBroadcastingLeader(leader) || !touches(*change, Field::lastCommitted)) return true;
    const Zxid from = zxidOf(past.before.find(change->node)->fields, Field::lastCommitted);
    const Zxid to = zxidOf(leader.fields, Field::lastCommitted);
    if (from == to) return true;
    if (to < from || to.epoch() != from.epoch()) return false;
    const Sequence log = past.written(past.state, leader.node);
    const std::int64_t first = from.counter() == 0 ? past.ensemble.initialCounter + 1 : from.counter() + 1;
    for (std::int64_t counter = first; counter <= to.counter(); ++counter) {
        const Zxid zxid = Zxid::of(to.epoch(), counter);
        if (std::ranges::none_of(log.txns, [&](const Txn& txn) { return txn.zxid == zxid; })) return false;
    }
    return true;
}

inline bool quorumsIntersect(const Past& past) {
    if (past.state.servers().empty()) return true;  // nobody to be in force for
    const Quorum quorum{past.ensemble};
    const auto& voters = quorum.voters();
    for (std::uint32_t picked = 0; picked < (1U << voters.size()); ++picked) {
        SidSet one;
        SidSet other;
        for (std::size_t i = 0; i < voters.size(); ++i) (picked >> i & 1 ? one : other).insert(voters[i]);
        if (quorum.contains(one) && quorum.contains(other)) return false;
    }
    return true;
}

// ---- packets ----

struct Packet {
    MessageKind kind;
    bool fromLearner;
    Zxid zxid;
};
/// All packets of the connection of the last event up to it; none if that is no packet.
inline std::vector<Packet> conversation(const Past& past) {
    std::vector<Packet> packets;
    const auto* now = std::get_if<Sent>(&past.event->what);
    if (!now || !isPacket(*now)) return packets;
    for (const Event* event : past.sent) {
        const auto& sent = std::get<Sent>(event->what);
        if (sent.connection != now->connection) continue;
        const bool fromLearner = openerOf(sent.connection) == sent.from;
        packets.push_back({static_cast<MessageKind>(sent.kind), fromLearner, zxidIn(sent.bytes).value_or(Zxid{})});
    }
    return packets;
}

inline bool ackIsDurable(const Past& past) {
    const auto packets = conversation(past);
    if (packets.empty() || packets.back().kind != MessageKind::ack || packets.back().zxid.counter() == 0) return true;
    return packets.back().zxid <= past.durable(past.state, std::get<Sent>(past.event->what).from).last();
}

inline bool newLeaderAckIsDurable(const Past& past) {
    const auto packets = conversation(past);
    if (packets.empty() || packets.back().kind != MessageKind::ack || packets.back().zxid.counter() != 0) return true;
    const NodeId learner = std::get<Sent>(past.event->what).from;
    std::int64_t onDisk = 0;
    for (const Past::EpochWrite& write : past.epochWrites) {
        if (write.node == learner && write.isCurrent && write.durable && !write.gone) onDisk = write.epoch;
    }
    if (onDisk != packets.back().zxid.epoch()) return false;
    if (!past.ensemble.isVoter(learner)) return true;
    const Sequence durable = past.durable(past.state, learner);
    if (durable != past.written(past.state, learner)) return false;
    for (const Packet& packet : packets) {
        if (packet.kind == MessageKind::newLeader) break;
        const bool synchronizes = packet.kind == MessageKind::commit || packet.kind == MessageKind::snap;
        if (synchronizes && packet.zxid > durable.last()) return false;
    }
    return true;
}

inline bool stateInconsistent(const Past& past) {
    using Kind = MessageKind;
    const auto packets = conversation(past);
    // The agreement is one fixed sequence; everything else may come from some point of it on.
    const std::vector<std::set<Kind>> agreement{{Kind::followerInfo, Kind::observerInfo}, {Kind::leaderInfo},
                                                {Kind::ackEpoch}, {Kind::diff, Kind::trunc, Kind::snap},
                                                {Kind::newLeader}, {Kind::ack}, {Kind::upToDate}};
    const std::map<Kind, std::size_t> others{{Kind::proposal, 4}, {Kind::commit, 4}, {Kind::inform, 4}, {Kind::ping, 5},
                                             {Kind::request, 7}, {Kind::revalidate, 7}, {Kind::sync, 7}};
    std::size_t done = 0;
    for (const Packet& packet : packets) {
        if (const auto other = others.find(packet.kind); other != others.end()) {
            if (done < other->second) return false;
        } else if (packet.kind == Kind::ack && (packet.zxid.counter() != 0 || done == agreement.size())) {
            if (done < 5) return false;
        } else {
            if (done == agreement.size() || !agreement[done].contains(packet.kind)) return false;
            ++done;
        }
    }
    return true;
}

inline bool proposalInconsistent(const Past& past) {
    Zxid last;
    for (const Packet& packet : conversation(past)) {
        const bool news = packet.kind == MessageKind::inform && packet.zxid > last;
        if (packet.kind != MessageKind::proposal && !news) continue;
        const bool next = packet.zxid.value == last.value + 1;
        const bool first = packet.zxid.epoch() > last.epoch() && packet.zxid.counter() == past.ensemble.initialCounter + 1;
        if (last != Zxid{} && !next && !first) return false;
        last = packet.zxid;
    }
    return true;
}

inline bool commitInconsistent(const Past& past) {
    std::vector<Zxid> pending;
    for (const Packet& packet : conversation(past)) {
        if (packet.kind == MessageKind::proposal) pending.push_back(packet.zxid);
        if (packet.kind != MessageKind::commit) continue;
        if (pending.empty() || pending.front() != packet.zxid) return false;
        pending.erase(pending.begin());
    }
    return true;
}

inline bool ackInconsistent(const Past& past) {
    std::vector<Zxid> proposed;
    Zxid newLeader;
    Zxid acked;
    for (const Packet& packet : conversation(past)) {
        if (packet.kind == MessageKind::proposal) proposed.push_back(packet.zxid);
        if (packet.kind == MessageKind::newLeader) newLeader = packet.zxid;
        if (packet.kind != MessageKind::ack) continue;
        if (packet.zxid.counter() == 0) {
            if (packet.zxid != newLeader) return false;
            continue;
        }
        if (packet.zxid <= acked || proposed.empty()) return false;
        if (packet.zxid < proposed.front() || packet.zxid > proposed.back()) return false;
        acked = packet.zxid;
    }
    return true;
}

inline bool messageIllegal(const Past& past) {
    using Kind = MessageKind;
    const auto packets = conversation(past);
    if (packets.empty()) return true;
    const std::set<Kind> both{Kind::ping, Kind::revalidate};
    const std::set<Kind> learners{Kind::request, Kind::ack, Kind::followerInfo, Kind::observerInfo, Kind::ackEpoch};
    const Packet& packet = packets.back();
    if (static_cast<int>(packet.kind) == 9) return false;  // no such packet here
    if (!both.contains(packet.kind) && learners.contains(packet.kind) != packet.fromLearner) return false;
    const Role role = roleOf(past.state.find(std::get<Sent>(past.event->what).from)->fields);
    return packet.fromLearner ? role == Role::following || role == Role::observing : role == Role::leading;
}

inline bool acksInTurn(const Past& past) {
    const auto packets = conversation(past);
    if (packets.empty() || packets.back().kind != MessageKind::ack || packets.back().zxid.counter() == 0) return true;
    return std::ranges::any_of(packets, [](const Packet& packet) {
        return packet.kind == MessageKind::ack && packet.zxid.counter() == 0;
    });
}

inline bool treeAgreement(const Past& past) {
    if (!past.changed() || !isServer(past.changed()->node)) return true;
    const Past::Tree& now = past.trees.back();
    return now.applied.counter() <= 0 || std::ranges::all_of(past.trees, [&](const Past::Tree& before) {
        return before.applied != now.applied || before.digest == now.digest;
    });
}

inline void addLocal(FullForms& forms) {
    forms["EpochWithinPromise"] = epochWithinPromise;
    forms["EpochsNeverDecrease"] = epochsNeverDecrease;
    forms["LogWithoutGaps"] = logWithoutGaps;
    forms["LoggedEpochTakenOver"] = loggedEpochTakenOver;
    forms["MemoryMatchesLog"] = memoryMatchesLog;
    forms["VoteOnlyGrows"] = voteOnlyGrows;
    forms["CommitsContiguous"] = commitsContiguous;
    forms["QuorumsIntersect"] = quorumsIntersect;
    forms["AckIsDurable"] = ackIsDurable;
    forms["NewLeaderAckIsDurable"] = newLeaderAckIsDurable;
    forms["stateInconsistent"] = stateInconsistent;
    forms["proposalInconsistent"] = proposalInconsistent;
    forms["commitInconsistent"] = commitInconsistent;
    forms["ackInconsistent"] = ackInconsistent;
    forms["messageIllegal"] = messageIllegal;
    forms["AcksInTurn"] = acksInTurn;
    forms["TreeAgreement"] = treeAgreement;
}

}  // namespace zabscope::zab::test
