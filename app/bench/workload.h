// SPDX-License-Identifier: GPL-3.0-or-later
/// The ensembles that are measured: n servers in default settings, and a steady load of writes.
#pragma once

#include <memory>

#include "app/play.h"
#include "core/sim/simulator.h"

namespace zabscope {

/// A stage of n voters with sids 1..n.
Stage stageOfVoters(int servers);
/// A simulator in which all servers have been started, one after the other so far apart.
std::unique_ptr<Simulator> startedEnsemble(int servers, Carrier carrier, Duration apart = {});
/// Plays until a leader is established (or 60 s of the run have passed), and a little longer until all serve.
void untilAllServe(Simulator& simulator);
/// Writes of 10 bytes to one znode through the leader, with so many unanswered at a time, until stopped.
void beginLoad(Simulator& simulator, int outstanding);
/// The number of transactions that the leader has committed so far in its epoch.
std::int64_t committed(const Simulator& simulator);
bool hasEstablishedLeader(const Simulator& simulator);

}  // namespace zabscope
