// SPDX-License-Identifier: GPL-3.0-or-later
/// What if: the changed run is the same up to the change, and what first differs is found and explained.
#include "app/learn/what_if.h"

#include <QtTest>

#include "app/judge.h"
#include "app/learn/what_if_words.h"
#include "app/play.h"
#include "app/render/picture.h"
#include "core/zab/notes.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

WhatIfRun runOf(const std::string& text) {
    auto read = readScenario(text, "test.zab");
    if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
    Play play(std::get<Scenario>(std::move(read)), Carrier::memory);
    while (play.advance()) {}
    return {play.scenario(), std::make_shared<const Timeline>(play.timeline()), play.timeline().end()};
}

const std::string threeServers =
    "zabscope scenario 1\nservers 3\nnetwork latency 5ms\nstart all\nrun until leader elected at most 10s\nrun 1s\n";

Alternative only(const WhatIfRun& run, Alternative::Kind kind, NodeId server = noNode) {
    for (const Alternative& each : alternativesOf(run)) {
        if (each.kind == kind && (server == noNode || each.server == server)) return each;
    }
    qFatal("there is no such alternative");
}

WhatIf played(const WhatIfRun& run, const Alternative& alternative) {
    auto result = playWhatIf(run, alternative);
    if (!result) qFatal("it was not played");
    return std::move(*result);
}

const Noted* noteOf(EventId event, const Timeline& timeline) {
    return event == noEvent ? nullptr : std::get_if<Noted>(&timeline.event(event).what);
}

}  // namespace

class WhatIfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { speak(QStringLiteral("en")); }

    void everyFaultAndServerIsOffered() {
        const WhatIfRun run = runOf(threeServers + "kill leader\nrun 1s\nstart 3\nfreeze 1\nrun 100ms\nthaw 1\nrun 1s\n");
        QStringList names;
        for (const Alternative& each : alternativesOf(run)) names << WhatIfWords::name(each);
        QCOMPARE(names.size(), 2 + 3 + 3);
        QVERIFY2(names[0].startsWith("Without “kill 3” at 1."), qPrintable(names[0]));
        QVERIFY2(names[1].startsWith("Without “freeze 1” at 2."), qPrintable(names[1]));
        QCOMPARE(names[2], QString("The messages of server 1 twice as fast"));
        QCOMPARE(names[7], QString("The disk of server 3 twice as fast"));
    }

    void withoutTheFaultTheLeaderStays() {
        const WhatIfRun run = runOf(threeServers + "kill leader\nrun 3s\n");
        const WhatIf result = played(run, only(run, Alternative::Kind::without));
        QVERIFY(result.refused.empty());
        QVERIFY(result.timeline->end() <= run.reached);
        // Up to the fault both are the same, event by event.
        const EventId before = result.alternative.deed - 1;
        QVERIFY(!zabscope::firstDifference(run.timeline->prefix(before), result.timeline->prefix(before)));
        QVERIFY(result.difference && !result.difference->timesOnly);
        // A follower loses its leader in the one run, and nothing of that is in the other.
        const Noted* note = noteOf(result.difference->left, *result.before);
        QVERIFY(note && note->node != 3);
        QCOMPARE(note->sentence, static_cast<std::uint16_t>(zab::Sentence::lost_leader));
        QVERIFY(result.before->event(result.difference->left).at > run.timeline->event(before).at);
        QCOMPARE(result.outcomeBefore.elections, std::size_t{2});
        QCOMPARE(result.outcome.elections, std::size_t{1});
        QCOMPARE(result.outcomeBefore.leader, 2);
        QCOMPARE(result.outcome.leader, 3);
        QVERIFY(result.outcome.withoutLeader < result.outcomeBefore.withoutLeader);
        const QString said = WhatIfWords::difference(result);
        QVERIFY2(said.contains("has lost the connection to the leader 3"), qPrintable(said));
        const QString why = WhatIfWords::why(result.difference->left, *result.before);
        QVERIFY2(why.contains("kill 3") && why.contains(" → "), qPrintable(why));
        speak(QStringLiteral("zh_CN"));
        const QString chinese = WhatIfWords::difference(result) + WhatIfWords::reasons(result) +
                                WhatIfWords::name(result.alternative).remove("kill");
        static const QRegularExpression english(QStringLiteral("\\b(the|server|first|leader|why)\\b"));
        QVERIFY2(!chinese.contains(english), qPrintable(chinese));
    }

    void quickerMessagesComeEarlier() {
        const WhatIfRun run = runOf(threeServers);
        const WhatIf result = played(run, only(run, Alternative::Kind::fasterLinks, 3));
        QVERIFY2(toText(result.scenario).find("delay 3 to 1 2 by 2.5ms; delay 1 2 to 3 by 2.5ms") != std::string::npos,
                 toText(result.scenario).c_str());
        QVERIFY(result.difference);
        QVERIFY(result.timeline->event(result.difference->right).at < result.before->event(result.difference->left).at);
        QVERIFY(WhatIfWords::difference(result).startsWith("The first difference: what if, "));  // the earlier one
        QVERIFY(*result.outcome.firstElection < *result.outcomeBefore.firstElection);
        QCOMPARE(result.outcome.leader, 3);
    }

    void aQuickerDiskIsQuickerThroughoutTheRun() {
        const WhatIfRun run = runOf(threeServers + "slow disk of 2 3 to 400%\nrun 1s\n");
        const Scenario changed = changedScenario(run, only(run, Alternative::Kind::fasterDisk, 2));
        const std::string text = toText(changed);
        QVERIFY2(text.find("slow disk of 2 to 50%") != std::string::npos, text.c_str());
        QVERIFY2(text.find("slow disk of 2 3 to 400%; slow disk of 2 to 200%") != std::string::npos, text.c_str());
        const WhatIf result = played(run, only(run, Alternative::Kind::fasterDisk, 1));
        QVERIFY(result.difference);
    }

    void whatIsNotPossibleAnyMoreIsSaid() {
        const WhatIfRun run = runOf(threeServers + "kill 1\nrun 500ms\nstart 1\nrun 1s\n");
        const WhatIf result = played(run, only(run, Alternative::Kind::without));
        QCOMPARE(result.refused.size(), std::size_t{1});
        QVERIFY2(result.refused[0].find("start 1: server 1 is running already") != std::string::npos,
                 result.refused[0].c_str());
    }

    void theSameRunHasNoDifference() {
        const WhatIfRun run = runOf(threeServers + "drop NOTIFICATION from 3 to 1\nrun 10ms\n");
        // The message that was to be dropped never comes.
        const WhatIf result = played(run, only(run, Alternative::Kind::without));
        QVERIFY(!result.difference);
        QCOMPARE(result.outcome, result.outcomeBefore);
        QVERIFY(WhatIfWords::difference(result).startsWith("There is no difference"));
    }

    void itCanBeStopped() {
        const WhatIfRun run = runOf(threeServers + "kill 1\nrun 1s\n");
        const std::atomic<bool> stop{true};
        QVERIFY(!playWhatIf(run, only(run, Alternative::Kind::without), &stop));
    }
};

QTEST_MAIN(WhatIfTest)
#include "what_if_test.moc"
