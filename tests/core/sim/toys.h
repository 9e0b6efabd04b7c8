// SPDX-License-Identifier: GPL-3.0-or-later
/// Peers for the tests of the simulator: one that does just what a test says, and one that chatters by itself.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/sim/memory_transport.h"
#include "core/sim/random.h"
#include "core/sim/simulator.h"
#include "core/trace/text.h"

namespace zabscope::toys {

/// What the puppets are to do when they are poked, and what they say has happened to them.
inline std::map<NodeId, Effects> orders;
inline std::vector<std::string> diary;

inline constexpr AlarmId pokeAlarm = 999;

struct DiaryLine {
    std::string operator()(const Started& what) const { return "started " + std::to_string(what.life); }
    std::string operator()(const MessageArrived& what) const {
        return "got " + std::string{what.bytes} + " on " + connectionName(what.connection);
    }
    std::string operator()(const AlarmRang& what) const { return "alarm " + std::to_string(what.alarm); }
    std::string operator()(const Written& what) const { return "written " + std::to_string(what.token); }
    std::string operator()(const Flushed& what) const { return "flushed " + std::to_string(what.token); }
    std::string operator()(const DiskFailed& what) const { return "disk failed " + std::to_string(what.token); }
    std::string operator()(const ConnectionOpened& what) const {
        return (what.incoming ? "accepted " : "opened ") + connectionName(what.connection);
    }
    std::string operator()(const ConnectionFailed& what) const {
        return (what.refused ? "refused " : "timed out ") + connectionName(what.connection);
    }
    std::string operator()(const ConnectionClosed& what) const { return "closed " + connectionName(what.connection); }
    std::string operator()(const ConnectionWritable& what) const { return "writable " + connectionName(what.connection); }
    std::string operator()(const ClientAsked&) const { return "asked"; }
};

/// Accepts on the election port, writes a diary, and carries out orders when its alarm is forced.
class Puppet final : public Peer {
public:
    explicit Puppet(NodeId self) : m_self(self) {}
    void step(Instant now, const Input& input, Effects& effects) override {
        m_published.beginStep();
        if (const auto* rang = std::get_if<AlarmRang>(&input); rang && rang->alarm == pokeAlarm) {
            effects = std::exchange(orders[m_self], {});
        } else {
            diary.push_back(toText(now - startOfTime) + " " + std::to_string(m_self) + " " + std::visit(DiaryLine{}, input));
        }
        if (const auto* started = std::get_if<Started>(&input)) {
            m_disk = started->disk;
            effects.push_back(Accept{Port::election, true});
        }
        effects.push_back(SetAlarm{pokeAlarm, Instant{seconds(1'000'000)}});
    }
    const PublishedState& published() const override { return m_published; }
    std::unique_ptr<Peer> clone() const override { return std::make_unique<Puppet>(*this); }
    inline static std::shared_ptr<const DiskImage> m_disk;  ///< what the last one to start has found

private:
    NodeId m_self;
    PublishedState m_published;
};

/// Connects to all smaller sids, answers every message after some thought, writes to its disk, and opens again what breaks.
class Chatterer final : public Peer {
public:
    Chatterer(NodeId self, const Ensemble& ensemble) : m_self(self), m_count(static_cast<NodeId>(ensemble.members.size())) {}
    void step(Instant now, const Input& input, Effects& effects) override {
        m_published.beginStep();
        if (const auto* started = std::get_if<Started>(&input)) {
            m_random = Random{started->seed};
            m_life = started->life;
            effects.push_back(Accept{Port::election, true});
            for (NodeId to = 1; to < m_self; ++to) connect(to, effects);
        } else if (const auto* opened = std::get_if<ConnectionOpened>(&input)) {
            m_open.push_back(opened->connection);
            say(opened->connection, effects);
        } else if (const auto* arrived = std::get_if<MessageArrived>(&input)) {
            m_heard += static_cast<std::int64_t>(arrived->bytes.size());
            m_published.set(1, m_heard);
            effects.push_back(SetAlarm{1, now + microseconds(static_cast<std::int64_t>(m_random.below(3000)))});
            if (m_heard % 3 == 0) write(effects);
            if (m_random.below(4) != 0) say(arrived->connection, effects);
        } else if (const auto* closed = std::get_if<ConnectionClosed>(&input)) {
            lost(closed->connection, now, effects);
        } else if (const auto* failed = std::get_if<ConnectionFailed>(&input)) {
            lost(failed->connection, now, effects);
        } else if (const auto* rang = std::get_if<AlarmRang>(&input)) {
            if (rang->alarm >= 100) connect(static_cast<NodeId>(rang->alarm - 100), effects);
            if (rang->alarm == 1 && !m_open.empty()) say(m_open[m_random.below(m_open.size())], effects);
        }
        if (!effects.empty()) effects.push_back(Note{1, {number(m_heard)}});
    }
    const PublishedState& published() const override { return m_published; }
    std::unique_ptr<Peer> clone() const override { return std::make_unique<Chatterer>(*this); }

private:
    void connect(NodeId to, Effects& effects) {
        const ConnectionId id = makeConnectionId(m_self, m_life, ++m_made);
        m_to[id] = to;
        effects.push_back(Connect{id, to, Port::election});
    }
    void lost(ConnectionId id, Instant now, Effects& effects) {
        std::erase(m_open, id);
        if (!m_to.contains(id)) return;
        effects.push_back(SetAlarm{static_cast<AlarmId>(100 + m_to[id]), now + milliseconds(50)});
        m_to.erase(id);
    }
    void say(ConnectionId id, Effects& effects) {
        effects.push_back(Send{id, 7, std::string(1 + m_random.below(40), 'x'), false});
    }
    void write(Effects& effects) {
        Write write;
        write.file = {1, 0};
        write.meaning = Write::Meaning::transaction;
        write.bytes = makeBlob("record");
        write.zxid = Zxid{++m_zxid};
        effects.push_back(write);
        effects.push_back(Flush{1});
    }

    NodeId m_self;
    NodeId m_count;
    std::uint32_t m_life = 1;
    std::uint32_t m_made = 0;
    std::int64_t m_heard = 0;
    std::int64_t m_zxid = 0;
    Random m_random;
    std::vector<ConnectionId> m_open;
    std::map<ConnectionId, NodeId> m_to;
    PublishedState m_published;
};

inline Invariants noInvariants(const Ensemble&) { return {}; }
inline std::span<const std::string_view> noVariants() { return {}; }
inline std::unique_ptr<Peer> makePuppet(NodeId sid, const Ensemble&) { return std::make_unique<Puppet>(sid); }
inline std::unique_ptr<Peer> makeChatterer(NodeId sid, const Ensemble& ensemble) {
    return std::make_unique<Chatterer>(sid, ensemble);
}
inline const Protocol puppets{"puppets", makePuppet, noInvariants, noVariants};
inline const Protocol chatterers{"chatterers", makeChatterer, noInvariants, noVariants};

inline Stage stageOf(NodeId servers, std::uint64_t seed = 1) {
    Stage stage;
    for (NodeId sid = 1; sid <= servers; ++sid) stage.ensemble.members.push_back({.sid = sid});
    stage.seed = seed;
    return stage;
}

inline Targets sids(std::initializer_list<NodeId> list) {
    Targets targets;
    for (const NodeId sid : list) targets.push_back({Target::Who::sid, sid});
    return targets;
}
inline Targets everybody() { return {{Target::Who::all, noNode}}; }

/// Puppets on a stage. A message takes 1 ms unless the stage says otherwise.
class Play {
public:
    explicit Play(NodeId servers = 2) : Play(stageOf(servers)) {}
    explicit Play(const Stage& stage) : sim(stage, puppets, std::make_unique<MemoryTransport>()) {
        orders.clear();
        diary.clear();
    }
    /// Does a command and fails loudly if it cannot be done.
    void command(const Command& command) {
        const auto failure = sim.carryOut(command);
        if (failure) throw std::runtime_error(*failure);
    }
    /// Lets a puppet do something now. The alarm that carries the orders is its only one.
    template <typename... E>
    void let(NodeId node, E... effects) {
        Effects& list = orders[node];
        list.clear();
        (list.emplace_back(std::move(effects)), ...);
        command(ForceTimeout{sids({node})});
    }
    void run(Duration time) { sim.runUntil(sim.now() + time); }
    /// Starts all, opens one connection from 2 to 1, and empties the diary; its id. Takes 10 ms.
    ConnectionId connected() {
        command(Start{everybody()});
        const ConnectionId id = makeConnectionId(2, 1, 1);
        let(2, Connect{id, 1, Port::election});
        run(milliseconds(10));
        diary.clear();
        return id;
    }
    /// The diary since the last time.
    std::vector<std::string> told() { return std::exchange(diary, {}); }
    std::size_t count(std::string_view kind) const {
        std::size_t number = 0;
        for (EventId id = 1; id <= sim.timeline().last(); ++id) {
            number += eventKindName(sim.timeline().event(id).what) == kind ? 1 : 0;
        }
        return number;
    }

    Simulator sim;
};

inline Send words(ConnectionId id, std::string bytes, bool tellWritable = false) {
    return Send{id, 7, std::move(bytes), tellWritable};
}

/// Appends a record to file 1.
inline Write append(std::string bytes, DiskToken token = 0) {
    Write write;
    write.file = {1, 0};
    write.bytes = makeBlob(std::move(bytes));
    write.token = token;
    return write;
}
/// The same for a transaction of the log, file 2.
inline Write transaction(std::int64_t zxid, DiskToken token = 0) {
    Write write = append("txn", token);
    write.file = {2, 0};
    write.meaning = Write::Meaning::transaction;
    write.zxid = Zxid{zxid};
    return write;
}

/// The whole run, a line an event.
inline std::vector<std::string> linesOf(const Timeline& timeline, EventId after = noEvent) {
    std::vector<std::string> lines;
    for (EventId id = after + 1; id <= timeline.last(); ++id) lines.push_back(toDetail(timeline.event(id), timeline));
    return lines;
}

}  // namespace zabscope::toys
