// SPDX-License-Identifier: GPL-3.0-or-later
/// The same seed gives the same run; a copy goes on like the original; commands are checked before they are carried out.
#include "core/sim/simulator.h"

#include <QtTest>

#include "tests/core/sim/toys.h"

using namespace zabscope;
using namespace zabscope::toys;
using Lines = std::vector<std::string>;

namespace {

struct Step {
    std::int64_t at;  ///< milliseconds
    Command command;
};

/// A run with something of everything.
std::vector<Step> script() {
    MessagePattern any;
    any.count = 2;
    return {{0, Start{everybody()}},
            {20, Cut{sids({1}), sids({2, 3}), false}},
            {25, Freeze{sids({4})}},
            {40, Hold{any}},
            {45, Duplicate{any}},
            {50, Heal{{}, {}}},
            {52, Drop{any}},
            {55, Thaw{sids({4})}},
            {60, Kill{sids({3})}},
            {70, PowerOff{sids({5})}},
            {71, Reorder{any}},
            {80, Bandwidth{sids({1}), sids({2}), 100'000}},
            {90, Start{sids({3, 5})}},
            {95, Reset{sids({1}), everybody()}},
            {100, Release{any}},
            {110, Isolate{sids({2})}},
            {111, Jitter{sids({1}), sids({3}), milliseconds(2)}},
            {140, Heal{{}, {}}},
            {150, Kill{sids({1})}}};
}

std::unique_ptr<Simulator> chatter(std::uint64_t seed) {
    Stage stage = stageOf(5, seed);
    stage.network.jitter = microseconds(700);
    return std::make_unique<Simulator>(stage, chatterers, std::make_unique<MemoryTransport>());
}

/// Carries out what is due after `from` and goes on to the end; an image is taken at `imageAt`.
std::shared_ptr<const Simulator::Image> play(Simulator& sim, std::int64_t from, std::int64_t imageAt, EventId* imageLast) {
    std::shared_ptr<const Simulator::Image> image;
    const auto takeImage = [&](std::int64_t until) {
        if (image || imageAt > until) return;
        sim.runUntil(Instant{milliseconds(imageAt)});
        image = sim.image();
        if (imageLast) *imageLast = sim.timeline().last();
    };
    for (const Step& step : script()) {
        if (step.at <= from) continue;
        takeImage(step.at - 1);
        sim.runUntil(Instant{milliseconds(step.at)});
        sim.carryOut(step.command);  // some mean nothing in some runs
    }
    takeImage(200);
    sim.runUntil(Instant{milliseconds(200)});
    return image;
}

}  // namespace

class SimulatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameRun() {
        const auto one = chatter(7);
        const auto two = chatter(7);
        const auto three = chatter(8);
        play(*one, -1, 1000, nullptr);
        play(*two, -1, 1000, nullptr);
        play(*three, -1, 1000, nullptr);
        QVERIFY(one->timeline().last() > 2000);
        QCOMPARE(linesOf(one->timeline()), linesOf(two->timeline()));
        QVERIFY(linesOf(one->timeline()) != linesOf(three->timeline()));
    }

    void askingWhatIsDueChangesNothing() {
        const auto one = chatter(7);
        const auto two = chatter(7);
        one->carryOut(Start{everybody()});
        two->carryOut(Start{everybody()});
        one->runUntil(Instant{milliseconds(100)});
        while (two->nextDue() <= Instant{milliseconds(100)}) {
            two->step(two->nextDue());
            two->image();
        }
        QCOMPARE(linesOf(one->timeline()), linesOf(two->timeline()));
    }

    void aCopyGoesOnLikeTheOriginal_data() {
        QTest::addColumn<int>("at");
        for (const int at : {0, 5, 21, 41, 46, 53, 57, 65, 75, 85, 92, 97, 105, 112, 130, 145, 155}) {
            QTest::addRow("%d ms", at) << at;
        }
    }
    void aCopyGoesOnLikeTheOriginal() {
        QFETCH(int, at);
        for (const std::uint64_t seed : {1, 2, 3}) {
            const auto original = chatter(seed);
            EventId last = noEvent;
            const auto image = play(*original, -1, at, &last);
            QVERIFY(image);
            Simulator copy{*image, original->timeline().prefix(last), std::make_unique<MemoryTransport>()};
            QCOMPARE(copy.position(), (Position{Instant{milliseconds(at)}, last}));
            play(copy, at, 1000, nullptr);
            QCOMPARE(linesOf(copy.timeline()), linesOf(original->timeline()));
        }
    }

    void aRefusedCommandLeavesNoTrace() {
        Play play;
        QCOMPARE(play.sim.carryOut(Kill{sids({1})}).value_or(""), std::string{"server 1 is not running"});
        QCOMPARE(play.sim.carryOut(Kill{sids({7})}).value_or(""), std::string{"there is no server 7"});
        QCOMPARE(play.sim.carryOut(Kill{{{Target::Who::leader, noNode}}}).value_or(""),
                 std::string{"there is no such server now"});
        QCOMPARE(play.sim.carryOut(Cut{sids({1}), sids({1}), false}).value_or(""),
                 std::string{"a link is between two servers"});
        QVERIFY(play.sim.timeline().empty());
        play.command(Start{sids({1})});
        play.command(Start{everybody()});  // means those that are down
        QCOMPARE(play.told(), (Lines{"0s 1 started 1", "0s 2 started 1"}));
        QVERIFY(play.sim.carryOut(Start{everybody()}).has_value());
    }

    void anAlarmRingsOnceAndLast() {
        Play play;
        play.command(Start{sids({1})});
        play.told();
        play.let(1, SetAlarm{1, Instant{milliseconds(5)}}, SetAlarm{2, Instant{milliseconds(5)}},
                 SetAlarm{1, Instant{milliseconds(9)}}, SetAlarm{1, Instant{milliseconds(5)}},
                 SetAlarm{3, Instant{milliseconds(4)}}, CancelAlarm{3});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"5ms 1 alarm 2", "5ms 1 alarm 1"}));
    }

    void aPeerCanEndItself() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "good bye"), Exit{}, words(id, "never"));
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"11ms 1 got good bye on 2.1#1", "11ms 1 closed 2.1#1"}));
        QVERIFY(play.sim.timeline().state().find(2)->lastDeath == Death::exited);
    }

    void everyEventHasAnEarlierCause() {
        const auto sim = chatter(3);
        play(*sim, -1, 1000, nullptr);
        for (EventId id = 1; id <= sim->timeline().last(); ++id) {
            const Event& event = sim->timeline().event(id);
            QVERIFY(event.cause < id);
            QCOMPARE(event.cause == noEvent, std::holds_alternative<Commanded>(event.what));
        }
    }
};

QTEST_APPLESS_MAIN(SimulatorTest)
#include "simulator_test.moc"
