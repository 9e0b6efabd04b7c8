// SPDX-License-Identifier: GPL-3.0-or-later
/// The leader's phases through the one door: what is durable before which message, who counts when, and what ends a term.
#include "core/zab/leader.h"

#include <QtTest>

#include "tests/core/zab/phases.h"
#include "tests/core/zab/term.h"

using namespace zabscope;
using namespace zabscope::zab;

class LeaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- discovery ----
    void acceptedEpochIsDurableBeforeLeaderInfo() {
        Term term{servers(3)};
        term.elect({1});
        QCOMPARE(term.phase(), Phase::discovery);
        term.join(1, 0);
        QCOMPARE(term.did, (QStringList{"accepted 1", "flush"}));
        term.flushed();
        QCOMPARE(term.did, QStringList{"1: LEADERINFO 0x100000000"});
    }

    void theEpochIsOneAboveTheFirstQuorums() {
        Term term{servers(5, 1), diskWith(2, 2, {z(2, 1)})};
        term.elect({1, 2});
        term.join(1, 4);
        term.join(6, 7);  // the observer counts for nothing, but raises the epoch
        QCOMPARE(term.did, QStringList{});
        term.join(2, 1);
        QCOMPARE(term.did, (QStringList{"accepted 8", "flush"}));
        term.join(4, 50);  // too late to raise it
        QCOMPARE(term.did, QStringList{});
        term.flushed();
        QCOMPARE(term.did, (QStringList{"1: LEADERINFO 0x800000000", "6: LEADERINFO 0x800000000",
                                        "2: LEADERINFO 0x800000000", "4: LEADERINFO 0x800000000"}));
        QCOMPARE(term.join(3, 0), QStringList{"3: LEADERINFO 0x800000000"});
    }

    void aBetterLearnerIsDropped_data() {
        QTest::addColumn<int>("epoch");
        QTest::addColumn<qint64>("zxid");
        QTest::addColumn<bool>("dropped");
        QTest::newRow("equal") << 2 << qint64{z(2, 1).value} << false;
        QTest::newRow("newer epoch") << 3 << qint64{z(1, 1).value} << true;
        QTest::newRow("longer history") << 2 << qint64{z(2, 2).value} << true;
        QTest::newRow("older epoch, longer history") << 1 << qint64{z(9, 9).value} << false;
    }
    void aBetterLearnerIsDropped() {
        QFETCH(int, epoch);
        QFETCH(qint64, zxid);
        QFETCH(bool, dropped);
        Term term{servers(3), diskWith(3, 2, {z(2, 1)})};
        term.elect({1});
        term.join(1, 3);
        term.flushed();
        term.ackEpoch(1, epoch, Zxid{zxid});
        QCOMPARE(term.did == QStringList{"close 1"}, dropped);
        QCOMPARE(term.did.value(0) == "current 4", !dropped);
    }

    void oneThatRepeatsItsPromiseIsNeitherCountedNorCompared() {
        Term term{servers(3), diskWith(3, 2, {z(2, 1)})};
        term.elect({1});
        term.join(1, 3);
        term.flushed();
        term.ackEpoch(1, -1, z(9, 9));
        QCOMPARE(term.did, QStringList{});
        term.join(2, 4);
        term.ackEpoch(2, 2, z(2, 1));
        QCOMPARE(term.did, (QStringList{"current 4", "flush", "1: TRUNC 0x200000001", "1: NEWLEADER 0x400000000",
                                        "2: DIFF 0x200000001", "2: NEWLEADER 0x400000000"}));
    }

    void strangersAreDropped() {
        Term term{servers(3)};
        term.elect({1});
        QCOMPARE(term.join(9, 0), QStringList{"close 9"});
        term.knockQuorum(1);
        term.give(1, packetOf(PacketType::ACK, {}));
        QCOMPARE(term.did, QStringList{"close 1"});
        term.knockQuorum(1);
        term.give(1, packetOf(PacketType::REQUEST, {}));
        QCOMPARE(term.did, QStringList{"close 1"});
    }

    // ---- synchronization ----
    void itCountsItselfWhenCurrentEpochIsDurable() {
        Term term{servers(3)};
        term.elect({1});
        term.join(1, 0);
        term.flushed();
        term.ackEpoch(1, 0, {});
        // What goes to the learner does not wait for the write.
        QCOMPARE(term.did, (QStringList{"current 1", "flush", "1: DIFF 0x0", "1: NEWLEADER 0x100000000"}));
        term.ack(1, z(1, 0));
        QCOMPARE(term.did, QStringList{});
        QCOMPARE(term.field(Field::epochOnDisk), 0);
        term.flushed();
        QCOMPARE(term.did, QStringList{"1: UPTODATE"});
        QCOMPARE(term.phase(), Phase::broadcast);
        QCOMPARE(term.zxid(Field::lastProcessed), z(1, 0));
        QCOMPARE(term.field(Field::voteEpoch), 1);
    }

    void aWrongAckIsNotCountedAndTheLinkGoesOn() {
        Term term{servers(3)};
        term.elect({1});
        term.join(1, 0);
        term.flushed();
        term.ackEpoch(1, 0, {});
        term.flushed();
        term.ack(1, z(1, 7));
        QCOMPARE(term.did, QStringList{});
        QCOMPARE(term.phase(), Phase::synchronization);
        term.follow(2);
        QCOMPARE(term.did, (QStringList{"1: UPTODATE", "2: UPTODATE"}));
    }

    void initLimitAtEachStage() {
        Term alone{servers(3)};
        alone.elect({1});
        QCOMPARE(alone.alarm(Alarm::initLimit), 10'000);
        alone.ring(Alarm::initLimit);
        QCOMPARE(alone.phase(), Phase::stopping);

        Term promised{servers(3)};
        promised.elect({1});
        promised.join(1, 0);
        promised.ring(Alarm::initLimit);  // the quorum is there, the disk is slow: it goes on
        QCOMPARE(promised.phase(), Phase::discovery);
        promised.flushed();
        QCOMPARE(promised.alarm(Alarm::initLimit), 10'000);
        promised.ring(Alarm::initLimit);
        QCOMPARE(promised.phase(), Phase::stopping);

        Term synced{servers(3)};
        synced.elect({1});
        synced.join(1, 0);
        synced.flushed();
        synced.ackEpoch(1, 0, {});
        synced.ring(Alarm::initLimit);
        QCOMPARE(synced.phase(), Phase::synchronization);
        synced.flushed();
        QCOMPARE(synced.alarm(Alarm::initLimit), 10'000);
        synced.ring(Alarm::initLimit);
        QCOMPARE(synced.did, (QStringList{"close 1", "flush"}));
    }

    // ---- broadcast ----
    void itsOwnAckComesWithItsOwnFsync() {
        Term term = established({1});
        term.write(1);
        QCOMPARE(term.did, (QStringList{"1: PROPOSAL 0x100000001", "log 0x100000001", "flush"}));
        term.ack(1, z(1, 1));
        QCOMPARE(term.did, QStringList{});
        term.flushed();
        QCOMPARE(term.did, QStringList{"1: COMMIT 0x100000001"});
    }

    void aQuorumOfFollowersCommitsBeforeTheLeaderHasFlushed() {
        Term term = established({1, 2});
        term.write(1);
        term.ack(1, z(1, 1));
        term.ack(2, z(1, 1));
        QCOMPARE(term.did, (QStringList{"1: COMMIT 0x100000001", "2: COMMIT 0x100000001"}));
        QCOMPARE(term.zxid(Field::lastProcessed), z(1, 1));
        QCOMPARE(term.flushesUnderWay(), std::size_t{1});
    }

    void groupCommit() {
        Term term = established({1});
        term.write(1);
        for (int i = 0; i < 3; ++i) term.write(1);
        QCOMPARE(term.flushesUnderWay(), std::size_t{1});
        for (int i = 1; i <= 4; ++i) term.ack(1, z(1, i));
        term.flushed();
        QCOMPARE(term.did, (QStringList{"flush", "1: COMMIT 0x100000001"}));
        term.flushed();
        QCOMPARE(term.did, (QStringList{"1: COMMIT 0x100000002", "1: COMMIT 0x100000003", "1: COMMIT 0x100000004"}));
    }

    void whichAcksAreIgnored() {
        Term term = established({1}, servers(3, 1));
        term.follow(4);
        term.write(1);
        term.write(1);
        term.flushAll();
        term.ack(4, z(1, 1));  // an observer's
        term.ack(1, z(1, 0));  // the second ACK of NEWLEADER
        term.ack(1, z(1, 9));  // never proposed
        term.ack(1, z(1, 2));  // a later one commits nothing before
        QCOMPARE(term.did, QStringList{});
        QCOMPARE(term.zxid(Field::lastCommitted), z(1, 0));
        term.ack(1, z(1, 1));
        QCOMPARE(term.did, (QStringList{"1: COMMIT 0x100000001", "4: INFORM 0x100000001"}));
        term.ack(1, z(1, 1));  // committed already
        QCOMPARE(term.did, QStringList{});
        term.ack(1, z(1, 2));
        QCOMPARE(term.did, (QStringList{"1: COMMIT 0x100000002", "4: INFORM 0x100000002"}));
    }

    void outstandingProposalsGoToVotersOnly() {
        Term term = established({1}, servers(3, 1));
        term.write(1);
        term.ack(1, z(1, 1));
        term.flushAll();
        term.write(1);
        term.follow(2, z(0, 0), 0, false);
        QCOMPARE(term.did, (QStringList{"2: SNAP 0x100000001", "2: PROPOSAL 0x100000002", "2: NEWLEADER 0x100000000"}));
        term.follow(4, z(1, 1), 0, false);
        QCOMPARE(term.did, (QStringList{"4: DIFF 0x100000001", "4: NEWLEADER 0x100000000"}));
        term.ack(1, z(1, 2));
        term.flushAll();  // one that has not acknowledged NEWLEADER yet gets the commit, too
        QCOMPARE(term.did, (QStringList{"1: COMMIT 0x100000002", "2: COMMIT 0x100000002", "4: INFORM 0x100000002"}));
    }

    // The TRUNC takes the transaction off the learner's disk: its ACK from before must not commit it.
    void anAckFromBeforeASynchronizationIsVoid() {
        Term term = established({1});
        term.write(1);
        term.ack(1, z(1, 1));  // the leader's own disk is slow
        term.hangUpOn(1);
        term.follow(1, z(1, 1), -1, false);
        QCOMPARE(term.did, (QStringList{"1: TRUNC 0x100000000", "1: PROPOSAL 0x100000001", "1: NEWLEADER 0x100000000"}));
        term.flushAll();
        QCOMPARE(term.did, QStringList{});
        QCOMPARE(term.zxid(Field::lastCommitted), z(1, 0));
        term.ack(1, z(1, 0));
        term.ack(1, z(1, 1));
        QCOMPARE(term.did, QStringList{"1: COMMIT 0x100000001"});
    }

    void aLearnerThatComesBackEndsItsOlderConnection() {
        Term term = established({1});
        term.write(1);
        const ConnectionId older = term.link(1);
        QCOMPARE(term.join(1, 1), (QStringList{"close 1", "1: LEADERINFO 0x100000000"}));
        term.flushAll();
        term.say(older, packetOf(PacketType::ACK, z(1, 1)));  // it was on its way
        QCOMPARE(term.did, QStringList{});
        QCOMPARE(term.zxid(Field::lastCommitted), z(1, 0));
        QCOMPARE(term.cell(Field::learnerPhase, 1), static_cast<std::int64_t>(LearnerPhase::invited));
    }

    void syncWaitsForWhatIsOutstanding() {
        Term term = established({1});
        term.sync(1);
        QCOMPARE(term.did, QStringList{"1: SYNC 0x0"});
        term.write(1);
        term.write(1);
        term.sync(1);
        QCOMPARE(term.did, QStringList{});
        term.ack(1, z(1, 1));
        term.ack(1, z(1, 2));
        term.flushAll();
        QCOMPARE(term.did, (QStringList{"flush", "1: COMMIT 0x100000001", "1: COMMIT 0x100000002", "1: SYNC 0x0"}));
    }

    // ---- the end of a term ----
    void pingsAndTicks() {
        Term term = established({1});
        term.ring(Alarm::halfTick);
        QCOMPARE(term.did, QStringList{"1: PING 0x100000000"});
        QCOMPARE(term.field(Field::tick), 0);
        term.ring(Alarm::halfTick);
        QCOMPARE(term.field(Field::tick), 1);
        QCOMPARE(term.alarm(Alarm::halfTick), 500);
    }

    void itStepsDownWithoutItsQuorum() {
        Term term = established({1});
        term.hangUpOn(1);
        QCOMPARE(term.phase(), Phase::broadcast);
        term.ring(Alarm::halfTick);  // no tick, no count
        QCOMPARE(term.phase(), Phase::broadcast);
        term.ring(Alarm::halfTick);
        QCOMPARE(term.phase(), Phase::stopping);
    }

    void aSilentLearnerIsDropped() {
        Term term = established({1, 2});
        for (int i = 0; i < 9; ++i) {
            term.ring(Alarm::halfTick);
            term.give(2, packetOf(PacketType::PING, z(1, 0)));
        }
        term.ring(Alarm::halfTick);
        QCOMPARE(term.did, (QStringList{"close 1", "2: PING 0x100000000"}));
    }

    void aSlowLearnerIsDropped() {
        Term term = established({1, 2});
        term.write(1);
        for (int i = 0; i < 9; ++i) {
            term.ring(Alarm::halfTick);
            for (const NodeId sid : {1, 2}) term.give(sid, packetOf(PacketType::PING, z(1, 1)));
            if (i == 3) term.ack(2, z(1, 1));
        }
        term.ring(Alarm::halfTick);
        QCOMPARE(term.did, (QStringList{"close 1", "2: PING 0x100000001"}));
    }

    void theCounterRollsOver() {
        Ensemble ensemble = servers(3);
        ensemble.initialCounter = 0xfffffffd;
        Term term = established({1}, ensemble);
        term.write(1);
        QCOMPARE(term.did.value(0), QString{"1: PROPOSAL 0x1fffffffe"});
        term.write(1);
        QCOMPARE(term.did, (QStringList{"close 1", "flush"}));
        QCOMPARE(term.phase(), Phase::stopping);
    }

    void memoryFollowsTheLogWhenTheTermEnds_data() {
        QTest::addColumn<bool>("fault");
        QTest::newRow("as it should") << false;
        QTest::newRow("retain_db_no_fastforward") << true;
    }
    void memoryFollowsTheLogWhenTheTermEnds() {
        QFETCH(bool, fault);
        std::set<std::string> variants;
        if (fault) variants.insert("retain_db_no_fastforward");
        Term term = established({1}, servers(3, 0, variants));
        term.write(1);
        term.hangUpOn(1);
        term.ring(Alarm::halfTick);
        term.ring(Alarm::halfTick);
        QCOMPARE(term.role(), Role::leading);  // not looking before all is on disk
        term.flushAll();
        QCOMPARE(term.role(), Role::looking);
        QCOMPARE(term.zxid(Field::lastProcessed), fault ? z(1, 0) : z(1, 1));
        QCOMPARE(term.zxid(Field::lastFlushed), z(1, 1));
    }

    void commitWithoutOwnFsync() {
        Term term = established({1}, servers(3, 0, {"commit_without_own_fsync"}));
        term.write(1);
        term.ack(1, z(1, 1));
        QCOMPARE(term.did, QStringList{"1: COMMIT 0x100000001"});
    }
};

QTEST_APPLESS_MAIN(LeaderTest)
#include "leader_test.moc"
