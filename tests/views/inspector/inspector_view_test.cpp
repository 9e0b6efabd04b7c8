// SPDX-License-Identifier: GPL-3.0-or-later
/// What the inspector shows, how it is worked by keyboard, and that it only touches what has changed.
#include "views/inspector/inspector_view.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

#include "core/zab/message_text.h"
#include "tests/views/played.h"
#include "views/wording.h"

using namespace zabscope;

namespace {

EventId firstSent(const Timeline& timeline, zab::MessageKind kind) {
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const auto* sent = std::get_if<Sent>(&timeline.event(id).what);
        if (sent && sent->kind == static_cast<std::uint8_t>(kind)) return id;
    }
    return noEvent;
}

template <typename T>
EventId firstOf(const Timeline& timeline) {
    for (EventId id = 1; id <= timeline.last(); ++id) {
        if (std::holds_alternative<T>(timeline.event(id).what)) return id;
    }
    return noEvent;
}

QToolButton* button(View& view, const QString& text) {
    for (auto* one : view.findChildren<QToolButton*>()) {
        if (one->text() == text) return one;
    }
    return nullptr;
}

/// The row of a field, its value in column 1.
QModelIndex rowOf(View& view, const QString& name) {
    const QAbstractItemModel* model = view.findChild<QTreeView*>()->model();
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, name, 1,
                                               Qt::MatchRecursive | Qt::MatchFixedString);
    return found.isEmpty() ? QModelIndex() : found.first();
}
QString valueOf(View& view, const QString& name) {
    const QModelIndex row = rowOf(view, name);
    return row.siblingAtColumn(1).data().toString();
}

}  // namespace

class InspectorViewTest : public QObject {
    Q_OBJECT

private:
    Played m_played;

    static void open(InspectorView& view, const Frame& frame) {
        view.resize(420, 700);
        view.show();
        view.setFrame(frame);
    }

private Q_SLOTS:
    void initTestCase() { m_played = playShown("leader_killed"); }

    void theLeaderIsShownIfNothingIsSelected() {
        InspectorView view;
        open(view, m_played.at());
        const Frame& frame = view.frame();
        const NodeId shown = view.subject().node;
        QCOMPARE(frame.state->find(shown)->fields.scalar(zab::role), std::int64_t{2});
        QVERIFY(view.plainText().contains("Click a server"));
        QCOMPARE(valueOf(view, "role").remove("▲ "), QString("LEADING"));
    }

    void everyFieldStandsThereOnce() {
        InspectorView view;
        Frame frame = m_played.at();
        frame.selection.node = 1;
        open(view, frame);
        for (const zab::FieldInfo& info : zab::fields()) {
            if (info.field >= PeerState::firstTable) continue;
            const QString name = QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size()));
            const QAbstractItemModel* model = view.findChild<QTreeView*>()->model();
            QCOMPARE(model->match(model->index(0, 0), Qt::DisplayRole, name, -1, Qt::MatchRecursive | Qt::MatchFixedString)
                         .size(),
                     1);
        }
    }

    void whatChangedIsMarked() {
        const Timeline& timeline = *m_played.timeline;
        EventId id = 1;
        const Changed* change = nullptr;
        for (; id <= timeline.last(); ++id) {
            change = std::get_if<Changed>(&timeline.event(id).what);
            if (change && isServer(change->node) && change->fields[0].field < PeerState::firstTable) break;
        }
        QVERIFY(change);
        Frame frame = m_played.after(id);
        frame.selection.node = change->node;
        InspectorView view;
        open(view, frame);
        const auto& info = zab::fieldInfo(change->fields[0].field);
        const QString name = QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size()));
        const std::int64_t value = frame.state->find(change->node)->fields.scalar(info.field);
        QVERIFY2(valueOf(view, name).startsWith("▲ " + Wording::fieldValue(info.field, value)), qPrintable(name));
        // One event later it is not the last one any more.
        frame = m_played.after(id + 1);
        frame.selection.node = change->node;
        view.setFrame(frame);
        QVERIFY(!valueOf(view, name).startsWith("▲ "));
    }

    void onlyWhatChangedIsTouched() {
        InspectorView view;
        Frame frame = m_played.at("1s");
        frame.selection.node = 1;
        open(view, frame);
        QAbstractItemModel* model = view.findChild<QTreeView*>()->model();
        QSignalSpy reset(model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
        frame.drawnAt += microseconds(10);
        view.setFrame(frame);
        QCOMPARE(changed.count(), 0);
        const EventId next = frame.now.last + 1;
        Frame later = m_played.after(next);
        later.selection = frame.selection;
        view.setFrame(later);
        QCOMPARE(reset.count(), 0);
        QVERIFY(changed.count() < 30);
    }

    void thePlaceIsKeptWhileItRuns() {
        InspectorView view;
        Frame frame = m_played.at("1s");
        frame.selection.node = 1;
        open(view, frame);
        auto* bar = view.findChild<QTreeView*>()->verticalScrollBar();
        QVERIFY(bar->maximum() > 60);
        bar->setValue(60);
        for (EventId i = 1; i < 100; ++i) {
            Frame later = m_played.after(frame.now.last + i);
            later.selection = frame.selection;
            view.setFrame(later);
        }
        QCOMPARE(bar->value(), 60);
    }

    void aMessageIsTakenApart() {
        const EventId id = firstSent(*m_played.timeline, zab::MessageKind::proposal);
        QVERIFY(id != noEvent);
        Frame frame = m_played.after(id);
        frame.selection.event = id;
        InspectorView view;
        open(view, frame);
        const auto& sent = std::get<Sent>(m_played.timeline->event(id).what);
        auto* dump = view.findChild<QPlainTextEdit*>();
        QVERIFY(dump->isVisible());
        QVERIFY(dump->toPlainText().startsWith("0000  08 02 "));
        QCOMPARE(valueOf(view, "type"), QString("PROPOSAL"));
        QVERIFY(valueOf(view, "where it is").startsWith("on its way"));
        QVERIFY(view.plainText().contains("0000  08 02 "));
        // A field is chosen: its bytes are marked, in hex and as letters.
        view.findChild<QTreeView*>()->setCurrentIndex(rowOf(view, "type"));
        QCOMPARE(dump->extraSelections().size(), 2);
        QCOMPARE(dump->extraSelections().first().cursor.selectedText(), QString("08 02"));
        // A byte is chosen: its field becomes current.
        QTextCursor cursor = dump->textCursor();
        cursor.setPosition(6 + 3 * 2);
        dump->setTextCursor(cursor);
        QTest::keyClick(dump, Qt::Key_Shift);
        QCOMPARE(view.findChild<QTreeView*>()->currentIndex().data().toString(), QString("zxid"));
        QVERIFY(!sent.bytes.empty());
        // Long after it has arrived.
        frame = m_played.at();
        frame.selection.event = id;
        view.setFrame(frame);
        QVERIFY(valueOf(view, "where it is").startsWith("delivered at"));
    }

    void anEventLeadsToItsCause() {
        const EventId id = firstOf<Noted>(*m_played.timeline);
        Frame frame = m_played.after(id);
        frame.selection.event = id;
        InspectorView view;
        open(view, frame);
        QSignalSpy jumped(&view, &View::jumped);
        QSignalSpy explained(&view, &View::explained);
        QSignalSpy selected(&view, &View::selected);
        for (auto* one : view.findChildren<QPushButton*>()) {
            QVERIFY(one->isVisible() && !one->text().isEmpty());
            QTest::mouseClick(one, Qt::LeftButton);
        }
        QCOMPARE(explained.count(), 1);
        QCOMPARE(explained.first().first().value<EventId>(), id);
        QCOMPARE(jumped.count(), 1);
        auto* tree = view.findChild<QTreeView*>();
        tree->setCurrentIndex(rowOf(view, "cause"));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(jumped.count(), 2);
        const EventId cause = m_played.timeline->event(id).cause;
        QCOMPARE(jumped.last().first().value<Position>().last, cause);
        QCOMPARE(selected.last().first().value<Selection>().event, cause);
    }

    void everyKindOfEventHasASheet() {
        InspectorView view;
        open(view, m_played.at());
        std::set<std::size_t> kinds;
        for (EventId id = 1; id <= m_played.timeline->last(); ++id) {
            if (!kinds.insert(m_played.timeline->event(id).what.index()).second) continue;
            Frame frame = m_played.after(id);
            frame.selection.event = id;
            view.setFrame(frame);
            QVERIFY(view.plainText().size() > 40);
        }
        QVERIFY(kinds.size() > 12);
    }

    void pinnedItStays() {
        InspectorView view;
        Frame frame = m_played.at();
        frame.selection.node = 2;
        open(view, frame);
        button(view, "Pin")->click();
        frame.selection.node = 3;
        view.setFrame(frame);
        QCOMPARE(view.subject().node, 2);
        button(view, "Pin")->click();
        QCOMPARE(view.subject().node, 3);
    }

    void theKeyboardChoosesANode() {
        InspectorView view;
        Frame frame = m_played.at();
        frame.selection.node = 1;
        open(view, frame);
        QSignalSpy selected(&view, &View::selected);
        auto* nodes = view.findChild<QComboBox*>();
        nodes->setFocus();
        QTest::keyClick(nodes, Qt::Key_Down);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.first().first().value<Selection>(), (Selection{2, noEvent}));
    }

    void everythingGoesToTheClipboard() {
        InspectorView view;
        open(view, m_played.at());
        button(view, "Copy as text")->click();
        QCOMPARE(QApplication::clipboard()->text(), view.plainText());
        QVERIFY(view.plainText().contains("accepted_epoch: "));
    }

    void scrubbingForthAndBackGivesTheSamePicture() {
        InspectorView view;
        Frame there = m_played.at("1s");
        there.selection.node = 2;
        open(view, there);
        const QImage first = view.grab().toImage();
        for (EventId id = 1; id < m_played.timeline->last(); id += 97) {
            Frame frame = m_played.after(id);
            frame.selection.node = 2;
            view.setFrame(frame);
        }
        QVERIFY(view.grab().toImage() != first);
        view.setFrame(there);
        QCOMPARE(view.grab().toImage(), first);
    }

    void nothingBreaksWithoutATrace() {
        InspectorView view;
        open(view, Frame{});
        QVERIFY(view.plainText().contains("Nothing to inspect yet"));
        QTest::keyClick(view.findChild<QTreeView*>(), Qt::Key_Return);
        Frame frame = frameAt(std::make_shared<const Timeline>(), m_played.ensemble, m_played.recording, {});
        view.setFrame(frame);
        QVERIFY(view.plainText().contains("Not started yet"));
        frame.selection.event = 77;  // of another branch
        view.setFrame(frame);
        QVERIFY(view.plainText().contains("No such event"));
    }

    void nothingBreaksOnAHostileTrace() {
        auto timeline = std::make_shared<Timeline>();
        timeline->append({}, noEvent, Born{3, 1});
        timeline->append({}, noEvent, Born{-7, 60'000});
        const ConnectionId connection = makeConnectionId(3, 1, 1);
        timeline->append({}, 1, Connecting{connection, 3, 250, Port::quorum});
        const Instant late{Duration{INT64_MAX - 1}};
        const EventId odd = timeline->append({}, 1, Sent{connection, 3, 250, 201, late, "\xff\xfe\x01"});
        timeline->append({}, 1, Sent{connection, 3, 250, 2, never, "\x08"});
        const std::array wild{FieldChange{zab::role, false, 0, INT64_MAX}, FieldChange{zab::lastLogged, false, 0, -5},
                              FieldChange{zab::finalizeDeadline, false, 0, INT64_MAX},
                              FieldChange{zab::notificationInterval, false, 0, INT64_MIN},
                              FieldChange{zab::receivedLeader, false, INT32_MIN, INT64_MIN},
                              FieldChange{zab::learnerPhase, false, INT32_MAX, 99}};
        timeline->append({}, 1, Changed{3, wild});
        timeline->append({}, 1, Noted{3, 60'000, {}});
        timeline->append({}, odd, Lost{odd, Loss::dropped});
        timeline->append({}, noEvent, Violated{60'000, noNode, "\x1b[31m<b>%1"});
        InspectorView view;
        for (EventId id = 1; id <= timeline->last(); ++id) {
            Frame frame = frameAt(timeline, m_played.ensemble, m_played.recording, timeline->positionOf(id));
            for (const Selection selection : {Selection{}, Selection{3, 0}, Selection{-7, 0}, Selection{250, 0},
                                              Selection{noNode, odd}, Selection{noNode, id}}) {
                frame.selection = selection;
                open(view, frame);
                view.grab();
                QVERIFY(!view.plainText().isEmpty());
            }
        }
    }

    void theLanguageCanChange() {
        InspectorView view;
        open(view, m_played.at());
        QTranslator none;
        QEvent change(QEvent::LanguageChange);
        QApplication::sendEvent(&view, &change);
        QVERIFY(view.plainText().contains("Election"));
        for (const QWidget* widget : view.findChildren<QWidget*>()) {
            if (qobject_cast<const QComboBox*>(widget) || qobject_cast<const QTreeView*>(widget) ||
                qobject_cast<const QToolButton*>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty() || widget->parentWidget() != &view,
                         widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(InspectorViewTest)
#include "inspector_view_test.moc"
