// SPDX-License-Identifier: GPL-3.0-or-later
/// A lesson: a scenario, and pages bound to events of its run. docs: resources/help/lessons.md
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/learn/local_text.h"
#include "app/learn/text_page.h"
#include "core/trace/scenario.h"

namespace zabscope::learn {

struct Choice {
    bool right = false;
    LocalText text;
    LocalText feedback;
};

/// Asked before the next page shows what happens.
struct Question {
    LocalText text;
    std::vector<Choice> choices;  ///< two to eight, in the order of the file
};

struct LessonPage {
    std::string name;  ///< of the file, the same in all languages
    int line = 0;      ///< of its heading
    /// The page stands at the event with which this first holds, watched from the page before; without one, at the same
    /// event as that page, the first one at the start.
    std::optional<Condition> when;
    std::optional<Condition> expect;  ///< must hold there; its events count from the start of the run
    std::vector<std::string> look;    ///< names of the views to look at, the most important first
    std::vector<NodeId> servers;      ///< to look at
    std::vector<std::string> terms;   ///< keys of the glossary
    std::string source;               ///< where it stands in the literature; may be empty
    LocalText text;                   ///< Markdown
    std::optional<Question> question;
};

struct Lesson {
    static constexpr std::size_t mostPages = 60;
    static constexpr std::size_t mostChoices = 8;

    std::string key;  ///< the file's name without folder, ending and leading digits: "order" of 03_order.lesson.md
    std::string file;
    int number = 0;   ///< its place in the course
    int minutes = 0;  ///< that it takes; 0: not said
    LocalText title;
    LocalText summary;
    Scenario scenario;
    std::vector<LessonPage> pages;  ///< at least one
};

/// Reads a lesson. Refused with a line that names the place: what readTextPage refuses, a scenario or a condition that
/// cannot be read, an unknown view or server, a page without text, choices that differ between languages, a question
/// without a right or without a wrong choice.
std::variant<Lesson, TextProblem> readLesson(std::string_view text, const std::string& file);
std::variant<Lesson, TextProblem> loadLesson(const std::string& path);

/// The lessons that the program brings along, in the order of the course. What cannot be read is left out and said.
struct Course {
    std::vector<Lesson> lessons;
    std::vector<TextProblem> problems;
};
Course loadCourse(const std::string& folder = ":/lessons");

}  // namespace zabscope::learn
