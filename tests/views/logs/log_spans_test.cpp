// SPDX-License-Identifier: GPL-3.0-or-later
/// The pieces of the axis: what is folded, what is not, and that nothing is lost.
#include <QtTest>
#include <random>

#include "views/logs/log_sheet.h"
#include "views/logs/log_words.h"

using namespace zabscope;

namespace {

/// Rows of letters: '.' missing, 'w' written, 'f' flushed, 'c' committed, 's' snapshot, 'x' gone.
LogSheet sheetOf(const QStringList& rows) {
    LogSheet sheet;
    for (const QString& letters : rows) {
        LogRow& row = sheet.rows.emplace_back();
        for (const QChar letter : letters) {
            LogCell& cell = row.cells.emplace_back();
            cell.kind = letter == u'.'   ? LogCell::Kind::missing
                        : letter == u's' ? LogCell::Kind::snapshot
                        : letter == u'x' ? LogCell::Kind::gone
                                         : LogCell::Kind::transaction;
            cell.flushed = letter == u'f' || letter == u'c';
            cell.committed = letter == u'c';
        }
    }
    for (qsizetype i = 0; i < rows.front().size(); ++i) sheet.columns.push_back({Zxid::of(1, i + 1), false, 0, 0});
    return sheet;
}

std::size_t widthOf(const std::vector<LogSpan>& spans, std::size_t wide) {
    std::size_t width = 0;
    for (const LogSpan& span : spans) width += span.kind == LogSpan::Kind::column ? 1 : wide;
    return width;
}

}  // namespace

class LogSpansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFitsIsNotFolded() {
        const auto spans = spansOf(sheetOf({"cccccccccc", "cccccccccc"}), 10, 3);
        QCOMPARE(spans.size(), 10);
        for (const LogSpan& span : spans) QCOMPARE(span.kind, LogSpan::Kind::column);
    }

    void theCommonBeginningIsFoldedAndTheEndStays() {
        const QString same(50, u'c');
        const auto spans = spansOf(sheetOf({same + "ff", same + "ww", same + ".."}), 12, 3);
        QVERIFY(widthOf(spans, 3) <= 12);
        QCOMPARE(spans[1].kind, LogSpan::Kind::alike);
        QVERIFY(spans[1].equal);
        QCOMPARE(spans[1].begin, 1);
        QCOMPARE(LogWords::piece(spans[1]), QStringLiteral("… %1 equal").arg(spans[1].count));
        QCOMPARE(spans.back().begin, 51);
        QCOMPARE(spans[spans.size() - 2].kind, LogSpan::Kind::column);
        // No more than must be: the width is used.
        QCOMPARE(widthOf(spans, 3), 12);
    }

    void alikeIsNotEqual() {
        const auto spans = spansOf(sheetOf({QString(30, u'c'), QString(30, u'.')}), 10, 3);
        QCOMPARE(spans[1].kind, LogSpan::Kind::alike);
        QVERIFY(!spans[1].equal);
        QVERIFY(LogWords::piece(spans[1]).contains("alike"));
    }

    void aBoundaryOrAStrokeEndsARun() {
        LogSheet sheet = sheetOf({QString(40, u'c'), QString(20, u'c') + "x" + QString(19, u'c')});
        for (const LogSpan& span : spansOf(sheet, 12, 3))
            QVERIFY(span.kind == LogSpan::Kind::column || !(span.begin <= 20 && 20 < span.end));
        sheet = sheetOf({QString(40, u'c')});
        sheet.rows[0].cells[15].boundary = true;
        for (const LogSpan& span : spansOf(sheet, 12, 3))
            QVERIFY(span.kind == LogSpan::Kind::column || !(span.begin <= 15 && 15 < span.end));
        sheet = sheetOf({QString(40, u'c')});
        for (std::size_t i = 25; i < 40; ++i) sheet.columns[i].zxid = Zxid::of(2, static_cast<std::int64_t>(i));
        for (const LogSpan& span : spansOf(sheet, 12, 3)) QVERIFY(!(span.begin < 25 && span.end > 25));
    }

    void theEndOfASnapshotTakesOneColumn() {
        LogSheet sheet = sheetOf({QString(60, u'c')});
        sheet.rows[0].cells[29].boundary = true;
        const auto spans = spansOf(sheet, 10, 3);
        std::vector<std::size_t> single;
        for (const LogSpan& span : spans)
            if (span.kind == LogSpan::Kind::column) single.push_back(span.begin);
        // The first column, that of the snapshot's end, and the newest.
        QCOMPARE(single, (std::vector<std::size_t>{0, 29, 58, 59}));
        QVERIFY(widthOf(spans, 3) <= 10);
    }

    void aCaptionIsShortenedByWholeParts() {
        QCOMPARE(LogWords::shorter(QStringLiteral("SNAP from 6 · disk wiped")), QString("SNAP from 6"));
        QCOMPARE(LogWords::shorter(QStringLiteral("SNAP from 6")), QString("SNAP from 6"));
    }

    void whatIsBeforeTheFirstColumnIsOnePieceWithTheRun() {
        LogSheet sheet = sheetOf({QString(40, u'c')});
        sheet.earlier = 1000;
        sheet.equalBefore = true;
        const auto spans = spansOf(sheet, 10, 3);
        QCOMPARE(spans.front().kind, LogSpan::Kind::earlier);
        QCOMPARE(spans.size(), 11);  // and ten columns
        QCOMPARE(spans.front().count, 1030);
        QCOMPARE(LogWords::piece(spans.front()), "… 1030 equal");
        sheet.equalBefore = false;
        QCOMPARE(spansOf(sheet, 10, 3).front().count, 1000);
        QCOMPARE(LogWords::piece(spansOf(sheet, 10, 3).front()), "… 1000 earlier");
        sheet.later = 7;
        QCOMPARE(LogWords::piece(spansOf(sheet, 10, 3).back()), "7 later …");
    }

    void noColumnIsLostOrDoubled() {
        std::mt19937 random(5);
        for (int round = 0; round < 400; ++round) {
            QStringList rows;
            const int columns = static_cast<int>(random() % 120) + 1;
            for (unsigned i = 0; i <= random() % 5; ++i) {
                QString row;
                while (row.size() < columns)
                    row += QString(1 + static_cast<int>(random() % 30),
                                   QStringLiteral(".wfcsx")[static_cast<int>(random() % 6)]);
                rows << row.left(columns);
            }
            LogSheet sheet = sheetOf(rows);
            sheet.earlier = random() % 2 ? 12 : 0;
            sheet.equalBefore = random() % 2 != 0;
            const std::size_t most = random() % 60;
            const std::size_t wide = 1 + random() % 5;
            std::size_t next = 0;
            for (const LogSpan& span : spansOf(sheet, most, wide)) {
                QCOMPARE(span.begin, next);
                next = span.end;
                // All that is folded looks alike.
                for (std::size_t i = span.begin + 1; i < span.end; ++i)
                    for (const LogRow& row : sheet.rows) QVERIFY(row.cells[i].isLike(row.cells[span.begin]));
            }
            QCOMPARE(next, static_cast<std::size_t>(columns));
        }
    }
};

QTEST_GUILESS_MAIN(LogSpansTest)
#include "log_spans_test.moc"
