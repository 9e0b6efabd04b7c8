// SPDX-License-Identifier: GPL-3.0-or-later
/// Questions about what happens next: where each kind is asked, and what its answer is.
#include <QtTest>

#include "core/zab/notes.h"
#include "tests/app/learn/question_run.h"

using namespace zabscope;
using namespace zabscope::learn;

class PredictionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoWinsIsAskedWhileTheyLookAndNobodyLeads() {
        Played played(shipped("demonstration"));
        QVERIFY(played.questions({}).empty());  // nobody is up
        played.until("server 3 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::winner);
        QVERIFY(asked);
        QCOMPARE(asked->options.size(), std::size_t{6});  // five servers, or nobody
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(seen.right, (std::vector<Option>{{Kind::server, 5}}));
        QVERIFY(seen.election);
        QCOMPARE(seen.election->winner, 5);
        played.until("leader elected");
        QVERIFY(!find(played.questions(), Topic::winner));
    }

    void whenTooFewAreUpNobodyWins() {
        Played played(read("zabscope scenario 1\nservers 3\nstart 1\nrun 40s\n", "one.zab"));
        played.until("server 1 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::winner);
        QVERIFY(asked);
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(seen.how, Foreseen::How::nothing);
        QCOMPARE(kinds(seen), only(Kind::nothing));
        QCOMPARE(seen.at.at, asked->asked.at + predictionReach);
    }

    // The article's protocol is asked about its elections, and only about them; two may lead, or nobody.
    void otherProtocolsAreAskedWhoWins() {
        Played two(shipped("folk/two_leaders"));
        two.until("server 3 looks");
        const auto all = two.questions();
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all.front().topic, Topic::winner);
        const Foreseen seen = two.answer(all.front());
        QCOMPARE(seen.right, (std::vector<Option>{{Kind::server, 1}, {Kind::server, 2}}));
        QVERIFY(!seen.election);  // whose rules are Zab's
        Played nobody(shipped("folk/no_first_leader"));
        nobody.until("server 3 looks");
        QCOMPARE(kinds(nobody.answer(nobody.questions().front())), only(Kind::nothing));
    }

    void aWriteCommitsOrIsLost() {
        Played commits(shipped("demonstration"));
        commits.until("sent PROPOSAL and logged 1:5 on 5");
        auto all = commits.questions();
        const Prediction* asked = find(all, Topic::commit);
        QVERIFY(asked);
        QCOMPARE(kinds(commits.answer(*asked)), only(Kind::committed));

        Played lost(shipped("uncommitted_truncated"));
        lost.until("flushed 1:4 on 3");
        all = lost.questions();
        asked = find(all, Topic::commit);
        QVERIFY(asked);
        QCOMPARE(asked->zxid, Zxid::of(1, 4));
        const Foreseen seen = lost.answer(*asked);
        QCOMPARE(kinds(seen), only(Kind::lost));
        QVERIFY(!seen.deeds.empty());  // the script kills 3 and starts the others: nobody could know
        // When 1 and 2 have an established leader it is decided.
        lost.until("leader is 2");
        QVERIFY(!find(lost.questions(), Topic::commit));
    }

    void whatWasCommittedLongAgoIsNotAskedAfterARestart() {
        Played played(shipped("power_cut"));
        played.until("server 1 is down and server 2 is down and server 3 is down");
        played.until("server 1 looks and server 2 looks and server 3 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::commit);
        if (!asked) return;
        const auto& timeline = played.timeline();
        for (EventId id = 1; id <= timeline.last(); ++id) {
            const auto* noted = std::get_if<Noted>(&timeline.event(id).what);
            if (noted && noted->sentence == static_cast<std::uint16_t>(zab::Sentence::commits))
                QVERIFY(Zxid{noted->values[0].value} < asked->zxid);
        }
    }

    void howALearnerIsBroughtUpToDate_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("until");
        QTest::addColumn<int>("learner");
        QTest::addColumn<int>("right");
        QTest::newRow("late joiner: SNAP") << "late_joiner" << "server 3 looks" << 3 << static_cast<int>(Kind::snap);
        QTest::newRow("uncommitted tail: TRUNC")
            << "uncommitted_truncated" << "server 3 is down and leader is 2" << 3 << static_cast<int>(Kind::trunc);
        QTest::newRow("back after a while: DIFF")
            << "demonstration" << "server 5 is down and leader is 4" << 5 << static_cast<int>(Kind::diff);
    }
    void howALearnerIsBroughtUpToDate() {
        QFETCH(QString, scenario);
        QFETCH(QString, until);
        QFETCH(int, learner);
        QFETCH(int, right);
        Played played(shipped(scenario.toStdString()));
        played.until(until.toStdString());
        played.until("server " + std::to_string(learner) + " looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::sync, learner);
        QVERIFY(asked);
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(kinds(seen), only(static_cast<Kind>(right)));
    }

    void whoNoticesAFault_data() {
        QTest::addColumn<QString>("deed");
        QTest::addColumn<int>("right");
        QTest::newRow("leader killed") << "kill 3" << static_cast<int>(Kind::learnersAtOnce);
        QTest::newRow("leader frozen") << "freeze 3" << static_cast<int>(Kind::learnersLate);
        QTest::newRow("follower killed") << "kill 1" << static_cast<int>(Kind::leaderAtOnce);
        QTest::newRow("follower frozen") << "freeze 1" << static_cast<int>(Kind::leaderLate);
    }
    void whoNoticesAFault() {
        QFETCH(QString, deed);
        QFETCH(int, right);
        Played played(shipped("first_election"));
        played.until("server 1 serves and server 2 serves");
        QVERIFY(!played.run->act(deed.toStdString(), played.timeline().end()));
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::notice);
        QVERIFY(asked);
        QCOMPARE(asked->leader, 3);
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(kinds(seen), only(static_cast<Kind>(right)));
        QVERIFY(seen.deeds.empty());
        while (played.run->step(seen.at.at)) {}
        QVERIFY(!find(played.questions(), Topic::notice));  // it has been noticed
    }

    void aPartitionIsNoticedByWhoIsPartedFromTheLeader() {
        Played played(shipped("partition"));
        played.until("link 1 5 is cut");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::notice);
        QVERIFY(asked);
        QCOMPARE(asked->options.size(), std::size_t{5});
        QCOMPARE(asked->learners, (std::vector<NodeId>{1, 2, 3}));
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(seen.how, Foreseen::How::decided);
        QVERIFY(seen.right.front().kind == Kind::leaderLate || seen.right.front().kind == Kind::learnersLate);
    }

    void aReadSeesTheWriteOrAnOlderState() {
        const std::string text =
            "zabscope scenario 1\nservers 3\nnetwork latency 5ms\nstart all\n"
            "run until server 1 serves and server 2 serves and server 3 serves at most 10s\n"
            "client 1 connects to 1\nclient 2 connects to 3\nclient 2 creates /a \"old\"\n"
            "run until applied 1:3 on all at most 5s\nrun 1s\n";
        // The leader has committed the new value; server 1, which is asked, has heard of it, or has not yet.
        for (const bool slow : {false, true}) {
            Played played(read(text + (slow ? "delay 3 to 1 by 500ms\n" : "") +
                                   "client 2 sets /a \"new\"\nrun until committed 1:4 on 3 at most 5s\nrun 100ms\n" +
                                   "client 1 reads /a\nrun 5s\n",
                               "read.zab"));
            while (!find(played.questions(), Topic::read) && played.run->step(never)) {}
            const auto all = played.questions();
            const Prediction* asked = find(all, Topic::read);
            QVERIFY(asked);
            QCOMPARE(asked->subject, 1);
            QCOMPARE(asked->client, -1);
            QCOMPARE(asked->zxid, Zxid::of(1, 4));
            const Foreseen seen = played.answer(*asked);
            QCOMPARE(kinds(seen), only(slow ? Kind::seesNot : Kind::sees));
            // When the server dies meanwhile, nobody answers.
            QVERIFY(!played.run->act("kill 1", played.timeline().end()));
            QCOMPARE(kinds(played.answer(*asked)), only(Kind::noAnswer));
        }
    }
};

QTEST_MAIN(PredictionTest)
#include "prediction_test.moc"
