// SPDX-License-Identifier: GPL-3.0-or-later
/// What a power cut would take: nothing, the end of the history, or the cutting off of an end.
#include "views/inspector/disk_rows.h"

#include <QtTest>

using namespace zabscope;

namespace {

class History {
public:
    History() { timeline.append({}, noEvent, Born{1, 1}); }
    void write(std::int64_t counter, Write::Meaning meaning = Write::Meaning::transaction) {
        timeline.append({}, 1, Wrote{1, Write::Action::append, meaning, {3, 0}, Zxid::of(1, counter),
                                     static_cast<std::uint64_t>(counter), 10});
    }
    void flush(std::int64_t counter) { timeline.append({}, 1, FlushDone{1, Zxid::of(1, counter)}); }
    AtRisk risk() const { return atRisk(timeline.histories(), *timeline.state().find(1)); }

    Timeline timeline;
};

}  // namespace

class DiskRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyHistoryLosesNothing() { QCOMPARE(History().risk().count, std::size_t{0}); }

    void whatIsNotFlushedIsLost() {
        History history;
        for (int i = 1; i <= 7; ++i) history.write(i);
        AtRisk risk = history.risk();
        QCOMPARE(risk.count, std::size_t{7});
        QCOMPARE(risk.first, Zxid::of(1, 1));
        history.flush(4);
        risk = history.risk();
        QCOMPARE(risk.count, std::size_t{3});
        QCOMPARE(risk.first, Zxid::of(1, 5));
        QCOMPARE(risk.last, Zxid::of(1, 7));
        QVERIFY(!risk.replaces);
        history.flush(7);
        QCOMPARE(history.risk().count, std::size_t{0});
    }

    void aTruncationThatIsNotFlushedComesBack() {
        History history;
        for (int i = 1; i <= 5; ++i) history.write(i);
        history.flush(5);
        history.write(3, Write::Meaning::truncation);
        QVERIFY(history.risk().replaces);
    }

    void aLongTailIsCountedUpToABound() {
        History history;
        for (int i = 1; i <= 12'000; ++i) history.write(i);
        QVERIFY(history.risk().more);
        QCOMPARE(history.risk().last, Zxid::of(1, 12'000));
    }
};

QTEST_MAIN(DiskRowsTest)
#include "disk_rows_test.moc"
