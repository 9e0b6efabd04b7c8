// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep_variants.h"

#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/distribution.h"
#include "app/jobs.h"
#include "app/sweep_run.h"
#include "app/variation.h"

namespace zabscope::cli {
namespace {

constexpr std::size_t bins = 8;

struct Tally {
    std::size_t runs = 0;
    std::size_t without = 0;  ///< no leader was established
    std::size_t missed = 0;   ///< something that the scenario expects did not come
    std::size_t crashes = 0;
    Distribution times;  ///< microseconds until a leader was established
};

std::string playOne(const Scenario& scenario, std::uint64_t seed) {
    const auto point = sweepRun(scenario, seed);
    const bool led = point->winner != noNode;
    return nlohmann::json{{"us", led ? static_cast<std::int64_t>(point->milliseconds * 1e3 + 0.5) : -1},
                          {"missed", point->missed}}
        .dump();
}

void add(Tally& tally, const JobResult& result) {
    ++tally.runs;
    if (result.crash) {
        ++tally.crashes;
        ++tally.without;
        return;
    }
    const auto json = nlohmann::json::parse(result.output);
    const std::int64_t time = json["us"];
    if (time >= 0) {
        tally.times.add(time);
    } else {
        ++tally.without;
    }
    if (json["missed"].get<bool>()) ++tally.missed;
}

std::string percent(std::size_t some, std::size_t all) {
    return all == 0 ? "-" : std::to_string((100 * some + all / 2) / all) + " %";
}

std::string time(std::int64_t microseconds) { return toText(Duration{microseconds}); }

void tell(const std::string& name, const Tally& tally) {
    std::cout << name << ": ";
    if (tally.times.count() == 0) {
        std::cout << "no run has a leader";
    } else {
        std::cout << "half of the runs had a leader within " << time(tally.times.median()) << ", 95 % within "
                  << time(tally.times.quantile(95)) << "; " << percent(tally.without, tally.runs) << " had none";
    }
    if (tally.missed > 0) std::cout << ", and " << percent(tally.missed, tally.runs) << " missed what the scenario expects";
    if (tally.crashes > 0) std::cout << "; the program ended in " << tally.crashes << " of them";
    std::cout << ".\n";
    if (tally.times.count() == 0) return;
    for (const std::string& line : tally.times.histogram(bins, time)) std::cout << "    " << line << '\n';
}

nlohmann::json toJson(const std::string& name, const Tally& tally) {
    nlohmann::json times = nullptr;
    if (tally.times.count() > 0) {
        times = {{"min", tally.times.least()},
                 {"median", tally.times.median()},
                 {"p95", tally.times.quantile(95)},
                 {"max", tally.times.largest()}};
    }
    return {{"setting", name},
            {"runs", tally.runs},
            {"without_leader", tally.without},
            {"missed_expectations", tally.missed},
            {"crashes", tally.crashes},
            {"until_leader_us", times}};
}

}  // namespace

int sweepVariants(const Scenario& scenario, const std::string& vary, const Seeds& seeds, std::size_t jobs, bool json) {
    const auto read = variantsOf(scenario, vary);
    if (const auto* error = std::get_if<InputError>(&read)) return refuse("--vary " + error->line);
    const auto& variants = std::get<std::vector<Variant>>(read);
    std::vector<Tally> tallies(variants.size());
    {
        Progress progress("runs");
        std::size_t done = 0;
        const std::size_t all = seeds.count() * variants.size();
        const auto play = [&](std::size_t index) {
            return playOne(variants[index % variants.size()].scenario, seeds.at(index / variants.size()));
        };
        const auto played = [&](std::size_t index, const JobResult& result) {
            add(tallies[index % variants.size()], result);
            progress.show(++done, all);
        };
        runJobs(all, jobs, play, played, interrupted);
    }
    nlohmann::json rows = nlohmann::json::array();
    for (std::size_t i = 0; i < variants.size(); ++i) {
        if (json) {
            rows.push_back(toJson(variants[i].name, tallies[i]));
        } else {
            tell(variants[i].name, tallies[i]);
        }
    }
    if (json) std::cout << rows.dump(2) << '\n';
    return interrupted() ? badInput : fine;
}

}  // namespace zabscope::cli
