// SPDX-License-Identifier: GPL-3.0-or-later
/// The rows of the inspector: what is longer than its column goes on in the next line, and nothing is cut off.
#include "views/inspector/row_delegate.h"

#include <QHeaderView>
#include <QTreeView>
#include <QtTest>

#include "views/inspector/sheet_model.h"

using namespace zabscope;

namespace {

SheetRow rowOf(std::uint64_t key, const QString& value, bool wide = false) {
    SheetRow row;
    row.key = key;
    row.name = QStringLiteral("name");
    row.value = value;
    row.wide = wide;
    return row;
}

Sheet sheetOf(const std::vector<SheetRow>& rows) {
    Sheet sheet;
    sheet.sections.push_back({1, QStringLiteral("section"), rows});
    return sheet;
}

}  // namespace

class RowDelegateTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTreeView> m_tree;
    std::unique_ptr<SheetModel> m_model;

    int heightOf(int row) const { return m_tree->visualRect(m_model->index(row, 1, m_model->index(0, 0))).height(); }
    void show(const std::vector<SheetRow>& rows) {
        m_model->show(sheetOf(rows));
        m_tree->expandAll();
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init() {
        m_model = std::make_unique<SheetModel>();
        m_tree = std::make_unique<QTreeView>();
        m_tree->setModel(m_model.get());
        m_tree->setItemDelegate(new RowDelegate(m_tree.get()));
        m_tree->header()->setStretchLastSection(true);
        m_tree->setHeaderHidden(true);
        m_tree->resize(300, 400);
        m_tree->show();
        m_tree->header()->resizeSection(0, 100);
        QVERIFY(QTest::qWaitForWindowExposed(m_tree.get()));
    }
    void cleanup() { m_tree.reset(); }

    void aLongValueTakesSeveralLines() {
        const QString words = QStringLiteral("a value of many words ").repeated(6);
        show({rowOf(1, "short"), rowOf(2, words), rowOf(3, QString(90, u'f')), rowOf(4, "short")});
        const int line = heightOf(0);
        QVERIFY(line >= m_tree->fontMetrics().height());
        QCOMPARE(heightOf(3), line);
        QVERIFY(heightOf(1) > 2 * line);
        // Also one word that is longer than a line.
        QVERIFY(heightOf(2) > 2 * line);
        // With more room there are fewer lines.
        const int before = heightOf(1);
        m_tree->resize(900, 400);
        QTRY_VERIFY(heightOf(1) < before);
    }

    void aWideRowHasTheWholeWidth() {
        const QString words = QStringLiteral("five words as wide as that");
        show({rowOf(1, "short"), rowOf(2, words, true), rowOf(3, words + words + words + words, true)});
        QVERIFY(QFontMetrics(m_tree->font()).horizontalAdvance(words) > m_tree->columnWidth(0));
        QCOMPARE(heightOf(1), heightOf(0));
        QVERIFY(heightOf(2) > heightOf(0));
    }

    void whatGrowsLaterGetsItsLines() {
        show({rowOf(1, "short"), rowOf(2, "short")});
        const int line = heightOf(1);
        show({rowOf(1, "short"), rowOf(2, QStringLiteral("no longer as short as it was ").repeated(4))});
        QVERIFY(heightOf(1) > line);
        show({rowOf(1, "short"), rowOf(2, "short")});
        QCOMPARE(heightOf(1), line);
    }

    void aHostileValueDoesNotFillTheSheet() {
        show({rowOf(1, "short"), rowOf(2, QString(20'000, u'x'))});
        QVERIFY(heightOf(1) <= 13 * heightOf(0));
    }
};

QTEST_MAIN(RowDelegateTest)
#include "row_delegate_test.moc"
