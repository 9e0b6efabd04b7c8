// SPDX-License-Identifier: GPL-3.0-or-later
/// What the network promises: order, cuts, closings, silence, freezing, refusals, bandwidth.
#include <QtTest>

#include "tests/core/sim/toys.h"

using namespace zabscope;
using namespace zabscope::toys;
using Lines = std::vector<std::string>;

class ConnectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openingTakesALatencyThereAndARoundTripHere() {
        Play play;
        play.command(Start{everybody()});
        play.let(2, Connect{makeConnectionId(2, 1, 1), 1, Port::election});
        play.told();
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"1ms 1 accepted 2.1#1", "2ms 2 opened 2.1#1"}));
    }

    void messagesKeepTheirOrder() {
        Stage stage = stageOf(2);
        stage.network.jitter = milliseconds(50);
        Play play{stage};
        const ConnectionId id = play.connected();
        play.run(milliseconds(200));
        play.told();
        for (int i = 0; i < 50; ++i) play.let(2, words(id, std::to_string(i)));
        play.run(seconds(1));
        const Lines told = play.told();
        QCOMPARE(told.size(), std::size_t{50});
        for (std::size_t i = 0; i < 50; ++i) {
            QVERIFY(QString::fromStdString(told[i]).contains(QString::fromStdString("got " + std::to_string(i) + " on")));
        }
    }

    void refusedByALivingMachine() {
        Play play;
        play.command(Start{sids({2})});
        play.let(2, Connect{makeConnectionId(2, 1, 1), 1, Port::election});
        play.told();
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"2ms 2 refused 2.1#1"}));
    }

    void refusedByAPortThatIsNotAccepted() {
        Play play;
        play.command(Start{everybody()});
        play.let(2, Connect{makeConnectionId(2, 1, 1), 1, Port::quorum});
        play.told();
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"2ms 2 refused 2.1#1"}));
    }

    void aMachineThatIsOffIsSilent() {
        Play play;
        play.command(Start{everybody()});
        play.command(PowerOff{sids({1})});
        play.let(2, Connect{makeConnectionId(2, 1, 1), 1, Port::election});
        play.told();
        play.run(seconds(10));
        QCOMPARE(play.told(), (Lines{"5s 2 timed out 2.1#1"}));
    }

    void openingAcrossACutTimesOut_data() {
        QTest::addColumn<int>("cutAfter");
        QTest::addColumn<bool>("oneWay");
        QTest::newRow("before") << -1 << true;
        QTest::newRow("on the way there") << 500 << true;
        QTest::newRow("on the way back") << 1500 << false;
    }
    void openingAcrossACutTimesOut() {
        QFETCH(int, cutAfter);
        QFETCH(bool, oneWay);
        Play play;
        play.command(Start{everybody()});
        if (cutAfter < 0) play.command(Cut{sids({1}), sids({2}), oneWay});
        play.let(2, Connect{makeConnectionId(2, 1, 1), 1, Port::election});
        if (cutAfter >= 0) {
            play.run(microseconds(cutAfter));
            play.command(Cut{sids({1}), sids({2}), oneWay});
        }
        play.run(seconds(5));
        QCOMPARE(diary.back(), std::string{"5s 2 timed out 2.1#1"});
        // The acceptor that had been reached learns of it after the heal, by what it sends.
        if (cutAfter != 1500) return;
        play.command(Heal{sids({1}), sids({2})});
        play.told();
        play.let(1, words(makeConnectionId(2, 1, 1), "anybody there"));
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"5.0035s 1 closed 2.1#1"}));
    }

    void aCutHoldsBackAndAHealBringsInOrder() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"), words(id, "b"));
        play.run(microseconds(500));
        play.command(Cut{sids({2}), sids({1}), true});
        play.let(2, words(id, "c"));
        play.let(1, words(id, "the other way"));
        play.run(seconds(60));
        QCOMPARE(play.told(), (Lines{"11.5ms 2 got the other way on 2.1#1"}));
        play.command(Heal{sids({1}), sids({2})});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"60.0115s 1 got a on 2.1#1",
                                     "60.0115s 1 got b on 2.1#1", "60.0115s 1 got c on 2.1#1"}));
        QCOMPARE(play.count("lost"), std::size_t{0});
    }

    void whatACutHoldsBackIsLostIfItsSenderCloses() {
        Play play;
        const ConnectionId id = play.connected();
        play.command(Cut{sids({1}), sids({2}), false});
        play.let(2, words(id, "never"), Close{id});
        QCOMPARE(play.count("lost"), std::size_t{1});
        play.run(seconds(60));
        play.command(Heal{{}, {}});
        play.run(seconds(60));
        QCOMPARE(play.told(), Lines{});
        // The living end learns of it with its first send after the heal.
        play.let(1, words(id, "hello"));
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"120.012s 1 closed 2.1#1"}));
        QCOMPARE(play.sim.timeline().state().connections().size(), std::size_t{0});
    }

    void aKillClosesAfterWhatWasSent() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "last words"));
        play.command(Kill{sids({2})});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"11ms 1 got last words on 2.1#1", "11ms 1 closed 2.1#1"}));
    }

    void whatIsSentToAKilledProcessIsLost() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(1, words(id, "too late"));
        play.command(Kill{sids({2})});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"11ms 1 closed 2.1#1"}));
        QCOMPARE(play.count("lost"), std::size_t{1});
    }

    void aPowerCutIsSilenceUntilTheMachineIsBack() {
        Play play;
        const ConnectionId id = play.connected();
        play.command(PowerOff{sids({2})});
        play.let(1, words(id, "into the dark"));
        play.run(seconds(10));
        QCOMPARE(play.told(), Lines{});
        QCOMPARE(play.count("lost"), std::size_t{1});
        play.command(Start{sids({2})});
        play.run(seconds(10));
        QCOMPARE(play.told(), (Lines{"10.01s 2 started 2"}));
        play.let(1, words(id, "hello again"));
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"20.012s 1 closed 2.1#1"}));
    }

    void aFrozenProcessGetsEverythingAtItsThaw() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, SetAlarm{5, play.sim.now() + milliseconds(3)}, append("x", 8), Flush{9});
        play.command(Freeze{sids({2})});
        play.let(1, words(id, "a"));
        play.run(milliseconds(50));
        play.command(Cut{sids({1}), sids({2}), false});  // what is at the machine is not held back
        play.let(1, words(id, "b"));
        play.run(milliseconds(50));
        QCOMPARE(play.told(), Lines{});
        play.command(Thaw{sids({2})});
        play.run(milliseconds(50));
        QCOMPARE(play.told(), (Lines{"110ms 2 written 8",
                                     "110ms 2 got a on 2.1#1", "110ms 2 flushed 9", "110ms 2 alarm 5"}));
    }

    void aKillReachesAFrozenProcessAtItsThaw() {
        Play play;
        play.connected();
        play.command(Freeze{sids({1})});
        play.command(Kill{sids({2})});
        play.run(seconds(1));
        QCOMPARE(play.told(), Lines{});
        play.command(Thaw{sids({1})});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"1.01s 1 closed 2.1#1"}));
    }

    void aFrozenProcessIsConnectedByItsMachine() {
        Play play;
        play.command(Start{everybody()});
        play.command(Freeze{sids({1})});
        play.told();
        const ConnectionId id = makeConnectionId(2, 1, 1);
        play.let(2, Connect{id, 1, Port::election});
        play.run(milliseconds(10));
        play.let(2, words(id, "a"), Close{id});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"2ms 2 opened 2.1#1"}));
        play.command(Thaw{sids({1})});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"20ms 1 accepted 2.1#1", "20ms 1 got a on 2.1#1", "20ms 1 closed 2.1#1"}));
    }

    void bothCanCloseAtOnce() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(1, Close{id});
        play.let(2, Close{id});
        play.run(seconds(1));
        QCOMPARE(play.told(), Lines{});
        QCOMPARE(static_cast<const MemoryTransport&>(play.sim.transport()).connections(), std::size_t{0});
    }

    void anOpeningCanBeGivenUp() {
        Play play;
        play.command(Start{everybody()});
        const ConnectionId id = makeConnectionId(2, 1, 1);
        play.let(2, Connect{id, 1, Port::election}, Close{id});
        play.told();
        play.run(seconds(10));
        QCOMPARE(play.told(), Lines{});
        QCOMPARE(play.sim.timeline().state().connections().size(), std::size_t{0});
    }

    void aResetBreaksBothEndsAtOnce() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(1, words(id, "gone"));
        play.command(Reset{sids({1}), sids({2})});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"10ms 2 closed 2.1#1", "10ms 1 closed 2.1#1"}));
        QCOMPARE(play.count("lost"), std::size_t{1});
    }

    void aResetRefusesWhatIsOpening() {
        Play play;
        play.command(Start{everybody()});
        play.told();
        play.let(2, Connect{makeConnectionId(2, 1, 1), 1, Port::election});
        play.run(microseconds(1500));
        play.command(Reset{sids({1}), sids({2})});
        play.run(seconds(10));
        QCOMPARE(play.told(), (Lines{"1ms 1 accepted 2.1#1", "1.5ms 2 refused 2.1#1", "1.5ms 1 closed 2.1#1"}));
    }

    void bandwidthQueuesAndTellsWhenItIsWritable() {
        Stage stage = stageOf(2);
        stage.network.bytesPerSecond = 1000;
        Play play{stage};
        const ConnectionId id = play.connected();
        play.let(2, words(id, std::string(10, 'a'), true));
        play.let(2, words(id, std::string(10, 'b'), true));
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"20ms 2 writable 2.1#1", "21ms 1 got aaaaaaaaaa on 2.1#1", "30ms 2 writable 2.1#1",
                                     "31ms 1 got bbbbbbbbbb on 2.1#1"}));
    }

    void withoutALimitItIsWritableAtOnce() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a", true));
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"10ms 2 writable 2.1#1", "11ms 1 got a on 2.1#1"}));
    }

    void acrossACutItIsWritableForSixtyFourKibibytes() {
        Play play;
        const ConnectionId id = play.connected();
        play.command(Cut{sids({1}), sids({2}), false});
        play.let(2, words(id, std::string(60'000, 'a'), true));
        play.run(milliseconds(1));
        QCOMPARE(play.told(), (Lines{"10ms 2 writable 2.1#1"}));
        play.let(2, words(id, std::string(60'000, 'b'), true));
        play.run(seconds(1));
        QCOMPARE(play.told(), Lines{});
        play.command(Heal{{}, {}});
        play.run(microseconds(0));
        QCOMPARE(play.told(), (Lines{"1.011s 2 writable 2.1#1"}));
    }

    void everythingIsForgottenInTheEnd() {
        Play play{3};
        play.connected();
        play.command(Kill{everybody()});
        play.run(seconds(100));
        QCOMPARE(play.sim.nextDue(), never);
        QCOMPARE(static_cast<const MemoryTransport&>(play.sim.transport()).connections(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(ConnectionsTest)
#include "connections_test.moc"
