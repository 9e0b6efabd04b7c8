// SPDX-License-Identifier: GPL-3.0-or-later
/// What is told of the present when nothing has just happened: true whatever is cut, frozen or held back.
#include "views/narration/calm.h"

#include <QtTest>

#include "tests/views/played.h"
#include "views/narration/caption.h"

using namespace zabscope;

class CalmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allIsQuietOnlyIfItIs_data() {
        QTest::addColumn<QString>("deeds");
        QTest::addColumn<QString>("caption");
        const auto row = [](const char* name, const char* deeds, const char* caption) {
            QTest::newRow(name) << QString(deeds) << QString(caption);
        };
        row("nothing", "run 20s", "Server 5 leads epoch 1, and all is quiet: only heartbeats travel.");
        row("cut off, not known yet", "cut 1 from 5\nrun 5s",
            "Server 5 leads epoch 1. Server 1 is cut off from it: after a time-out without heartbeats they give each other "
            "up.");
        row("one way", "cut one way 5 to 2\nrun 5s",
            "Server 5 leads epoch 1. Server 2 is cut off from it: after a time-out without heartbeats they give each other "
            "up.");
        row("cut off for long", "cut 1 from 5\nrun 60s",
            "Server 5 leads epoch 1. Server 1 is cut off from it and looks for a leader in vain.");
        row("minority", "partition 1 2 | 3 4 5\nrun 60s",
            "Server 5 leads epoch 1. Servers 1 and 2 are cut off from it and look for a leader in vain.");
        row("a cut that nobody feels", "cut 1 from 2\nrun 20s",
            "Server 5 leads epoch 1. The cut (1–2) does no harm now: all talk to the leader alone.");
        row("frozen follower", "freeze 3\nrun 60s",
            "Server 5 leads epoch 1. Server 3 is frozen and says nothing; 4 of 5 voters are left, a quorum.");
        row("frozen leader", "freeze 5",
            "Server 5, the leader, is frozen: nobody hears from it. The others give it up when their time-outs end.");
        row("held back", "hold every PROPOSAL from 5 to 1\nwrite to 2 \"a\"\nrun 5s",
            "Server 5 leads epoch 1. Messages that are held back by hand: 3.");
        row("a slow link", "delay 5 to 1 by 20s\nwrite to 2 \"a\"\nrun 5s",
            "Server 5 leads epoch 1. Messages are on their way.");
        row("down", "kill 1\nrun 20s",
            "Server 5 leads epoch 1 with 4 of 5 voters, a quorum. All is quiet.");
        row("no quorum up", "kill 3 4 5\nrun 60s", "Only 2 of 5 voters are up: no quorum, and so no leader.");
        row("no part with a quorum", "partition 1 2 | 3 4 | 5\nrun 60s",
            "The network is cut so that no server reaches a quorum: nobody can be elected.");
        row("whole again", "isolate 1 2\nrun 30s\nheal\nrun 60s",
            "Server 5 leads epoch 1, and all is quiet: only heartbeats travel.");
    }
    void allIsQuietOnlyIfItIs() {
        QFETCH(QString, deeds);
        QFETCH(QString, caption);
        const Played run = play("zabscope scenario 1\nservers 5\nnetwork latency 2ms\nstart all\n"
                                "run until leader elected at most 10s\nrun 2s\n" + deeds.toStdString() + "\n");
        Frame frame = run.at();
        frame.drawnAt += seconds(4);  // and nothing else has happened
        QCOMPARE(captionOf(frame).text, caption);
    }
    void aCutIsToldWhole_data() {
        QTest::addColumn<QString>("cut");
        QTest::addColumn<QString>("caption");
        const auto row = [](const char* name, const char* cut, const char* caption) {
            QTest::newRow(name) << QString(cut) << QString(caption);
        };
        row("both ways", "cut 1 from 5",
            "The link between server 1 and server 5 is cut: messages wait there, and no connection closes.");
        row("one way", "cut one way 5 to 2",
            "Nothing gets from server 5 to server 2 any more; the other way is open. Their connection stays open, too.");
        row("several", "cut 1 from 4 5",
            "Links are cut (all links that join server 1 with servers 4 and 5): messages wait there, and no connection "
            "closes.");
    }
    void aCutIsToldWhole() {
        QFETCH(QString, cut);
        QFETCH(QString, caption);
        const Played run = play("zabscope scenario 1\nservers 5\nnetwork latency 2ms\nstart all\n"
                                "run until leader elected at most 10s\nrun 2s\n" + cut.toStdString() + "\nrun 1s\n");
        QCOMPARE(captionOf(run.at()).text, caption);
    }
    void whoIsCutOffFromTheLeaderWillNotFindIt() {
        const Played run = play("zabscope scenario 1\nservers 5\nnetwork latency 2ms\nstart all\n"
                                "run until leader elected at most 10s\nrun 2s\ncut 1 from 5\n"
                                "run until server 1 looks at most 60s\nrun 1ms\n");
        QCOMPARE(captionOf(run.at()).text,
                 QString("Server 1 looks for a leader and asks the others. It is cut off from server 5, which leads."));
    }
    void whoComesBackIsToldAlone() {
        const Played run = play("zabscope scenario 1\nservers 5\nnetwork latency 2ms\nstart all\n"
                                "run until leader elected at most 10s\nrun 2s\nkill 1\nrun 2s\nstart 1\n"
                                "run until server 1 serves at most 60s\nrun 1us\n");
        QCOMPARE(captionOf(run.at()).text, QString("Server 1 is up to date and serves clients. Server 5 leads epoch 1."));
    }
    void inALargeElectionTheMomentIsFound() {
        const Played run = play("zabscope scenario 1\nservers 25\nnetwork latency 2ms\nstart all\nrun 150ms\n");
        QVERIFY2(captionOf(run.at()).text.contains("that is a quorum"), qPrintable(captionOf(run.at()).text));
    }
    void aLeaderThatCommitsNothingDoesNotFlow() {
        const Played run = play("zabscope scenario 1\nservers 3\nnetwork latency 2ms\nstart all\n"
                                "run until leader elected at most 10s\nload on 3 \"v\" 20 outstanding every 1ms\nrun 500ms\n"
                                "isolate 3\nrun 400ms\n");
        const Position end{run.timeline->end(), run.timeline->last()};
        for (EventId id = end.last - 60; id < end.last; ++id)
            QVERIFY2(!captionOf(run.after(id)).text.contains("writes flow"), qPrintable(captionOf(run.after(id)).text));
    }
};

QTEST_MAIN(CalmTest)
#include "calm_test.moc"
