// SPDX-License-Identifier: GPL-3.0-or-later
/// The quick invariants against their full forms, on wild runs and on runs of real servers: the same verdicts, and the same
/// first event.
#include <QtTest>

#include "tests/core/zab/invariants/full_global.h"
#include "tests/core/zab/invariants/full_local.h"
#include "tests/core/zab/invariants/simulated_run.h"
#include "tests/core/zab/invariants/wild_run.h"
#include "tests/core/zab/invariants/written_run.h"

using namespace zabscope;
using namespace zabscope::zab;
using namespace zabscope::zab::test;

namespace {

FullForms allForms() {
    FullForms forms;
    addGlobal(forms);
    addLocal(forms);
    return forms;
}

/// Where they differ, in words; empty if they do not. Counts in `broke` how often each invariant was broken.
std::string difference(const Timeline& timeline, const Ensemble& ensemble, std::map<std::string, int>& broke) {
    const FullForms forms = allForms();
    const auto slow = firstBreaks(forms, timeline, ensemble);
    const Findings quick = findIn(timeline, ensemble);
    std::string text;
    for (const auto& [name, holds] : forms) {
        const auto expected = slow.find(name);
        const auto found = quick.find(name);
        const EventId slowly = expected == slow.end() ? noEvent : expected->second;
        const EventId quickly = found == quick.end() ? noEvent : found->second.front().event;
        if (slowly != noEvent) ++broke[name];
        if (slowly == quickly) continue;
        text += name + ": quick at " + std::to_string(quickly) + ", full at " + std::to_string(slowly);
        if (quickly != noEvent) text += " (" + found->second.front().text + ")";
        text += "; ";
    }
    return text;
}

}  // namespace

class FullFormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wildRuns();
    void realRuns();
    void realRunsWithFaults_data();
    void realRunsWithFaults();
};

void FullFormsTest::wildRuns() {
    std::map<std::string, int> broke;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        const WildRun run(seed);
        const std::string text = difference(run.timeline(), run.ensemble(), broke);
        QVERIFY2(text.empty(), ("seed " + std::to_string(seed) + ": " + text).c_str());
    }
    // A comparison says something only about what was broken.
    for (const char* name :
         {"Integrity", "TotalOrder", "Agreement", "LocalPrimaryOrder", "PrimaryIntegrity", "Leadership1", "Leadership2",
          "PrefixConsistency", "CommittedLogMonotonicity", "LeaderLogCompleteness", "ProcessConsistency",
          "CommittedLogDurability", "CommitIsDurable", "EpochWithinPromise", "EpochsNeverDecrease", "LogWithoutGaps",
          "LoggedEpochTakenOver", "MemoryMatchesLog", "VoteOnlyGrows", "CommitsContiguous", "AckIsDurable",
          "NewLeaderAckIsDurable", "stateInconsistent", "proposalInconsistent", "commitInconsistent", "ackInconsistent",
          "messageIllegal", "AcksInTurn", "TreeAgreement"}) {
        QVERIFY2(broke[name] >= 10, (std::string{name} + " was broken " + std::to_string(broke[name]) + " times").c_str());
    }
}

void FullFormsTest::realRuns() {
    std::map<std::string, int> broke;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const SimulatedRun run({.seed = seed, .troubles = 15, .mostWrites = 5, .calm = seconds(5), .variant = {}});
        const std::string text = difference(run.timeline(), run.ensemble(), broke);
        QVERIFY2(text.empty(), ("seed " + std::to_string(seed) + ": " + text).c_str());
    }
    for (const auto& [name, times] : broke) QFAIL((name + ": " + std::to_string(times)).c_str());
}

void FullFormsTest::realRunsWithFaults_data() {
    QTest::addColumn<QString>("variant");
    for (const char* name : {"majority_minus_one", "log_diff_async", "ack_before_fsync", "retain_db_no_fastforward",
                             "diff_without_trunc_check", "ack_overtake"}) {
        QTest::newRow(name) << name;
    }
}

void FullFormsTest::realRunsWithFaults() {
    QFETCH(QString, variant);
    std::map<std::string, int> broke;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const SimulatedRun run(
            {.seed = seed, .troubles = 15, .mostWrites = 5, .calm = seconds(5), .variant = variant.toStdString()});
        const std::string text = difference(run.timeline(), run.ensemble(), broke);
        QVERIFY2(text.empty(), ("seed " + std::to_string(seed) + ": " + text).c_str());
    }
}

QTEST_APPLESS_MAIN(FullFormsTest)
#include "full_forms_test.moc"
