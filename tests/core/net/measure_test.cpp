// SPDX-License-Identifier: GPL-3.0-or-later
/// The yardstick of the real wire gives figures at all; how good they are is for a benchmark to say.
#include "core/net/measure.h"

#include <QtTest>

using namespace zabscope;

class MeasureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesFigures() {
        const LoopbackMeasure measure = measureLoopback();
        QVERIFY(measure.rawRoundTripMicroseconds > 0);
        QVERIFY(measure.lockStepPerSecond > 0);
        QVERIFY(measure.inFlightPerSecond > 0);
        QVERIFY(measure.openMicroseconds > 0);
    }
};

QTEST_GUILESS_MAIN(MeasureTest)
#include "measure_test.moc"
