// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope compare: two runs side by side. zabscope scenario: a run as a scenario for our own servers.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/comparison.h"
#include "app/source_run.h"
#include "app/write_text.h"
#include "core/exchange/retold_scenario.h"

namespace zabscope::cli {
namespace {

struct CompareOptions {
    std::string left;
    std::string right;
    bool json = false;
};

std::optional<std::vector<Election>> electionsIn(const std::string& path) {
    const auto loaded = loadRun(path);
    if (const auto* error = std::get_if<InputError>(&loaded)) {
        refuse(error->line);
        return std::nullopt;
    }
    const auto& run = std::get<SourceRun>(loaded);
    if (run.warning) std::cerr << "zabscope: " << *run.warning << '\n';
    return electionsOf(*run.timeline, *run.ensemble);
}

int compare(const CompareOptions& options) {
    const auto left = electionsIn(options.left);
    const auto right = left ? electionsIn(options.right) : std::nullopt;
    if (!left || !right) return badInput;
    if (options.json) {
        std::cout << toComparisonJson(*left, *right).dump(2) << '\n';
    } else {
        std::cout << toComparison(options.left, *left, options.right, *right);
    }
    return firstDifference(*left, *right) ? checkFailed : fine;
}

struct ScenarioOptions {
    std::string file;
    std::string out;
};

int makeScenario(const ScenarioOptions& options) {
    const auto loaded = loadRun(options.file);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const auto& run = std::get<SourceRun>(loaded);
    const auto made = scenarioOf(*run.timeline, *run.ensemble, run.header.scenarioName);
    if (const auto* trouble = std::get_if<ExportTrouble>(&made)) return refuse(trouble->text());
    if (const auto error = writeText(options.out, std::get<std::string>(made))) return refuse(error->line);
    return fine;
}

}  // namespace

void addCompare(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<CompareOptions>();
    CLI::App* verb =
        app.add_subcommand("compare", "Set the elections of two runs side by side and mark the first difference.");
    verb->add_option("a", options->left, "a trace, or a scenario, which is played over memory")->required();
    verb->add_option("b", options->right, "the other one")->required();
    verb->add_flag("--json", options->json, "print an object for programs");
    verb->callback([options, &exitCode] { exitCode = compare(*options); });
}

void addScenario(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<ScenarioOptions>();
    CLI::App* verb = app.add_subcommand(
        "scenario", "Make a scenario of a run: the same servers, and the same starts and ends at the same points.");
    verb->add_option("file", options->file, "a trace, such as one that was imported")->required();
    verb->add_option("-o,--out", options->out, "the scenario to write")->required();
    verb->callback([options, &exitCode] { exitCode = makeScenario(*options); });
}

}  // namespace zabscope::cli
