// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs that are written by hand: bad ones are found, at the right event and in the right words; good ones break nothing.
#include <QtTest>
#include <set>

#include "tests/core/zab/invariants/bad_runs.h"

using namespace zabscope;
using namespace zabscope::zab;
using namespace zabscope::zab::test;

class ViolationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyInvariantHasItsBadRun();
    void badRunIsFound_data();
    void badRunIsFound();
    void oneBreakIsReportedOnce();
    void goodRunBreaksNothing();
    void namesAndStatements();
};

void ViolationsTest::everyInvariantHasItsBadRun() {
    std::set<std::string> known;
    for (const Case& one : badRuns) known.insert(one.invariant);
    for (const auto& invariant : makeInvariants(ensembleOf(3))) {
        QVERIFY2(known.contains(std::string{invariant->name()}), invariant->name().data());
    }
}

void ViolationsTest::badRunIsFound_data() {
    QTest::addColumn<int>("number");
    for (int i = 0; i < static_cast<int>(std::size(badRuns)); ++i) QTest::newRow(badRuns[i].invariant) << i;
}

void ViolationsTest::badRunIsFound() {
    QFETCH(int, number);
    WrittenRun run;
    const Expected expected = badRuns[number].write(run);
    const Findings findings = findIn(run.timeline, run.ensemble);
    const auto found = findings.find(badRuns[number].invariant);
    QVERIFY(found != findings.end());
    QCOMPARE(found->second.size(), std::size_t{1});
    const Finding& finding = found->second.front();
    QCOMPARE(finding.event, expected.event);
    QCOMPARE(finding.node, expected.node);
    QVERIFY2(finding.text.starts_with("event " + std::to_string(expected.event) + ": "), finding.text.c_str());
    for (const std::string& words : expected.words) {
        QVERIFY2(finding.text.find(words) != std::string::npos, (finding.text + " lacks " + words).c_str());
    }
}

void ViolationsTest::oneBreakIsReportedOnce() {
    WrittenRun run;
    begin(run);
    run.decide(2, 1);
    run.log(3, z(1, 3), 8);
    for (std::int64_t counter = 3; counter < 9; ++counter) {
        run.propose(1, z(1, counter));
        if (counter > 3) run.log(3, z(1, counter), 8);
        run.commit(1, z(1, counter));
        run.commit(3, z(1, counter));
    }
    const Findings findings = findIn(run.timeline, run.ensemble);
    for (const char* name : {"Leadership1", "PrefixConsistency", "Agreement", "ProcessConsistency", "CommitIsDurable"}) {
        const auto found = findings.find(name);
        QVERIFY2(found != findings.end(), name);
        const std::size_t most = found->first == "Agreement" ? 2 : 1;  // 3 against 1, and against 2
        QVERIFY2(found->second.size() <= most, name);
    }
}

void ViolationsTest::goodRunBreaksNothing() {
    WrittenRun run;
    begin(run);
    stop(run, 1);
    run.lead(2, 2);
    run.follow(3, 2, 2);
    run.propose(2, z(2, 1));
    run.log(3, z(2, 1));
    for (const NodeId node : {2, 3}) run.flushed(node, z(2, 1));
    for (const NodeId node : {2, 3}) run.commit(node, z(2, 1));
    run.follow(1, 2, 2, Phase::synchronization);
    run.adopt(1, z(2, 1));
    run.commit(1, z(2, 1));
    for (const auto& [name, found] : findIn(run.timeline, run.ensemble)) {
        QFAIL((name + ": " + found.front().text).c_str());
    }
}

void ViolationsTest::namesAndStatements() {
    std::set<std::string_view> names;
    for (const auto& invariant : makeInvariants(ensembleOf(3))) {
        QVERIFY(names.insert(invariant->name()).second);
        QVERIFY(invariant->statement().ends_with("."));
        QCOMPARE(invariant->clone()->name(), invariant->name());
    }
}

QTEST_APPLESS_MAIN(ViolationsTest)
#include "violations_test.moc"
