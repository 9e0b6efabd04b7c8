// SPDX-License-Identifier: GPL-3.0-or-later
/// A sweep beside the window: it comes to its end, gives the same as a run of that seed, and can be given up.
#include <QtTest>

#include "app/input.h"
#include "app/session/sweeper.h"
#include "app/sweep_run.h"

using namespace zabscope;

namespace {

Scenario scenario() {
    const std::string text =
        "zabscope scenario 1\nservers 3\nnetwork latency 2ms jitter 3ms\nstart all\nrun until leader elected at most 9s\n";
    auto read = readScenario(text, "sweep.zab");
    if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
    return std::get<Scenario>(std::move(read));
}

}  // namespace

class SweeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySeedIsPlayedOnce() {
        Sweeper sweeper;
        std::vector<SweepPoint> points;
        int last = 0;
        connect(&sweeper, &Sweeper::progressed, this, [&](const std::vector<SweepSeries>& all, int done, int of) {
            QCOMPARE(of, 20);
            QCOMPARE(done, last + 1);
            last = done;
            QCOMPARE(all.size(), std::size_t{1});
            points = all[0].points;
        });
        sweeper.begin({{"", scenario()}}, 20);
        QTRY_COMPARE(last, 20);
        QCOMPARE(points.size(), std::size_t{20});
        for (std::size_t i = 0; i < points.size(); ++i) {
            QCOMPARE(points[i].seed, i + 1);
            QVERIFY(points[i].milliseconds >= 200);  // the finalize wait at least
            QVERIFY(points[i].winner >= 1 && points[i].winner <= 3);
        }
    }

    void severalValuesHaveTheSameSeeds() {
        Sweeper sweeper;
        std::vector<SweepSeries> series;
        int last = 0;
        connect(&sweeper, &Sweeper::progressed, this, [&](const std::vector<SweepSeries>& all, int done, int of) {
            QCOMPARE(of, 10);
            last = done;
            series = all;
        });
        auto variants = variantsOf(scenario(), "finalize wait 100ms, 400ms");
        sweeper.begin(std::get<std::vector<Variant>>(std::move(variants)), 5);
        QTRY_COMPARE(last, 10);
        QCOMPARE(series.size(), std::size_t{2});
        QCOMPARE(series[1].name, std::string("finalize wait 400ms"));
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(series[0].points[i].seed, series[1].points[i].seed);
            QVERIFY(series[0].points[i].milliseconds + 200 < series[1].points[i].milliseconds);
        }
    }

    void aRunWithoutALeaderCounts() {
        auto read = readScenario("zabscope scenario 1\nservers 3\nstart 1\nrun until leader elected at most 1s\n", "no.zab");
        const auto point = sweepRun(std::get<Scenario>(read), 4);
        QCOMPARE(point->winner, noNode);
        QVERIFY(point->missed);
    }

    void whatIsGivenUpSaysNothingMore() {
        Sweeper sweeper;
        int told = 0;
        connect(&sweeper, &Sweeper::progressed, this, [&] { ++told; });
        sweeper.begin({{"", scenario()}}, 100'000);
        QTRY_VERIFY(told > 0);
        sweeper.cancel();
        const int before = told;
        QCoreApplication::processEvents();
        QCOMPARE(told, before);
    }
};

QTEST_GUILESS_MAIN(SweeperTest)
#include "sweeper_test.moc"
