// SPDX-License-Identifier: GPL-3.0-or-later
/// The table of events: what it shows at a position, filters, search, commands; by mouse and by keyboard; large and hostile.
#include "views/events/events_view.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include "tests/views/played.h"
#include "views/events/command_line.h"
#include "views/events/event_model.h"

using namespace zabscope;

namespace {

QToolButton* button(QWidget& view, const QString& text) {
    for (auto* one : view.findChildren<QToolButton*>()) {
        if (one->text() == text) return one;
    }
    return nullptr;
}
QLineEdit* line(QWidget& view, const QString& name) {
    for (auto* one : view.findChildren<QLineEdit*>()) {
        if (one->accessibleName() == name) return one;
    }
    return nullptr;
}
QString words(QWidget& view) {
    QString text;
    for (auto* one : view.findChildren<QLabel*>()) text += one->text();
    return text;
}
QString cell(QTableView& table, int row, int column) { return table.model()->index(row, column).data().toString(); }

}  // namespace

class EventsViewTest : public QObject {
    Q_OBJECT

private:
    Played m_played;

    static QTableView& open(EventsView& view, const Frame& frame) {
        view.resize(900, 400);
        view.show();
        view.setFrame(frame);
        return *view.findChild<QTableView*>();
    }

private Q_SLOTS:
    void initTestCase() {
        m_played = play("zabscope scenario 1\nservers 1..3\nstart all\nrun until leader elected at most 30s\n"
                        "write to leader \"x\" 20 times\nrun 3s\nkill leader\nrun 100ms\n");
    }

    void everyEventIsARow() {
        EventsView view;
        QTableView& table = open(view, m_played.at("1s"));
        QCOMPARE(table.model()->rowCount(), static_cast<int>(m_played.timeline->last()));
        QVERIFY(cell(table, 0, EventModel::what).startsWith("Command: start"));
        QCOMPARE(cell(table, 9, EventModel::number), QString("10"));
    }

    void thePresentIsMarkedAndInSight() {
        EventsView view;
        const Frame frame = m_played.at("1s");
        QTableView& table = open(view, frame);
        const int row = static_cast<int>(frame.now.last) - 1;
        QVERIFY(cell(table, row, EventModel::number).startsWith("▶"));
        QVERIFY(table.viewport()->rect().contains(table.visualRect(table.model()->index(row, 0)).center()));
        // What is to come is set off by more than colour.
        QVERIFY(table.model()->index(row + 1, 0).data(Qt::FontRole).value<QFont>().italic());
        QVERIFY(!table.model()->index(row - 1, 0).data(Qt::FontRole).value<QFont>().italic());
    }

    void itFollowsUntilSomebodyScrolls() {
        EventsView view;
        QTableView& table = open(view, m_played.at("1s"));
        const int before = table.verticalScrollBar()->value();
        view.setFrame(m_played.at("1.5s"));
        const int followed = table.verticalScrollBar()->value();
        QVERIFY(followed > before);
        table.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        const int scrolled = table.verticalScrollBar()->value();
        QVERIFY(!button(view, "Follow")->isChecked());
        view.setFrame(m_played.at("1s"));
        QCOMPARE(table.verticalScrollBar()->value(), scrolled);
        button(view, "Follow")->click();
        QCOMPARE(table.verticalScrollBar()->value(), before);
    }

    void aConditionFilters() {
        EventsView view;
        QTableView& table = open(view, m_played.at());
        view.setCondition("sent PROPOSAL");
        QTRY_VERIFY(view.isComplete());
        QVERIFY(table.model()->rowCount() > 0);
        for (int row = 0; row < table.model()->rowCount(); ++row)
            QVERIFY(cell(table, row, EventModel::what).contains("PROPOSAL"));
        const int rows = table.model()->rowCount();
        view.setCondition("sent PROPOSAL frm 1");
        QVERIFY2(words(view).contains("from"), qPrintable(words(view)));
        QCOMPARE(table.model()->rowCount(), rows);  // what was shown stays
        view.setCondition("");
        QCOMPARE(table.model()->rowCount(), static_cast<int>(m_played.timeline->last()));
        QVERIFY(words(view).isEmpty());
    }

    void quickFilters() {
        EventsView view;
        QTableView& table = open(view, m_played.at());
        button(view, "Notes")->click();
        QTRY_VERIFY(view.isComplete());
        QVERIFY(table.model()->rowCount() > 10);
        for (int row = 0; row < table.model()->rowCount(); ++row)
            QCOMPARE(cell(table, row, EventModel::kind), QString("note"));
        Theme presenter = view.theme();
        presenter.presenter = true;
        button(view, "All")->click();
        const int all = table.model()->rowCount();
        view.setTheme(presenter);
        QTRY_VERIFY(view.isComplete());
        QVERIFY(table.model()->rowCount() < all);
    }

    void searching() {
        EventsView view;
        QTableView& table = open(view, m_played.at("1ms"));
        line(view, "Find a text")->setText("propoSAL");
        QTest::keyClick(line(view, "Find a text"), Qt::Key_Return);
        QTRY_VERIFY(table.currentIndex().isValid());
        const int first = table.currentIndex().row();
        QVERIFY(cell(table, first, EventModel::what).contains("PROPOSAL"));
        view.find(true);
        QTRY_VERIFY(table.currentIndex().row() > first);
        view.find(false);
        QTRY_COMPARE(table.currentIndex().row(), first);
        view.find(false);
        QTRY_VERIFY(words(view).contains("Not found"));
    }

    void mouseAndKeyboardChooseTheSame() {
        EventsView view;
        QTableView& table = open(view, m_played.at("1s"));
        QSignalSpy jumped(&view, &View::jumped);
        QSignalSpy selected(&view, &View::selected);
        const int row = table.rowAt(3);
        const QModelIndex index = table.model()->index(row, 0);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
        QCOMPARE(jumped.count(), 1);
        QCOMPARE(jumped[0][0].value<Position>().last, static_cast<EventId>(row) + 1);
        QCOMPARE(selected.count(), 1);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(jumped.count(), 2);
        QCOMPARE(jumped[1][0].value<Position>(), jumped[0][0].value<Position>());
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(jumped.count(), 2);  // looking around changes nothing
        QTest::keySequence(&table, QKeySequence::Copy);
        QVERIFY(QApplication::clipboard()->text().startsWith(QString("#%1 ").arg(row + 2)));
    }

    void anArrivalSelectsItsMessage() {
        EventsView view;
        open(view, m_played.at());
        view.setCondition("delivered NOTIFICATION");
        QTRY_VERIFY(view.isComplete());
        QTableView& table = *view.findChild<QTableView*>();
        QSignalSpy selected(&view, &View::selected);
        table.setCurrentIndex(table.model()->index(0, 0));
        QTest::keyClick(&table, Qt::Key_Return);
        const EventId chosen = selected[0][0].value<Selection>().event;
        QVERIFY(std::holds_alternative<Sent>(m_played.timeline->event(chosen).what));
    }

    void aRowHasAMenu() {
        EventsView view;
        QTableView& table = open(view, m_played.at("1s"));
        QSignalSpy explained(&view, &View::explained);
        table.setCurrentIndex(table.model()->index(5, 0));
        QTest::keyClick(&table, Qt::Key_Menu);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->actions().first()->trigger();
        QCOMPARE(explained.count(), 1);
        QCOMPARE(explained[0][0].value<EventId>(), EventId{6});
        menu->close();
    }

    void commandsAreTyped() {
        EventsView view;
        open(view, m_played.at());
        QSignalSpy commanded(&view, &View::commanded);
        auto* command = view.findChild<CommandLine*>();
        QTest::keyClicks(command, "kil 3");
        QTest::keyClick(command, Qt::Key_Return);
        QCOMPARE(commanded.count(), 0);
        QVERIFY2(words(view).contains("kill"), qPrintable(words(view)));
        command->clear();
        command->setText("kill  leader");
        QTest::keyClick(command, Qt::Key_Return);
        QCOMPARE(commanded.count(), 1);
        QCOMPARE(commanded[0][0].toString(), QString("kill leader"));
        QVERIFY(command->text().isEmpty() && words(view).isEmpty());
    }

    void allCommandsStandInAMenu() {
        EventsView view;
        open(view, m_played.at());
        QSignalSpy commanded(&view, &View::commanded);
        QMenu* menu = button(view, "Commands")->menu();
        Q_EMIT menu->aboutToShow();
        const auto sub = [](QMenu* from, const QString& name) {
            for (QAction* action : from->actions()) {
                if (action->menu() && action->text().remove('&') == name) {
                    Q_EMIT action->menu()->aboutToShow();
                    return action->menu();
                }
            }
            return static_cast<QMenu*>(nullptr);
        };
        QMenu* links = sub(menu, "Links");
        QVERIFY(links);
        QMenu* ofTwo = sub(links, "From or to server 2");
        QVERIFY(ofTwo);
        QMenu* link = sub(ofTwo, "2 – 1");
        QVERIFY(link);
        link->actions().at(1)->trigger();
        QCOMPARE(commanded[0][0].toString(), QString("cut 2 from 1"));
        QVERIFY(sub(menu, "server 3"));
        QVERIFY(sub(menu, "Messages on their way"));
    }

    void scrubbingForthAndBackGivesTheSamePicture() {
        EventsView view;
        open(view, m_played.at("1s"));
        const QImage first = view.grab().toImage();
        for (EventId id = 1; id < m_played.timeline->last(); id += 211) view.setFrame(m_played.after(id));
        QVERIFY(view.grab().toImage() != first);
        view.setFrame(m_played.at("1s"));
        QCOMPARE(view.grab().toImage(), first);
    }

    void aLongRunStallsNothing() {
        auto timeline = std::make_shared<Timeline>();
        timeline->append({}, noEvent, Born{1, 1});
        timeline->append({}, noEvent, Commanded{"kill 1"});
        for (int i = 0; i < 300'000; ++i)
            timeline->append(Instant{Duration{i}}, 1, Rang{1, static_cast<AlarmId>(i)});
        timeline->append(timeline->end(), 1, Died{1, Death::killed});
        EventsView view;
        QElapsedTimer clock;
        clock.start();
        const Frame frame = frameAt(timeline, m_played.ensemble, m_played.recording,
                                    {timeline->end(), timeline->last()});
        QTableView& table = open(view, frame);
        view.grab();
        QVERIFY2(clock.elapsed() < 1000, "opening");
        clock.restart();
        view.setCondition("killed");
        QVERIFY2(clock.elapsed() < 100, "the first slice");
        QVERIFY(!view.isComplete());
        QVERIFY(words(view).contains("Looks for events"));
        QTRY_VERIFY(view.isComplete());
        QCOMPARE(table.model()->rowCount(), 1);
        QVERIFY(words(view).isEmpty());
        QCOMPARE(cell(table, 0, EventModel::what), QString("Server 1 is killed"));
    }

    void emptyStatesSayWhatToDo() {
        EventsView view;
        QTableView& table = open(view, Frame{});
        view.grab();
        QVERIFY(table.accessibleDescription().contains("Nothing has happened yet"));
        view.find(true);
        view.setFrame(frameAt(std::make_shared<const Timeline>(), m_played.ensemble, m_played.recording, {}));
        view.grab();
        QTest::keyClick(&table, Qt::Key_Return);
        view.setFrame(m_played.at());
        view.setCondition("violation");
        QTRY_VERIFY(view.isComplete());
        view.grab();
        QVERIFY(table.accessibleDescription().contains("No event passes"));
        view.setFrame(Frame{});
        view.grab();
    }

    void nothingBreaksOnAHostileTrace() {
        auto timeline = std::make_shared<Timeline>();
        timeline->append({}, noEvent, Born{3, 1});
        const EventId odd = timeline->append({}, 1, Sent{makeConnectionId(3, 1, 1), 3, 250, 201, never, "\xff\xfe\x01"});
        timeline->append({}, 1, Rescheduled{odd, Instant{Duration{INT64_MAX - 1}}, true});
        timeline->append({}, 1, Delivered{odd, 3});
        const std::array wild{FieldChange{zab::role, false, 0, INT64_MAX}, FieldChange{zab::receivedLeader, true, -1, 0}};
        timeline->append({}, 1, Changed{3, wild});
        timeline->append({}, 1, Noted{3, 60'000, {}});
        timeline->append(Instant{Duration{INT64_MAX - 1}}, noEvent, Violated{60'000, noNode, "\x1b[31m<b>%1"});
        EventsView view;
        open(view, frameAt(timeline, m_played.ensemble, m_played.recording, timeline->positionOf(4)));
        for (const char* condition : {"", "violation", "lost or delivered", "not sent PING", "leader elected or killed",
                                      "never violation", "server 3 is down for at least 2s"}) {
            view.setCondition(condition);
            QTRY_VERIFY(view.isComplete());
            view.grab();
        }
        button(view, "Heartbeats")->click();
        view.grab();
    }

    void theLanguageCanChangeAndAllHasNames() {
        EventsView view;
        open(view, m_played.at());
        QEvent change(QEvent::LanguageChange);
        QApplication::sendEvent(&view, &change);
        for (auto* one : view.findChildren<QToolButton*>()) {
            if (one->parentWidget() == &view) QVERIFY2(!one->accessibleName().isEmpty(), qPrintable(one->text()));
        }
        for (auto* one : view.findChildren<QLineEdit*>()) QVERIFY(!one->accessibleName().isEmpty());
    }
};

QTEST_MAIN(EventsViewTest)
#include "events_view_test.moc"
