// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope whatif: a run again with one fault left out or one server faster, and where it first differs.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/learn/what_if_words.h"
#include "app/source_run.h"
#include "app/write_text.h"
#include "core/trace/text.h"

namespace zabscope::cli {
namespace {

using learn::Alternative;

struct Options {
    std::string file;
    int without = 0;
    NodeId faster = noNode;
    bool disk = false;
    std::string out;
    bool json = false;
};

nlohmann::json toJson(const learn::RunOutcome& outcome) {
    nlohmann::json first = nullptr;
    if (outcome.firstElection) first = outcome.firstElection->count();
    return {{"leader", outcome.leader},
            {"epoch", outcome.epoch},
            {"elections", outcome.elections},
            {"first_election_us", first},
            {"without_leader_us", outcome.withoutLeader.count()},
            {"committed", toHex(outcome.committed)},
            {"requests_answered", outcome.answered},
            {"requests_failed", outcome.failed},
            {"violations", outcome.violations}};
}

nlohmann::json toJson(EventId event, const Timeline& timeline) {
    if (event == noEvent) return nullptr;
    const Event& one = timeline.event(event);
    return {{"event", event},
            {"at_us", one.at.time_since_epoch().count()},
            {"text", toLine(one, timeline)},
            {"why", learn::WhatIfWords::why(event, timeline).toStdString()}};
}

nlohmann::json toJson(const learn::WhatIf& result) {
    nlohmann::json first = nullptr;
    if (result.difference) {
        first = {{"server", result.difference->server},
                 {"times_only", result.difference->timesOnly},
                 {"as_it_was", toJson(result.difference->left, *result.before)},
                 {"what_if", toJson(result.difference->right, *result.timeline)}};
    }
    return {{"change", learn::WhatIfWords::name(result.alternative).toStdString()},
            {"first_difference", first},
            {"refused", result.refused},
            {"as_it_was", toJson(result.outcomeBefore)},
            {"what_if", toJson(result.outcome)}};
}

void tell(const learn::WhatIf& result) {
    const auto print = [](const QString& text) {
        if (!text.isEmpty()) std::cout << text.toStdString() << '\n';
    };
    print(learn::WhatIfWords::name(result.alternative));
    print(learn::WhatIfWords::difference(result));
    print(learn::WhatIfWords::reasons(result));
    for (const std::string& line : result.refused) std::cout << "not possible any more: " << line << '\n';
    std::cout << '\n';
    const auto row = [](const QStringList& cells) {
        std::cout << "  " << cells[0].leftJustified(26).toStdString() << cells[1].leftJustified(16).toStdString()
                  << cells[2].toStdString() << '\n';
    };
    row({"in the end", learn::WhatIfWords::asItWas(), learn::WhatIfWords::whatIf()});
    for (const QStringList& cells : learn::WhatIfWords::outcomes(result)) row(cells);
}

int list(const std::vector<Alternative>& all, bool json) {
    nlohmann::json faults = nlohmann::json::array();
    for (const Alternative& each : all) {
        if (each.kind == Alternative::Kind::without)
            faults.push_back({{"at_us", each.at.time_since_epoch().count()}, {"command", each.command}});
    }
    if (json) {
        std::cout << faults.dump(2) << '\n';
        return fine;
    }
    for (std::size_t i = 0; i < faults.size(); ++i)
        std::cout << "--without " << i + 1 << "  " << learn::WhatIfWords::name(all[i]).toStdString() << '\n';
    std::cout << "--faster SERVER  its messages twice as fast; with --disk its disk\n";
    return fine;
}

const Alternative* choose(const std::vector<Alternative>& all, const Options& options) {
    const auto kind = options.faster == noNode ? Alternative::Kind::without
                      : options.disk           ? Alternative::Kind::fasterDisk
                                               : Alternative::Kind::fasterLinks;
    int number = 0;
    for (const Alternative& each : all) {
        if (each.kind != kind) continue;
        ++number;
        if (kind == Alternative::Kind::without ? number == options.without : each.server == options.faster) return &each;
    }
    return nullptr;
}

int work(const Options& options) {
    const auto loaded = loadRun(options.file);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const auto& source = std::get<SourceRun>(loaded);
    if (source.header.isImported())
        return refuse(options.file + ": was imported, and what real servers did cannot be played again; see " +
                      "zabscope scenario");
    auto stage = readScenario(source.header.scenario, source.header.scenarioName);
    if (const auto* error = std::get_if<InputError>(&stage)) return refuse(error->line);
    learn::WhatIfRun run{std::get<Scenario>(std::move(stage)), source.timeline, source.timeline->end()};
    run.stage.seed = source.header.seed;
    const auto all = learn::alternativesOf(run);
    if (options.without == 0 && options.faster == noNode) return list(all, options.json);
    const Alternative* chosen = choose(all, options);
    if (!chosen && options.faster != noNode)
        return refuse("--faster " + std::to_string(options.faster) +
                      ": there is no such server, or its messages take no time already");
    if (!chosen)
        return refuse("--without " + std::to_string(options.without) +
                      ": there is no such fault; without the option they are listed");
    const auto result = learn::playWhatIf(run, *chosen);
    if (!options.out.empty()) {
        if (const auto error = writeText(options.out, toText(result->scenario))) return refuse(error->line);
    }
    if (options.json) {
        std::cout << toJson(*result).dump(2) << '\n';
    } else {
        tell(*result);
    }
    return fine;
}

}  // namespace

void addWhatIf(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "whatif", "Play a run again with one fault left out or one server faster, and tell what first differs and why.");
    verb->add_option("file", options->file, "a scenario, a trace or a session")->required();
    auto* without = verb->add_option("--without", options->without,
                                     "the number of the fault that is left out; with neither option they are listed")
                        ->check(CLI::Range(1, 1'000'000));
    auto* faster = verb->add_option("--faster", options->faster, "the server whose messages take half the time")
                       ->check(CLI::Range(1, 255))
                       ->excludes(without);
    verb->add_flag("--disk", options->disk, "not its messages, but its disk takes half the time")->needs(faster);
    verb->add_option("-o,--out", options->out, "also write the changed run as a scenario");
    verb->add_flag("--json", options->json, "print for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
