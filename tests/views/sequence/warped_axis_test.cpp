// SPDX-License-Identifier: GPL-3.0-or-later
/// The axis that shortens waits: monotone, invertible, steady, and bounded whatever the instants are.
#include <QtTest>
#include <cmath>

#include "views/sequence/warped_axis.h"

using namespace zabscope;
using namespace zabscope::sequence;

namespace {

const std::vector<double> anchors{0, 2000, 2001, 4000, 204'000, 206'000, 2'206'000};

WarpedAxis fitted(AxisForm form, double from, double to) {
    WarpedAxis axis(form, anchors);
    axis.fit(from, to, 50, 1050);
    return axis;
}

}  // namespace

class WarpedAxisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeOnlyGoesForward() {
        for (const AxisForm form : {AxisForm::compressed, AxisForm::linear}) {
            const WarpedAxis axis = fitted(form, 0, 2'206'000);
            double last = -1e9;
            for (double at = -5000; at < 3'000'000; at += 137) {
                QVERIFY(axis.x(at) > last);
                last = axis.x(at);
            }
            QVERIFY(std::abs(axis.x(0.0) - 50) < 1e-6);
            QVERIFY(std::abs(axis.x(2'206'000.0) - 1050) < 1e-6);
        }
    }

    void aPlaceLeadsBackToItsInstant() {
        for (const AxisForm form : {AxisForm::compressed, AxisForm::linear}) {
            const WarpedAxis axis = fitted(form, 0, 206'000);
            for (double at = -900; at < 2'500'000; at += 1111) QVERIFY(std::abs(axis.at(axis.x(at)) - at) < 0.01);
            for (double x = -100; x < 1200; x += 7) QVERIFY(std::abs(axis.x(axis.at(x)) - x) < 0.001);
        }
        WarpedAxis empty;
        empty.pin(1000, 500, 10);
        QVERIFY(std::abs(empty.at(empty.x(777.0)) - 777) < 0.001);
        QVERIFY(std::abs(empty.at(empty.x(-777.0)) + 777) < 0.001);
    }

    void aLongWaitFitsBesideAShortOne() {
        const WarpedAxis axis = fitted(AxisForm::compressed, 0, 2'206'000);
        const double answer = axis.x(206'000.0) - axis.x(204'000.0);
        const double wait = axis.x(2'206'000.0) - axis.x(206'000.0);
        QVERIFY(answer > 50);
        QVERIFY(wait > answer);
        QVERIFY(wait < answer * 7);
        const auto breaks = axis.breaks(50, 1050);
        QCOMPARE(breaks.size(), std::size_t{2});
        QCOMPARE(breaks[0].from, 4000.0);
        QCOMPARE(breaks[1].to, 2'206'000.0);
        QVERIFY(fitted(AxisForm::linear, 0, 1e6).breaks(50, 1050).empty());
    }

    void whatComesLaterDoesNotMoveWhatWas() {
        WarpedAxis shorter(AxisForm::compressed, {0, 2000, 2001, 4000});
        WarpedAxis longer(AxisForm::compressed, anchors);
        for (WarpedAxis* axis : {&shorter, &longer}) axis->pin(2001, 300, 20);
        for (double at = 0; at <= 204'000; at += 500) QVERIFY(std::abs(shorter.x(at) - longer.x(at)) < 1e-6);
    }

    void ticksAreRoundApartAndInOrder() {
        for (const AxisForm form : {AxisForm::compressed, AxisForm::linear}) {
            const WarpedAxis axis = fitted(form, 0, 206'000);
            const auto ticks = axis.ticks(50, 1050, 70);
            QVERIFY(ticks.size() > 3);
            for (std::size_t i = 1; i < ticks.size(); ++i) QVERIFY(ticks[i].x - ticks[i - 1].x >= 70);
            const bool linear = form == AxisForm::linear;
            const auto is = [linear](const auto& tick) {
                return linear ? tick.label == "200 ms" : tick.label.startsWith("20");
            };
            QVERIFY(std::any_of(ticks.begin(), ticks.end(), is));
        }
    }

    void aWaitThatIsDrawnShortHasNoTicks() {
        const WarpedAxis axis = fitted(AxisForm::compressed, 0, 2'206'000);
        const auto breaks = axis.breaks(50, 1050);
        for (const auto& tick : axis.ticks(50, 1050, 40)) {
            for (const auto& gap : breaks) QVERIFY(tick.x <= gap.left + 1e-6 || tick.x >= gap.right - 1e-6);
        }
    }

    void labelsOfOneAxisHaveAsManyDigits() {
        // After days, where an hour and a millisecond stand side by side.
        constexpr double days = 187'275'000'000;
        WarpedAxis axis(AxisForm::compressed,
                        {days, days + 5'000, days + 10'000, days + 3'610'000'000, days + 3'615'000'000});
        axis.fit(days, days + 3'615'000'000, 0, 3000);
        const auto ticks = axis.ticks(0, 3000, 70);
        QVERIFY(ticks.size() > 3);
        for (const auto& tick : ticks) {
            QVERIFY2(tick.label.startsWith("52:01:") || tick.label.startsWith("53:01:"), qPrintable(tick.label));
            QVERIFY2(tick.label.endsWith(" h"), qPrintable(tick.label));
            QCOMPARE(tick.label.section('.', 1).size(), ticks.front().label.section('.', 1).size());
        }
    }

    void hugeInstantsDoNoHarm() {
        WarpedAxis axis(AxisForm::compressed, {0, 1, 9.2e18});
        axis.pin(9.2e18, 800, 20);
        QVERIFY(std::isfinite(axis.x(1.0)));
        QVERIFY(axis.x(1.0) < axis.x(9.2e18));
        QVERIFY(axis.ticks(0, 1000, 70).size() < 20);
        WarpedAxis line(AxisForm::linear, {0, 9.2e18});
        line.fit(0, 9.2e18, 0, 1000);
        QVERIFY(line.ticks(0, 1000, 70).size() < 20);
        line.fit(9.2e18, 9.2e18, 0, 1000);
        QVERIFY(line.ticks(0, 1000, 70).size() < 20);
    }
};

QTEST_APPLESS_MAIN(WarpedAxisTest)
#include "warped_axis_test.moc"
