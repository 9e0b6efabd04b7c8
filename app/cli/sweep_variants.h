// SPDX-License-Identifier: GPL-3.0-or-later
/// `sweep --vary`: several values of a setting under the same seeds, side by side.
#pragma once

#include <cstddef>
#include <string>

#include "app/cli/seeds.h"
#include "core/trace/scenario.h"

namespace zabscope::cli {

/// Plays and prints. Returns the exit code: runs that fail are what the experiment is about, so they are no failure of it.
int sweepVariants(const Scenario& scenario, const std::string& vary, const Seeds& seeds, std::size_t jobs, bool json);

}  // namespace zabscope::cli
