// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_run.h"

#include "app/play.h"
#include "core/trace/elections.h"

namespace zabscope {
namespace {

/// A run that does not come to its end is broken off here.
constexpr EventId mostEvents = 2'000'000;

}  // namespace

std::optional<SweepPoint> sweepRun(const Scenario& scenario, std::uint64_t seed, const std::atomic<bool>* stop) {
    Scenario seeded = scenario;
    seeded.seed = seed;
    Play play(std::move(seeded), Carrier::memory);
    const auto isStopped = [stop] { return stop && stop->load(); };
    while (!isStopped() && play.timeline().last() < mostEvents && play.advance(4096)) {}
    if (isStopped()) return std::nullopt;
    SweepPoint point{seed, 0, noNode, 0, !play.director().failures().empty()};
    const auto elections = electionsOf(play.timeline(), scenario.ensemble);
    for (const Election& each : elections) {
        point.rounds += each.rounds;
        if (!each.established) continue;
        const Duration time = *each.established - elections.front().start;
        point.milliseconds = static_cast<double>(time.count()) / 1e3;
        point.winner = each.winner;
        break;
    }
    return point;
}

}  // namespace zabscope
