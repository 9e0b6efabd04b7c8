// SPDX-License-Identifier: GPL-3.0-or-later
/// The table of events in little room: its rows come first, and what gives way stands in menus.
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include "tests/views/played.h"
#include "views/events/command_line.h"
#include "views/events/event_model.h"
#include "views/events/events_view.h"

using namespace zabscope;

namespace {

QToolButton* button(QWidget& view, const QString& text) {
    for (auto* one : view.findChildren<QToolButton*>()) {
        if (one->text() == text) return one;
    }
    return nullptr;
}
QString cell(QTableView& table, int row, int column) { return table.model()->index(row, column).data().toString(); }

}  // namespace

class EventsViewBarsTest : public QObject {
    Q_OBJECT

private:
    Played m_played = play("zabscope scenario 1\nservers 1..3\nstart all\nrun until leader elected at most 30s\n"
                           "write to leader \"x\" 20 times\nrun 1s\nkill leader\nrun 100ms\n");

    static QTableView& open(EventsView& view, const Frame& frame) {
        view.resize(900, 400);
        view.show();
        view.setFrame(frame);
        return *view.findChild<QTableView*>();
    }

private Q_SLOTS:
    void aLowViewKeepsItsHeightForRows() {
        EventsView view;
        QTableView& table = open(view, m_played.at());
        const auto rows = [&] { return table.viewport()->height() / std::max(1, table.rowHeight(0)); };
        const int em = view.fontMetrics().height();
        view.resize(52 * em, 9 * em);
        QCoreApplication::sendPostedEvents();
        QApplication::processEvents();
        QVERIFY2(rows() >= 4, qPrintable(QString::number(rows())));
        QVERIFY(!button(view, "Messages")->isVisible());
        // What has given way stands in menus.
        QToolButton* show = view.findChild<QToolButton*>();
        QCOMPARE(show->text(), "All");
        Q_EMIT show->menu()->aboutToShow();
        const QList<QAction*> choices = show->menu()->actions();
        QCOMPARE(choices.size(), 7);
        choices.at(4)->trigger();
        QCOMPARE(show->text(), "Faults");
        for (int row = 0; row < table.model()->rowCount(); ++row) QVERIFY(cell(table, row, EventModel::kind) != "sent");
        auto* command = view.findChild<CommandLine*>();
        QVERIFY(command->isVisible());
        view.resize(30 * em, 6 * em);
        QVERIFY(!command->isVisible());
        QSignalSpy commanded(&view, &View::commanded);
        QMenu* menu = button(view, "Commands")->menu();
        Q_EMIT menu->aboutToShow();
        menu->actions().back()->trigger();
        QVERIFY(command->isVisible());
        command->setText("kill 2");
        QTest::keyClick(command, Qt::Key_Return);
        QCOMPARE(commanded.count(), 1);
        QVERIFY(!command->isVisible());
        view.resize(900, 400);
        QVERIFY(command->isVisible() && button(view, "Messages")->isVisible());
    }

    void columnsAreAsWideAsTheirTexts() {
        const Played late = play("zabscope scenario 1\nservers 1..3\ntick 60s\nstart all\nrun until leader elected at most "
                                 "30s\nrun 3000m\nwrite to 1 \"x\"\nrun 1s\n");
        EventsView view;
        QTableView& table = open(view, late.at());
        view.resize(1200, 400);
        QApplication::processEvents();
        QFont bold = table.font();
        bold.setBold(true);
        const QFontMetrics metrics(bold);
        const int last = table.model()->rowCount() - 1;
        for (int row = std::max(0, last - 200); row <= last; ++row) {
            for (int column = 0; column < EventModel::what; ++column) {
                QVERIFY2(metrics.horizontalAdvance(cell(table, row, column)) < table.columnWidth(column),
                         qPrintable(cell(table, row, column)));
            }
        }
    }
};

QTEST_MAIN(EventsViewBarsTest)
#include "events_view_bars_test.moc"
