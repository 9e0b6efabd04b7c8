// SPDX-License-Identifier: GPL-3.0-or-later
/// Makes the scenario of a storm that failed small, so that a person can read why (delta debugging).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/storm.h"

namespace zabscope {

struct Shrunk {
    std::string text;       ///< a scenario that fails in the same way
    StormVerdict verdict;   ///< how it fails
    std::size_t gusts = 0;  ///< what is left of the weather
    std::uint64_t plays = 0;
};

/// Leaves out what can be left out while the storm still fails in the same way. Precondition: playing `weather` gives
/// `verdict`, which does not hold. A crash is played in child processes. `stop` ends the search with what it has got.
Shrunk shrink(
    Weather weather, const StormVerdict& verdict, const std::function<bool()>& stop = [] { return false; });

}  // namespace zabscope
