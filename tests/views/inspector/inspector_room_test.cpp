// SPDX-License-Identifier: GPL-3.0-or-later
/// How the parts of the inspector share a panel that is low, and that they come back with the height.
#include <QComboBox>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>
#include <algorithm>

#include "tests/views/played.h"
#include "views/inspector/inspector_view.h"

using namespace zabscope;

class InspectorRoomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLowPanelIsForTheRows() {
        InspectorView view;
        Frame frame = playShown("leader_killed").at();
        frame.selection.node = 2;
        view.resize(420, 700);
        view.show();
        view.setFrame(frame);
        const auto whyButton = [&] {
            const auto all = view.findChildren<QPushButton*>();
            return *std::find_if(all.begin(), all.end(), [](QPushButton* one) { return one->text() == "Why?"; });
        };
        auto* tree = view.findChild<QTreeView*>();
        auto* nodes = view.findChild<QComboBox*>();
        const auto tools = view.findChildren<QToolButton*>();
        QToolButton* copy =
            *std::find_if(tools.begin(), tools.end(), [](QToolButton* one) { return one->text() == "Copy as text"; });
        QVERIFY(whyButton()->geometry().top() > tree->geometry().bottom());
        const int rest = view.height() - tree->height();
        view.resize(385, 240);
        QCoreApplication::processEvents();
        // All but the choice of what to inspect is the rows'.
        QVERIFY(tree->height() > 180);
        QVERIFY(whyButton()->isVisible() && whyButton()->geometry().bottom() < tree->geometry().top());
        QVERIFY(!whyButton()->geometry().intersects(nodes->geometry()));
        QVERIFY(!copy->isVisible());
        view.resize(420, 700);
        QCoreApplication::processEvents();
        QCOMPARE(view.height() - tree->height(), rest);
        QVERIFY(copy->isVisible());
    }
};

QTEST_MAIN(InspectorRoomTest)
#include "inspector_room_test.moc"
