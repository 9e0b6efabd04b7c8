// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs of servers without any protocol: mostly what a good server would do, at times something that breaks a rule.
#pragma once

#include <array>
#include <cstdint>

#include "core/zab/invariants/statement.h"
#include "tests/core/zab/invariants/written_run.h"

namespace zabscope::zab::test {

class WildRun {
public:
    explicit WildRun(std::uint64_t seed) : m_state(seed * 2 + 1), m_wildness(5 + draw(80)) {
        for (const NodeId node : {1, 2, 3}) {
            m_run.born(node);
            m_run.show(node, {{Field::round, 1}});
        }
        for (const NodeId node : {2, 3}) m_run.connect(node, 1);
        const std::uint64_t events = 40 + draw(160);
        for (std::uint64_t i = 0; i < events; ++i) act(1 + static_cast<NodeId>(draw(3)));
    }
    const Timeline& timeline() const { return m_run.timeline; }
    const Ensemble& ensemble() const { return m_run.ensemble; }

private:
    using Type = wire::QuorumPacket;

    std::uint64_t draw(std::uint64_t below) {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return (m_state >> 33) % below;
    }
    bool goesWild() { return draw(m_wildness) == 0; }

    const NodeState& stateOf(NodeId node) const { return *m_run.timeline.state().find(node); }
    std::int64_t shows(NodeId node, Field field) const { return stateOf(node).fields.scalar(field); }
    Zxid lastOf(NodeId node) const { return m_run.timeline.histories().last(node, stateOf(node).written); }

    void act(NodeId node) {
        if (!stateOf(node).up) {
            m_run.born(node);
            if (node != 1) {
                m_run.connect(node, 1);
                m_talks[static_cast<std::size_t>(node)] = 0;
                m_proposed[static_cast<std::size_t>(node)] = Zxid{};
            }
            const std::int64_t promised = m_promised[static_cast<std::size_t>(node)] - (goesWild() ? 1 : 0);
            m_run.show(node, {{Field::round, 1},
                              {Field::acceptedEpoch, promised},
                              {Field::currentEpoch, std::min(promised, m_current[static_cast<std::size_t>(node)])},
                              {Field::lastProcessed, lastOf(node).value - (goesWild() ? 1 : 0)},
                              {Field::treeDigest, goesWild() ? 1 : 0}});
            return;
        }
        switch (draw(28)) {
        case 0: return lead(node);
        case 1: return loseOffice(node);
        case 2: return follow(node);
        case 3: return crash(node);
        case 4: return cut(node);
        case 5: return vote(node);
        case 6: return acceptEpoch(node);
        case 7:
        case 8:
        case 9:
        case 10: return talk(2 + static_cast<NodeId>(draw(2)));
        default: return write(node);
        }
    }

    void lead(NodeId node) {
        if (shows(node, Field::role) == static_cast<std::int64_t>(Role::leading)) {
            if (phaseOf(stateOf(node).fields) != Phase::synchronization) return;
            m_run.establish(node, shows(node, Field::acceptedEpoch));
            return;
        }
        if (shows(node, Field::role) != 0) return;
        const std::int64_t epoch = ++m_epoch - (goesWild() ? 1 : 0);
        // Good leaders have it all.
        if (!goesWild()) copyBest(node);
        m_run.decide(node, epoch);
        remember(node, epoch);
        m_run.flushed(node, lastOf(node));
    }
    void copyBest(NodeId node) {
        NodeId best = node;
        for (const NodeId other : {1, 2, 3}) {
            if (lastOf(other) > lastOf(best)) best = other;
        }
        copy(node, best);
    }
    /// Makes a history a copy of another one, as far as cutting and appending goes.
    void copy(NodeId to, NodeId from) {
        const auto& book = m_run.timeline.histories();
        const auto wanted = book.list(from, stateOf(from).written);
        const auto present = book.list(to, stateOf(to).written);
        std::size_t equal = 0;
        while (equal < std::min(wanted.size(), present.size()) && wanted[equal].zxid == present[equal].zxid &&
               wanted[equal].digest == present[equal].digest && !wanted[equal].snapshot && !present[equal].snapshot) {
            ++equal;
        }
        if ((!wanted.empty() && wanted[0].snapshot) || (equal == 0 && !wanted.empty() && !present.empty() && draw(2) == 0)) {
            m_run.adopt(to, lastOf(from));
            return;
        }
        if (equal < present.size()) m_run.truncate(to, equal == 0 ? Zxid{} : present[equal - 1].zxid);
        for (std::size_t i = equal; i < wanted.size(); ++i) {
            if (wanted[i].zxid > lastOf(to)) m_run.log(to, wanted[i].zxid, wanted[i].digest);
        }
    }
    void loseOffice(NodeId node) {
        if (shows(node, Field::role) == 0) return;
        m_run.show(node, {{Field::role, 0}, {Field::phase, 0}, {Field::leader, 0}, {Field::establishedEpoch, 0},
                          {Field::round, shows(node, Field::round) + 1}, {Field::proposedZxid, 0},
                          {Field::lastProcessed, lastOf(node).value - (goesWild() ? 1 : 0)}});
    }
    NodeId anyLeader() {
        for (const NodeId node : {1, 2, 3}) {
            if (isDecidedLeader(stateOf(node))) return node;
        }
        return noNode;
    }
    void follow(NodeId node) {
        const NodeId leader = anyLeader();
        if (leader == noNode || leader == node || shows(node, Field::role) != 0) return;
        if (!goesWild()) copy(node, leader);
        m_run.follow(node, leader, shows(leader, Field::acceptedEpoch));
        remember(node, shows(leader, Field::acceptedEpoch));
        if (!goesWild()) m_run.flushed(node, lastOf(node));
    }
    void crash(NodeId node) {
        if (draw(3) != 0) return;
        m_run.died(node);
        if (draw(2) == 0) {
            const Zxid durable = m_run.timeline.histories().last(node, stateOf(node).durable);
            m_run.add(DiskLost{node, durable, false});
        }
        if (draw(20) == 0) m_run.add(DiskWiped{node});
    }
    void cut(NodeId node) {
        if (draw(4) != 0) return;
        if (goesWild()) m_run.truncate(node, Zxid{lastOf(node).value - static_cast<std::int64_t>(draw(2))});
        if (goesWild()) m_run.truncate(node, zxidOf(stateOf(node).fields, Field::lastCommitted));
    }
    void vote(NodeId node) {
        if (shows(node, Field::role) != 0) return;
        if (draw(4) == 0) {
            m_run.show(node, {{Field::round, shows(node, Field::round) + 1}, {Field::proposedZxid, 0}});
        } else {
            const std::int64_t change = goesWild() ? -1 : 1;
            m_run.show(node, {{Field::proposedZxid, shows(node, Field::proposedZxid) + change}});
        }
    }
    void remember(NodeId node, std::int64_t epoch) {
        m_promised[static_cast<std::size_t>(node)] = epoch;
        m_current[static_cast<std::size_t>(node)] = epoch;
    }
    void acceptEpoch(NodeId node) {
        if (draw(3) != 0) return;
        const bool both = draw(2) == 0;
        const std::int64_t epoch = shows(node, Field::acceptedEpoch) + (goesWild() ? -1 : draw(2) == 0 ? 1 : 0);
        m_run.beginStep();
        m_run.show(node, {{both || goesWild() ? Field::currentEpoch : Field::acceptedEpoch, epoch},
                          {both ? Field::acceptedEpoch : Field::lastLogged, both ? epoch : lastOf(node).value}});
        m_run.epochFile(node, FileKind::acceptedEpoch);
        if (both) m_run.epochFile(node, FileKind::currentEpoch);
        if (draw(2) == 0) m_run.flushed(node, lastOf(node));
        m_promised[static_cast<std::size_t>(node)] = shows(node, Field::acceptedEpoch);
        m_current[static_cast<std::size_t>(node)] = shows(node, Field::currentEpoch);
    }

    void write(NodeId node) {
        const bool leads = isBroadcastingLeader(stateOf(node));
        const NodeId leader = anyLeader();
        if (draw(3) == 0) {
            m_run.flushed(node, lastOf(node));
        } else if (leads && draw(2) == 0) {
            const Zxid last = lastOf(node);
            const std::int64_t epoch = shows(node, Field::acceptedEpoch);
            const bool sameEpoch = last.epoch() >= epoch;
            const Zxid next = sameEpoch ? Zxid{last.value + 1 + (goesWild() ? 1 : 0)} : Zxid::of(epoch, 1);
            m_run.propose(node, next, static_cast<std::uint64_t>(next.value * 10 + node));
            m_run.show(node, {{Field::lastLogged, next.value}});
        } else if (leads || goesWild()) {
            commitSome(node);
        } else if (leader != noNode && leader != node) {
            append(node, leader);
        }
    }
    /// One more of the leader's, or of one's own invention; or what the leader has committed.
    void append(NodeId node, NodeId leader) {
        if (draw(3) == 0) {
            const Zxid committed = zxidOf(stateOf(leader).fields, Field::lastCommitted);
            if (committed > zxidOf(stateOf(node).fields, Field::lastCommitted)) m_run.commit(node, committed);
            return;
        }
        for (const auto& entry : m_run.timeline.histories().list(leader, stateOf(leader).written)) {
            if (entry.zxid <= lastOf(node) || entry.snapshot) continue;
            if (goesWild()) continue;
            m_run.log(node, entry.zxid, goesWild() ? entry.digest + 5 : entry.digest);
            return;
        }
    }
    void commitSome(NodeId node) {
        const auto entries = m_run.timeline.histories().list(node, stateOf(node).written);
        const Zxid committed = zxidOf(stateOf(node).fields, Field::lastCommitted);
        for (const auto& entry : entries) {
            if (entry.zxid <= committed || goesWild()) continue;
            m_run.commit(node, entry.zxid);
            return;
        }
        if (goesWild() && !entries.empty()) m_run.commit(node, entries[draw(entries.size())].zxid);
    }

    /// The next packet between server 1 and a learner, or any other one.
    void talk(NodeId learner) {
        static constexpr std::array<Type::Type, 12> agreement{
            Type::FOLLOWERINFO, Type::LEADERINFO, Type::ACKEPOCH, Type::DIFF,     Type::PROPOSAL, Type::COMMIT,
            Type::NEWLEADER,    Type::ACK,        Type::UPTODATE, Type::PROPOSAL, Type::ACK,      Type::COMMIT};
        static constexpr std::array<bool, 19> byLearner{false, true,  false, true,  false, false, false, false, false, false,
                                                        false, true,  false, false, false, false, true,  false, true};
        auto& place = m_talks[static_cast<std::size_t>(learner)];
        if (!stateOf(learner).up || !stateOf(1).up) return;
        const auto chosen = goesWild() ? draw(agreement.size()) : place < agreement.size() ? place : 9 + (place - 9) % 3;
        ++place;
        const Type::Type type = agreement[chosen];
        const bool late = chosen >= 9;
        Zxid& next = m_proposed[static_cast<std::size_t>(learner)];
        if (type == Type::PROPOSAL) next = Zxid{(next == Zxid{} ? Zxid::of(1, 0) : next).value + 1 + (goesWild() ? 1 : 0)};
        Zxid zxid = next;
        if (type == Type::NEWLEADER || (type == Type::ACK && !late)) zxid = Zxid::of(1, 0);
        bool fromLearner = byLearner[static_cast<std::size_t>(type)];
        if (goesWild()) fromLearner = !fromLearner;
        m_run.send(fromLearner ? learner : 1, fromLearner ? 1 : learner, learner, type, zxid);
    }

    WrittenRun m_run;
    std::uint64_t m_state;
    std::uint64_t m_wildness;
    std::int64_t m_epoch = 0;
    std::array<std::int64_t, 4> m_promised{};
    std::array<std::int64_t, 4> m_current{};
    std::array<std::size_t, 4> m_talks{};
    std::array<Zxid, 4> m_proposed{};
};

}  // namespace zabscope::zab::test
