// SPDX-License-Identifier: GPL-3.0-or-later
/// Quantiles and histograms.
#include "app/distribution.h"

#include <rapidcheck.h>
#include <QtTest>
#include <algorithm>

using namespace zabscope;

class DistributionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quantiles() {
        Distribution of;
        for (const int value : {5, 1, 4, 2, 3, 10, 9, 8, 7, 6}) of.add(value);
        QCOMPARE(of.least(), 1);
        QCOMPARE(of.median(), 5);
        QCOMPARE(of.quantile(90), 9);
        QCOMPARE(of.largest(), 10);
    }
    void oneValue() {
        Distribution of;
        of.add(7);
        QCOMPARE(of.least(), 7);
        QCOMPARE(of.median(), 7);
        QCOMPARE(of.largest(), 7);
        QCOMPARE(of.histogram(8, [](auto v) { return std::to_string(v); }),
                 std::vector<std::string>{"7 |" + std::string(40, '#') + " 1"});
    }
    void histogram() {
        Distribution of;
        for (const int value : {0, 1, 1, 9}) of.add(value);
        const auto lines = of.histogram(5, [](auto v) { return std::to_string(v); });
        QCOMPARE(lines.size(), 5U);
        QCOMPARE(lines[0], "0 .. 1 |" + std::string(40, '#') + " 3");
        QCOMPARE(lines[1], std::string{"2 .. 3 |0"});
        QCOMPARE(lines[4], "8 .. 9 |" + std::string(14, '#') + " 1");
    }
    // A quantile is a value of the distribution, and so many are not above it.
    void property() {
        const bool ok = rc::check("quantile by its definition", [](const std::vector<int>& values, std::uint8_t drawn) {
            RC_PRE(!values.empty());
            const int percent = drawn % 101;
            Distribution of;
            for (const int value : values) of.add(value);
            const auto quantile = of.quantile(percent);
            const auto atMost = [&](std::int64_t limit) {
                return std::count_if(values.begin(), values.end(), [&](int v) { return v <= limit; });
            };
            RC_ASSERT(std::find(values.begin(), values.end(), quantile) != values.end());
            RC_ASSERT(atMost(quantile) * 100 >= static_cast<std::ptrdiff_t>(values.size()) * percent);
            RC_ASSERT(percent == 0 || atMost(quantile - 1) * 100 < static_cast<std::ptrdiff_t>(values.size()) * percent);
        });
        QVERIFY(ok);
    }
};

QTEST_APPLESS_MAIN(DistributionTest)
#include "distribution_test.moc"
