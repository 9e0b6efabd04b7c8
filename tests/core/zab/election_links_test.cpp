// SPDX-License-Identifier: GPL-3.0-or-later
/// The connections of the election port: who keeps them, what they carry, what happens when they break (zab.md 2.8).
#include "core/zab/election_links.h"

#include <QtTest>

#include "stand.h"

using namespace zabscope;
using namespace zabscope::zab;

namespace {

QString hello(NodeId from, NodeId to) { return QString{"%1: HELLO sid %2 address server.%2"}.arg(to).arg(from); }

Stand started(NodeId self, NodeId count = 3) {
    Stand stand{self, voters(count)};
    stand.start();
    return stand;
}

/// Lets a server become a follower or leader: from then on it sends nothing of its own accord.
void settleOn(Stand& stand, NodeId leader, NodeId supporter) {
    stand.hear(supporter, looking(leader));
    stand.ring(Alarm::finalize);
}

}  // namespace

class ElectionLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSmallerSidKnocksAndHangsUp() {
        Stand stand = started(1);
        const ConnectionId knock = stand.connectionTo(3);
        stand.accept(knock);
        QCOMPARE(stand.record.sent, QStringList{hello(1, 3)});
        QCOMPARE(stand.record.closed, QStringList{"3"});
        QVERIFY(!stand.isOpen(knock));
        stand.meet(3);  // it is called back
        QCOMPARE(stand.record.sent, QStringList{told(3, looking(1))});
        stand.hear(3, looking(3));
        QCOMPARE(stand.field(proposedLeader), 3);
    }

    void theLargerSidKeepsWhatItOpens() {
        Stand stand = started(3);
        stand.accept(stand.connectionTo(1));
        QCOMPARE(stand.record.sent, (QStringList{hello(3, 1), told(1, looking(3))}));
        QCOMPARE(stand.record.closed, QStringList{});
        stand.hear(1, looking(3));
        QCOMPARE(stand.alarm(Alarm::finalize), 200);
    }

    void theLargerSidHangsUpAndCallsBack() {
        Stand stand = started(3);
        stand.refuse(stand.connectionTo(2));
        const ConnectionId knock = stand.call(2);
        QVERIFY(!stand.isOpen(knock));
        QCOMPARE(stand.record.closed, QStringList{"2"});
        QCOMPARE(stand.record.opened, QStringList{"2 election"});
    }

    void aKnockEndsTheConnectionThatIsThere() {
        Stand stand = started(3);
        stand.meet(2);
        const ConnectionId before = stand.connectionTo(2);
        stand.call(2);  // 2 has begun a new life and 3 has not noticed
        QVERIFY(!stand.isOpen(before));
        QCOMPARE(stand.record.closed, (QStringList{"2", "2"}));
        QCOMPARE(stand.record.opened, QStringList{"2 election"});
        stand.meet(2);
        QVERIFY(stand.record.sent.contains(told(2, looking(3))));  // said before, and said again
    }

    void atMostOneAttemptIsUnderWay() {
        Stand stand = started(3);
        QCOMPARE(stand.record.opened.size(), 2);
        stand.call(2);
        QCOMPARE(stand.record.opened, QStringList{});  // it calls 2 already
        QCOMPARE(stand.record.closed, QStringList{"2"});
        stand.ring(Alarm::notification);
        QCOMPARE(stand.record.opened, QStringList{});
        stand.meet(2);
        stand.ring(Alarm::notification);
        QCOMPARE(stand.record.opened, QStringList{});
    }

    void aNewConnectionReplacesTheOldOne() {
        Stand stand = started(1);
        stand.meet(3);
        const ConnectionId before = stand.connectionTo(3);
        stand.meet(3);
        QVERIFY(!stand.isOpen(before));
        QVERIFY(stand.isOpen(stand.connectionTo(3)));
        QCOMPARE(stand.record.closed, QStringList{"3"});
        QCOMPARE(stand.record.sent, QStringList{told(3, looking(1))});
        stand.hear(3, looking(3));
        QCOMPARE(stand.field(proposedLeader), 3);
        QCOMPARE(stand.record.sent, QStringList{told(3, looking(3))});
    }

    void theNewestReplacesTheOldestWhileTheConnectionIsSlow() {
        Stand stand = started(1, 5);
        stand.congested = true;
        stand.meet(5);
        QCOMPARE(stand.record.sent, QStringList{told(5, looking(1))});
        stand.meet(2);
        stand.hear(2, looking(2));
        stand.hear(2, looking(3));
        stand.hear(2, looking(4));
        QCOMPARE(stand.record.sent, QStringList{});
        stand.writable(stand.connectionTo(5));
        QCOMPARE(stand.record.sent, QStringList{told(5, looking(4))});  // the votes for 2 and 3 were never sent
        stand.writable(stand.connectionTo(5));
        QCOMPARE(stand.record.sent, QStringList{});
    }

    void theQueueOutlivesTheConnection() {
        Stand stand = started(1, 5);
        stand.congested = true;
        stand.meet(5);
        stand.meet(2);
        stand.hear(2, looking(2));
        stand.hangUp(5);
        QCOMPARE(stand.record.opened, QStringList{});  // nobody calls before there is something to say
        stand.meet(5);
        QCOMPARE(stand.record.sent, QStringList{told(5, looking(2))});  // the queued one alone, not the last one before it
        QVERIFY(stand.isOpen(stand.connectionTo(5)));
    }

    void theLastMessageIsSentAgainOnReconnection() {
        Stand stand = started(1);
        stand.meet(2);
        settleOn(stand, 2, 2);
        QCOMPARE(stand.role(), Role::following);
        stand.hangUp(2);
        QCOMPARE(stand.record.opened, QStringList{});
        stand.meet(2);
        QCOMPARE(stand.record.sent, QStringList{told(2, looking(2))});  // stale by now: it has settled
    }

    void whoWasNeverSpokenToIsSentNothing() {
        Stand stand{1, votersAndObserver(1)};
        stand.start();
        stand.call(2);
        QCOMPARE(stand.record.sent, QStringList{});
        stand.hear(2, looking(INT64_MIN, 1, INT64_MIN, Zxid{INT64_MIN}));
        QCOMPARE(stand.record.sent.size(), 1);
    }

    void aFailedAttemptIsRepeatedOnlyWithTheNextMessage() {
        Stand stand = started(2);
        stand.refuse(stand.connectionTo(1));
        QCOMPARE(stand.record.opened, QStringList{});
        stand.meet(3);
        stand.hear(3, looking(3));
        QCOMPARE(stand.record.opened, QStringList{"1 election"});
    }

    void withNothingDeliveredItConnectsAgain() {
        Stand stand = started(2);
        stand.refuse(stand.connectionTo(1));
        stand.ring(Alarm::notification);
        QVERIFY(stand.record.notes.front().startsWith("has reached nobody"));
        QCOMPARE(stand.record.opened, QStringList{"1 election"});  // the attempt to reach 3 is still under way
        QCOMPARE(stand.record.sent, QStringList{});
    }

    void withOneQueueEmptyItSendsAgain() {
        Stand stand = started(2);
        stand.refuse(stand.connectionTo(1));
        stand.meet(3);
        stand.ring(Alarm::notification);
        QVERIFY(stand.record.notes.front().startsWith("has heard nothing"));
        QCOMPARE(stand.record.sent, QStringList{told(3, looking(2))});
        QCOMPARE(stand.record.opened, QStringList{"1 election"});
    }

    void whatWaitsBehindASlowConnectionIsNotDelivered() {
        Stand stand = started(2);
        stand.congested = true;
        stand.meet(3);
        stand.ring(Alarm::notification);  // the first message is on its way: the queue is empty
        QVERIFY(stand.record.notes.front().startsWith("has heard nothing"));
        stand.ring(Alarm::notification);  // the second one waits
        QVERIFY(stand.record.notes.front().startsWith("has reached nobody"));
    }

    void writableOfAConnectionThatIsGoneIsNothing() {
        Stand stand = started(1);
        stand.congested = true;
        stand.meet(3);
        const ConnectionId before = stand.connectionTo(3);
        stand.meet(3);
        stand.meet(2);
        stand.hear(2, looking(2));
        stand.writable(before);
        QCOMPARE(stand.record.sent, QStringList{});
        stand.writable(stand.connectionTo(3));
        QCOMPARE(stand.record.sent, QStringList{told(3, looking(2))});
    }

    void whoDoesNotIntroduceItselfIsShownOut() {
        Stand stand = started(2);
        for (const std::int64_t sid : {0L, -1L, 2L, 4L, 1L << 32 | 3, INT64_MAX, INT64_MIN}) {
            const ConnectionId stranger = stand.knock(3, Port::election);
            zab::wire::ElectionMessage message;
            message.mutable_hello()->set_sid(sid);
            stand.say(stranger, message);
            QVERIFY(!stand.isOpen(stranger));
            QCOMPARE(stand.record.opened, QStringList{});
        }
        const ConnectionId silent = stand.knock(3, Port::election);
        stand.hangUp(silent);
        const ConnectionId early = stand.knock(3, Port::election);
        zab::wire::ElectionMessage message;
        message.mutable_notification()->set_leader(3);
        stand.say(early, message);
        QVERIFY(!stand.isOpen(early));
        QCOMPARE(stand.field(proposedLeader), 2);
        const ConnectionId babbling = stand.knock(3, Port::election);
        stand.bytes(babbling, "\xff\xff");
        QVERIFY(!stand.isOpen(babbling));
    }

    void whatCannotBeReadIsDropped() {
        Stand stand = started(2);
        stand.meet(3);
        stand.bytes(stand.connectionTo(3), "\xff\xff");
        stand.bytes(stand.connectionTo(3), "");
        zab::wire::ElectionMessage again;
        again.mutable_hello()->set_sid(1);
        stand.say(stand.connectionTo(3), again);
        QVERIFY(stand.isOpen(stand.connectionTo(3)));
        stand.hear(3, looking(3));
        QCOMPARE(stand.field(proposedLeader), 3);
    }
};

QTEST_APPLESS_MAIN(ElectionLinksTest)
#include "election_links_test.moc"
