// SPDX-License-Identifier: GPL-3.0-or-later
/// Whom "leader", "follower", "observer" and "all" mean at a position.
#pragma once

#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/cluster_state.h"
#include "core/trace/command.h"

namespace zabscope {

/// Whether the server is up, LEADING and in phase broadcast: a quorum follows it.
bool isEstablishedLeader(const NodeState& server);
/// The established leader; of several (one may not know yet that it is out of office) the one of the newest epoch.
/// noNode if there is none.
NodeId leaderIn(const ClusterState& state);
/// The servers meant, each once, in the order of the list. follower and observer: the one with the smallest sid that is
/// up and in that role. all: every member of the ensemble. Words that nobody answers to add nothing.
std::vector<NodeId> resolve(const Targets& targets, const Ensemble& ensemble, const ClusterState& state);

}  // namespace zabscope
