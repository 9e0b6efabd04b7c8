// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs side by side, and scenarios that are made of runs: what comes of them is compared with what they were made of.
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include "app/comparison.h"
#include "app/play.h"
#include "app/source_run.h"
#include "app/write_text.h"
#include "core/exchange/capture_import.h"
#include "core/exchange/log_import.h"
#include "core/exchange/retold_scenario.h"

using namespace zabscope;

namespace {

SourceRun runOf(const std::string& path) {
    auto loaded = loadRun(path);
    if (auto* error = std::get_if<InputError>(&loaded)) qFatal("%s", error->line.c_str());
    return std::move(std::get<SourceRun>(loaded));
}

std::string retold(const Timeline& timeline, const Ensemble& ensemble) {
    const auto made = scenarioOf(timeline, ensemble, "test");
    if (const auto* trouble = std::get_if<ExportTrouble>(&made)) qFatal("%s", trouble->text().c_str());
    return std::get<std::string>(made);
}

/// The run that a text makes; its script must not fail.
std::unique_ptr<Play> played(const std::string& text) {
    auto read = readScenario(text, "retold");
    if (auto* error = std::get_if<InputError>(&read)) qFatal("%s\n%s", error->line.c_str(), text.c_str());
    auto play = std::make_unique<Play>(std::move(std::get<Scenario>(read)), Carrier::memory);
    while (play->advance()) {}
    for (const auto& failure : play->director().failures())
        qFatal("line %d: %s\n%s", failure.place.line, failure.reason.c_str(), text.c_str());
    return play;
}

}  // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalRuns() {
        const SourceRun run = runOf(ZABSCOPE_SOURCE_DIR "/tests/scenarios/leader_killed.zab");
        const auto elections = electionsOf(*run.timeline, *run.ensemble);
        QVERIFY(elections.size() >= 2);
        QVERIFY(!firstDifference(elections, elections));
        const std::string text = toComparison("a", elections, "b", elections);
        QVERIFY(text.find('!') == std::string::npos && text.find("no difference") != std::string::npos);
        QVERIFY(toComparisonJson(elections, elections)["first_difference"].is_null());
    }
    void theFirstDifferenceIsMarked() {
        const SourceRun run = runOf(ZABSCOPE_SOURCE_DIR "/tests/scenarios/leader_killed.zab");
        const auto elections = electionsOf(*run.timeline, *run.ensemble);
        auto other = elections;
        other[1].winner = 1;
        other[1].epoch = 7;
        const auto difference = firstDifference(elections, other);
        QVERIFY(difference);
        QCOMPARE(difference->election, std::size_t{1});
        QCOMPARE(difference->field, std::string{"winner"});
        QCOMPARE(difference->right, std::string{"1"});
        const QString text = QString::fromStdString(toComparison("a", elections, "b", other));
        QCOMPARE(text.count("\n! "), 2);
        QVERIFY(text.contains("first difference: election 2, winner: "));
        other.resize(1);
        QCOMPARE(firstDifference(elections, other)->field, std::string{"election"});
        QVERIFY(toComparison("a", elections, "b", other).find("! only A has it") != std::string::npos);
        QCOMPARE(toComparisonJson(elections, other)["first_difference"]["election"].get<int>(), 2);
    }

    // Of our own runs, of which all is known, the same elections come again.
    void retoldRunsElectTheSame_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"resources/scenarios/demonstration.zab", "resources/scenarios/late_joiner.zab",
                                 "resources/scenarios/leader_killed.zab", "tests/scenarios/everybody_restarts.zab",
                                 "tests/scenarios/observers.zab"})
            QTest::newRow(name) << QString(name);
    }
    void retoldRunsElectTheSame() {
        QFETCH(QString, scenario);
        const SourceRun run = runOf(ZABSCOPE_SOURCE_DIR "/" + scenario.toStdString());
        const std::string text = retold(*run.timeline, *run.ensemble);
        const auto play = played(text);
        const auto theirs = electionsOf(*run.timeline, *run.ensemble);
        const auto ours = electionsOf(play->timeline(), play->scenario().ensemble);
        QCOMPARE(ours.size(), theirs.size());
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const std::string both = toComparison("theirs", theirs, "ours", ours) + text;
            QVERIFY2(ours[i].winner == theirs[i].winner && ours[i].epoch == theirs[i].epoch, both.c_str());
            QVERIFY2(ours[i].cause == theirs[i].cause && ours[i].before == theirs[i].before, both.c_str());
        }
    }
    void aCaptureOfRealServersIsRetold() {
        const auto read =
            importCapture(ZABSCOPE_SOURCE_DIR "/tests/data/zookeeper-pcap/s1.pcap", [](double) { return true; });
        QVERIFY(std::holds_alternative<ImportedCapture>(read));
        const auto& real = std::get<ImportedCapture>(read);
        const std::string text = retold(real.timeline, real.ensemble);
        const auto play = played(text);
        const auto theirs = electionsOf(real.timeline, real.ensemble);
        const auto ours = electionsOf(play->timeline(), play->scenario().ensemble);
        QVERIFY(!ours.empty());
        QCOMPARE(ours[0].winner, theirs[0].winner);
        QCOMPARE(ours[0].epoch, theirs[0].epoch);
        QCOMPARE(ours[0].decidedBy, theirs[0].decidedBy);
        QVERIFY2(text.find("at 0s: start") != std::string::npos || text.find("start 3") != std::string::npos,
                 text.c_str());
        QVERIFY(text.find("kill 2") != std::string::npos && text.find("kill 1") != std::string::npos);
    }
    void logsOfRealServersAreRetold_data() {
        QTest::addColumn<QString>("folder");
        for (const char* name : {"s1", "s2", "s3", "s4", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14"})
            QTest::newRow(name) << QString(name);
    }
    void logsOfRealServersAreRetold() {
        QFETCH(QString, folder);
        const std::string path = ZABSCOPE_SOURCE_DIR "/tests/data/zookeeper-logs/" + folder.toStdString();
        const auto read = importLogs({path}, [](double) { return true; });
        QVERIFY(std::holds_alternative<ImportedRun>(read));
        const auto& real = std::get<ImportedRun>(read);
        const std::string text = retold(real.timeline, real.ensemble);
        const auto play = played(text);
        const auto theirs = electionsOf(real.timeline, real.ensemble);
        const auto ours = electionsOf(play->timeline(), play->scenario().ensemble);
        const std::string both = toComparison("theirs", theirs, "ours", ours) + text;
        QVERIFY2(!theirs.empty() && ours.size() == theirs.size(), both.c_str());
        for (std::size_t i = 0; i < ours.size(); ++i) {
            QVERIFY2(ours[i].winner == theirs[i].winner && ours[i].epoch == theirs[i].epoch, both.c_str());
            // Of a leader that stands still the others know only that it is not reached.
            const bool stood = ours[i].cause == ElectionCause::leaderFrozen &&
                               theirs[i].cause == ElectionCause::leaderUnreachable;
            QVERIFY2(stood || ours[i].cause == theirs[i].cause, both.c_str());
            QVERIFY2(ours[i].before == theirs[i].before, both.c_str());
            QVERIFY2(ours[i].decidedBy == theirs[i].decidedBy, both.c_str());
            // What was lost, wiped or missed is so here, too.
            const bool synchronizeAlike = (folder == "s8" && i > 0) || folder.size() > 2;
            QVERIFY2(!synchronizeAlike || ours[i].learners == theirs[i].learners, both.c_str());
        }
    }
    void anEmptyRunIsNotRetold() {
        const auto made = scenarioOf(Timeline{}, Ensemble{}, "nothing");
        QVERIFY(std::holds_alternative<ExportTrouble>(made));
    }
    void textsAreWrittenWhole() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("a.zab").toStdString();
        QVERIFY(!writeText(path, "text"));
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("text"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"a.zab"});
        QVERIFY(writeText(folder.filePath("no/such/file").toStdString(), "text"));
        QVERIFY(writeText(folder.path().toStdString(), "text"));
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
