// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/teaching_source.h"

#include <algorithm>

namespace zabscope::learn {
namespace {

std::variant<LessonSource, SourceRun, InputError> played(Lesson lesson) {
    auto shared = std::make_shared<const Lesson>(std::move(lesson));
    LessonRun run = runLesson(*shared);
    if (!run.faults.empty()) return InputError{run.faults.front()};
    return LessonSource{std::move(shared), std::move(run)};
}

}  // namespace

std::variant<LessonSource, SourceRun, InputError> loadTeachingSource(const std::string& name) {
    Course course = loadCourse();
    const auto known = std::find_if(course.lessons.begin(), course.lessons.end(), [&](const Lesson& each) {
        return each.key == name || std::to_string(each.number) == name;
    });
    if (known != course.lessons.end()) return played(std::move(*known));
    if (name.ends_with(".lesson.md")) {
        auto lesson = loadLesson(name);
        if (const auto* problem = std::get_if<TextProblem>(&lesson)) return InputError{problem->text()};
        return played(std::get<Lesson>(std::move(lesson)));
    }
    auto run = loadRun(name);
    if (auto* error = std::get_if<InputError>(&run)) return std::move(*error);
    return std::get<SourceRun>(std::move(run));
}

}  // namespace zabscope::learn
