// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/workload.h"

#include <stdexcept>

#include "core/catalog.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

void insist(const std::optional<std::string>& refused) {
    if (refused) throw std::runtime_error("the benchmark's own command was refused: " + *refused);
}

}  // namespace

Stage stageOfVoters(int servers) {
    Stage stage;
    for (NodeId sid = 1; sid <= servers; ++sid) stage.ensemble.members.push_back({sid});
    return stage;
}

std::unique_ptr<Simulator> startedEnsemble(int servers, Carrier carrier, Duration apart) {
    auto simulator = std::make_unique<Simulator>(stageOfVoters(servers), defaultProtocol(), makeTransport(carrier));
    for (NodeId sid = 1; sid <= servers; ++sid) {
        insist(simulator->carryOut(Start{{Target{Target::Who::sid, sid}}}));
        if (apart > Duration{}) simulator->runUntil(simulator->now() + apart);
    }
    return simulator;
}

bool hasEstablishedLeader(const Simulator& simulator) {
    for (const NodeState& server : simulator.timeline().state().servers()) {
        if (server.fields.scalar(zab::establishedEpoch) > 0) return true;
    }
    return false;
}

void untilAllServe(Simulator& simulator) {
    const Instant limit = simulator.now() + seconds(60);
    while (!hasEstablishedLeader(simulator) && simulator.step(limit)) {}
    simulator.runUntil(simulator.now() + seconds(1));
}

void beginLoad(Simulator& simulator, int outstanding) {
    const auto leaders = simulator.resolve({Target{Target::Who::leader}});
    if (leaders.empty()) throw std::runtime_error("the benchmark's ensemble has no leader");
    AskClient ask;
    ask.server = {Target::Who::sid, leaders.front()};
    ask.operation.verb = Operation::Verb::create;
    ask.operation.path = "/bench";
    insist(simulator.carryOut(ask));
    simulator.runUntil(simulator.now() + seconds(1));
    ask.operation.verb = Operation::Verb::load;
    ask.operation.value = "0123456789";
    ask.operation.count = 0;
    ask.operation.outstanding = outstanding;
    insist(simulator.carryOut(ask));
}

std::int64_t committed(const Simulator& simulator) {
    std::int64_t most = 0;
    for (const NodeState& server : simulator.timeline().state().servers()) {
        most = std::max(most, zab::zxidOf(server.fields, zab::lastCommitted).counter());
    }
    return most;
}

}  // namespace zabscope
