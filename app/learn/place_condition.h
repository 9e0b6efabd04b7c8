// SPDX-License-Identifier: GPL-3.0-or-later
/// A place in a run as a condition of the scenario language, so that a page can be bound to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/condition.h"
#include "core/trace/timeline.h"

namespace zabscope::learn {

/// Where a page can stand, and what it waits for.
struct BoundPlace {
    EventId event = noEvent;              ///< the one that was asked for, or the last one before it that can be named
    std::optional<Condition> condition;  ///< nothing: it stands where the page before it does
};

/// A condition that, watched from `before` on, first holds with `event`: what is so from then on ("server 3 leads") if
/// that says it, else what happens, and how often. Not every event has a name in the language: then it is the last one
/// before it that has. Preconditions: before <= event <= timeline.last(); the invariants are those of the run's protocol.
BoundPlace bindPlace(const Timeline& timeline, const Ensemble& ensemble, const std::vector<std::string>& invariants,
                     EventId before, EventId event);

}  // namespace zabscope::learn
