// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope misconceptions: what people have read about elections and is not so.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/learn/misconceptions.h"

namespace zabscope::cli {
namespace {

using learn::Misconception;
using learn::Misconceptions;

struct Options {
    std::vector<std::string> words;
    std::string language = "en";
    std::string folder = ":/misconceptions";
    std::optional<int> scenario;
    bool json = false;
};

nlohmann::json toJson(const Misconception& each, const std::string& language) {
    return {{"number", each.number},
            {"name", each.name},
            {"article", each.article},
            {"claim", each.text("claim", language)},
            {"fact", each.text("fact", language)},
            {"look", each.text("look", language)},
            {"source", each.text("source", language)},
            {"scenario", each.scenario}};
}

void print(const Misconception& each, const std::string& language, bool whole) {
    std::cout << (each.number < 10 ? " " : "") << each.number << "  " << each.text("claim", language)
              << (each.runs() && !whole ? "  *" : "") << '\n';
    if (!whole) return;
    std::cout << "\n    " << each.text("fact", language) << '\n';
    if (each.runs()) {
        std::cout << "\n    " << each.text("look", language) << "\n    zabscope misconceptions --scenario "
                  << each.number << '\n';
    }
    std::cout << "    [" << each.text("source", language) << "]\n\n";
}

int work(const Options& options) {
    const Misconceptions known = Misconceptions::load(options.folder);
    for (const learn::TextProblem& problem : known.problems()) std::cerr << "zabscope: " << problem.text() << '\n';
    const int code = known.problems().empty() ? fine : badInput;
    if (options.scenario) {
        const Misconception* one = known.byNumber(*options.scenario);
        if (!one) return refuse("there is no misconception " + std::to_string(*options.scenario));
        if (!one->runs()) return refuse("misconception " + std::to_string(*options.scenario) + " has nothing to run");
        std::cout << one->scenario << (one->scenario.ends_with('\n') ? "" : "\n");
        return code;
    }
    std::string query;
    for (const std::string& word : options.words) query += (query.empty() ? "" : " ") + word;
    const auto found = known.find(query);
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const Misconception* each : found) list.push_back(toJson(*each, options.language));
        std::cout << list.dump(2) << '\n';
        return code;
    }
    for (const Misconception* each : found) print(*each, options.language, !query.empty());
    if (found.empty()) {
        std::cerr << "zabscope: nothing matches; `zabscope misconceptions` lists all\n";
    } else if (query.empty()) {
        std::cerr << "* can be run; words after the verb search and show the facts\n";
    }
    return code;
}

}  // namespace

void addMisconceptions(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "misconceptions", "What people have read about ZooKeeper's elections and is not so: list, or search by words.");
    verb->add_option("words", options->words, "search for these, in English or Chinese; without any, all are listed");
    verb->add_option("--lang", options->language, "the language to show")->check(CLI::IsMember({"en", "zh_CN"}));
    verb->add_option("--scenario", options->scenario, "print the scenario of the one with this number, to run it");
    verb->add_option("--folder", options->folder, "read the files of this folder instead of the program's own");
    verb->add_flag("--json", options->json, "print an array for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
