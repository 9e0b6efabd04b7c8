// SPDX-License-Identifier: GPL-3.0-or-later
/// Running a solution again: the challenge's stage, the solution's commands, nothing else of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/learn/attempt.h"
#include "app/learn/solution.h"

namespace zabscope::learn {

struct Rerun {
    Timeline timeline;
    std::vector<EventId> deeds;          ///< the person's Commanded events
    std::vector<std::string> refused;    ///< commands that could not be carried out, runs that did not get there
    std::optional<std::string> opening;  ///< why it does not begin as the challenge does
    bool tooLarge = false;               ///< it was broken off at Challenge::mostEvents
};

/// Runs until the attempt is decided and the run is as long as the recorded one (if there is one), at most for the
/// challenge's time and number of events. The attempt is shown the run on the way.
Rerun rerun(const Challenge& challenge, const Solution& solution, Attempt& attempt);

}  // namespace zabscope::learn
