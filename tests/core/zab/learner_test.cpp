// SPDX-License-Identifier: GPL-3.0-or-later
/// A follower's phases through the one door: what is durable before which message, and what it takes from its leader.
#include "core/zab/learner.h"

#include <QtTest>

#include "tests/core/zab/following.h"

using namespace zabscope;
using namespace zabscope::zab;

class LearnerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- discovery ----
    void fiveTriesToConnect() {
        Following server;
        QCOMPARE(server.did, QStringList{"connect 3"});
        for (int i = 0; i < 4; ++i) {
            server.give(ConnectionFailed{server.toLeader(), true});
            QCOMPARE(server.alarm(Alarm::connectAgain), 100);
            server.ring(Alarm::connectAgain);
            QCOMPARE(server.did, QStringList{"connect 3"});
        }
        server.give(ConnectionFailed{server.toLeader(), true});
        QCOMPARE(server.phase(), Phase::stopping);
    }

    void theTriesEndWithInitLimit() {
        Following server;
        server.now += milliseconds(9900);
        server.give(ConnectionFailed{server.toLeader(), false});
        QCOMPARE(server.phase(), Phase::stopping);
    }

    void acceptedEpochIsDurableBeforeAckEpoch() {
        Following server{diskWith(2, 1, {z(1, 1)})};
        server.opened(server.toLeader());
        QCOMPARE(server.did, QStringList{"3: FOLLOWERINFO 0x200000000"});
        server.hear(PacketType::LEADERINFO, z(3, 0));
        QCOMPARE(server.did, (QStringList{"accepted 3", "flush"}));
        server.flushed();
        QCOMPARE(server.did, QStringList{"3: ACKEPOCH 0x100000001"});
        QCOMPARE(server.lastPacket.current_epoch(), 1);
    }

    void anEqualOrLowerEpoch() {
        Following equal{diskWith(2, 1, {z(1, 1)})};
        equal.opened(equal.toLeader());
        equal.hear(PacketType::LEADERINFO, z(2, 0));
        QCOMPARE(equal.did, QStringList{"3: ACKEPOCH 0x100000001"});
        QCOMPARE(equal.lastPacket.current_epoch(), -1);

        Following lower{diskWith(2, 1, {z(1, 1)})};
        lower.opened(lower.toLeader());
        lower.hear(PacketType::LEADERINFO, z(1, 0));
        QCOMPARE(lower.did, (QStringList{"close 3", "flush"}));
        QCOMPARE(lower.field(Field::acceptedEpoch), 2);
    }

    // ---- synchronization ----
    void historyThenEpochThenAck() {
        Following server;
        server.promise(1).hear(PacketType::DIFF, z(1, 2));
        server.proposeAndCommit(z(1, 1));
        server.proposeAndCommit(z(1, 2));
        QCOMPARE(server.did, QStringList{});
        server.newLeader();
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "log 0x100000002", "flush"}));
        server.upToDate();  // waits in the inbox
        QCOMPARE(server.did, QStringList{});
        server.flushed();
        QCOMPARE(server.did, (QStringList{"current 1", "flush"}));
        QCOMPARE(server.field(Field::voteEpoch), 0);
        server.flushed();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x100000000", "3: ACK 0x100000000"}));
        QCOMPARE(server.field(Field::voteEpoch), 1);
        QCOMPARE(server.phase(), Phase::broadcast);
        QVERIFY(server.holds({z(1, 1), z(1, 2)}));
    }

    // ZOOKEEPER-4394: a proposal before NEWLEADER whose commit comes after it.
    void proposalsThatAreNotCommittedWait() {
        Following server;
        server.promise(1).hear(PacketType::DIFF, z(1, 1));
        server.proposeAndCommit(z(1, 1));
        server.propose(z(1, 2));
        server.newLeader();
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "flush"}));
        server.flushAll();
        server.commit(z(1, 2));
        server.propose(z(1, 3));
        QCOMPARE(server.did, QStringList{});
        server.upToDate();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x100000000", "log 0x100000002", "log 0x100000003", "flush"}));
        QCOMPARE(server.zxid(Field::lastCommitted), z(1, 2));
        QVERIFY(server.holds({z(1, 1), z(1, 2)}));
        server.flushed();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x100000002", "3: ACK 0x100000003"}));
    }

    void gapsAreRefused_data() {
        QTest::addColumn<QList<qint64>>("zxids");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* name, std::initializer_list<Zxid> zxids, bool refused) {
            QList<qint64> values;
            for (const Zxid zxid : zxids) values << zxid.value;
            QTest::newRow(name) << values << refused;
        };
        row("next", {z(2, 2), z(2, 3)}, false);
        row("next epoch", {z(2, 2), z(3, 1)}, false);
        row("a gap", {z(2, 2), z(2, 4)}, true);
        row("a gap at the beginning of an epoch", {z(2, 2), z(3, 2)}, true);
        row("the same twice", {z(2, 2), z(2, 2)}, true);
        row("what it has", {z(2, 1)}, true);
    }
    void gapsAreRefused() {
        QFETCH(QList<qint64>, zxids);
        QFETCH(bool, refused);
        Following server{diskWith(2, 2, {z(2, 1)})};
        server.promise(4).hear(PacketType::DIFF, z(3, 1));
        for (const qint64 zxid : zxids) server.propose(Zxid{zxid});
        QCOMPARE(server.phase() == Phase::stopping, refused);
    }

    void whatIsNotExpectedInSynchronization() {
        Following other;
        other.promise(1).propose(z(1, 1));
        QCOMPARE(other.did, QStringList{"exit"});

        Following commit;  // a null dereference in ZooKeeper
        commit.promise(1).hear(PacketType::DIFF, z(1, 1));
        commit.commit(z(1, 1));
        QCOMPARE(commit.did, (QStringList{"close 3", "flush"}));

        Following ping;
        ping.promise(1).hear(PacketType::DIFF, z(0, 0));
        ping.hear(PacketType::PING, z(1, 0));
        QCOMPARE(ping.did, QStringList{});
        QCOMPARE(ping.phase(), Phase::synchronization);
    }

    void truncation() {
        DiskImage disk = diskWith(2, 2, {z(1, 1), z(1, 2), z(1, 3)});
        disk.files[nameOf(FileKind::snapshot, z(1, 3).value)].push_back(
            {makeBlob(snapshotBytes(treeOf({z(1, 1), z(1, 2), z(1, 3)}), z(1, 3))), z(1, 3)});
        Following server{disk};
        server.promise(3).hear(PacketType::TRUNC, z(1, 2));
        QCOMPARE(server.did, (QStringList{"remove snapshot 0x100000003", "cut 0x100000002 keep 2"}));
        QVERIFY(server.holds({z(1, 1), z(1, 2)}));
        const std::size_t before = server.writes.size();
        QVERIFY(server.wouldHold(before - 2, {z(1, 1), z(1, 2), z(1, 3)}));
        QVERIFY(server.wouldHold(before - 1, {z(1, 1), z(1, 2), z(1, 3)}));
        QVERIFY(server.wouldHold(before, {z(1, 1), z(1, 2)}));
        server.proposeAndCommit(z(2, 1));
        server.newLeader();
        QCOMPARE(server.did, (QStringList{"snapshot 0x100000002", "log 0x200000001", "flush"}));
    }

    void truncationBelowAnAdoptedSnapshot() {
        DiskImage disk = diskWith(2, 2);
        disk.files[nameOf(FileKind::adoptedSnapshot)].push_back({makeBlob(snapshotBytes({}, z(2, 5))), z(2, 5)});
        Following server{disk};
        server.promise(3).hear(PacketType::TRUNC, z(2, 4));
        QCOMPARE(server.did, QStringList{"exit"});
    }

    void aSnapshotReplacesTheHistory() {
        Following server{diskWith(2, 2, {z(1, 1), z(2, 9)})};
        server.promise(3).snap({z(1, 1), z(2, 1)}, z(2, 1));
        QCOMPARE(server.did, QStringList{});
        server.proposeAndCommit(z(2, 2));  // goes into the snapshot
        server.propose(z(2, 3));
        QCOMPARE(server.zxid(Field::lastProcessed), z(2, 2));
        server.newLeader();
        QCOMPARE(server.did, (QStringList{"cut 0x100000001 keep 1", "adopt 0x200000002", "flush"}));
        QVERIFY(server.wouldHold(server.writes.size(), {z(1, 1), z(2, 1), z(2, 2)}));
        server.flushAll();
        QCOMPARE(server.did, (QStringList{"current 3", "flush", "3: ACK 0x300000000"}));
        server.upToDate();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x300000000", "log 0x200000003", "flush"}));
    }

    // ---- broadcast ----
    void itAcknowledgesWhatIsDurable() {
        Following server;
        server.serve(1).propose(z(1, 1));
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "flush"}));
        server.propose(z(1, 2));
        server.propose(z(1, 3));
        QCOMPARE(server.did, QStringList{"log 0x100000003"});
        server.flushed();
        QCOMPARE(server.did, (QStringList{"flush", "3: ACK 0x100000001"}));
        server.flushed();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x100000002", "3: ACK 0x100000003"}));
    }

    void commitsInOrder() {
        Following server;
        server.serve(1).propose(z(1, 1));
        server.propose(z(1, 2));
        server.commit(z(1, 1));  // before its own flush
        QCOMPARE(server.zxid(Field::lastProcessed), z(1, 1));
        server.commit(z(1, 2));
        server.commit(z(1, 3));
        QCOMPARE(server.did, QStringList{});
        QVERIFY(server.notes.value(0).contains("without its proposal"));
        server.propose(z(1, 3));
        server.propose(z(1, 4));
        server.commit(z(1, 4));
        QCOMPARE(server.did, QStringList{"exit"});
    }

    void aProposalThatDoesNotFollow() {
        Following server;
        server.serve(1).propose(z(1, 1));
        server.propose(z(1, 3));
        QCOMPARE(server.phase(), Phase::stopping);
    }

    void pingsAreAnswered() {
        Following server;
        server.serve(1).hear(PacketType::PING, z(1, 7));
        QCOMPARE(server.did, QStringList{"3: PING 0x100000007"});
    }

    // ---- time-outs ----
    void silence() {
        Following server;
        server.opened(server.toLeader());
        QCOMPARE(server.alarm(Alarm::leaderSilent), 10'000);
        server.now += milliseconds(6000);
        server.hear(PacketType::LEADERINFO, z(1, 0));
        server.ring(Alarm::leaderSilent);  // it writes: nobody reads, nothing can time out
        QCOMPARE(server.phase(), Phase::discovery);
        server.flushAll();
        QCOMPARE(server.alarm(Alarm::leaderSilent), 10'000);
        server.hear(PacketType::DIFF, z(0, 0));
        server.newLeader();
        server.flushAll();
        QCOMPARE(server.alarm(Alarm::leaderSilent), 5'000);
        server.upToDate();
        server.now += milliseconds(3000);
        server.hear(PacketType::PING, z(1, 0));
        server.ring(Alarm::leaderSilent);
        QCOMPARE(server.phase(), Phase::broadcast);
        QCOMPARE(server.alarm(Alarm::leaderSilent), 3'000);
        server.ring(Alarm::leaderSilent);
        QCOMPARE(server.did, (QStringList{"close 3", "flush"}));
    }

    // ---- the end of a role ----
    void memoryFollowsTheLog() {
        Following server;
        server.serve(1).propose(z(1, 1));
        server.lose();
        QCOMPARE(server.phase(), Phase::stopping);
        QCOMPARE(server.zxid(Field::lastProcessed), z(0, 0));
        server.flushAll();
        QCOMPARE(server.role(), Role::looking);
        QCOMPARE(server.zxid(Field::lastProcessed), z(1, 1));
        QCOMPARE(server.zxid(Field::proposedZxid), z(1, 1));
    }

    // H1 of zab.md: synchronized, but not up to date.
    void lostBetweenNewLeaderAndUpToDate() {
        Following server;
        server.promise(1).hear(PacketType::DIFF, z(1, 1));
        server.proposeAndCommit(z(1, 1));
        server.propose(z(1, 2));
        server.newLeader();
        server.flushAll();
        server.lose();
        server.flushAll();
        QCOMPARE(server.field(Field::currentEpoch), 1);
        QCOMPARE(server.zxid(Field::lastProcessed), z(1, 1));
        QCOMPARE(server.zxid(Field::lastLogged), z(1, 1));
        QVERIFY(server.holds({z(1, 1)}));
    }

    void lostWhileItTakesOver() {
        Following server;
        server.promise(1).hear(PacketType::DIFF, z(1, 1));
        server.proposeAndCommit(z(1, 1));
        server.newLeader();
        server.lose();
        server.flushAll();
        QCOMPARE(server.role(), Role::looking);
        QCOMPARE(server.field(Field::currentEpoch), 0);
        QVERIFY(server.holds({z(1, 1)}));
    }

    void aSnapshotThatWasNotFinished_data() {
        QTest::addColumn<bool>("fault");
        QTest::newRow("as it should") << false;
        QTest::newRow("keep_db_after_partial_snap") << true;
    }
    void aSnapshotThatWasNotFinished() {
        QFETCH(bool, fault);
        std::set<std::string> variants;
        if (fault) variants.insert("keep_db_after_partial_snap");
        Following server{diskWith(1, 1, {z(1, 1)}), variants};
        server.promise(3).snap({z(2, 1)}, z(2, 1));
        server.lose();
        server.flushAll();
        QCOMPARE(server.zxid(Field::lastProcessed), fault ? z(2, 1) : z(1, 1));
        QCOMPARE(server.holds({z(1, 1)}), !fault);
    }
};

QTEST_APPLESS_MAIN(LearnerTest)
#include "learner_test.moc"
