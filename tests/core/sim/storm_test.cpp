// SPDX-License-Identifier: GPL-3.0-or-later
/// Random commands on chattering peers: nothing breaks, a copy goes on alike, and in the end everything is forgotten.
#include <QtTest>

#include "tests/core/sim/toys.h"

using namespace zabscope;
using namespace zabscope::toys;

namespace {

constexpr NodeId servers = 4;

Targets someServer(Random& random) { return sids({static_cast<NodeId>(1 + random.below(servers))}); }

MessagePattern someMessages(Random& random) {
    MessagePattern pattern;
    pattern.count = static_cast<std::int64_t>(1 + random.below(3));
    if (random.coin()) pattern.from = someServer(random).front();
    return pattern;
}

Command someCommand(Random& random) {
    const Targets one = someServer(random);
    const Targets other = someServer(random);
    switch (random.below(20)) {
    case 0:
    case 1:
    case 2: return Start{everybody()};
    case 3: return Kill{one};
    case 4: return PowerOff{one};
    case 5: return Freeze{one};
    case 6: return Thaw{everybody()};
    case 7: return Cut{one, other, random.coin()};
    case 8: return Isolate{one};
    case 9:
    case 10: return Heal{{}, {}};
    case 11: return Reset{one, random.coin() ? other : everybody()};
    case 12: return Delay{one, everybody(), microseconds(static_cast<std::int64_t>(random.below(5000)))};
    case 13: return Bandwidth{one, other, static_cast<std::int64_t>(random.below(3)) * 50'000};
    case 14: return Hold{someMessages(random)};
    case 15: return Release{someMessages(random)};
    case 16: return DeliverNow{someMessages(random)};
    case 17: return Drop{someMessages(random)};
    case 18: return Duplicate{someMessages(random)};
    default: return Reorder{someMessages(random)};
    }
}

/// Goes on with the storm of this seed from round `from` on.
void storm(Simulator& sim, std::uint64_t seed, int from, int to) {
    for (int round = from; round < to; ++round) {
        Random random = Random::stream(seed, Random::Purpose::birth, round);
        sim.runUntil(sim.now() + microseconds(static_cast<std::int64_t>(random.below(4000))));
        sim.carryOut(someCommand(random));  // some mean nothing
    }
}

}  // namespace

class StormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsForgottenInTheEnd() {
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            Stage stage = stageOf(servers, seed);
            stage.network.jitter = microseconds(static_cast<std::int64_t>(seed % 3) * 400);
            Simulator sim{stage, chatterers, std::make_unique<MemoryTransport>()};
            storm(sim, seed, 0, 60);
            const auto image = sim.image();
            const EventId last = sim.timeline().last();
            storm(sim, seed, 60, 120);

            Simulator copy{*image, sim.timeline().prefix(last), std::make_unique<MemoryTransport>()};
            storm(copy, seed, 60, 120);
            QCOMPARE(linesOf(copy.timeline(), last), linesOf(sim.timeline(), last));

            sim.carryOut(Heal{{}, {}});
            MessagePattern all;
            all.count = 1'000'000;
            sim.carryOut(Release{all});
            sim.carryOut(Kill{everybody()});
            sim.runUntil(sim.now() + seconds(100));
            QCOMPARE(sim.nextDue(), never);
            QCOMPARE(static_cast<const MemoryTransport&>(sim.transport()).connections(), std::size_t{0});
            QCOMPARE(sim.timeline().state().connections().size(), std::size_t{0});
            QCOMPARE(sim.timeline().state().messagesInFlight(), std::size_t{0});
        }
    }
};

QTEST_APPLESS_MAIN(StormTest)
#include "storm_test.moc"
