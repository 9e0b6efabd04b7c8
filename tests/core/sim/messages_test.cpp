// SPDX-License-Identifier: GPL-3.0-or-later
/// What a person can do to single messages: hold, release, deliver now, drop, duplicate, reorder.
#include <QtTest>

#include "tests/core/sim/toys.h"

using namespace zabscope;
using namespace zabscope::toys;
using Lines = std::vector<std::string>;

namespace {

MessagePattern next(std::int64_t count = 1) {
    MessagePattern pattern;
    pattern.count = count;
    return pattern;
}

}  // namespace

class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeldMessageHoldsThoseBehindIt() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"), words(id, "b"));
        play.command(Hold{next()});
        play.let(2, words(id, "c"));
        play.let(1, words(id, "other way"));
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"11ms 2 got other way on 2.1#1"}));
        play.command(Release{next()});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"21ms 1 got a on 2.1#1", "21ms 1 got b on 2.1#1", "21ms 1 got c on 2.1#1"}));
    }

    /// Whether a person holds each message in flight, in the order of their sending.
    static std::vector<bool> held(const Play& play) {
        std::vector<bool> all;
        for (const MessageInFlight& flight : play.sim.timeline().state().messages()) {
            if (flight.message != noEvent) all.push_back(flight.held);
        }
        return all;
    }

    void theTraceTellsWhichMessageIsHeld() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"));
        play.command(Hold{next()});
        play.let(2, words(id, "b"), words(id, "c"));
        QCOMPARE(held(play), (std::vector<bool>{true, false, false}));
        // Behind the held one neither of these is due at any time before or after.
        MessagePattern second;
        second.message = play.sim.timeline().last() - 1;
        play.command(Hold{second});
        QCOMPARE(held(play), (std::vector<bool>{true, true, false}));
        play.command(Release{second});
        QCOMPARE(held(play), (std::vector<bool>{true, false, false}));
    }

    void aCutHoldsNothing() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"));
        play.command(Cut{sids({1}), sids({2}), false});
        play.let(2, words(id, "b"));
        QCOMPARE(held(play), (std::vector<bool>{false, false}));
        play.command(Hold{next()});
        QCOMPARE(held(play), (std::vector<bool>{true, false}));
    }

    void whatIsNotInFlightYetIsAwaited() {
        Play play;
        const ConnectionId id = play.connected();
        MessagePattern from2 = next(2);
        from2.from = {Target::Who::sid, 2};
        from2.kind = 7;
        play.let(2, words(id, "a"));
        play.command(Hold{from2});
        play.let(1, words(id, "not meant"));
        play.let(2, words(id, "b"), words(id, "c"));
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"11ms 2 got not meant on 2.1#1"}));
        play.command(Release{next()});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"21ms 1 got a on 2.1#1"}));
        play.command(Release{next()});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"31ms 1 got b on 2.1#1", "31ms 1 got c on 2.1#1"}));
        QVERIFY(play.sim.carryOut(Release{next()}).has_value());
    }

    void aCloseWaitsBehindAHeldMessage() {
        Play play;
        const ConnectionId id = play.connected();
        play.command(Hold{next()});
        play.let(2, words(id, "a"), Close{id});
        play.run(seconds(1));
        QCOMPARE(play.told(), Lines{});
        play.command(Release{next()});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"1.011s 1 got a on 2.1#1", "1.011s 1 closed 2.1#1"}));
    }

    void deliverNowBringsWhatIsBeforeIt() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"));
        play.command(Hold{next()});
        play.let(2, words(id, "b"), words(id, "c"));
        MessagePattern second;
        second.message = play.sim.timeline().last() - 1;  // a, then the poke, b, c
        play.command(DeliverNow{second});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"10ms 1 got a on 2.1#1", "10ms 1 got b on 2.1#1", "11ms 1 got c on 2.1#1"}));
    }

    void deliverNowDoesNotCrossACut() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"));
        play.command(Cut{sids({1}), sids({2}), false});
        QVERIFY(play.sim.carryOut(DeliverNow{next()}).has_value());
    }

    void aDroppedMessageIsLostWhenItIsDue() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"));
        play.command(Drop{next(2)});
        play.let(2, words(id, "b"), words(id, "c"));
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"11ms 1 got c on 2.1#1"}));
        QCOMPARE(play.count("lost"), std::size_t{2});
    }

    void aDuplicateArrivesTwice() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"));
        play.command(Duplicate{next(2)});
        play.let(2, words(id, "b"));
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"11ms 1 got a on 2.1#1", "11ms 1 got a on 2.1#1", "11ms 1 got b on 2.1#1",
                                     "11ms 1 got b on 2.1#1"}));
    }

    void aReorderedMessageIsOvertakenByTheNext() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"), words(id, "b"), words(id, "c"));
        play.command(Reorder{next()});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"11ms 1 got b on 2.1#1", "11ms 1 got a on 2.1#1", "11ms 1 got c on 2.1#1"}));
    }

    void aReorderedMessageWaitsForTheNext() {
        Play play;
        const ConnectionId id = play.connected();
        play.command(Reorder{next()});
        play.let(2, words(id, "a"));
        play.run(milliseconds(10));
        QCOMPARE(play.told(), Lines{});
        play.let(2, words(id, "b"));
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"21ms 1 got b on 2.1#1", "21ms 1 got a on 2.1#1"}));
    }

    void aReorderedLastMessageComesBeforeTheClosing() {
        Play play;
        const ConnectionId id = play.connected();
        play.command(Reorder{next()});
        play.let(2, words(id, "a"), Close{id});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"11ms 1 got a on 2.1#1", "11ms 1 closed 2.1#1"}));
    }

    void oneMessageByItsEvent() {
        Play play;
        const ConnectionId id = play.connected();
        play.let(2, words(id, "a"), words(id, "b"));
        MessagePattern last;
        last.message = play.sim.timeline().last();
        play.command(Drop{last});
        play.run(milliseconds(10));
        QCOMPARE(play.told(), (Lines{"11ms 1 got a on 2.1#1"}));
        QCOMPARE(play.sim.carryOut(Hold{last}).value_or(""),
                 "message #" + std::to_string(last.message) + " is not in flight");
    }
};

QTEST_APPLESS_MAIN(MessagesTest)
#include "messages_test.moc"
