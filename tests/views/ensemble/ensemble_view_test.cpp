// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/ensemble_view.h"

#include <QMenu>
#include <QSignalSpy>
#include <QToolTip>
#include <QWheelEvent>
#include <QtTest>
#include <random>

#include "tests/views/played.h"

using namespace zabscope;

namespace {

QAction* findAction(const QMenu& menu, const QString& command) {
    for (QAction* action : menu.actions()) {
        if (action->data().toString() == command) return action;
        if (!action->menu()) continue;
        if (QAction* found = findAction(*action->menu(), command)) return found;
    }
    return nullptr;
}

QStringList commandsOf(const QSignalSpy& spy) {
    QStringList commands;
    for (const auto& call : spy) commands << call.front().toString();
    return commands;
}

}  // namespace

class EnsembleViewTest : public QObject {
    Q_OBJECT

    Played m_run;
    std::unique_ptr<EnsembleView> m_view;

    void draw(const std::vector<QPointF>& path) {
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, path.front().toPoint());
        for (std::size_t i = 1; i < path.size(); ++i) {
            for (int step = 1; step <= 4; ++step)
                QTest::mouseMove(m_view.get(), (path[i - 1] + (path[i] - path[i - 1]) * step / 4.0).toPoint());
        }
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, path.back().toPoint());
    }
    QMenu* menuAt(const QPoint& at) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_view->mapToGlobal(at));
        QApplication::sendEvent(m_view.get(), &event);
        return m_view->findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    }
    void closeMenus() {
        for (QMenu* menu : m_view->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)) delete menu;
    }

private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<Selection>();
        qRegisterMetaType<Position>();
        m_run = playShown("demonstration");
    }
    void init() {
        m_view = std::make_unique<EnsembleView>();
        m_view->resize(900, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void clickSelects() {
        m_view->setFrame(m_run.at("274ms"));
        QSignalSpy spy(m_view.get(), &View::selected);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->placeOf(3).toPoint());
        QCOMPARE(spy.last().front().value<Selection>(), (Selection{3, noEvent}));
        const PlacedMessage& message = m_view->scene().messages.front();
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, message.at.toPoint());
        QCOMPARE(spy.last().front().value<Selection>().event, message.flight->message);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(3, m_view->height() / 2));
        QCOMPARE(spy.last().front().value<Selection>(), Selection{});
    }
    void leaderCanBeKilledFromItsMenu() {
        m_view->setFrame(m_run.at("299ms"));
        QSignalSpy spy(m_view.get(), &View::commanded);
        QMenu* menu = menuAt(m_view->placeOf(5).toPoint());
        QVERIFY(menu);
        QAction* kill = findAction(*menu, "kill 5");
        QVERIFY(kill && kill->isEnabled());
        kill->trigger();
        QCOMPARE(commandsOf(spy), QStringList{"kill 5"});
        QVERIFY(findAction(*menu, "cut 5 from 2"));
        closeMenus();
    }
    void everythingHasAMenu() {
        m_view->setFrame(m_run.at("274ms"));
        const PlacedMessage& message = m_view->scene().messages.front();
        QMenu* menu = menuAt(message.at.toPoint());
        QVERIFY(findAction(*menu, QStringLiteral("hold message #%1").arg(message.flight->message)));
        closeMenus();
        menu = menuAt(((m_view->placeOf(3) * 2 + m_view->placeOf(1)) / 3).toPoint());
        QVERIFY(findAction(*menu, "cut 1 from 3"));
        closeMenus();
        menu = menuAt(QPoint(3, m_view->height() / 2));
        QVERIFY(findAction(*menu, "heal"));
        closeMenus();
    }
    void menusOpenByKey() {
        m_view->setFrame(m_run.at("299ms"));
        m_view->setFocus();
        QTest::keyClick(m_view.get(), Qt::Key_Menu);
        QVERIFY(findAction(*m_view->findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly), "heal"));
        closeMenus();
        m_view->focusItem(4);
        QTest::keyClick(m_view.get(), Qt::Key_Menu);
        QVERIFY(findAction(*m_view->findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly), "kill 5"));
        closeMenus();
    }
    void slashAcrossTwoLinksCutsThem() {
        m_view->setFrame(m_run.at("299ms"));
        QSignalSpy spy(m_view.get(), &View::commanded);
        // Close to server 1 its links to 3 and 4 run side by side.
        const QPointF one = m_view->placeOf(1);
        const QPointF left = one + (m_view->placeOf(4) - one) * 0.4;
        const QPointF right = one + (m_view->placeOf(3) - one) * 0.4;
        draw({left - QPointF(12, 0), right + QPointF(12, 0)});
        QCOMPARE(spy.size(), 1);
        QVERIFY2(commandsOf(spy).front().startsWith("cut "), qPrintable(commandsOf(spy).front()));
        const auto& links = gestureOf({left - QPointF(12, 0), right + QPointF(12, 0)}, m_view->scene().layout, {}).links;
        QVERIFY(std::find(links.begin(), links.end(), std::pair<NodeId, NodeId>{1, 3}) != links.end());
        QVERIFY(std::find(links.begin(), links.end(), std::pair<NodeId, NodeId>{1, 4}) != links.end());
    }
    void lassoSplitsOff() {
        m_view->setFrame(m_run.at("299ms"));
        QSignalSpy spy(m_view.get(), &View::commanded);
        const QPointF five = m_view->placeOf(5);
        const double reach = m_view->scene().layout.radius() * 1.3;
        const QPointF start = five + QPointF(reach, -reach);
        draw({start, five + QPointF(reach, reach), five + QPointF(-reach, reach), five + QPointF(-reach, -reach), start});
        QCOMPARE(commandsOf(spy), QStringList{"partition 5 | 1 2 3 4"});
    }
    void escapeTakesAStrokeBack() {
        m_view->setFrame(m_run.at("299ms"));
        QSignalSpy spy(m_view.get(), &View::commanded);
        const QPointF middle = (m_view->placeOf(3) + m_view->placeOf(4)) / 2;
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, (middle - QPointF(0, 40)).toPoint());
        QTest::mouseMove(m_view.get(), (middle + QPointF(0, 40)).toPoint());
        const QImage during = m_view->grab().toImage();
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(during != m_view->grab().toImage());
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, (middle + QPointF(0, 40)).toPoint());
        QVERIFY(spy.isEmpty());
    }
    void serversCanBeMovedAndTheirPlacesKept() {
        m_view->setFrame(m_run.at("299ms"));
        QSignalSpy spy(m_view.get(), &View::commanded);
        const QPointF target = m_view->scene().layout.centre() + QPointF(20, 30);
        draw({m_view->placeOf(2), target});
        QVERIFY(QLineF(m_view->placeOf(2), target).length() < 2);
        QVERIFY(spy.isEmpty());
        const QByteArray kept = m_view->saveLayout();
        m_view->clearFocus();
        const QImage picture = m_view->grab().toImage();
        m_view->resetPlaces();
        QVERIFY(QLineF(m_view->placeOf(2), target).length() > 50);
        EnsembleView other;
        other.resize(m_view->size());
        other.setFrame(m_run.at("299ms"));
        other.restoreLayout(kept);
        QCOMPARE(other.grab().toImage(), picture);
    }
    void aSpoiltLayoutIsRefused() {
        m_view->setFrame(m_run.at("299ms"));
        const QByteArray good = m_view->saveLayout();
        std::mt19937 random(7);
        for (int i = 0; i < 200; ++i) {
            QByteArray bad = good;
            bad[static_cast<qsizetype>(random() % static_cast<unsigned>(bad.size()))] = static_cast<char>(random());
            bad.truncate(static_cast<qsizetype>(random() % static_cast<unsigned>(bad.size() + 1)));
            m_view->restoreLayout(bad);
            m_view->grab();
        }
        m_view->restoreLayout("nonsense");
        m_view->restoreLayout({});
        QVERIFY(std::isfinite(m_view->placeOf(1).x()));
    }
    void wheelZoomsAtTheCursorAndADoubleClickResets() {
        m_view->setFrame(m_run.at("299ms"));
        const QPointF before = m_view->placeOf(4);
        QWheelEvent wheel(before, m_view->mapToGlobal(before), {}, {0, 240}, {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view.get(), &wheel);
        QVERIFY(QLineF(m_view->placeOf(4), before).length() < 1);
        QVERIFY(QLineF(m_view->placeOf(1), m_view->placeOf(2)).length() > QLineF(before, m_view->placeOf(4)).length());
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, QPoint(3, m_view->height() / 2));
        QVERIFY(QLineF(m_view->placeOf(4), before).length() < 0.01);
    }
    void dragWithTheMiddleButtonPans() {
        m_view->setFrame(m_run.at("299ms"));
        const QPointF before = m_view->placeOf(1);
        QTest::mousePress(m_view.get(), Qt::MiddleButton, {}, QPoint(300, 300));
        QTest::mouseMove(m_view.get(), QPoint(340, 320));
        QTest::mouseRelease(m_view.get(), Qt::MiddleButton, {}, QPoint(340, 320));
        QCOMPARE(m_view->placeOf(1) - before, QPointF(40, 20));
    }
    void theLegendOpensAndClosesAndStaysSo() {
        m_view->setFrame(m_run.at("299ms"));
        const QImage closed = m_view->grab().toImage();
        const QPoint handle(m_view->width() - 40, m_view->height() - 20);
        QSignalSpy spy(m_view.get(), &View::selected);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, handle);
        QVERIFY(m_view->grab().toImage() != closed);
        QVERIFY(spy.isEmpty());
        const QByteArray kept = m_view->saveLayout();
        EnsembleView other;
        other.restoreLayout(kept);
        QCOMPARE(other.saveLayout(), kept);
    }
    void toolTipsTellEverything() {
        m_view->setFrame(m_run.at("274ms"));
        const auto tipAt = [&](const QPoint& at) {
            QHelpEvent help(QEvent::ToolTip, at, m_view->mapToGlobal(at));
            QApplication::sendEvent(m_view.get(), &help);
            return QToolTip::text();
        };
        const QString server = tipAt(m_view->placeOf(5).toPoint());
        QVERIFY2(server.contains("0x100000002 = epoch 1"), qPrintable(server));
        const QString message = tipAt(m_view->scene().messages.front().at.toPoint());
        QVERIFY2(message.contains("create /greeting"), qPrintable(message));
        QToolTip::hideText();
    }
};

QTEST_MAIN(EnsembleViewTest)
#include "ensemble_view_test.moc"
