// SPDX-License-Identifier: GPL-3.0-or-later
/// An election among those who look for a leader: votes, rounds, the finalize wait, time-outs (zab.md 2.2 to 2.4).
#include "core/zab/election.h"

#include <QtTest>

#include "stand.h"

using namespace zabscope;
using namespace zabscope::zab;

namespace {

constexpr std::int64_t nothing = -1;  // of an alarm or a cell

/// Server 2 of an ensemble, which has met all others.
Stand second(Ensemble ensemble, DiskImage disk = {}) {
    const NodeId last = ensemble.members.back().sid;
    Stand stand{2, std::move(ensemble), std::move(disk)};
    stand.start();
    for (NodeId sid = 1; sid <= last; ++sid) {
        if (sid != 2) stand.meet(sid);
    }
    return stand;
}

}  // namespace

class ElectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithAVoteForItself() {
        Stand stand{2, voters(3), diskAt(1, Zxid{0x100000005})};
        stand.start();
        QCOMPARE(stand.role(), Role::looking);
        QCOMPARE(stand.field(Field::round), 1);
        QCOMPARE(stand.field(proposedLeader), 2);
        QCOMPARE(stand.field(proposedEpoch), 1);
        QCOMPARE(stand.field(proposedZxid), 0x100000005);
        QCOMPARE(stand.record.opened, (QStringList{"1 election", "3 election"}));
        QVERIFY(stand.listens(Port::election));
        QCOMPARE(stand.alarm(Alarm::notification), 200);
        QCOMPARE(stand.cell(receivedLeader, 2), 2);  // its own vote comes through the queue
        stand.meet(3);
        QCOMPARE(stand.record.sent, QStringList{told(3, looking(2, 1, 1, Zxid{0x100000005}))});
    }

    void ordersVotes_data() {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<Said>("said");
        QTest::addColumn<QString>("why");
        const QString keeps;
        const auto row = [](const char* name, const char* variant, Said said, const QString& why) {
            QTest::newRow(name) << QString{variant} << said << why;
        };
        row("newer epoch, shorter history", "", looking(1, 1, 3, Zxid{0x100000001}), "its epoch 3 is newer than 2");
        row("older epoch, longer history", "", looking(3, 1, 1, Zxid{0x300000000}), keeps);
        row("longer history", "", looking(1, 1, 2, Zxid{0x200000004}), "zxid 0x200000004 > 0x200000003");
        row("shorter history", "", looking(3, 1, 2, Zxid{0x200000002}), keeps);
        row("larger sid", "", looking(3, 1, 2, Zxid{0x200000003}), "larger sid 3 > 2");
        row("smaller sid", "", looking(1, 1, 2, Zxid{0x200000003}), keeps);
        row("the same vote", "", looking(2, 1, 2, Zxid{0x200000003}), keeps);
        row("epochs are signed", "", looking(3, 1, INT64_MIN, Zxid{0x200000003}), keeps);
        row("zxids are signed", "", looking(3, 1, 2, Zxid{INT64_MIN}), keeps);
        row("variant: newer epoch", "vote_ignores_epoch", looking(1, 1, 3, Zxid{0x100000001}), keeps);
        row("variant: older epoch", "vote_ignores_epoch", looking(3, 1, 1, Zxid{0x300000000}),
            "zxid 0x300000000 > 0x200000003");
        row("variant: larger sid", "vote_ignores_epoch", looking(3, 1, 1, Zxid{0x200000003}), "larger sid 3 > 2");
        row("variant: smaller sid", "vote_ignores_epoch", looking(1, 1, 3, Zxid{0x200000003}), keeps);
    }
    void ordersVotes() {
        QFETCH(QString, variant);
        QFETCH(Said, said);
        QFETCH(QString, why);
        Ensemble ensemble = voters(5);
        if (!variant.isEmpty()) ensemble.variants.insert(variant.toStdString());
        Stand stand = second(ensemble, diskAt(2, Zxid{0x200000003}));
        stand.hear(3, said);
        QCOMPARE(stand.cell(receivedLeader, 3), said.leader);  // counted in any case
        if (why.isEmpty()) {
            QCOMPARE(stand.field(proposedLeader), 2);
            QCOMPARE(stand.record.sent, QStringList{});
            return;
        }
        QCOMPARE(stand.field(proposedLeader), said.leader);
        QCOMPARE(stand.record.notes.size(), 1);
        QVERIFY2(stand.record.notes.front().endsWith(why), qPrintable(stand.record.notes.front()));
        QCOMPARE(stand.record.sent, (QStringList{told(1, said), told(3, said), told(4, said), told(5, said)}));
        QCOMPARE(stand.cell(receivedLeader, 2), said.leader);
    }

    void aServerOfWeightZeroIsNotElected() {
        Ensemble ensemble = voters(3);
        ensemble.hierarchical = true;
        for (Member& member : ensemble.members) member.group = 1;
        ensemble.members[2].weight = 0;
        Stand other = second(ensemble);
        other.hear(3, looking(3, 1, 0, Zxid{7}));
        QCOMPARE(other.field(proposedLeader), 2);
        QCOMPARE(other.cell(receivedLeader, 3), 3);
        other.hear(3, looking(2));
        QCOMPARE(other.alarm(Alarm::finalize), nothing);  // its vote adds nothing either
        other.hear(1, looking(2));
        QCOMPARE(other.alarm(Alarm::finalize), 200);

        Stand itself{3, ensemble};
        itself.start();
        itself.meet(2);
        QCOMPARE(itself.field(proposedLeader), 3);
        itself.hear(2, looking(2));
        QCOMPARE(itself.field(proposedLeader), 3);  // the lower vote does not beat its own
        itself.hear(2, looking(2, 1, 0, Zxid{7}));
        QCOMPARE(itself.field(proposedLeader), 2);
    }

    void aHigherRoundBeginsAnewWithTheOwnVote() {
        Stand stand = second(voters(5));
        stand.hear(4, looking(4));
        QCOMPARE(stand.field(proposedLeader), 4);
        stand.hear(1, looking(1, 3));
        QCOMPARE(stand.field(Field::round), 3);
        QCOMPARE(stand.field(proposedLeader), 2);  // compared with its own vote, not with the one for 4
        QCOMPARE(stand.cell(receivedLeader, 4), nothing);
        QCOMPARE(stand.cell(receivedLeader, 1), 1);
        QCOMPARE(stand.record.sent, (QStringList{told(1, looking(2, 3)), told(3, looking(2, 3)), told(4, looking(2, 3)),
                                                 told(5, looking(2, 3))}));
        stand.hear(3, looking(3, 4));
        QCOMPARE(stand.field(proposedLeader), 3);
        QCOMPARE(stand.cell(receivedLeader, 1), nothing);
        QCOMPARE(stand.record.sent.front(), told(1, looking(3, 4)));
        stand.hear(5, looking(5, 4));
        stand.hear(1, looking(3, 5));
        QCOMPARE(stand.field(proposedLeader), 3);  // better than its own vote, though not than the one for 5
    }

    void aLowerRoundIsAnsweredAndNotCounted() {
        Stand stand = second(voters(5));
        stand.hear(4, looking(4, 3));
        stand.hear(1, looking(5, 2, 9));
        QCOMPARE(stand.record.sent, QStringList{told(1, looking(4, 3))});
        QCOMPARE(stand.field(proposedLeader), 4);
        QCOMPARE(stand.cell(receivedLeader, 1), nothing);
        stand.hear(3, following(5, 2, 1));
        QCOMPARE(stand.record.sent, QStringList{});  // who is settled gets no answer
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        QCOMPARE(stand.cell(outsideLeader, 3), 5);
    }

    void votesOfAndForStrangersAreIgnored() {
        Ensemble ensemble = votersAndObserver(3);
        Stand stand{2, ensemble};
        stand.start();
        stand.meet(3);
        for (const std::int64_t leader : {4L, 9L, 0L, -1L, 256L, 1L << 32 | 3, INT64_MIN, INT64_MAX}) {
            for (const Role state : {Role::looking, Role::following, Role::leading}) {
                stand.hear(3, {state, leader, 1, 5, Zxid{9}});
                QCOMPARE(stand.field(proposedLeader), 2);
                QCOMPARE(stand.cell(receivedLeader, 3), nothing);
                QCOMPARE(stand.cell(outsideLeader, 3), nothing);
            }
        }
        stand.hear(3, looking(3, 1, 5, Zxid{-1}));  // an empty disk of unknown origin
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        stand.hear(3, {Role::observing, 3, 1, 5, Zxid{9}});
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        stand.hear(3, {static_cast<Role>(4), 3, 1, 5, Zxid{9}});
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        QCOMPARE(stand.role(), Role::looking);
    }

    void aQuorumDecidesAfterAQuietWait() {
        Stand stand = second(voters(3));
        stand.hear(3, looking(3, 1, 0, Zxid{5}));
        QCOMPARE(stand.alarm(Alarm::finalize), 200);
        QCOMPARE(stand.alarm(Alarm::notification), nothing);
        stand.pass(milliseconds(150));
        stand.hear(1, looking(1));
        QCOMPARE(stand.alarm(Alarm::finalize), 200);  // every message begins the wait anew
        QCOMPARE(stand.cell(receivedLeader, 1), nothing);
        stand.pass(milliseconds(150));
        stand.hear(1, following(1, 9, 0));
        QCOMPARE(stand.alarm(Alarm::finalize), 200);
        QCOMPARE(stand.cell(outsideLeader, 1), nothing);
        QCOMPARE(stand.role(), Role::looking);
        stand.ring(Alarm::finalize);
        QCOMPARE(stand.role(), Role::following);
        QCOMPARE(stand.field(voteLeader), 3);
        QCOMPARE(stand.field(voteZxid), 5);
        QCOMPARE(stand.field(voteRound), 1);
        QCOMPARE(stand.record.opened, QStringList{"3 quorum"});
        QCOMPARE(stand.alarm(Alarm::notification), nothing);
    }

    void whoIsElectedLeads() {
        Stand stand = second(voters(3));
        stand.hear(1, looking(2));
        stand.ring(Alarm::finalize);
        QCOMPARE(stand.role(), Role::leading);
        QVERIFY(stand.listens(Port::quorum));
    }

    void aBetterVoteEndsTheWait() {
        Stand stand = second(voters(5));
        stand.hear(1, looking(4));
        stand.hear(4, looking(4));
        QCOMPARE(stand.alarm(Alarm::finalize), 200);
        stand.hear(3, looking(4));  // thrown away
        stand.hear(5, looking(5));
        QCOMPARE(stand.alarm(Alarm::finalize), nothing);
        QCOMPARE(stand.alarm(Alarm::notification), 200);
        QCOMPARE(stand.field(proposedLeader), 5);
        QCOMPARE(stand.cell(receivedLeader, 5), 5);  // it was put back and counted
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        QCOMPARE(stand.record.sent.size(), 4);
        stand.hear(1, looking(5));  // with 3's vote there would be four now, without it a bare quorum
        QCOMPARE(stand.alarm(Alarm::finalize), 200);
    }

    void theWaitComparesWithoutRoundAndState() {
        Stand settled = second(voters(3));
        settled.hear(3, looking(3));
        settled.hear(1, following(1, 7, 2));
        QCOMPARE(settled.alarm(Alarm::finalize), nothing);
        QCOMPARE(settled.cell(outsideLeader, 1), 1);
        QCOMPARE(settled.field(proposedLeader), 3);

        Stand older = second(voters(3));
        older.hear(1, looking(2, 5));
        QCOMPARE(older.alarm(Alarm::finalize), 200);
        older.hear(3, looking(3, 4));
        QCOMPARE(older.record.sent, QStringList{told(3, looking(2, 5))});  // answered, since its round is old
        QCOMPARE(older.alarm(Alarm::finalize), nothing);
        QCOMPARE(older.field(proposedLeader), 2);
        older.ring(Alarm::notification);  // its own vote comes back to it and finds the quorum again
        QCOMPARE(older.alarm(Alarm::finalize), 200);
    }

    void withoutTheWaitAQuorumDecidesAtOnce() {
        Stand stand = second(voters(5, {"no_finalize_wait"}));
        stand.hear(4, looking(4));
        QCOMPARE(stand.role(), Role::looking);
        stand.hear(1, looking(4));
        QCOMPARE(stand.role(), Role::following);
        QCOMPARE(stand.field(voteLeader), 4);
    }

    void aSingleServerElectsItself() {
        Stand stand{1, voters(1)};
        stand.start();
        QCOMPARE(stand.alarm(Alarm::finalize), 200);
        stand.ring(Alarm::finalize);
        QCOMPARE(stand.role(), Role::leading);
        Stand hasty{1, voters(1, {"no_finalize_wait"})};
        hasty.start();
        QCOMPARE(hasty.role(), Role::leading);
    }

    void theIntervalDoublesAndIsNotReset() {
        Stand stand = second(voters(5));
        for (const std::int64_t next : {400, 800, 1600, 3200, 6400}) {
            stand.ring(Alarm::notification);
            QCOMPARE(stand.alarm(Alarm::notification), next);
            QVERIFY(stand.record.notes.back().endsWith(QString::fromStdString(toText(milliseconds(next)))));
        }
        stand.pass(milliseconds(1000));
        stand.hear(1, looking(1, 7));  // not even by a new round
        QCOMPARE(stand.alarm(Alarm::notification), 6400);
        for (const std::int64_t next : {12800, 25600, 51200, 60000, 60000}) {
            stand.ring(Alarm::notification);
            QCOMPARE(stand.alarm(Alarm::notification), next);
        }
    }

    void theNextElectionIsANewRound() {
        Stand stand = second(voters(3));
        stand.ring(Alarm::notification);
        stand.hear(3, looking(3, 4));
        stand.ring(Alarm::finalize);
        for (int tries = 1; tries <= 5; ++tries) {
            stand.refuse(stand.connectionTo(3, Port::quorum));
            if (tries < 5) stand.ring(Alarm::connectAgain);
        }
        QCOMPARE(stand.role(), Role::following);  // until its last writes are flushed
        stand.flushAll();
        QCOMPARE(stand.role(), Role::looking);
        QCOMPARE(stand.field(Field::round), 5);
        QCOMPARE(stand.field(proposedLeader), 2);
        QCOMPARE(stand.alarm(Alarm::notification), 200);
        QCOMPARE(stand.cell(receivedLeader, 3), nothing);
        QCOMPARE(stand.record.sent, (QStringList{told(1, looking(2, 5)), told(3, looking(2, 5))}));
    }

    void theLargestRoundIsFollowedByTheSmallest() {
        Stand stand = second(voters(3));
        stand.hear(3, looking(3, INT64_MAX));
        stand.ring(Alarm::finalize);
        for (int tries = 1; tries <= 5; ++tries) {
            stand.refuse(stand.connectionTo(3, Port::quorum));
            if (tries < 5) stand.ring(Alarm::connectAgain);
        }
        stand.flushAll();
        QCOMPARE(stand.field(Field::round), INT64_MIN);  // as a long of Java does
    }
};

QTEST_APPLESS_MAIN(ElectionTest)
#include "election_test.moc"
