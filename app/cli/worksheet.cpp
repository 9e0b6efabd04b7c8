// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope worksheet: what a class fills in, and its answers.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/learn/teaching_source.h"
#include "app/learn/worksheet_file.h"
#include "app/render/picture.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string source;
    std::string language = "en";
    std::string out;
    bool answers = false;
};

int work(const Options& options) {
    if (const auto error = learn::refuseName(options.out)) return refuse(error->line);
    speak(QString::fromStdString(options.language));
    auto loaded = learn::loadTeachingSource(options.source);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const auto write = [&](const learn::Worksheet& worksheet) {
        const auto error = learn::writeWorksheet(worksheet, options.answers, options.out);
        return error ? refuse(error->line) : static_cast<int>(fine);
    };
    if (const auto* lesson = std::get_if<learn::LessonSource>(&loaded))
        return write(learn::Worksheet(*lesson->lesson, lesson->run, options.language));
    auto& run = std::get<SourceRun>(loaded);
    if (run.warning) std::cerr << "zabscope: " << *run.warning << '\n';
    return write(learn::Worksheet(std::move(run), options.language));
}

}  // namespace

void addWorksheet(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "worksheet", "Make a worksheet with blanks, or its answers, of a lesson, a scenario, a trace or a session.");
    verb->add_option("source", options->source,
                     "a lesson of the course by name or number, a file that ends in .lesson.md, a scenario, or a trace")
        ->required();
    verb->add_option("--lang", options->language, "en or zh_CN")
        ->capture_default_str()
        ->check(CLI::IsMember({"en", "zh_CN"}));
    verb->add_flag("--answers", options->answers, "with every blank filled in, and why");
    verb->add_option("-o,--out", options->out, "a file that ends in .md or .pdf")->required();
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
