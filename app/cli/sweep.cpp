// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope sweep: the same scenario under many seeds, and how its elections are distributed.
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/cli/seeds.h"
#include "app/cli/sweep_variants.h"
#include "app/distribution.h"
#include "app/input.h"
#include "app/jobs.h"
#include "core/trace/elections.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string scenario;
    std::string seeds;
    std::string vary;
    std::size_t jobs = defaultJobs();
    bool json = false;
};

/// The elections that come at the same place in each run: the first, the second.
struct Place {
    std::map<std::int64_t, std::uint64_t> winners;
    std::map<std::string, std::uint64_t> causes;
    std::map<std::string, std::uint64_t> outcomes;
    std::map<std::string, std::uint64_t> fields;
    Distribution rounds;
    Distribution votes;
    Distribution times;  ///< of the election proper, in microseconds
};

struct Sweep {
    std::uint64_t runs = 0;
    std::uint64_t failures = 0;                     ///< runs with an expectation that was not met
    std::uint64_t violations = 0;                   ///< runs in which an invariant did not hold
    std::map<std::uint64_t, std::string> troubles;  ///< by seed: the first line of what was wrong
    std::vector<Place> places;
};

std::string playOne(const Scenario& scenario, std::uint64_t seed) {
    Scenario seeded = scenario;
    seeded.seed = seed;
    Play play{std::move(seeded), Carrier::memory};
    while (play.advance()) {}
    nlohmann::json json{{"violations", violationsOf(play.timeline(), scenario.ensemble)}};
    json["failures"] = nlohmann::json::array();
    for (const Director::Failure& failure : play.director().failures()) {
        json["failures"].push_back(scenario.name + ":" + std::to_string(failure.place.line) + ": " + failure.reason);
    }
    json["elections"] = nlohmann::json::array();
    for (const Election& election : electionsOf(play.timeline(), scenario.ensemble)) {
        const auto time = election.electionTime();
        json["elections"].push_back({{"winner", election.winner},
                                     {"rounds", election.rounds},
                                     {"votes", election.votes},
                                     {"cause", causeName(election.cause)},
                                     {"outcome", outcomeName(election.outcome)},
                                     {"field", decidingFieldName(election.decidedBy)},
                                     {"us", time ? time->count() : -1}});
    }
    return json.dump();
}

void add(Sweep& sweep, std::uint64_t seed, const JobResult& result) {
    ++sweep.runs;
    if (result.crash) {
        ++sweep.failures;
        sweep.troubles[seed] = "the program ended: " + *result.crash;
        return;
    }
    const nlohmann::json json = nlohmann::json::parse(result.output);
    if (!json["violations"].empty()) ++sweep.violations, sweep.troubles[seed] = json["violations"][0];
    if (!json["failures"].empty()) ++sweep.failures, sweep.troubles.emplace(seed, json["failures"][0]);
    const auto& elections = json["elections"];
    if (sweep.places.size() < elections.size()) sweep.places.resize(elections.size());
    for (std::size_t i = 0; i < elections.size(); ++i) {
        Place& place = sweep.places[i];
        ++place.winners[elections[i]["winner"].get<std::int64_t>()];
        ++place.causes[elections[i]["cause"]];
        ++place.outcomes[elections[i]["outcome"]];
        ++place.fields[elections[i]["field"]];
        place.rounds.add(elections[i]["rounds"]);
        place.votes.add(elections[i]["votes"]);
        if (const std::int64_t time = elections[i]["us"]; time >= 0) place.times.add(time);
    }
}

template <typename Key>
std::string listed(const std::map<Key, std::uint64_t>& counts, const std::function<std::string(const Key&)>& name) {
    std::string text;
    for (const auto& [key, count] : counts)
        text += (text.empty() ? "" : ", ") + name(key) + " (" + std::to_string(count) + ")";
    return text;
}

std::string quantiles(const Distribution& of, const std::function<std::string(std::int64_t)>& label) {
    if (of.count() == 0) return "-";
    return "min " + label(of.least()) + ", median " + label(of.median()) + ", 90% " + label(of.quantile(90)) +
           ", max " + label(of.largest());
}

void tellPlace(std::size_t number, const Place& place) {
    const auto self = [](const std::string& text) { return text; };
    const auto plain = [](std::int64_t value) { return std::to_string(value); };
    const auto time = [](std::int64_t value) { return toText(Duration{value}); };
    std::cout << "\nelection " << number << ": " << listed<std::string>(place.causes, self) << "\n  winner    "
              << listed<std::int64_t>(place.winners,
                                      [](const std::int64_t& sid) { return sid == 0 ? "nobody" : std::to_string(sid); })
              << "\n  decided   by " << listed<std::string>(place.fields, self) << "\n  outcome   "
              << listed<std::string>(place.outcomes, self) << "\n  rounds    " << quantiles(place.rounds, plain)
              << "\n  votes     " << quantiles(place.votes, plain) << "\n  duration  " << quantiles(place.times, time)
              << '\n';
    if (place.times.count() == 0) return;
    for (const std::string& line : place.times.histogram(8, time)) std::cout << "    " << line << '\n';
}

nlohmann::json quantilesJson(const Distribution& of) {
    if (of.count() == 0) return nullptr;
    return {{"min", of.least()}, {"median", of.median()}, {"p90", of.quantile(90)}, {"max", of.largest()}};
}

nlohmann::json toJson(const Sweep& sweep, const Options& options) {
    nlohmann::json places = nlohmann::json::array();
    for (const Place& place : sweep.places) {
        nlohmann::json winners = nlohmann::json::object();
        for (const auto& [sid, count] : place.winners) winners[sid == 0 ? "nobody" : std::to_string(sid)] = count;
        places.push_back({{"winners", winners},
                          {"causes", place.causes},
                          {"outcomes", place.outcomes},
                          {"decided_by", place.fields},
                          {"rounds", quantilesJson(place.rounds)},
                          {"votes", quantilesJson(place.votes)},
                          {"election_us", quantilesJson(place.times)}});
    }
    nlohmann::json troubles = nlohmann::json::array();
    for (const auto& [seed, line] : sweep.troubles) troubles.push_back({{"seed", seed}, {"line", line}});
    return {{"scenario", options.scenario},
            {"runs", sweep.runs},
            {"runs_with_failures", sweep.failures},
            {"runs_with_violations", sweep.violations},
            {"troubles", troubles},
            {"elections", places}};
}

void tell(const Sweep& sweep, const Options& options, std::size_t wanted) {
    std::cout << options.scenario << ": " << sweep.runs << " runs"
              << (sweep.runs < wanted ? " of " + std::to_string(wanted) + " (interrupted)" : "") << ", "
              << sweep.violations << " with a violation, " << sweep.failures
              << " with an expectation that was not met\n";
    for (const auto& [seed, line] : sweep.troubles) std::cout << "  seed " << seed << ": " << line << '\n';
    for (std::size_t i = 0; i < sweep.places.size(); ++i) tellPlace(i + 1, sweep.places[i]);
}

int work(const Options& options) {
    const auto seeds = parseSeeds(options.seeds);
    if (!seeds) return refuse("--seeds " + options.seeds + ": expected a range like 1..200");
    const auto loaded = loadScenario(options.scenario);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const auto& scenario = std::get<Scenario>(loaded);
    listenForInterrupt();
    if (!options.vary.empty()) return sweepVariants(scenario, options.vary, *seeds, options.jobs, options.json);
    Sweep sweep;
    {
        Progress progress("runs");
        const auto play = [&](std::size_t index) { return playOne(scenario, seeds->at(index)); };
        const auto played = [&](std::size_t index, const JobResult& result) {
            add(sweep, seeds->at(index), result);
            progress.show(sweep.runs, seeds->count());
        };
        runJobs(seeds->count(), options.jobs, play, played, interrupted);
    }
    if (options.json) {
        std::cout << toJson(sweep, options).dump(2) << '\n';
    } else {
        tell(sweep, options, seeds->count());
    }
    if (interrupted()) return badInput;
    return sweep.troubles.empty() ? fine : checkFailed;
}

}  // namespace

void addSweep(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("sweep", "Play a scenario under many seeds: who wins, in how many rounds, how soon.");
    verb->add_option("scenario", options->scenario, "the scenario file")->required();
    verb->add_option("--seeds", options->seeds, "the seeds, like 1..200")->required();
    verb->add_option("--vary", options->vary,
                     "a setting and its values, like \"init limit 5, 10, 20\": each under the same seeds, side by side");
    verb->add_option("--jobs", options->jobs, "runs played at a time")->check(CLI::Range(1, 256));
    verb->add_flag("--json", options->json, "print the result for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
