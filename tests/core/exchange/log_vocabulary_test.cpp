// SPDX-License-Identifier: GPL-3.0-or-later
/// The wordings of the versions 3.4.0 to 3.9.5, each as its source has it.
#include "core/exchange/log_vocabulary.h"

#include <QtTest>

using namespace zabscope;

namespace {

LogFact factOf(std::string_view message) {
    LogLine line;
    line.message = message;
    LogFact fact;
    if (understand(line, fact) != Understood::fact) qFatal("not understood: %s", std::string{message}.c_str());
    return fact;
}
Understood understoodOf(std::string_view message) {
    LogLine line;
    line.message = message;
    LogFact fact;
    return understand(line, fact);
}

}  // namespace

class LogVocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void notifications_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("3.4.0, decimal") << QByteArray(
            "Notification: 3 (n.leader), 4294967298 (n.zxid), 2 (n.round), LOOKING (n.state), 1 (n.sid), 1 "
            "(n.peerEPoch), "
            "FOLLOWING (my state)");
        QTest::newRow("3.4.5") << QByteArray(
            "Notification: 3 (n.leader), 0x100000002 (n.zxid), 0x2 (n.round), LOOKING (n.state), 1 (n.sid), 0x1 "
            "(n.peerEPoch), FOLLOWING (my state)");
        QTest::newRow("3.4.6 to 3.4.14") << QByteArray(
            "Notification: 1 (message format version), 3 (n.leader), 0x100000002 (n.zxid), 0x2 (n.round), LOOKING "
            "(n.state), 1 (n.sid), 0x1 (n.peerEpoch) FOLLOWING (my state)");
        QTest::newRow("3.5") << QByteArray(
            "Notification: 2 (message format version), 3 (n.leader), 0x100000002 (n.zxid), 0x2 (n.round), LOOKING "
            "(n.state), 1 (n.sid), 0x1 (n.peerEPoch), FOLLOWING (my state)0 (n.config version)");
        QTest::newRow("3.6 to 3.9") << QByteArray(
            "Notification: my state:FOLLOWING; n.sid:1, n.state:LOOKING, n.leader:3, n.round:0x2, n.peerEpoch:0x1, "
            "n.zxid:0x100000002, message format version:0x2, n.config version:0x0");
    }
    void notifications() {
        QFETCH(QByteArray, message);
        const LogFact fact = factOf(message.toStdString());
        QVERIFY(fact.kind == FactKind::notified);
        QCOMPARE(fact.sid, 1);
        QVERIFY(fact.state == zab::Role::looking && fact.ownState == zab::Role::following);
        QVERIFY((fact.vote == zab::Vote{1, Zxid{0x100000002}, 3}));
        QCOMPARE(fact.round, std::int64_t{2});
        // Cut anywhere, it is no fact with other numbers.
        for (qsizetype length = 15; length < message.size(); ++length) {
            LogLine line;
            const std::string cut = message.left(length).toStdString();
            line.message = cut;
            LogFact read;
            if (understand(line, read) == Understood::fact) QVERIFY(read.vote == fact.vote && read.round == fact.round);
        }
    }

    void observersVoteIsSmallest() {
        const LogFact fact = factOf(
            "Notification: my state:LOOKING; n.sid:4, n.state:LOOKING, n.leader:-9223372036854775808, n.round:0x1, "
            "n.peerEpoch:0x8000000000000000, n.zxid:0x8000000000000000, message format version:0x2, n.config "
            "version:0x0");
        QCOMPARE(fact.vote.epoch, INT64_MIN);
        QCOMPARE(fact.vote.zxid.value, INT64_MIN);
    }

    void elections() {
        QCOMPARE(factOf("New election. My id = 3, proposed zxid=0x10000000d").zxid.value, std::int64_t{0x10000000d});
        QCOMPARE(factOf("New election. My id =  3, proposed zxid=0xd").sid, 3);
        QCOMPARE(factOf("New election. My id = 3, Proposed zxid = 13").zxid.value, std::int64_t{13});
        QVERIFY(factOf("LEADING").state == zab::Role::leading);
        QVERIFY(understoodOf("LEADING - LEADER ELECTION TOOK - 263 MS") == Understood::nothingOfInterest);
        QCOMPARE(factOf("Notification time out: 400").number, std::int64_t{400});
        QCOMPARE(factOf("Notification time out: 400 ms").number, std::int64_t{400});
    }

    void phases() {
        const LogFact fact = factOf("Peer state changed: following - synchronization - trunc");
        QVERIFY(fact.state == zab::Role::following && fact.phase == zab::Phase::synchronization);
        QVERIFY(fact.mode == zab::SyncMode::trunc);
        QVERIFY(factOf("Peer state changed: looking").phase == zab::Phase::election);
        QVERIFY(understoodOf("Peer state changed: dancing") == Understood::broken);
    }

    void synchronization() {
        const LogFact old =
            factOf("Synchronizing with Follower sid: 2 maxCommittedLog =d minCommittedLog = 1 peerLastZxid = c");
        QCOMPARE(old.sid, 2);
        QCOMPARE(old.second.value, std::int64_t{0xc});
        const LogFact fact = factOf(
            "Synchronizing with Learner sid: 2 maxCommittedLog=0xd minCommittedLog=0x1 "
            "lastProcessedZxid=0xe peerLastZxid=0xc");
        QCOMPARE(fact.zxid.value, std::int64_t{0xe});
        QVERIFY(factOf("Sending TRUNC zxid=0x9  for peer sid: 3").mode == zab::SyncMode::trunc);
        const LogFact snap = factOf(
            "Sending snapshot last zxid of peer is 0x1, zxid of leader is 0x3, send zxid of db as "
            "0x2, 1 concurrent snapshot sync, snapshot sync was exempt from throttle");
        QVERIFY(snap.mode == zab::SyncMode::snap && snap.second == Zxid{1} && snap.zxid == Zxid{2});
        QVERIFY(factOf("Getting a snapshot from leader").mode == zab::SyncMode::snap);
        QCOMPARE(factOf("Sent NEWLEADER ack to leader with zxid 200000000").zxid.value, std::int64_t{0x200000000});
    }

    void terms() {
        const LogFact fact = factOf(
            "Have quorum of supporters, sids: [[1, 3],[2, 3]]; starting up and setting last processed "
            "zxid: 0x200000000");
        QCOMPARE(fact.sids[0], std::uint64_t{0b1010});
        QCOMPARE(fact.zxid.epoch(), std::int64_t{2});
        QCOMPARE(
            factOf("Have quorum of supporters, sids: [ 1,2 ]; starting up and setting last processed zxid: 0x100000000")
                .sids[0],
            std::uint64_t{0b110});
        QCOMPARE(
            factOf("Have quorum of supporters; starting up and setting last processed zxid: 4294967296").zxid.epoch(),
            std::int64_t{1});
        const LogFact lost = factOf(
            "Shutdown called. For the reason Not sufficient followers synced, only synced with sids: [ [1, 4] ]");
        QVERIFY(lost.reason == StopReason::lostQuorum && lost.number == 2);
        LogFact traced;
        QVERIFY(understandTrace("java.lang.Exception: shutdown Leader! reason: Waiting for a quorum of followers, only "
                                "synced with sids: [ 1 ]",
                                traced) == Understood::fact);
        QVERIFY(traced.reason == StopReason::noAckQuorum && traced.number == 1);
        QCOMPARE(factOf("Server environment:zookeeper.version=3.4.14-4c25d480e66, built on 03/06/2019").number,
                 std::int64_t{30'414});
    }

    void ownNumber() {
        LogLine line;
        line.thread = "QuorumPeer[myid=2]/0:0:0:0:0:0:0:0:2181";
        QCOMPARE(ownSid(line), 2);
        line.thread = "main";
        QCOMPARE(ownSid(line), noNode);
        line.message = "Connection broken for id 3, my id = 1, error = ";
        QCOMPARE(ownSid(line), 1);
    }
};

QTEST_GUILESS_MAIN(LogVocabularyTest)
#include "log_vocabulary_test.moc"
