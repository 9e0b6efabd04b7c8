// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope elections: one row for each election of a run.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/elections_table.h"
#include "app/source_run.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string file;
    std::optional<std::uint64_t> seed;
    bool json = false;
};

int tell(const Options& options, const std::vector<Election>& elections) {
    if (options.json) {
        std::cout << toJson(elections).dump(2) << '\n';
    } else if (elections.empty()) {
        std::cout << options.file << ": nobody looked for a leader\n";
    } else {
        std::cout << toTable(elections);
    }
    return fine;
}

int work(const Options& options) {
    const auto loaded = loadRun(options.file, options.seed);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const SourceRun& run = std::get<SourceRun>(loaded);
    if (run.warning) std::cerr << "zabscope: " << *run.warning << '\n';
    return tell(options, electionsOf(*run.timeline, *run.ensemble));
}

}  // namespace

void addElections(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("elections", "List the elections of a run: cause, votes, winner, deciding field, times.");
    verb->add_option("file", options->file, "a scenario, which is played over memory, or a trace")->required();
    verb->add_option("--seed", options->seed, "another seed than the scenario's");
    verb->add_flag("--json", options->json, "print an array for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
