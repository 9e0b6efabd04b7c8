// SPDX-License-Identifier: GPL-3.0-or-later
/// Running ahead on a fork: its answers are what happens when the run itself goes on.
#include <QtTest>

#include "tests/app/learn/question_run.h"

using namespace zabscope;
using namespace zabscope::learn;

class ForesightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerIsWhatHappensWhenTheRunGoesOn_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"demonstration", "leader_killed", "late_joiner", "uncommitted_truncated", "partition",
                                 "observer", "rollover", "variants/ack_before_fsync"})
            QTest::newRow(name) << name;
    }
    void everyAnswerIsWhatHappensWhenTheRunGoesOn() {
        QFETCH(QString, scenario);
        Played played(shipped(scenario.toStdString()));
        played.playOut();
        const Timeline& whole = played.timeline();
        int asked = 0;
        EventId next = 1;
        const EventId distance = std::max<EventId>(1, std::min<EventId>(whole.last(), 4000) / 40);
        for (EventId id = 1; id < played.script && asked < 60; ++id) {
            if (id < next || whole.event(id + 1).at == whole.event(id).at) continue;
            next = id + distance;
            for (const Prediction& each : played.questions({whole.event(id).at, id})) {
                ++asked;
                const Foreseen seen = played.answer(each);
                QVERIFY(seen.how != Foreseen::How::unfinished);
                QVERIFY(!seen.right.empty());
                for (const Option& right : seen.right)
                    QVERIFY(std::find(each.options.begin(), each.options.end(), right) != each.options.end());
                // The fork is the run, event by event, up to what decides it.
                QVERIFY(seen.timeline->last() <= whole.last());
                const EventId last = seen.event == noEvent ? seen.at.last : seen.event;
                for (EventId one = id; one <= last; ++one) {
                    const Event& a = seen.timeline->event(one);
                    const Event& b = whole.event(one);
                    QVERIFY(a.at == b.at && a.cause == b.cause && a.what.index() == b.what.index());
                }
                // Read in the recording it is the same.
                const Foreseen recorded = foresee(each, played.knownTo(played.here()));
                QCOMPARE(recorded.right, seen.right);
                QCOMPARE(recorded.event, seen.event);
            }
        }
        QVERIFY2(asked >= 5, qPrintable(QString::number(asked)));
    }

    void theNextQuestionIsFoundAndCanBeAskedThere() {
        Played played(shipped("demonstration"));
        const auto any = [](const Prediction&) { return true; };
        KnownRun start = played.knownTo({});
        const auto first = nextQuestion(start, {}, any);
        QVERIFY(first);
        played.playOut();
        QVERIFY(!played.questions(*first).empty());
        for (EventId id = 1; id < first->last; ++id) {
            if (played.timeline().event(id + 1).at == played.timeline().event(id).at) continue;
            QVERIFY(played.questions({played.timeline().event(id).at, id}).empty());
        }
        const auto sync = nextQuestion(start, {}, [](const Prediction& each) { return each.topic == Topic::notice; });
        QVERIFY(sync);
        QVERIFY(find(played.questions(*sync), Topic::notice));
        const std::atomic<bool> stop = true;
        QVERIFY(!nextQuestion(start, {}, any, &stop));
    }

    void aRecordingThatEndsTooEarlyIsNoAnswer() {
        Played played(shipped("demonstration"));
        played.until("server 3 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::winner);
        QVERIFY(asked);
        KnownRun known = played.knownTo(asked->asked);
        known.fixed = true;
        QCOMPARE(foresee(*asked, known).how, Foreseen::How::unfinished);
        const std::atomic<bool> stop = true;
        known.fixed = false;
        QCOMPARE(foresee(*asked, known, &stop).how, Foreseen::How::unfinished);
    }
};

QTEST_GUILESS_MAIN(ForesightTest)
#include "foresight_test.moc"
