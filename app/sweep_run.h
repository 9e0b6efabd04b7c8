// SPDX-License-Identifier: GPL-3.0-or-later
/// One run of a sweep: a scenario under one seed, and what counts of it.
#pragma once

#include <atomic>
#include <optional>

#include "core/trace/scenario.h"
#include "views/charts/sweep.h"

namespace zabscope {

/// Plays over memory, at most two million events: how long it took from the first search to an established leader, over
/// all attempts until then, who that was, and in how many rounds. Nothing if `stop` has been set.
std::optional<SweepPoint> sweepRun(const Scenario& scenario, std::uint64_t seed, const std::atomic<bool>* stop = nullptr);

}  // namespace zabscope
