// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope check: do the invariants and the expectations of a scenario or a trace hold?
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/input.h"
#include "app/judge.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string file;
    Carrier carrier = Carrier::memory;
    bool json = false;
};

int tell(const Options& options, const Verdict& verdict) {
    if (options.json) {
        std::cout << nlohmann::json{{"file", options.file},         {"events", verdict.events},
                                    {"holds", verdict.holds()},     {"violations", verdict.violations},
                                    {"failures", verdict.failures}, {"warnings", verdict.warnings}}
                         .dump(2)
                  << '\n';
        return verdict.holds() ? fine : checkFailed;
    }
    for (const std::string& line : verdict.warnings) std::cerr << "zabscope: " << line << '\n';
    for (const std::string& line : verdict.violations) std::cout << line << '\n';
    for (const std::string& line : verdict.failures) std::cout << line << '\n';
    std::cout << options.file << ": " << verdict.events << " events; "
              << (verdict.violations.empty() ? "all invariants hold"
                                             : std::to_string(verdict.violations.size()) + " violations of invariants");
    if (verdict.expectations > 0 || !verdict.failures.empty()) {
        std::cout << "; "
                  << (verdict.failures.empty() ? "all expectations are met"
                                               : std::to_string(verdict.failures.size()) + " expectations are not met");
    }
    std::cout << '\n';
    return verdict.holds() ? fine : checkFailed;
}

int work(const Options& options) {
    if (looksLikeTrace(options.file)) {
        const auto loaded = loadTrace(options.file);
        if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
        auto verdict = judge(std::get<LoadedTrace>(loaded));
        if (const auto* error = std::get_if<InputError>(&verdict)) return refuse(options.file + ": " + error->line);
        return tell(options, std::get<Verdict>(verdict));
    }
    auto loaded = loadScenario(options.file);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    std::unique_ptr<Play> play;
    try {
        play = std::make_unique<Play>(std::move(std::get<Scenario>(loaded)), options.carrier);
    } catch (const TransportError& error) {
        return refuse(error.what());
    }
    if (const auto trouble = playToEnd(*play, {})) return *trouble;
    return tell(options, judge(*play));
}

}  // namespace

void addCheck(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("check", "Judge a scenario or a trace: invariants and expectations. Exit code 0 or 1.");
    verb->add_option("file", options->file, "a scenario, which is played, or a trace")->required();
    addTransportOption(*verb, options->carrier);
    verb->add_flag("--json", options->json, "print the verdict for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
