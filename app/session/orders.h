// SPDX-License-Identifier: GPL-3.0-or-later
/// What the window asks of the engine, and what the engine tells it: values only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/play.h"
#include "core/protocol/position.h"
#include "core/trace/condition.h"
#include "core/trace/scenario.h"
#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope {

/// Stand at a position of a run: a scenario with what a person did in it. Everything after the position is forgotten; the
/// script goes on only if nobody has done anything yet. `generation` names this run in all reports that follow.
struct Revive {
    std::uint64_t generation = 0;
    std::shared_ptr<const Scenario> scenario;
    Carrier carrier = Carrier::loopback;
    std::vector<PlacedCommand> commands;  ///< what the person did before `at`, since the start of the run, ascending
    Position at;                          ///< the start of the run, or a recorded position
    /// The run as it was recorded, at least up to `at`; absent at the start, and for what has to be run again.
    std::shared_ptr<const Timeline> recorded;
};

/// How far to go from here. A new goal takes the place of the old one.
struct Goal {
    std::uint64_t number = 0;
    Instant horizon;                         ///< everything due up to here
    EventId events = UINT64_MAX;             ///< stop when so many events are recorded
    std::optional<Condition> until;          ///< stop when it first holds, judged from now on
    bool interesting = false;                ///< stop after the next event that people wait for
};

/// Carry a command out at the engine's present position.
struct Act {
    std::string command;
};

using Order = std::variant<Revive, Goal, Act>;

struct Report {
    std::uint64_t generation = 0;
    std::shared_ptr<const Timeline> timeline;
    Instant reached;          ///< everything due up to here has happened
    Instant nextDue = never;  ///< what comes next comes then
    bool scripted = false;    ///< the scenario's script still goes on
    std::uint64_t goalDone = 0;        ///< the number of the last goal that was reached or given up
    std::optional<Position> stopped;   ///< where a goal with a condition (or an interesting event) was reached
    std::vector<PlacedCommand> acted;  ///< carried out since the last report
    std::vector<std::string> refused;  ///< why commands were not carried out, since the last report
    std::vector<std::string> failures; ///< of the script's expectations, since the last report
    std::vector<std::string> leftOut;  ///< statements of the script that a person's act has put an end to, likewise
    std::optional<std::string> trouble;  ///< the engine has stopped: why, in one line
    double eventsPerSecond = 0;

    /// Takes over what an older report says that the window has not seen.
    void absorb(const Report& older);
};

}  // namespace zabscope
