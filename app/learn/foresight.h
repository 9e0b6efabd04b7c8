// SPDX-License-Identifier: GPL-3.0-or-later
/// What will happen: the engine, run ahead on a fork. The run itself stays where it is.
#pragma once

#include <QObject>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "app/learn/prediction.h"
#include "core/trace/elections.h"
#include "core/trace/scenario.h"
#include "core/trace/trace_file.h"

namespace zabscope::learn {

/// A run as far as it is recorded, and what it needs to go on from there as it would by itself.
struct KnownRun {
    std::shared_ptr<const Scenario> scenario;
    std::vector<PlacedCommand> commands;  ///< all that a person did in it
    std::shared_ptr<const Timeline> timeline;
    Position end;                         ///< how far it is recorded
    bool fixed = false;                   ///< it cannot be continued: the recording is all there is
};

struct Foreseen {
    enum class How : std::uint8_t {
        decided,
        nothing,    ///< the time was up, and nothing had decided it
        unfinished  ///< nobody can say: the recording ends, too much happens, it was given up
    };
    How how = How::unfinished;
    std::vector<Option> right;    ///< one, or several that come true at the same instant
    EventId event = noEvent;      ///< that decides it
    Position at;                  ///< right after it; without one, the end of the time
    std::vector<EventId> deeds;   ///< what somebody does to servers, disks or the network between question and answer
    std::optional<Election> election;  ///< of the winner
    std::shared_ptr<const Timeline> timeline;  ///< of the fork: it begins as the run does
};

/// So many events are run ahead at most.
constexpr EventId mostForeseen = 400'000;

/// Reads on in the recording, and beyond its end on a fork over memory. `stop` set: comes back early, unfinished.
Foreseen foresee(const Prediction& prediction, const KnownRun& run, const std::atomic<bool>* stop = nullptr);

/// The next position after `from`, at the end of an instant, where there is a question that `wanted` takes. Nothing if
/// none comes in two minutes of virtual time.
std::optional<Position> nextQuestion(const KnownRun& run, Position from,
                                     const std::function<bool(const Prediction&)>& wanted,
                                     const std::atomic<bool>* stop = nullptr);

}  // namespace zabscope::learn
