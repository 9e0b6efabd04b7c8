// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"

#include <algorithm>
#include <stdexcept>

#include "app/bench/stopwatch.h"
#include "app/bench/workload.h"
#include "core/net/measure.h"
#include "core/sim/agenda.h"
#include "core/sim/random.h"

namespace zabscope {
namespace {

// Random numbers of the benchmark's own, so that it does not lean on the simulator's streams.
std::uint64_t scramble(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

std::uint64_t deliveries(const Simulator& simulator, EventId from) {
    std::uint64_t count = 0;
    for (EventId id = from; id <= simulator.timeline().last(); ++id) {
        if (std::holds_alternative<Delivered>(simulator.timeline().event(id).what)) ++count;
    }
    return count;
}

std::string ofServers(const std::string& what, int servers) {
    return what + ", " + std::to_string(servers) + " servers";
}

}  // namespace

void benchMachine(const BenchSink& sink) {
    const LoopbackMeasure wire = measureLoopback();
    sink({"raw loopback round trip", wire.rawRoundTripMicroseconds, "us", std::nullopt, true});
    sink({"frames one at a time over loopback", wire.lockStepPerSecond, "messages/s", std::nullopt, false});
    Agenda agenda;
    constexpr std::uint64_t waiting = 1000;
    constexpr std::uint64_t rounds = 2'000'000;
    for (std::uint64_t i = 0; i < waiting; ++i)
        agenda.push({Instant{Duration{static_cast<std::int64_t>(scramble(i) % 10'000)}}});
    const Stopwatch watch;
    for (std::uint64_t i = 0; i < rounds; ++i) {
        const Item item = agenda.pop();
        agenda.push({item.at + Duration{static_cast<std::int64_t>(scramble(i) % 10'000)}});
    }
    sink({"priority queue with 1,000 waiting", static_cast<double>(rounds) / watch.seconds(), "events/s", std::nullopt,
          false});
}

void benchEvents(const BenchSink& sink) {
    std::vector<double> rates;
    std::vector<double> deliveryRates;
    double bytes = 0;
    for (int run = 0; run < 3; ++run) {
        const auto simulator = startedEnsemble(5, Carrier::memory);
        untilAllServe(*simulator);
        beginLoad(*simulator, 64);
        const EventId from = simulator->timeline().last();
        const Stopwatch watch;
        while (simulator->timeline().last() < from + 1'000'000)
            simulator->runUntil(simulator->now() + milliseconds(20));
        const double seconds = watch.seconds();
        rates.push_back(static_cast<double>(simulator->timeline().last() - from) / seconds);
        deliveryRates.push_back(static_cast<double>(deliveries(*simulator, from)) / seconds);
        bytes = static_cast<double>(simulator->timeline().memory()) / static_cast<double>(simulator->timeline().last());
    }
    sink({"trace events, memory carrier, 5 servers, steady writes, invariants on", median(rates), "events/s", 1e6,
          false});
    sink({"deliveries in that run", median(deliveryRates), "deliveries/s", 200'000, false});
    sink({"trace memory in that run", bytes, "bytes/event", 200, true});
}

void benchLoopback(const BenchSink& sink) {
    // Twice what real ZooKeeper 3.8 without fsync did on such a machine.
    for (const auto& [outstanding, goal] : {std::pair{1, 4080.0}, std::pair{64, 9678.0}, std::pair{1000, 12532.0}}) {
        std::vector<double> writes;
        std::vector<double> messages;
        for (int run = 0; run < 3; ++run) {
            const auto simulator = startedEnsemble(3, Carrier::loopback);
            untilAllServe(*simulator);
            beginLoad(*simulator, outstanding);
            const std::int64_t before = committed(*simulator);
            const EventId from = simulator->timeline().last();
            const Stopwatch watch;
            while (watch.seconds() < 1) simulator->runUntil(simulator->now() + milliseconds(20));
            const double seconds = watch.seconds();
            writes.push_back(static_cast<double>(committed(*simulator) - before) / seconds);
            messages.push_back(static_cast<double>(deliveries(*simulator, from)) / seconds);
        }
        if (outstanding == 1) {
            sink({"messages in lock step over loopback, 3 servers", median(messages), "messages/s", 60'000, false});
        }
        sink({"committed writes over loopback, 3 servers, " + std::to_string(outstanding) + " outstanding",
              median(writes), "writes/s", goal, false});
    }
}

void benchFirstLeader(const BenchSink& sink) {
    struct Goal {
        int servers;
        std::optional<double> milliseconds;
        int runs;
        Duration apart;
    };
    // If all of 101 start at once, both knocks of every pair are open together: more than the 20,000 descriptors that
    // some machines allow a process.
    for (const Goal& goal :
         {Goal{3, 5, 9, {}}, Goal{5, 10, 9, {}}, Goal{25, 200, 3, {}}, Goal{101, std::nullopt, 1, microseconds(200)}}) {
        std::vector<double> times;
        for (int run = 0; run < goal.runs; ++run) {
            const Stopwatch watch;
            const auto simulator = startedEnsemble(goal.servers, Carrier::loopback, goal.apart);
            while (!hasEstablishedLeader(*simulator) && simulator->step(Instant{seconds(60)})) {}
            if (hasEstablishedLeader(*simulator)) times.push_back(watch.seconds() * 1000);
        }
        const std::string apart = goal.apart > Duration{} ? ", started " + toText(goal.apart) + " apart" : "";
        if (times.empty())
            throw std::runtime_error("no leader came among " + std::to_string(goal.servers) + " servers");
        sink({ofServers("first leader over loopback", goal.servers) + apart, median(times), "ms", goal.milliseconds,
              true});
    }
}

void benchPositions(const BenchSink& sink) {
    struct Kept {
        EventId at;
        std::shared_ptr<const Simulator::Image> image;
    };
    const auto simulator = startedEnsemble(5, Carrier::memory);
    untilAllServe(*simulator);
    beginLoad(*simulator, 64);
    std::vector<Kept> images;
    while (simulator->timeline().last() < 1'000'000) {
        // As a session does: a copy every 65,536 events.
        if (images.empty() || simulator->timeline().last() >= images.back().at + 65'536) {
            images.push_back({simulator->timeline().last(), simulator->image()});
        }
        simulator->runUntil(simulator->now() + milliseconds(1));
    }
    const Timeline& timeline = simulator->timeline();
    std::vector<double> states;
    std::vector<double> forks;
    for (std::uint64_t i = 0; i < 50; ++i) {
        const EventId id = images.front().at + scramble(i) % (timeline.last() - images.front().at);
        const Stopwatch watch;
        const ClusterState state = timeline.at(timeline.positionOf(id));
        states.push_back(watch.seconds() * 1000);
        if (i % 5 != 0 || state.nodes().empty()) continue;
        const auto after = std::upper_bound(images.begin(), images.end(), id,
                                            [](EventId wanted, const Kept& kept) { return wanted < kept.at; });
        const Kept& kept = *std::prev(after);
        const Stopwatch forking;
        Simulator again{*kept.image, timeline.prefix(kept.at), makeTransport(Carrier::memory)};
        while (again.timeline().last() < id && again.step(never)) {}
        const Simulator fork{*again.image(), again.timeline(), makeTransport(Carrier::loopback)};
        forks.push_back(forking.seconds() * 1000);
    }
    sink({"state at a random position of 1,000,000 events", median(states), "ms", 5, true});
    sink({"fork at a random position, going on over loopback", median(forks), "ms", 100, true});
}

void benchAll(const BenchSink& sink) {
    benchMachine(sink);
    benchEvents(sink);
    benchLoopback(sink);
    benchFirstLeader(sink);
    benchPositions(sink);
}

}  // namespace zabscope
