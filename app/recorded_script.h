// SPDX-License-Identifier: GPL-3.0-or-later
/// What was done in a run, as a script: each command at its place, targets resolved.
#pragma once

#include <vector>

#include "core/trace/scenario.h"
#include "core/trace/timeline.h"

namespace zabscope {

struct RecordedCommand {
    EventId event = noEvent;  ///< its Commanded
    Instant at;
    std::int64_t after = 0;  ///< events of that instant before it
    Command command;
};

/// In their order. What the ensemble could not have been told is left out.
std::vector<RecordedCommand> recordedCommands(const Timeline& timeline, const Ensemble& ensemble);

/// The scenario with this script instead of its own, which then goes on until `reached`.
Scenario withScript(Scenario scenario, const std::vector<AtStatement>& script, Instant reached);

}  // namespace zabscope
