// SPDX-License-Identifier: GPL-3.0-or-later
/// Decimation, steps and round numbers of the charts' axes.
#include "views/charts/sheet.h"

#include <QtTest>
#include <cmath>

using namespace zabscope;

class SheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHundredThousandPointsBecomeTwoAPixel() {
        std::vector<QPointF> points;
        for (int i = 0; i < 100'000; ++i) points.emplace_back(i, std::sin(i * 0.01) + (i == 77'777 ? 50 : 0));
        const auto few = decimated(points, 0, 100'000, 500);
        QVERIFY(few.size() <= 1010);
        QVERIFY(few.size() > 500);
        QCOMPARE(few.front(), points.front());
        QCOMPARE(few.back(), points.back());
        QVERIFY(
            std::is_sorted(few.begin(), few.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
        // What sticks out is there still.
        QVERIFY(std::any_of(few.begin(), few.end(), [](const QPointF& point) { return point.x() == 77'777; }));
    }

    void fewPointsStayAsTheyAre() {
        const std::vector<QPointF> points{{0, 1}, {1, 5}, {2, 3}};
        QCOMPARE(decimated(points, 0, 2, 100), points);
        QCOMPARE(decimated({}, 0, 0, 0).size(), 0);
        QCOMPARE(decimated(points, 5, 5, 1), points);
    }

    void stepsKeepTheirHeight() {
        const auto corners = stepped({{0, 1}, {2, 3}, {4, 3}}, 6);
        QCOMPARE(corners, (std::vector<QPointF>{{0, 1}, {2, 1}, {2, 3}, {4, 3}, {6, 3}}));
        QVERIFY(stepped({}, 6).empty());
    }

    void ticksAreRound_data() {
        QTest::addColumn<double>("highest");
        QTest::addColumn<int>("count");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("ten") << 10.0 << 5 << QStringList{"0", "2", "4", "6", "8", "10"};
        QTest::newRow("between") << 9.1 << 5 << QStringList{"0", "2", "4", "6", "8", "10"};
        QTest::newRow("small") << 0.03 << 3 << QStringList{"0.00", "0.01", "0.02", "0.03"};
        QTest::newRow("nothing") << 0.0 << 1 << QStringList{"0.000000000", "0.000000001"};
    }
    void ticksAreRound() {
        QFETCH(double, highest);
        QFETCH(int, count);
        QFETCH(QStringList, labels);
        QStringList found;
        for (const AxisTick& tick : roundTicks(highest, count)) found << tick.label;
        QCOMPARE(found, labels);
    }

    void whatStandsCloseTogetherFarFromNothingFillsItsAxis() {
        const auto labels = [](const std::vector<AxisTick>& ticks) {
            QStringList found;
            for (const AxisTick& tick : ticks) found << tick.label;
            return found;
        };
        QCOMPARE(labels(ticksAround(310, 418, 5)), (QStringList{"300", "350", "400", "450"}));
        QCOMPARE(labels(ticksAround(100, 418, 5)), (QStringList{"0", "100", "200", "300", "400", "500"}));
        QVERIFY(ticksAround(244, 244, 3).size() > 2);
        QVERIFY(ticksAround(0, 0, 3).size() > 1);
        QVERIFY(ticksAround(1e300, 1e300, 3).size() < 9);
        QCOMPARE(labels(countTicks(1.05, 6)), (QStringList{"0", "2"}));
        QCOMPARE(labels(countTicks(5, 6)), (QStringList{"0", "1", "2", "3", "4", "5"}));
    }

    void numbersInARowAreOneRange() {
        QCOMPARE(rangesOf({3, 1, 2, 5}), "1–3, 5");
        QCOMPARE(rangesOf({1, 2, 4}), "1, 2, 4");
        QCOMPARE(rangesOf({7}), "7");
        QCOMPARE(rangesOf({}), "");
    }

    void timesAreRoundToo() {
        const auto labels = [](double from, double to) {
            QStringList found;
            for (const auto& tick : TimeAxis{from, to, 0, 500}.ticks(100)) found << tick.label;
            return found;
        };
        QCOMPARE(labels(0, 1e6), (QStringList{"0", "200 ms", "400 ms", "600 ms", "800 ms", "1.0 s"}));
        QCOMPARE(labels(0, 3e8), (QStringList{"0", "1:00 min", "2:00 min", "3:00 min", "4:00 min", "5:00 min"}));
        QCOMPARE(labels(1'000'000, 1'000'050).first(), "1.00000 s");
        QVERIFY(labels(0, 1e15).size() <= 7);
    }
};

QTEST_GUILESS_MAIN(SheetTest)
#include "sheet_test.moc"
