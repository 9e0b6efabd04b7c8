// SPDX-License-Identifier: GPL-3.0-or-later
/// Those who look and those who have settled: joining, checkLeader, answers, observers (zab.md 2.3, 2.5 and 2.7).
#include "core/zab/election.h"

#include <QtTest>

#include "stand.h"

using namespace zabscope;
using namespace zabscope::zab;

namespace {

constexpr std::int64_t nothing = -1;  // of an alarm or a cell

/// A server that has met all voters but itself.
Stand met(NodeId self, Ensemble ensemble, DiskImage disk = {}) {
    Stand stand{self, ensemble, std::move(disk)};
    stand.start();
    for (const Member& member : ensemble.members) {
        if (member.sid != self && !member.observer) stand.meet(member.sid);
    }
    return stand;
}

/// Server 1 of three, a follower of 3 in the given epoch, through discovery and an empty synchronization.
Stand follower(std::int64_t epoch) {
    Stand stand = met(1, voters(3), diskAt(epoch - 1, Zxid::of(epoch - 1, 4)));
    stand.hear(3, looking(3, 1, epoch - 1, Zxid::of(epoch - 1, 4)));
    stand.ring(Alarm::finalize);
    stand.accept(stand.connectionTo(3, Port::quorum));
    stand.packet(3, PacketType::LEADERINFO, Zxid::of(epoch, 0));
    stand.flushAll();
    stand.packet(3, PacketType::DIFF, Zxid::of(epoch - 1, 4));
    stand.packet(3, PacketType::NEWLEADER, Zxid::of(epoch, 0));
    stand.flushAll();
    return stand;
}

}  // namespace

class ElectionSettledTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFollowerTellsWhomItFollows() {
        Stand stand = follower(2);
        const Zxid zxid = Zxid::of(1, 4);
        stand.hear(2, looking(2, 7));
        QCOMPARE(stand.record.sent, QStringList{told(2, following(3, 1, 1, zxid))});  // not yet up to date: the old epoch
        stand.packet(3, PacketType::UPTODATE);
        QCOMPARE(stand.field(voteEpoch), 2);
        stand.hear(2, looking(2, 8));
        QCOMPARE(stand.record.sent, QStringList{told(2, following(3, 1, 2, zxid))});  // zxid and round as they were
        stand.hear(2, following(3, 1, 2));
        QCOMPARE(stand.record.sent, QStringList{});
        stand.hear(2, leading(2, 9, 9));
        QCOMPARE(stand.record.sent, QStringList{});
        QCOMPARE(stand.role(), Role::following);
    }

    void aLeaderTellsThatItLeads() {
        Stand stand = met(2, voters(3));
        stand.hear(1, looking(2));
        stand.ring(Alarm::finalize);
        stand.hear(3, looking(3));
        QCOMPARE(stand.record.sent, QStringList{told(3, leading(2, 1, 0))});
        const ConnectionId learner = stand.knock(1, Port::quorum);
        zab::wire::QuorumPacket info = packetOf(PacketType::FOLLOWERINFO, Zxid{});
        info.set_sid(1);
        stand.say(learner, info);
        stand.flushAll();
        stand.say(learner, packetOf(PacketType::ACKEPOCH, Zxid{}));
        stand.flushAll();
        stand.say(learner, packetOf(PacketType::ACK, Zxid::of(1, 0)));
        stand.flushAll();
        stand.hear(3, looking(3));
        QCOMPARE(stand.record.sent, QStringList{told(3, leading(2, 1, 1))});
    }

    void theLateServerJoinsAtOnce() {  // Appendix B, step 4
        Stand stand{3, voters(3)};
        stand.start();
        stand.meet(1);
        stand.meet(2);
        stand.hear(1, following(2, 1, 1));
        QCOMPARE(stand.role(), Role::looking);
        stand.hear(2, leading(2, 1, 1));
        QCOMPARE(stand.role(), Role::following);  // without a finalize wait, though its own sid is larger
        QCOMPARE(stand.field(voteLeader), 2);
        QCOMPARE(stand.field(voteEpoch), 1);
        QCOMPARE(stand.record.opened, QStringList{"2 quorum"});
    }

    void aLeaderMustConfirmThatItLeads_data() {
        QTest::addColumn<int>("theirRound");
        QTest::addColumn<bool>("checks");
        QTest::newRow("same round") << 1 << true;
        QTest::newRow("other round") << 6 << true;
        QTest::newRow("same round, variant") << 1 << false;
        QTest::newRow("other round, variant") << 6 << false;
    }
    void aLeaderMustConfirmThatItLeads() {
        QFETCH(int, theirRound);
        QFETCH(bool, checks);
        Ensemble ensemble = voters(5);
        if (!checks) ensemble.variants.insert("skip_check_leader");
        Stand stand = met(1, ensemble);
        stand.hear(2, following(5, theirRound, 3));
        stand.hear(3, following(5, theirRound, 3));
        QCOMPARE(stand.role(), Role::looking);  // no quorum: its own vote is not among them
        stand.hear(4, following(5, theirRound, 3));
        QCOMPARE(stand.role(), checks ? Role::looking : Role::following);
        if (!checks) return;
        QVERIFY(stand.record.notes.back().contains("5 has not said that it leads"));
        stand.hear(5, following(5, theirRound, 3));  // that it follows itself is no such word
        QCOMPARE(stand.role(), Role::looking);
        stand.hear(5, leading(5, theirRound, 3));
        QCOMPARE(stand.role(), Role::following);
        QCOMPARE(stand.field(Field::round), theirRound);
    }

    void oneWhomAllFollowLeadsIfTheRoundIsItsOwn() {
        Stand same = met(3, voters(3));
        same.hear(1, following(3, 1, 4));
        same.hear(2, following(3, 1, 4));
        QCOMPARE(same.role(), Role::leading);
        QCOMPARE(same.field(voteEpoch), 4);

        Stand other = met(3, voters(3));
        other.hear(1, following(3, 7, 4));
        other.hear(2, following(3, 7, 4));
        QCOMPARE(other.role(), Role::looking);
        QCOMPARE(other.field(Field::round), 1);

        Stand careless = met(3, voters(3, {"skip_check_leader"}));
        careless.hear(1, following(3, 7, 4));
        careless.hear(2, following(3, 7, 4));
        QCOMPARE(careless.role(), Role::leading);
        QCOMPARE(careless.field(Field::round), 7);
    }

    void withinARoundTheLeaderAloneMakesSettledVotesEqual() {
        Stand stand = met(1, voters(5));
        stand.hear(2, following(5, 1, 0, Zxid{3}));
        stand.hear(3, following(5, 1, 1, Zxid{4}));
        stand.hear(5, leading(5, 1, 2, Zxid{5}));
        QCOMPARE(stand.role(), Role::following);
        QCOMPARE(stand.field(voteEpoch), 2);  // the vote of the one that made the quorum
        QCOMPARE(stand.field(voteZxid), 5);
    }

    void acrossRoundsLeaderAndEpochMakeThemEqual() {
        Stand stand = met(1, voters(5));
        stand.hear(2, following(5, 3, 1, Zxid{3}));
        stand.hear(3, following(5, 4, 2, Zxid{4}));
        stand.hear(5, leading(5, 5, 2, Zxid{5}));
        QCOMPARE(stand.role(), Role::looking);  // 2 still tells the epoch before
        stand.hear(4, following(4, 5, 2));
        QCOMPARE(stand.role(), Role::looking);
        stand.hear(2, following(5, 6, 2, Zxid{6}));
        QCOMPARE(stand.role(), Role::following);
        QCOMPARE(stand.field(Field::round), 6);
        QCOMPARE(stand.field(voteRound), 6);
    }

    void votesOfThoseWhoLookCountWithSettledOnesIfAllFieldsMatch() {
        for (const std::int64_t epoch : {0, 1}) {
            Stand stand = met(1, voters(5));
            stand.hear(5, looking(5));
            QCOMPARE(stand.field(proposedLeader), 5);
            stand.hear(5, leading(5, 1, epoch));
            stand.hear(4, following(5, 1, epoch));
            QCOMPARE(stand.role(), epoch == 0 ? Role::following : Role::looking);
        }
    }

    void joiningMayTakeTheRoundDown() {
        Stand stand = met(1, voters(3));
        stand.hear(2, looking(1, 9));
        QCOMPARE(stand.field(Field::round), 9);
        stand.ring(Alarm::finalize);
        QCOMPARE(stand.role(), Role::leading);

        Stand joins = met(1, voters(5));
        joins.hear(2, looking(1, 9));
        joins.hear(3, following(5, 4, 2));
        joins.hear(4, following(5, 4, 2));
        joins.hear(5, leading(5, 4, 2));
        QCOMPARE(joins.role(), Role::following);
        QCOMPARE(joins.field(Field::round), 4);
    }

    void aNewRoundForgetsVotesOfTheRoundButNotThoseOfSettledServers() {
        Stand stand = met(1, voters(5));
        stand.hear(3, following(5, 1, 2));
        stand.hear(2, looking(2, 9));
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        QCOMPARE(stand.cell(outsideLeader, 3), 5);
        stand.hear(4, following(5, 1, 2));
        stand.hear(5, leading(5, 1, 2));
        QCOMPARE(stand.role(), Role::following);

        Stand stale = met(1, voters(5));  // each tells another epoch, so that only votes of the round can be equal
        stale.hear(3, following(5, 1, 1));
        stale.hear(5, leading(5, 1, 2));
        stale.hear(4, looking(4, 9));
        stale.hear(2, following(5, 9, 3));
        QCOMPARE(stale.role(), Role::looking);
    }

    void anObserverCannotWinAndFollowsTheOthers() {
        Stand stand = met(4, votersAndObserver(3), diskAt(5, Zxid::of(5, 9)));
        const Said no = looking(INT64_MIN, 1, INT64_MIN, Zxid{INT64_MIN});
        QCOMPARE(stand.record.sent.back(), told(3, no));
        QCOMPARE(stand.cell(receivedLeader, 4), nothing);  // it does not tell itself
        stand.ring(Alarm::notification);
        QCOMPARE(stand.record.sent, (QStringList{told(1, no), told(2, no), told(3, no)}));
        stand.hear(1, following(2, 3, 1));
        stand.hear(2, leading(2, 3, 1));
        QCOMPARE(stand.role(), Role::observing);
        QCOMPARE(stand.field(Field::leader), 2);
    }

    void anObserverTakesAVoteOfVotersForAnElection() {
        Stand stand = met(4, votersAndObserver(3));
        stand.hear(1, looking(3, 2));
        QCOMPARE(stand.field(proposedLeader), 3);
        stand.hear(2, looking(3, 2));
        QCOMPARE(stand.alarm(Alarm::finalize), 200);
        stand.ring(Alarm::finalize);
        QCOMPARE(stand.role(), Role::observing);
    }

    void anObserverIsAnsweredAtOnceAndNotCounted() {
        Stand stand{2, votersAndObserver(3), diskAt(1, Zxid::of(1, 4))};
        stand.start();
        stand.meet(3);
        stand.call(4);
        stand.hear(3, looking(2, 6, 1, Zxid::of(1, 4)));
        stand.ring(Alarm::finalize);
        QCOMPARE(stand.role(), Role::leading);
        const Said no = looking(INT64_MIN, 1, INT64_MIN, Zxid{INT64_MIN});
        stand.hear(4, no);
        QCOMPARE(stand.record.sent, QStringList{told(4, leading(2, 6, 1, Zxid::of(1, 4)))});
        stand.hear(4, following(3, 1, 1));  // whatever it says
        QCOMPARE(stand.record.sent.size(), 1);

        Stand looks{2, votersAndObserver(3), diskAt(1, Zxid::of(1, 4))};
        looks.start();
        looks.meet(3);
        looks.call(4);
        looks.hear(3, looking(1, 6));
        QCOMPARE(looks.alarm(Alarm::notification), 200);
        looks.pass(milliseconds(150));
        looks.hear(4, {Role::looking, 3, 9, 9, Zxid{INT64_MAX}});
        // Its current vote, which is for itself before the first election, with the round of its clock.
        QCOMPARE(looks.record.sent, QStringList{told(4, looking(2, 6, 1, Zxid::of(1, 4)))});
        QCOMPARE(looks.field(Field::round), 6);
        QCOMPARE(looks.field(proposedLeader), 2);
        QCOMPARE(looks.cell(receivedLeader, 4), nothing);
        QCOMPARE(looks.alarm(Alarm::notification), 50);  // and the wait goes on
        looks.hear(4, leading(3, 6, 9));
        QCOMPARE(looks.cell(outsideLeader, 4), nothing);
    }

    void theWordOfAnObserverIsOfNoUseToAVoter() {
        Stand stand = met(1, votersAndObserver(3));
        stand.hear(3, {Role::observing, 2, 1, 9, Zxid{9}});
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        QCOMPARE(stand.cell(outsideLeader, 3), nothing);
        QCOMPARE(stand.field(proposedLeader), 1);
    }
};

QTEST_APPLESS_MAIN(ElectionSettledTest)
#include "election_settled_test.moc"
