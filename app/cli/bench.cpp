// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope bench: how fast this engine is on this machine.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/bench/bench.h"
#include "app/cli/cli.h"
#include "app/cli/output.h"

namespace zabscope::cli {
namespace {

void print(const BenchRow& row) {
    const std::string goal = row.goal ? (row.smallerIsBetter ? "at most " : "at least ") : "";
    std::printf("%-72s %12.6g %-13s", row.name.c_str(), row.value, row.unit.c_str());
    if (row.goal) std::printf(" goal: %s%.6g: %s", goal.c_str(), *row.goal, row.met() ? "met" : "NOT met");
    std::printf("\n");
    std::fflush(stdout);
}

int work(bool json, void (*bench)(const BenchSink&)) {
    nlohmann::json rows = nlohmann::json::array();
    const auto sink = [&](const BenchRow& row) {
        if (!json) return print(row);
        nlohmann::json one{{"name", row.name}, {"value", row.value}, {"unit", row.unit}, {"met", row.met()}};
        one["goal"] = row.goal ? nlohmann::json(*row.goal) : nlohmann::json(nullptr);
        rows.push_back(std::move(one));
    };
    try {
        bench(sink);
    } catch (const std::exception& error) {
        return refuse(error.what());
    }
    if (json) std::cout << rows.dump(2) << '\n';
    return fine;
}

}  // namespace

void addBench(CLI::App& app, int& exitCode) {
    auto json = std::make_shared<bool>(false);
    CLI::App* verb = app.add_subcommand("bench", "Measure the engine on this machine, each figure beside its goal.");
    verb->add_flag("--json", *json, "print an array of {name, value, unit, goal, met}");
    auto window = std::make_shared<bool>(false);
    verb->add_flag("--window", *window, "measure the window instead");
    auto formats = std::make_shared<bool>(false);
    verb->add_flag("--formats", *formats, "measure how fast runs leave and come back instead")->excludes("--window");
    verb->callback([json, window, formats, &exitCode] {
        exitCode = work(*json, *window ? benchWindow : *formats ? benchFormats : benchAll);
    });
}

}  // namespace zabscope::cli
