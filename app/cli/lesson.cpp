// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope lessons: the course; a lesson, run and judged.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/learn/lesson_run.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::vector<std::string> lessons;
    std::string language = "en";
    bool json = false;
};

nlohmann::json describe(const learn::Lesson& lesson, const std::string& language) {
    return {{"key", lesson.key},
            {"number", lesson.number},
            {"minutes", lesson.minutes},
            {"title", lesson.title.in(language)},
            {"summary", lesson.summary.in(language)},
            {"pages", lesson.pages.size()}};
}

int list(const Options& options) {
    const learn::Course course = learn::loadCourse();
    nlohmann::json all = nlohmann::json::array();
    for (const learn::Lesson& lesson : course.lessons) {
        if (options.json) {
            all.push_back(describe(lesson, options.language));
        } else {
            std::cout << lesson.number << ". " << lesson.title.in(options.language) << "  [" << lesson.key << "]\n";
        }
    }
    if (options.json) std::cout << all.dump(2) << '\n';
    for (const learn::TextProblem& problem : course.problems) refuse(problem.text());
    return course.problems.empty() ? fine : badInput;
}

void tell(const learn::Lesson& lesson, const learn::LessonRun& run, const Options& options) {
    if (options.json) {
        nlohmann::json whole = describe(lesson, options.language);
        whole["places"] = nlohmann::json::array();
        for (std::size_t i = 0; i < run.places.size(); ++i)
            whole["places"].push_back({{"page", lesson.pages[i].name}, {"at", run.timeline->toText(run.places[i])}});
        whole["faults"] = run.faults;
        std::cout << whole.dump(2) << '\n';
        return;
    }
    std::cout << lesson.number << ". " << lesson.title.in(options.language) << '\n';
    for (std::size_t i = 0; i < run.places.size(); ++i) {
        const learn::LessonPage& page = lesson.pages[i];
        std::cout << "  " << page.name << " at " << run.timeline->toText(run.places[i])
                  << (page.question ? ", with a question" : "") << '\n';
    }
    for (const std::string& fault : run.faults) std::cout << "  " << fault << '\n';
}

int work(const Options& options) {
    if (options.lessons.empty()) return list(options);
    int code = fine;
    const learn::Course course = learn::loadCourse();
    for (const std::string& name : options.lessons) {
        const auto known = std::find_if(course.lessons.begin(), course.lessons.end(),
                                        [&](const learn::Lesson& each) { return each.key == name; });
        auto lesson = known != course.lessons.end() ? std::variant<learn::Lesson, learn::TextProblem>(*known)
                                                    : learn::loadLesson(name);
        if (const auto* problem = std::get_if<learn::TextProblem>(&lesson)) {
            code = refuse(problem->text());
            continue;
        }
        const learn::LessonRun run = learn::runLesson(std::get<learn::Lesson>(lesson));
        tell(std::get<learn::Lesson>(lesson), run, options);
        if (!run.faults.empty() && code == fine) code = checkFailed;
    }
    return code;
}

}  // namespace

void addLessons(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "lessons", "List the course; with names or files: run these lessons and tell where each page stands.");
    verb->add_option("lesson", options->lessons, "a lesson of the course by its name, or a file");
    verb->add_option("--lang", options->language, "en or zh_CN")->check(CLI::IsMember({"en", "zh_CN"}));
    verb->add_flag("--json", options->json, "print for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
