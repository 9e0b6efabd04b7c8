// SPDX-License-Identifier: GPL-3.0-or-later
/// How the ensemble stands, at the moments at which it is easily told wrongly.
#include "views/narration/standing.h"

#include <QtTest>

#include "tests/views/played.h"
#include "views/narration/caption.h"

using namespace zabscope;

class StandingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCommittedIsToldAtTheStartOfAnEpochToo() {
        // 2:1 is proposed, on one disk; nothing of epoch 2 is committed yet.
        const QString summary = Standing(playShown("demonstration").at("549ms")).summary();
        QVERIFY2(summary.contains("committed 1:5"), qPrintable(summary));
        // A leader dies that wrote nothing in its epoch.
        const Played died = play("zabscope scenario 1\nservers 3\nnetwork latency 2ms\nstart all\n"
                                 "run until server 1 serves and server 2 serves at most 10s\n"
                                 "write to 1 \"x\"\nrun 200ms\nkill leader\n"
                                 "run until leader elected at most 20s\nrun 300ms\nkill leader\nrun 5ms\n");
        const QString after = Standing(died.at()).summary();
        QVERIFY2(after.contains("Nobody leads") && after.contains("committed 1:3"), qPrintable(after));
    }

    void allOfALargeEnsembleAreCounted() {
        const Played many = play("zabscope scenario 1\nservers 101\nstart all\nrun 1us\n");
        const QString summary = Standing(many.at()).summary();
        QVERIFY2(summary.contains("101 of 101 voters up"), qPrintable(summary));
    }

    void aLeaderThatIsCutOffIsNotQuiet() {
        const Played cut = play("zabscope scenario 1\nservers 3\nnetwork latency 2ms\nstart all\n"
                                "run until server 1 serves and server 2 serves at most 10s\nisolate 3\nrun 4s\n");
        const QString caption = captionOf(cut.at()).text;
        QVERIFY2(caption.contains("has no quorum"), qPrintable(caption));
    }
};

QTEST_MAIN(StandingTest)
#include "standing_test.moc"
