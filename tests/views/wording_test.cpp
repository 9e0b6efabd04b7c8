// SPDX-License-Identifier: GPL-3.0-or-later
/// Instants and durations in words, from microseconds to days, as the axes of time have them.
#include "views/wording.h"

#include <QtTest>

#include "views/time_axis.h"

using namespace zabscope;

class WordingTest : public QObject {
    Q_OBJECT

    static QString plain(QString text) { return text.replace(QChar(0x2009), u' '); }

private Q_SLOTS:
    void instants() {
        const auto at = [](Duration time) { return plain(Wording::instant(startOfTime + time)); };
        QCOMPARE(at(milliseconds(1250)), QString("1.250 000 s"));
        QCOMPARE(at(seconds(59)), QString("59.000 000 s"));
        QCOMPARE(at(milliseconds(392'500)), QString("6:32.500 000 min"));
        QCOMPARE(at(seconds(60)), QString("1:00.000 000 min"));
        QCOMPARE(at(seconds(20'000)), QString("5:33:20.000 000 h"));
        QCOMPARE(at(seconds(200'000) + microseconds(224'060)), QString("55:33:20.224 060 h"));
    }
    void durations() {
        QCOMPARE(Wording::duration(milliseconds(12)), QString("12 ms"));
        QCOMPARE(Wording::duration(seconds(125)), QString("2 min 5 s"));
        QCOMPARE(Wording::duration(seconds(200'000)), QString("55 h 33 min"));
    }
    void ticksOfOneAxisHaveOneUnit() {
        const TimeAxis day{0, 24 * 3600e6, 0, 2000};
        for (const TimeAxis::Tick& tick : day.ticks(30)) QVERIFY2(!tick.label.contains("min"), qPrintable(tick.label));
        const TimeAxis hours{0, 3 * 3600e6, 0, 900};
        QCOMPARE(hours.ticks(100)[1].label, QString("0:30 h"));
        const TimeAxis minutes{0, 600e6, 0, 900};
        QCOMPARE(minutes.ticks(100)[1].label, QString("2:00 min"));
    }
};

QTEST_MAIN(WordingTest)
#include "wording_test.moc"
