// SPDX-License-Identifier: GPL-3.0-or-later
/// A lesson made of a run with bookmarks: the run's scenario, and a page for each bookmark.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/input.h"
#include "app/learn/lesson.h"
#include "core/trace/timeline.h"

namespace zabscope::learn {

struct LessonDraft {
    std::string title;
    std::string scenario;  ///< in canonical form; playing it gives the events of the timeline
    std::shared_ptr<const Timeline> timeline;
    std::shared_ptr<const Ensemble> ensemble;
    std::vector<Bookmark> bookmarks;  ///< those beyond the end of the timeline are of other branches, and left out
};

/// The text of the lesson's file. Each page is bound to an event; its note is its text, in both languages, for a person
/// to translate. Refused: no bookmarks, more than a lesson may have pages, a scenario too large for a lesson, and what
/// readLesson and runLesson refuse, so that a lesson that is made can be read.
std::variant<std::string, InputError> makeLesson(const LessonDraft& draft);

}  // namespace zabscope::learn
