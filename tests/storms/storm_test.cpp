// SPDX-License-Identifier: GPL-3.0-or-later
/// Random weather against all invariants: the protocol bears it and makes progress afterwards; a deliberate fault does not.
#include "app/storm.h"

#include <QtTest>

#include "app/jobs.h"

using namespace zabscope;

namespace {

/// Plays storms in child processes, in the order of their seeds, until `enough` says so.
void playStorms(std::uint64_t count, const StormSettings& settings,
                const std::function<bool(std::uint64_t, const StormVerdict&)>& enough) {
    bool stop = false;
    const auto work = [&](std::size_t index) { return toJson(playStorm(weatherOf(index + 1, settings))); };
    const auto done = [&](std::size_t index, const JobResult& result) {
        stop = enough(index + 1, result.crash ? crashed(*result.crash) : verdictFromJson(result.output)) || stop;
    };
    runJobs(count, 2, work, done, [&] { return stop; });
}

}  // namespace

class StormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProtocolBearsTheWeather_data() {
        QTest::addColumn<int>("seeds");
        QTest::addColumn<int>("groups");
        QTest::newRow("majority") << 200 << 0;
        QTest::newRow("hierarchical") << 40 << 3;
    }
    void theProtocolBearsTheWeather() {
        QFETCH(int, seeds);
        QFETCH(int, groups);
        StormSettings settings;
        settings.groups = groups;
        if (groups > 0) settings.servers = 9;
        std::string failures;
        std::uint64_t commits = 0;
        std::uint64_t elections = 0;
        playStorms(static_cast<std::uint64_t>(seeds), settings, [&](std::uint64_t seed, const StormVerdict& verdict) {
            commits += verdict.commits;
            elections += verdict.elections;
            if (!verdict.holds()) failures += "\nseed " + std::to_string(seed) + ": " + verdict.line;
            return false;
        });
        QVERIFY2(failures.empty(), failures.c_str());
        // Weather in which nothing happens would prove nothing.
        QVERIFY(commits > static_cast<std::uint64_t>(seeds) * 50);
        QVERIFY(elections > static_cast<std::uint64_t>(seeds) * 3);
    }

    void aFaultIsCaught_data() {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("costsSafety");
        for (const char* name :
             {"vote_ignores_epoch", "majority_minus_one", "ack_before_fsync", "commit_without_own_fsync",
              "epoch_before_txns", "log_diff_after_uptodate", "log_diff_async", "retain_db_no_fastforward",
              "diff_without_trunc_check", "skip_committedlog", "keep_db_after_partial_snap"})
            QTest::newRow(name) << name << true;
        QTest::newRow("ack_overtake") << "ack_overtake" << false;
    }
    void aFaultIsCaught() {
        QFETCH(QString, variant);
        QFETCH(bool, costsSafety);
        StormSettings settings;
        settings.variants = {variant.toStdString()};
        bool caught = false;
        std::string other;
        playStorms(100, settings, [&](std::uint64_t seed, const StormVerdict& verdict) {
            if (verdict.holds()) return false;
            const bool safety = verdict.trouble == Trouble::safety;
            caught = caught || safety == costsSafety;
            if (!safety && verdict.trouble != Trouble::liveness) other += std::to_string(seed) + ": " + verdict.line;
            if (safety && !costsSafety) other += std::to_string(seed) + ": " + verdict.line;
            return costsSafety && caught;  // what costs only liveness is played to the end
        });
        QVERIFY2(other.empty(), other.c_str());
        QVERIFY(caught);
    }

    void aFaultOfLivenessBreaksNoSafety_data() {
        QTest::addColumn<QString>("variant");
        for (const char* name : {"no_finalize_wait", "skip_check_leader"}) QTest::newRow(name) << name;
    }
    void aFaultOfLivenessBreaksNoSafety() {
        QFETCH(QString, variant);
        StormSettings settings;
        settings.variants = {variant.toStdString()};
        std::string failures;
        playStorms(50, settings, [&](std::uint64_t seed, const StormVerdict& verdict) {
            if (verdict.trouble == Trouble::safety || verdict.trouble == Trouble::crash ||
                verdict.trouble == Trouble::unreadable)
                failures += "\nseed " + std::to_string(seed) + ": " + verdict.line;
            return false;
        });
        QVERIFY2(failures.empty(), failures.c_str());
    }
};

QTEST_APPLESS_MAIN(StormTest)
#include "storm_test.moc"
