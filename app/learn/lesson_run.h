// SPDX-License-Identifier: GPL-3.0-or-later
/// A lesson's scenario, run to its end, and where in that run its pages stand.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "app/learn/lesson.h"
#include "core/protocol/position.h"
#include "core/trace/timeline.h"

namespace zabscope::learn {

struct LessonRun {
    std::shared_ptr<const Timeline> timeline;
    std::vector<Position> places;    ///< one for each page
    std::vector<std::string> faults;  ///< lines: a page that is never reached, an expectation that does not hold
};

/// Runs the real cores over memory: a fraction of a second for most lessons. A page that is not reached stands where the
/// one before it does. At most `mostEvents` events; more is a fault. `stop` set: comes back early, with a fault.
LessonRun runLesson(const Lesson& lesson, const std::atomic<bool>* stop = nullptr);
constexpr EventId mostLessonEvents = 2'000'000;

}  // namespace zabscope::learn
