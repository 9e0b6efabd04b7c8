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

    void nothingStandsOnSomethingElse_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        for (const QSize size : {QSize(385, 240), QSize(595, 250), QSize(720, 190), QSize(500, 600)}) {
            for (const double scale : {1.0, 2.0})
                QTest::addRow("%dx%d, %g", size.width(), size.height(), scale) << size << scale;
        }
    }
    /// With a server and with a message, and a row of it chosen.
    void nothingStandsOnSomethingElse() {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        const Played run = playShown("leader_killed");
        const Timeline& timeline = *run.timeline;
        EventId message = noEvent;
        for (EventId id = 1; id <= timeline.last() && message == noEvent; ++id)
            if (std::holds_alternative<Sent>(timeline.event(id).what)) message = id;
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * scale);
        // In a host: a window of its own would not become as small.
        QWidget host;
        host.resize(size);
        InspectorView view(&host);
        view.setFont(font);
        view.setGeometry(host.rect());
        host.show();
        for (const EventId shown : {noEvent, message}) {
            Frame frame = run.after(message);
            frame.selection = {1, shown};
            view.setFrame(frame);
            auto* tree = view.findChild<QTreeView*>();
            for (const bool chosen : {false, true}) {
                if (chosen) tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
                QCoreApplication::processEvents();
                QList<QWidget*> parts;
                for (auto* part : view.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
                    if (part->isVisible()) parts << part;
                for (QWidget* a : std::as_const(parts)) {
                    QVERIFY2(view.rect().contains(a->geometry()), a->metaObject()->className());
                    for (QWidget* b : std::as_const(parts))
                        QVERIFY(a == b || !a->geometry().intersects(b->geometry()));
                }
                QVERIFY(tree->height() >= 2 * tree->fontMetrics().height());
            }
        }
    }
};

QTEST_MAIN(InspectorRoomTest)
#include "inspector_room_test.moc"
