// SPDX-License-Identifier: GPL-3.0-or-later
/// What a teacher names to make something of: a lesson of the course, a lesson's file, a scenario, a trace or a session.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "app/input.h"
#include "app/learn/lesson_run.h"
#include "app/source_run.h"

namespace zabscope::learn {

struct LessonSource {
    std::shared_ptr<const Lesson> lesson;
    LessonRun run;
};

/// A name or a number of the course, "first_election" or "2", a file that ends in .lesson.md, or any run. A lesson whose
/// pages cannot be reached is refused.
std::variant<LessonSource, SourceRun, InputError> loadTeachingSource(const std::string& name);

}  // namespace zabscope::learn
