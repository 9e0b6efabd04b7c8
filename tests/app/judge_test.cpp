// SPDX-License-Identifier: GPL-3.0-or-later
/// What is said of a trace: of the whole run, of its beginning only, and of one that its scenario does not give.
#include "app/judge.h"

#include <QtTest>

using namespace zabscope;

namespace {

constexpr const char* text =
    "zabscope scenario 1\nservers 3\nstart all\nrun until leader elected at most 10s\nexpect leader is 3\nexpect epoch 2\n";

/// The trace of the scenario, up to an event; 0: whole.
LoadedTrace traceOf(EventId last) {
    Play play{std::get<Scenario>(readScenario(text, "three.zab")), Carrier::memory};
    while (play.advance()) {}
    return {headerOf(play.scenario()), last == 0 ? play.timeline() : play.timeline().prefix(last), std::nullopt};
}

Verdict verdictOn(const LoadedTrace& trace) { return std::get<Verdict>(judge(trace)); }

}  // namespace

class JudgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeRun() {
        const Verdict verdict = verdictOn(traceOf(0));
        QCOMPARE(verdict.expectations, std::size_t{3});  // "run until" is one
        QCOMPARE(verdict.failures.size(), std::size_t{1});
        QVERIFY2(verdict.failures[0].starts_with("three.zab:6: "), verdict.failures[0].c_str());
        QVERIFY(verdict.violations.empty() && verdict.warnings.empty());
    }

    // An interrupted recording says nothing of what its scenario expects at the end.
    void itsBeginning() {
        const Verdict verdict = verdictOn(traceOf(100));
        QCOMPARE(verdict.events, std::uint64_t{100});
        QCOMPARE(verdict.expectations, std::size_t{0});
        QVERIFY(verdict.holds());
        QCOMPARE(verdict.warnings,
                 std::vector<std::string>{"it ends before its scenario does, so its expectations were not judged"});
    }

    void anotherRun() {
        for (const EventId last : {EventId{0}, EventId{100}}) {
            LoadedTrace trace = traceOf(last);
            trace.header.scenario.insert(trace.header.scenario.find("start"), "network latency 7ms\n");
            const Verdict verdict = verdictOn(trace);
            QCOMPARE(verdict.expectations, std::size_t{0});
            QCOMPARE(verdict.warnings,
                     std::vector<std::string>{"its scenario gives another run now, so its expectations were not judged"});
        }
    }
};

QTEST_APPLESS_MAIN(JudgeTest)
#include "judge_test.moc"
