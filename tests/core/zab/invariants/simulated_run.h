// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs of real servers in the simulator, with crashes, cuts, freezes and writes drawn from a seed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/sim/memory_transport.h"
#include "core/sim/simulator.h"
#include "core/zab/zab_protocol.h"

namespace zabscope::zab::test {

class SimulatedRun {
public:
    struct Plan {
        std::uint64_t seed = 1;
        int troubles = 40;          ///< commands of all kinds
        int mostWrites = 30;        ///< by one command
        Duration calm = seconds(200);  ///< at the end, after everything has been mended
        std::string variant{};
    };

    explicit SimulatedRun(const Plan& plan) : m_plan(plan), m_random(plan.seed * 2 + 1), m_simulator(makeSimulator()) {
        // What is found is judged by the tests themselves.
        m_simulator.setInvariants(false);
        command(Start{{Target{Target::Who::all}}});
        m_now += seconds(3);
        m_simulator.runUntil(m_now);
        for (int i = 0; i < plan.troubles; ++i) {
            trouble();
            m_now += milliseconds(static_cast<std::int64_t>(draw(3) == 0 ? draw(8000) : draw(200)));
            m_simulator.runUntil(m_now);
        }
        for (const Member& member : ensemble().members) {
            command(Thaw{{sid(member.sid)}});
            command(Start{{sid(member.sid)}});
        }
        command(Heal{});
        m_simulator.runUntil(m_now + plan.calm);
    }

    const Timeline& timeline() const { return m_simulator.timeline(); }
    const Ensemble& ensemble() const { return m_simulator.stage().ensemble; }

private:
    static Target sid(NodeId node) { return {Target::Who::sid, node}; }
    std::uint64_t draw(std::uint64_t below) {
        m_random = m_random * 6364136223846793005U + 1442695040888963407U;
        return (m_random >> 33) % below;
    }
    Simulator makeSimulator() {
        static const Protocol protocol{"zab", makePeer, makeInvariants, variantNames};
        Stage stage;
        stage.seed = m_plan.seed;
        const int voters = m_plan.seed % 2 == 0 ? 3 : 5;
        const int observers = m_plan.seed % 4 == 3 ? 1 : 0;
        for (int i = 1; i <= voters + observers; ++i) stage.ensemble.members.push_back({i, i > voters, 1, 0});
        if (m_plan.seed % 5 == 0) stage.ensemble.commitLogCount = 2;
        if (m_plan.seed % 5 == 0) stage.ensemble.snapCount = 4;
        if (!m_plan.variant.empty()) stage.ensemble.variants.insert(m_plan.variant);
        return Simulator(stage, protocol, std::make_unique<MemoryTransport>());
    }
    /// Who cannot be done anything about is left alone.
    void command(const Command& command) { (void)m_simulator.carryOut(command); }

    void trouble() {
        const auto servers = static_cast<std::uint64_t>(ensemble().members.size());
        const Targets one{sid(static_cast<NodeId>(1 + draw(servers)))};
        const Targets leader{Target{Target::Who::leader}};
        switch (draw(12)) {
        case 0: return command(Kill{one});
        case 1: return command(Kill{leader});
        case 2:
        case 3: return command(Start{one});
        case 4: return command(PowerOff{one});
        case 5: return command(Isolate{draw(2) == 0 ? one : leader});
        case 6: return command(Heal{});
        case 7: return command(draw(2) == 0 ? Command{Freeze{one}} : Command{Thaw{one}});
        default: return command(writes(one.front()));
        }
    }
    AskClient writes(Target server) {
        AskClient ask;
        ask.server = server;
        ask.operation.verb = Operation::Verb::load;
        ask.operation.value = "value";
        ask.operation.count = static_cast<std::int64_t>(1 + draw(static_cast<std::uint64_t>(m_plan.mostWrites)));
        ask.operation.outstanding = static_cast<std::int64_t>(1 + draw(8));
        return ask;
    }

    Plan m_plan;
    std::uint64_t m_random;
    Instant m_now = startOfTime;
    Simulator m_simulator;
};

}  // namespace zabscope::zab::test
