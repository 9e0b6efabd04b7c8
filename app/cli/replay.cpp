// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope replay: plays a trace's scenario again and compares event by event.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/input.h"
#include "app/judge.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string trace;
    Carrier carrier = Carrier::loopback;
};

// Up to where the recording goes: a trace that was cut off is compared as far as it is whole.
int work(const Options& options) {
    const auto loaded = loadTrace(options.trace);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const auto& trace = std::get<LoadedTrace>(loaded);
    if (trace.warning) std::cerr << "zabscope: " << *trace.warning << '\n';
    if (trace.header.isImported())
        return refuse(options.trace + ": it was imported (" + trace.header.origin +
                      "), so there is no scenario to play again; look at it with elections or render");
    auto parsed = readScenario(trace.header.scenario, options.trace + " (scenario " + trace.header.scenarioName + ")");
    if (const auto* error = std::get_if<InputError>(&parsed)) return refuse(error->line);
    auto& scenario = std::get<Scenario>(parsed);
    scenario.seed = trace.header.seed;
    std::unique_ptr<Play> play;
    try {
        play = std::make_unique<Play>(std::move(scenario), options.carrier);
    } catch (const TransportError& error) {
        return refuse(error.what());
    }
    if (const auto trouble = playToEnd(*play, {})) return *trouble;
    const bool cutOff = trace.warning && play->timeline().last() > trace.timeline.last();
    const auto difference =
        firstDifference(trace.timeline, cutOff ? play->timeline().prefix(trace.timeline.last()) : play->timeline());
    if (!difference) {
        std::cout << options.trace << ": the same run, " << trace.timeline.last() << " events\n";
        return fine;
    }
    std::cout << options.trace << ": " << *difference << '\n';
    if (trace.header.programVersion != ZABSCOPE_VERSION) {
        std::cout << "it was recorded by version " << trace.header.programVersion << ", this is " ZABSCOPE_VERSION
                  << '\n';
    }
    return checkFailed;
}

}  // namespace

void addReplay(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("replay", "Play a trace's scenario again and compare event by event. Exit code 0 or 1.");
    verb->add_option("trace", options->trace, "a trace file, as run --out writes it")->required();
    addTransportOption(*verb, options->carrier);
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
