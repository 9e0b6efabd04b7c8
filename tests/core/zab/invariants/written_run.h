// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs written event by event, good ones and bad ones, and what the invariants find in them.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/trace/timeline.h"
#include "core/zab/message_text.h"
#include "core/zab/store.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_protocol.h"
#include "core/zab/zab_state.h"

namespace zabscope::zab::test {

inline Ensemble ensembleOf(int voters) {
    Ensemble ensemble;
    for (int sid = 1; sid <= voters; ++sid) ensemble.members.push_back({sid, false, 1, 0});
    return ensemble;
}

/// Appends the events that servers would cause; each call is one event unless it says otherwise.
class WrittenRun {
public:
    using Fields = std::initializer_list<std::pair<Field, std::int64_t>>;

    Timeline timeline;
    Ensemble ensemble = ensembleOf(3);

    EventId add(const What& what) { return timeline.append(m_now, m_cause, what); }
    /// Events from here on come from the same step.
    void beginStep() { m_cause = timeline.last(); }
    void pass(Duration duration) { m_now += duration; }

    EventId born(NodeId node) { return add(Born{node, ++m_lives[node]}); }
    EventId died(NodeId node, Death how = Death::killed) { return add(Died{node, how}); }
    EventId show(NodeId node, Fields fields) {
        std::vector<FieldChange> changes;
        for (const auto& [field, value] : fields) changes.push_back({field, false, 0, value});
        return add(Changed{node, changes});
    }
    EventId be(NodeId node, Role role, Phase phase) {
        return show(node, {{Field::role, static_cast<std::int64_t>(role)},
                           {Field::phase, static_cast<std::int64_t>(phase)}});
    }
    EventId log(NodeId node, Zxid zxid, std::uint64_t digest = 0) {
        return write(node, Write::Meaning::transaction, zxid, digest ? digest : static_cast<std::uint64_t>(zxid.value));
    }
    EventId truncate(NodeId node, Zxid zxid) { return write(node, Write::Meaning::truncation, zxid, 0); }
    EventId adopt(NodeId node, Zxid zxid) { return write(node, Write::Meaning::replacingSnapshot, zxid, 0); }
    EventId flushed(NodeId node, Zxid upTo) { return add(FlushDone{node, upTo}); }
    EventId commit(NodeId node, Zxid zxid) { return show(node, {{Field::lastCommitted, zxid.value}}); }
    EventId epochFile(NodeId node, FileKind kind) {
        const FileName name{static_cast<std::uint16_t>(kind), 0};
        return add(Wrote{node, Write::Action::replace, Write::Meaning::other, name, {}, 0, 8});
    }
    /// On the connection that the learner opened.
    EventId send(NodeId from, NodeId to, NodeId learner, wire::QuorumPacket::Type type, Zxid zxid = {}) {
        wire::QuorumPacket packet;
        packet.set_type(type);
        packet.set_zxid(zxid.value);
        m_bytes = packet.SerializeAsString();
        return add(Sent{connectionOf(learner), from, to, static_cast<std::uint8_t>(type), m_now + milliseconds(1), m_bytes});
    }
    /// Opens the learner's connection, so that the state knows it (three events).
    void connect(NodeId learner, NodeId leader) {
        add(Connecting{connectionOf(learner), learner, leader, Port::quorum});
        add(Connected{connectionOf(learner), leader});
        add(Connected{connectionOf(learner), learner});
    }

    /// Leads epoch `epoch`, decided but not established.
    void decide(NodeId node, std::int64_t epoch) {
        show(node, {{Field::role, static_cast<std::int64_t>(Role::leading)},
                    {Field::phase, static_cast<std::int64_t>(Phase::synchronization)},
                    {Field::leader, node},
                    {Field::acceptedEpoch, epoch},
                    {Field::currentEpoch, epoch}});
    }
    /// Its history is committed.
    EventId establish(NodeId node, std::int64_t epoch) {
        return show(node, {{Field::phase, static_cast<std::int64_t>(Phase::broadcast)},
                           {Field::establishedEpoch, epoch},
                           {Field::lastProposed, Zxid::of(epoch, 0).value},
                           {Field::lastCommitted, Zxid::of(epoch, 0).value}});
    }
    void lead(NodeId node, std::int64_t epoch) {
        decide(node, epoch);
        establish(node, epoch);
    }
    EventId propose(NodeId leader, Zxid zxid, std::uint64_t digest = 0) {
        show(leader, {{Field::lastProposed, zxid.value}});
        return log(leader, zxid, digest);
    }
    EventId follow(NodeId node, NodeId leader, std::int64_t epoch, Phase phase = Phase::broadcast) {
        return show(node, {{Field::role, static_cast<std::int64_t>(Role::following)},
                           {Field::phase, static_cast<std::int64_t>(phase)},
                           {Field::leader, leader},
                           {Field::acceptedEpoch, epoch},
                           {Field::currentEpoch, epoch}});
    }

private:
    EventId write(NodeId node, Write::Meaning meaning, Zxid zxid, std::uint64_t digest) {
        const FileName name{static_cast<std::uint16_t>(FileKind::log), 0};
        return add(Wrote{node, Write::Action::append, meaning, name, zxid, digest, 16});
    }
    ConnectionId connectionOf(NodeId learner) { return makeConnectionId(learner, m_lives[learner], 1); }

    Instant m_now = startOfTime;
    EventId m_cause = noEvent;
    std::map<NodeId, std::uint32_t> m_lives;
    std::string m_bytes;
};

struct Finding {
    EventId event = noEvent;
    NodeId node = noNode;
    std::string text;
};
/// By the name of the invariant, in the order of events.
using Findings = std::map<std::string, std::vector<Finding>>;

/// Judges a whole run.
inline Findings findIn(const Timeline& timeline, const Ensemble& ensemble) {
    Findings findings;
    const Invariants list = makeInvariants(ensemble);
    ClusterState state;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        state.apply(event, timeline.histories());
        const Scene scene{event, state, timeline.histories(), ensemble};
        const Interest about = Interest::of(event);
        for (const auto& invariant : list) {
            if (!invariant->interest().meets(about)) continue;
            if (auto violation = invariant->judge(scene)) {
                findings[std::string{invariant->name()}].push_back({id, violation->node, violation->text});
            }
        }
    }
    return findings;
}

}  // namespace zabscope::zab::test
