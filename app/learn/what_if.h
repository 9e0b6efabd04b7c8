// SPDX-License-Identifier: GPL-3.0-or-later
/// What if: the same commands with one fault left out, or with one server faster, played beside the run as it was.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/learn/run_difference.h"
#include "core/trace/scenario.h"
#include "core/trace/timeline.h"

namespace zabscope::learn {

/// One change of a run.
struct Alternative {
    enum class Kind : std::uint8_t { without, fasterLinks, fasterDisk };
    Kind kind = Kind::without;
    EventId deed = noEvent;  ///< without: the Commanded event that is left out
    Instant at;
    std::string command;     ///< its text
    NodeId server = noNode;  ///< the faster one
    friend bool operator==(const Alternative&, const Alternative&) = default;
};

/// A run that can be changed.
struct WhatIfRun {
    Scenario stage;  ///< its script does not matter: what was done stands in the timeline
    std::shared_ptr<const Timeline> timeline;
    Instant reached;  ///< how far it is known
};

/// The changes that make sense for a run: each fault in it, at most `mostFaults` of them; each server with quicker
/// messages (if they take time at all) and with a quicker disk.
constexpr std::size_t mostFaults = 100;
std::vector<Alternative> alternativesOf(const WhatIfRun& run);
/// Whether the command disturbs the ensemble: leaving it out is a change to learn from.
bool isFault(const Command& command);

/// The run's commands, each at its place, changed so. "Twice as fast" halves the latency of what the server sends and
/// is sent, or the times of its disk, also where the run's own commands change them. Precondition: the alternative is one
/// of the run's.
Scenario changedScenario(const WhatIfRun& run, const Alternative& alternative);

struct WhatIf {
    Alternative alternative;
    Scenario scenario;  ///< the changed one
    std::shared_ptr<const Timeline> before;
    std::shared_ptr<const Timeline> timeline;  ///< of the changed run, as long as the other
    std::vector<std::string> refused;          ///< commands that were not possible any more
    std::optional<RunDifference> difference;   ///< nothing: the same happens at the same instants
    RunOutcome outcomeBefore;
    RunOutcome outcome;
};

/// Plays the changed run over memory, at most `mostWhatIfEvents` events. Nothing if `stop` has been set.
constexpr EventId mostWhatIfEvents = 2'000'000;
std::optional<WhatIf> playWhatIf(const WhatIfRun& run, const Alternative& alternative,
                                 const std::atomic<bool>* stop = nullptr);

}  // namespace zabscope::learn
