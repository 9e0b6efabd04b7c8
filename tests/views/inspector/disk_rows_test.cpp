// SPDX-License-Identifier: GPL-3.0-or-later
/// What a power cut would take: nothing, the end of the history, or the cutting off of an end.
#include "views/inspector/disk_rows.h"

#include <QtTest>
#include <array>
#include <memory>

#include "core/zab/zab_state.h"

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

    void whatIsUnknownDoesNotDiffer() {
        // An imported server: its log tells its epoch, and nothing of its disk.
        auto timeline = std::make_shared<Timeline>();
        timeline->append({}, noEvent, Born{1, 1});
        const std::array known{FieldChange{zab::currentEpoch, false, 0, 1},
                               FieldChange{zab::epochOnDisk, false, 0, PeerState::unknown},
                               FieldChange{zab::lastLogged, false, 0, 0x100000002},
                               FieldChange{zab::lastFlushed, false, 0, PeerState::unknown}};
        timeline->append({}, 1, Changed{1, known});
        const auto ensemble = std::make_shared<const Ensemble>();
        const Frame frame = frameAt(timeline, ensemble, std::make_shared<Recording>(), timeline->positionOf(2));
        const auto rows = diskRows(frame, *frame.state->find(1), 0);
        QVERIFY(rows.size() > 3);
        for (const SheetRow& row : rows)
            QVERIFY2(row.mark != RowMark::differs, qPrintable(row.name + ": " + row.value));
        QCOMPARE(rows[1].value, QString("1, on disk unknown"));
        QCOMPARE(rows[2].value, QString("1:2, on disk unknown"));
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
