// SPDX-License-Identifier: GPL-3.0-or-later
/// Real servers in the simulator: with crashes, cuts and writes they break nothing; with deliberate faults they break what
/// zab.md says, and those that cost only liveness break no safety.
#include <QtTest>

#include "tests/core/zab/invariants/simulated_run.h"
#include "tests/core/zab/invariants/written_run.h"

using namespace zabscope;
using namespace zabscope::zab;
using namespace zabscope::zab::test;

class RealRunsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void breakNothing();
    void faultsAreFound_data();
    void faultsAreFound();
    void faultsOfLivenessBreakNoSafety_data();
    void faultsOfLivenessBreakNoSafety();
    void copiesGoOnAlike();
};

void RealRunsTest::breakNothing() {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const SimulatedRun run({.seed = seed});
        for (const auto& [name, found] : findIn(run.timeline(), run.ensemble())) {
            QFAIL(("seed " + std::to_string(seed) + ", " + name + ": " + found.front().text).c_str());
        }
    }
}

void RealRunsTest::faultsAreFound_data() {
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QStringList>("invariants");
    QTest::newRow("majority_minus_one") << "majority_minus_one"
                                        << QStringList{"QuorumsIntersect", "CommitIsDurable", "Leadership2",
                                                       "PrefixConsistency", "PrimaryIntegrity", "LeaderLogCompleteness"};
    QTest::newRow("ack_before_fsync") << "ack_before_fsync" << QStringList{"AckIsDurable", "CommitIsDurable"};
    QTest::newRow("log_diff_async") << "log_diff_async" << QStringList{"NewLeaderAckIsDurable"};
    QTest::newRow("log_diff_after_uptodate") << "log_diff_after_uptodate" << QStringList{"NewLeaderAckIsDurable"};
    QTest::newRow("retain_db_no_fastforward") << "retain_db_no_fastforward"
                                              << QStringList{"MemoryMatchesLog", "ProcessConsistency", "PrefixConsistency"};
    QTest::newRow("vote_ignores_epoch") << "vote_ignores_epoch" << QStringList{"VoteOnlyGrows"};
    QTest::newRow("diff_without_trunc_check") << "diff_without_trunc_check"
                                              << QStringList{"ProcessConsistency", "PrefixConsistency"};
    QTest::newRow("ack_overtake") << "ack_overtake" << QStringList{"AcksInTurn"};
}

void RealRunsTest::faultsAreFound() {
    QFETCH(QString, variant);
    QFETCH(QStringList, invariants);
    for (std::uint64_t seed = 1; seed <= 120 && !invariants.isEmpty(); ++seed) {
        const SimulatedRun run({.seed = seed, .calm = seconds(60), .variant = variant.toStdString()});
        for (const auto& [name, found] : findIn(run.timeline(), run.ensemble())) {
            invariants.removeAll(QString::fromStdString(name));
        }
    }
    QVERIFY2(invariants.isEmpty(), qPrintable("not broken: " + invariants.join(", ")));
}

void RealRunsTest::faultsOfLivenessBreakNoSafety_data() {
    QTest::addColumn<QString>("variant");
    for (const char* name : {"no_finalize_wait", "skip_check_leader", "ack_overtake"}) QTest::newRow(name) << name;
}

void RealRunsTest::faultsOfLivenessBreakNoSafety() {
    QFETCH(QString, variant);
    std::map<std::string, bool> isLiveness;
    for (const auto& invariant : makeInvariants(ensembleOf(3))) {
        isLiveness[std::string{invariant->name()}] = invariant->isLiveness();
    }
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const SimulatedRun run({.seed = seed, .calm = seconds(60), .variant = variant.toStdString()});
        for (const auto& [name, found] : findIn(run.timeline(), run.ensemble())) {
            QVERIFY2(isLiveness[name], ("seed " + std::to_string(seed) + ", " + name + ": " + found.front().text).c_str());
        }
    }
}

// A copy that is made in the middle remembers what the original does, and neither disturbs the other.
void RealRunsTest::copiesGoOnAlike() {
    const SimulatedRun run({.seed = 2, .variant = "majority_minus_one"});
    const Timeline& timeline = run.timeline();
    Invariants original = makeInvariants(run.ensemble());
    Invariants copy;
    ClusterState state;
    std::size_t found = 0;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        state.apply(event, timeline.histories());
        if (id % 1000 == 0) copy = copyOf(original);
        const Scene scene{event, state, timeline.histories(), run.ensemble()};
        for (std::size_t i = 0; i < original.size(); ++i) {
            const auto violation = original[i]->judge(scene);
            if (violation) ++found;
            if (copy.empty()) continue;
            const auto again = copy[i]->judge(scene);
            QCOMPARE(again.has_value(), violation.has_value());
            if (violation) QCOMPARE(again->text, violation->text);
        }
    }
    QVERIFY(found > 5);
}

QTEST_APPLESS_MAIN(RealRunsTest)
#include "real_runs_test.moc"
