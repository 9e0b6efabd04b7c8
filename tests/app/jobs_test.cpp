// SPDX-License-Identifier: GPL-3.0-or-later
/// Work in child processes: every piece is done once, and a crash ends only its own.
#include "app/jobs.h"

#include <QtTest>
#include <cassert>
#include <map>
#include <stdexcept>

using namespace zabscope;

class JobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPieceOnce_data() {
        QTest::addColumn<int>("jobs");
        QTest::newRow("one") << 1;
        QTest::newRow("three") << 3;
        QTest::newRow("more than pieces") << 50;
    }
    void everyPieceOnce() {
        QFETCH(int, jobs);
        std::map<std::size_t, std::string> results;
        runJobs(
            20, static_cast<std::size_t>(jobs),
            [](std::size_t index) { return std::string(index * 10000, 'x') + std::to_string(index); },
            [&](std::size_t index, const JobResult& result) {
                QVERIFY(!result.crash);
                QVERIFY(results.emplace(index, result.output).second);
            });
        QCOMPARE(results.size(), 20U);
        for (const auto& [index, output] : results)
            QCOMPARE(output, std::string(index * 10000, 'x') + std::to_string(index));
    }
    void aCrashEndsItsOwnPiece() {
        int done = 0;
        std::string crash;
        const auto work = [](std::size_t index) -> std::string {
            assert(index != 1 && "the third wheel");
            return "fine";
        };
        runJobs(3, 2, work, [&](std::size_t index, const JobResult& result) {
            ++done;
            QCOMPARE(result.crash.has_value(), index == 1);
            if (result.crash) crash = *result.crash;
        });
        QCOMPARE(done, 3);
        QVERIFY(crash.starts_with("Aborted: "));
        QVERIFY(crash.find("third wheel") != std::string::npos);
    }
    void anExceptionIsToldAsOne() {
        const JobResult result = runIsolated([]() -> std::string { throw std::runtime_error("no more"); });
        QCOMPARE(result.crash, std::optional<std::string>{"exit code 1: no more"});
    }
    void nothingBeginsAfterAStop() {
        int done = 0;
        runJobs(
            1000, 2, [](std::size_t) { return std::string{}; }, [&](std::size_t, const JobResult&) { ++done; },
            [&] { return done >= 5; });
        QVERIFY(done >= 5 && done < 1000);
    }
    void noPieces() {
        runJobs(
            0, 2, [](std::size_t) { return std::string{}; }, [](std::size_t, const JobResult&) { QFAIL("there is none"); });
    }
};

QTEST_APPLESS_MAIN(JobsTest)
#include "jobs_test.moc"
