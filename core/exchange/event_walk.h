// SPDX-License-Identifier: GPL-3.0-or-later
/// Goes through the events of an excerpt in order, says how far it is, and stops when the export is not wanted any more.
#pragma once

#include <type_traits>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

/// How many events are visited between two questions whether to go on.
inline constexpr EventId eventsBetweenQuestions = 4096;

/// Calls visit(event) for each event of the excerpt's span of time, wanted or not; if it answers false, the rest is left
/// out. False: nobody wants the export any more.
template <typename Visit>
bool walkSpan(const Exported& run, Output& output, Visit&& visit) {
    const auto [first, behind] = run.excerpt.range(run.timeline);
    if (!output.goOn(0)) return false;
    for (EventId id = first; id < behind; ++id) {
        const Event& event = run.timeline.event(id);
        if constexpr (std::is_same_v<decltype(visit(event)), bool>) {
            if (!visit(event)) return true;
        } else {
            visit(event);
        }
        output.flushIfFull();
        const EventId done = id - first + 1;
        const EventId all = behind - first;
        if (done % eventsBetweenQuestions == 0 && !output.goOn(static_cast<double>(done) / static_cast<double>(all)))
            return false;
    }
    return true;
}

/// The same for the events that the excerpt has.
template <typename Visit>
bool walkEvents(const Exported& run, Output& output, Visit&& visit) {
    return walkSpan(run, output, [&](const Event& event) {
        if constexpr (std::is_same_v<decltype(visit(event)), bool>)
            return !run.excerpt.has(event, run.timeline) || visit(event);
        else if (run.excerpt.has(event, run.timeline)) visit(event);
    });
}

}  // namespace zabscope
