// SPDX-License-Identifier: GPL-3.0-or-later
/// From each row of the inspector to what made it so, and to the clipboard.
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

#include "tests/views/played.h"
#include "views/inspector/inspector_view.h"
#include "views/origin.h"

using namespace zabscope;

namespace {

QModelIndex rowOf(View& view, const QString& name) {
    const QAbstractItemModel* model = view.findChild<QTreeView*>()->model();
    const QModelIndexList found =
        model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchRecursive | Qt::MatchFixedString);
    return found.isEmpty() ? QModelIndex() : found.first();
}

}  // namespace

class InspectorWhyTest : public QObject {
    Q_OBJECT

private:
    Played m_played = playShown("leader_killed");

private Q_SLOTS:
    // "Why?" of a field leads to the event that set it, of a server to the last thing that became of it.
    void everyRowSaysWhy() {
        InspectorView view;
        view.resize(420, 700);
        view.show();
        view.setFrame(m_played.at());
        QSignalSpy asked(&view, &View::explained);
        auto* tree = view.findChild<QTreeView*>();
        QPushButton* why = nullptr;
        for (auto* each : view.findChildren<QPushButton*>()) why = each->text() == "Why?" ? each : why;
        QVERIFY(why && why->isVisible());
        why->click();
        QCOMPARE(asked.size(), 1);
        const Timeline& timeline = *view.frame().timeline;
        const NodeId shown = view.subject().node;
        QCOMPARE(nodeOf(timeline.event(asked.takeFirst().at(0).value<EventId>()).what), shown);
        tree->setCurrentIndex(rowOf(view, "current_epoch"));
        QVERIFY(tree->currentIndex().isValid());
        why->click();
        const Event& event = timeline.event(asked.takeFirst().at(0).value<EventId>());
        const auto* changed = std::get_if<Changed>(&event.what);
        QVERIFY(changed && changed->node == shown);
        QVERIFY(std::any_of(changed->fields.begin(), changed->fields.end(), [](const FieldChange& each) {
            return each.field == zab::currentEpoch;
        }));
        // The keys copy the row, and all that is shown.
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        const QString value = rowOf(view, "current_epoch").siblingAtColumn(1).data().toString();
        QCOMPARE(QApplication::clipboard()->text(), "current_epoch: " + value);
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), view.plainText());
    }

    // A server's menu asks the same, in every view that has one.
    void aServersMenuAsksWhy() {
        const Frame frame = m_played.at();
        QMenu menu;
        EventId asked = noEvent;
        addWhy(menu, 1, frame, [&](EventId event) { asked = event; });
        QCOMPARE(menu.actions().size(), 1);
        menu.actions().first()->trigger();
        QVERIFY(asked != noEvent && asked <= frame.now.last);
        QCOMPARE(nodeOf(frame.timeline->event(asked).what), 1);
        QMenu none;
        addWhy(none, 99, frame, [](EventId) {});
        QVERIFY(none.isEmpty());
        Frame before = frame;
        before.now = {};
        addWhy(none, 1, before, [](EventId) {});
        QVERIFY(!none.actions().first()->isEnabled());  // nothing has become of it yet
    }
};

QTEST_MAIN(InspectorWhyTest)
#include "inspector_why_test.moc"
