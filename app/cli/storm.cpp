// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope storm: random faults against the invariants, then calm and proof of progress.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/cli/seeds.h"
#include "app/jobs.h"
#include "app/shrink.h"
#include "core/catalog.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string seeds;
    StormSettings settings;
    int servers = 0;
    int observers = -1;
    double minutes = 0.5;
    std::size_t jobs = defaultJobs();
    std::string out = ".";
    bool json = false;
};

struct Failed {
    StormVerdict verdict;
    std::string file;  ///< empty: not written
    std::size_t gusts = 0;
};

struct Tally {
    std::uint64_t storms = 0;
    std::uint64_t events = 0;
    std::uint64_t commits = 0;
    std::uint64_t elections = 0;
    std::uint64_t wiped = 0;
    Duration time{};
    std::map<std::string, std::uint64_t> exits;
    std::map<std::uint64_t, Failed> failed;  ///< by seed

    void add(const StormVerdict& verdict) {
        ++storms;
        events += verdict.events;
        commits += verdict.commits;
        elections += verdict.elections;
        wiped += verdict.wiped;
        time += verdict.at - startOfTime;
        for (const auto& [why, count] : verdict.exits) exits[why] += count;
    }
};

// A file stands under its name only when it is whole.
std::string keep(const std::string& folder, std::uint64_t seed, const std::string& text) {
    const std::filesystem::path path = std::filesystem::path{folder} / ("storm-" + std::to_string(seed) + ".zab");
    const std::filesystem::path beside = path.string() + ".part";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::ofstream file(beside, std::ios::binary);
    file << text;
    file.close();
    if (file) std::filesystem::rename(beside, path, error);
    if (!file || error) {
        refuse(path.string() + ": cannot be written; give --out a folder that can be");
        return {};
    }
    return path.string();
}

// The remarks stand below the line that says what the file is.
std::string withRemarks(std::uint64_t seed, const StormVerdict& original, const Shrunk& shrunk) {
    std::string remarks = "# Storm " + std::to_string(seed) + ", made small: " + shrunk.verdict.line + "\n";
    if (original.line != shrunk.verdict.line) remarks += "# In full: " + original.line + "\n";
    std::string text = shrunk.text;
    return text.insert(text.find('\n') + 1, remarks);
}

// A storm that failed is made small in a child, too: a crash inside the search must not end the others.
std::string makeSmall(std::uint64_t seed, const StormVerdict& verdict, const StormSettings& settings) {
    const Shrunk shrunk = shrink(weatherOf(seed, settings), verdict);
    return nlohmann::json{
        {"text", withRemarks(seed, verdict, shrunk)}, {"gusts", shrunk.gusts}, {"verdict", toJson(shrunk.verdict)}}
        .dump();
}

void tellFailure(std::uint64_t seed, const Failed& failed) {
    std::cout << "seed " << seed << ": " << troubleName(failed.verdict.trouble) << ": " << failed.verdict.line;
    if (!failed.file.empty()) std::cout << " -> " << failed.file << " (" << failed.gusts << " statements of weather)";
    std::cout << std::endl;
}

nlohmann::json summary(const Tally& tally, std::size_t wanted) {
    nlohmann::json failures = nlohmann::json::array();
    for (const auto& [seed, failed] : tally.failed) {
        failures.push_back({{"seed", seed},
                            {"trouble", troubleName(failed.verdict.trouble)},
                            {"name", failed.verdict.name},
                            {"line", failed.verdict.line},
                            {"file", failed.file}});
    }
    return {{"storms", tally.storms},   {"wanted", wanted},           {"events", tally.events},
            {"commits", tally.commits}, {"leaders", tally.elections}, {"virtual_us", tally.time.count()},
            {"exits", tally.exits},     {"wiped", tally.wiped},       {"failures", failures}};
}

void tellSummary(const Tally& tally, std::size_t wanted) {
    std::cout << tally.storms << " storms"
              << (tally.storms < wanted ? " of " + std::to_string(wanted) + " (interrupted)" : "") << ", "
              << tally.time.count() / 1'000'000 << " s of virtual time, " << tally.events
              << " events: " << tally.elections << " leaders established, " << tally.commits
              << " transactions committed\n";
    for (const auto& [why, count] : tally.exits)
        std::cout << "  " << count << " times a server ended itself: " << why << '\n';
    if (tally.wiped > 0) std::cout << "  " << tally.wiped << " times an operator wiped a server that had ended\n";
    std::cout << (tally.failed.empty() ? "  all invariants hold, and every storm was followed by progress\n"
                                       : "  " + std::to_string(tally.failed.size()) + " storms failed\n");
}

std::optional<int> checkOptions(Options& options) {
    if (options.servers > 0) options.settings.servers = options.servers;
    if (options.observers >= 0) options.settings.observers = options.observers;
    options.settings.length = Duration{static_cast<std::int64_t>(options.minutes * 60'000'000)};
    if (options.settings.groups > 0 && options.settings.groups > options.servers) {
        return refuse("--groups needs --servers, and not fewer of them than groups");
    }
    const auto variants = defaultProtocol().variants();
    for (const std::string& variant : options.settings.variants) {
        if (std::find(variants.begin(), variants.end(), variant) != variants.end()) continue;
        std::string known;
        for (const std::string_view each : variants) known += (known.empty() ? "" : ", ") + std::string{each};
        return refuse("--variant " + variant + " is none; there are: " + known);
    }
    return std::nullopt;
}

int work(Options& options) {
    const auto seeds = parseSeeds(options.seeds);
    if (!seeds) return refuse("--seeds " + options.seeds + ": expected a range like 1..200");
    if (const auto refused = checkOptions(options)) return *refused;
    listenForInterrupt();
    Tally tally;
    Progress progress("storms");
    const auto weather = [&](std::size_t index) {
        return toJson(playStorm(weatherOf(seeds->at(index), options.settings)));
    };
    const auto played = [&](std::size_t index, const JobResult& result) {
        const StormVerdict verdict = result.crash ? crashed(*result.crash) : verdictFromJson(result.output);
        tally.add(verdict);
        if (!verdict.holds()) tally.failed[seeds->at(index)] = {verdict, {}, 0};
        progress.show(tally.storms, seeds->count(), std::to_string(tally.failed.size()) + " failed");
    };
    runJobs(seeds->count(), options.jobs, weather, played, interrupted);
    std::vector<std::uint64_t> failed;
    for (const auto& [seed, each] : tally.failed) failed.push_back(seed);
    const auto small = [&](std::size_t index) {
        return makeSmall(failed[index], tally.failed[failed[index]].verdict, options.settings);
    };
    const auto smaller = [&](std::size_t index, const JobResult& result) {
        Failed& one = tally.failed[failed[index]];
        std::string text = scenarioText(weatherOf(failed[index], options.settings));
        if (!result.crash) {
            const nlohmann::json json = nlohmann::json::parse(result.output);
            text = json["text"];
            one.gusts = json["gusts"];
            one.verdict = verdictFromJson(json["verdict"]);
        }
        one.file = keep(options.out, failed[index], text);
        progress.show(index + 1, failed.size(), "made small");
    };
    if (!interrupted()) runJobs(failed.size(), options.jobs, small, smaller, interrupted);
    if (options.json) {
        std::cout << summary(tally, seeds->count()).dump(2) << '\n';
    } else {
        for (const auto& [seed, each] : tally.failed) tellFailure(seed, each);
        tellSummary(tally, seeds->count());
    }
    if (interrupted()) return badInput;
    return tally.failed.empty() ? fine : checkFailed;
}

}  // namespace

void addStorm(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("storm", "Random faults against all invariants, then calm, in which progress must be made.");
    verb->add_option("--seeds", options->seeds, "the storms to play, like 1..200")->required();
    verb->add_option("--servers", options->servers, "voters of each ensemble; else 3, 5 or 7")
        ->check(CLI::Range(2, 25));
    verb->add_option("--observers", options->observers, "observers of each ensemble; else none to two")
        ->check(CLI::Range(0, 25));
    verb->add_option("--groups", options->settings.groups, "groups of a hierarchical quorum, with weights")
        ->check(CLI::Range(1, 9));
    verb->add_option("--minutes", options->minutes, "virtual minutes of bad weather in each storm")
        ->check(CLI::Range(0.01, 1000.0));
    verb->add_option("--jobs", options->jobs, "storms played at a time")->check(CLI::Range(1, 256));
    verb->add_option("--variant", options->settings.variants,
                     "a deliberate fault of the protocol; may be given several times");
    verb->add_option("--out", options->out, "the folder for the scenarios of storms that failed");
    verb->add_flag("--json", options->json, "print the result for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
