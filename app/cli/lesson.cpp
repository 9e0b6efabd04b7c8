// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope lessons: the course; a lesson, run and judged.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/learn/lesson_maker.h"
#include "app/learn/lesson_run.h"
#include "app/render/picture.h"
#include "app/render/run_frames.h"
#include "app/session/session_file.h"
#include "app/source_run.h"
#include "app/write_text.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::vector<std::string> lessons;
    std::string language = "en";
    std::string make;
    std::string title;
    bool json = false;
    int page = 1;
    std::string size = "1280x720";
    std::string theme = "light";
    std::string picture;
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

/// Makes a lesson of a run with bookmarks.
int make(const Options& options) {
    if (options.lessons.size() != 1) return refuse("--make: name one session, trace or scenario to make a lesson of");
    const std::string& name = options.lessons.front();
    if (!options.make.ends_with(".lesson.md")) return refuse(options.make + ": let the name end in .lesson.md");
    auto loaded = loadRun(name);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const auto& run = std::get<SourceRun>(loaded);
    if (run.header.isImported())
        return refuse(name + ": was imported from " + run.header.origin + "; a lesson needs a run that can be played");
    auto scenario = readScenario(run.header.scenario, run.header.scenarioName);
    if (const auto* error = std::get_if<InputError>(&scenario)) return refuse(error->line);
    auto& stage = std::get<Scenario>(scenario);
    stage.seed = run.header.seed;
    const std::string title = !options.title.empty() ? options.title : !stage.title.empty() ? stage.title : stage.name;
    const auto made = learn::makeLesson({title, toScenarioText(stage, *run.timeline, run.timeline->end()), run.timeline,
                                         run.ensemble, run.header.bookmarks});
    if (const auto* error = std::get_if<InputError>(&made)) return refuse(name + ": " + error->line);
    if (const auto error = writeText(options.make, std::get<std::string>(made))) return refuse(error->line);
    return fine;
}

int draw(const Options& options) {
    if (options.lessons.size() != 1) return refuse("-o draws one page of one lesson: name one");
    PictureOrder order;
    order.language = QString::fromStdString(options.language);
    const auto theme = themeByName(QString::fromStdString(options.theme));
    const auto size = parseSize(options.size);
    if (!theme) return refuse("--theme " + options.theme + ": there are light, dark, contrast");
    if (!size) return refuse("--size " + options.size + ": write WIDTHxHEIGHT, each 1 to 16384, as 1280x720");
    order.theme = *theme;
    order.size = *size;
    speak(order.language);
    const auto trouble = drawLesson(order, options.lessons.front(), options.page, options.picture);
    return trouble ? refuse(*trouble) : fine;
}

int work(const Options& options) {
    if (!options.make.empty()) return make(options);
    if (!options.picture.empty()) return draw(options);
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
    verb->add_option("lesson", options->lessons, "a lesson of the course by its name, or a file; with --make a session");
    verb->add_option("--lang", options->language, "en or zh_CN")->check(CLI::IsMember({"en", "zh_CN"}));
    verb->add_option("--make", options->make,
                     "make a lesson of a session with bookmarks and write it here, a name that ends in .lesson.md");
    verb->add_option("--title", options->title, "of the lesson that is made; else the scenario's");
    verb->add_flag("--json", options->json, "print for programs");
    verb->add_option("-o,--out", options->picture, "draws the window at a page of the lesson: a .png, .svg or .pdf");
    verb->add_option("--page", options->page, "which page is drawn, from 1")->capture_default_str();
    verb->add_option("--size", options->size, "of the picture")->capture_default_str();
    verb->add_option("--theme", options->theme, "light, dark or contrast")->capture_default_str();
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
