// SPDX-License-Identifier: GPL-3.0-or-later
/// Who "leader", "follower", "observer" and "all" are in one state of the ensemble.
#pragma once

#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/cluster_state.h"
#include "core/trace/command.h"

namespace zabscope {

/// The servers that targets mean, ascending, each once; empty if nobody is that now. A sid that is given stands for itself.
/// leader: of those that are up and LEADING the one in phase broadcast with the largest epoch, else the one with the
/// smallest sid. follower: the smallest sid that is up and FOLLOWING. observer: the smallest sid configured as one.
std::vector<NodeId> resolveTargets(const Targets& targets, const ClusterState& state, const Ensemble& ensemble);

}  // namespace zabscope
