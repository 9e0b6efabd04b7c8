// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/ensemble_view.h"

#include <QMenu>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QToolTip>
#include <QTranslator>
#include <QWheelEvent>
#include <QtTest>
#include <random>

#include "tests/views/ensemble/made.h"
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
    QStringList namesAt(const std::string& position) {
        m_view->setFrame(m_run.at(position));
        QStringList names;
        for (const Canvas::Item& item : m_view->items()) names << item.name;
        return names;
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

    void tellsWhatEachServerIs() {
        const QStringList looking = namesAt("12ms");
        QVERIFY2(looking[0].startsWith("server 1, looks for a leader, epoch 0, votes for 5, round 1"), qPrintable(looking[0]));
        const QStringList settled = namesAt("299ms");
        QCOMPARE(settled[4], QStringLiteral("server 5, leads, epoch 1, broadcast, last zxid 1:5"));
        QCOMPARE(settled[0], QStringLiteral("server 1, follows 5, epoch 1, broadcast, last zxid 1:5"));
        m_view->setFrame(m_run.at("299ms"));
        QVERIFY(m_view->scene().leaderships.front().quorum);
        QCOMPARE(m_view->scene().leaderships.front().acknowledged, 5);
    }
    void listsMessagesAfterServersAndClients() {
        const QStringList names = namesAt("274ms");
        QVERIFY(names.contains("PROPOSAL 1:2 from 5 to 2"));
        QVERIFY(names.indexOf("PROPOSAL 1:2 from 5 to 2") > names.indexOf(QRegularExpression("^client .*server 2$")));
    }
    void showsVotesReceivedAndOnTheirWay() {
        m_view->setFrame(m_run.at("5ms"));
        const auto count = [&](Ballot::Where where) {
            const auto& ballots = m_view->scene().server(1)->ballots;
            return std::count_if(ballots.begin(), ballots.end(), [&](const Ballot& b) { return b.where == where; });
        };
        QCOMPARE(count(Ballot::Where::onItsWay), 4);
        m_view->setFrame(m_run.at("20ms"));
        QCOMPARE(count(Ballot::Where::received), 4);
        QVERIFY(m_view->scene().server(1)->timeout.has_value());
    }
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
    void scrubbingForthAndBackGivesTheSamePicture() {
        QHash<QString, QImage> pictures;
        const QStringList positions{"5ms", "12ms", "220ms", "235ms", "274ms", "299ms", "2s"};
        for (const QString& position : positions) {
            m_view->setFrame(m_run.at(position.toStdString()));
            pictures[position] = m_view->grab().toImage();
        }
        for (auto at = positions.rbegin(); at != positions.rend(); ++at) {
            m_view->setFrame(m_run.at(at->toStdString()));
            QCOMPARE(m_view->grab().toImage(), pictures[*at]);
        }
        QVERIFY(pictures["5ms"] != pictures["12ms"]);
    }
    void densityChangesWhatIsInFull() {
        Frame frame = m_run.at("5ms");
        frame.selection.node = 1;
        m_view->setFrame(frame);
        QList<QImage> pictures;
        for (const Density density : {Density::focus, Density::context, Density::all}) {
            m_view->setDensity(density);
            pictures << m_view->grab().toImage();
        }
        QVERIFY(pictures[0] != pictures[1]);
        for (const PlacedMessage& message : m_view->scene().messages) {
            const bool near = message.flight->from == 1 || message.flight->to == 1;
            const bool next = message.flight->message == m_view->scene().next.message;
            QCOMPARE(m_view->scene().strength(message, frame, Density::focus) > 0.5, near || next);
        }
    }
    void theNextThingIsMarked() {
        m_view->setFrame(m_run.at("274ms"));
        const NextHappening& next = m_view->scene().next;
        QCOMPARE(next.what, NextHappening::What::arrival);
        QVERIFY(m_view->frame().state->findMessage(next.message));
    }
    void saysItInTheReadersLanguage() {
        m_view->setFrame(m_run.at("299ms"));
        const QImage english = m_view->grab().toImage();
        QTranslator chinese;
        QVERIFY(chinese.load(":/i18n/zabscope_zh_CN.qm"));
        QCoreApplication::installTranslator(&chinese);
        QApplication::processEvents();
        QVERIFY(m_view->grab().toImage() != english);
        QCOMPARE(m_view->title(), QStringLiteral("集群"));
        QVERIFY(m_view->items().front().name.contains(QStringLiteral("跟随 5")));
        QCoreApplication::removeTranslator(&chinese);
        QApplication::processEvents();
        QCOMPARE(m_view->grab().toImage(), english);
    }
    void standsEmptyTraces() {
        m_view->grab();
        m_view->setFrame(Made(0).frame(startOfTime));
        m_view->grab();
        QVERIFY(m_view->items().empty());
        Made made(3);
        made.timeline = std::make_shared<Timeline>();
        m_view->setFrame(made.frame(startOfTime));
        m_view->grab();
        QCOMPARE(m_view->items().front().name, QStringLiteral("server 1, not started"));
    }
    void standsHostileTraces();
    void drawsAHundredAndOneServers();
    void drawsVectorsWithoutPixmaps();
};

void EnsembleViewTest::standsHostileTraces() {
    Made made(5);
    std::mt19937 random(3);
    const auto any = [&] { return static_cast<std::int64_t>(random()) << 32 | static_cast<std::int64_t>(random()); };
    made.timeline->append(startOfTime, noEvent, Born{-1, 1});
    made.timeline->append(startOfTime, noEvent, Born{-2'000'000'000, 1});
    made.timeline->append(startOfTime, noEvent, Born{999, 1});
    for (int i = 0; i < 400; ++i) {
        const NodeId node = static_cast<NodeId>(random() % 5) + 1;
        const auto scalar = static_cast<std::uint16_t>(random() % PeerState::firstTable);
        const auto table = static_cast<std::uint16_t>(PeerState::firstTable + random() % 13);
        const std::int64_t value = i % 3 == 0 ? any() : static_cast<std::int64_t>(random() % 9) - 2;
        const std::vector<FieldChange> changes{{scalar, false, 0, value}, {table, false, static_cast<int>(any()), any()},
                                               {table, false, 2, value}};
        made.timeline->append(startOfTime, noEvent, Changed{i % 20 == 0 ? -1 : node, changes});
        const NodeId to = i % 7 == 0 ? static_cast<NodeId>(random()) : static_cast<NodeId>(random() % 7) - 1;
        std::string bytes(random() % 30, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        made.send(node, to, static_cast<zab::MessageKind>(random() % 256), bytes, startOfTime,
                  i % 4 == 0 ? never : Instant{Duration{any()}});
        made.timeline->append(startOfTime, noEvent,
                              LinkChanged{node, to, i % 2 == 0, Duration{any()}, Duration{any()}, any()});
        if (i % 10 != 0) continue;
        m_view->setFrame(made.frame(Instant{Duration{i % 20 == 0 ? any() : 5000}}));
        m_view->grab();
        QVERIFY(m_view->items().size() < 500);
        for (const Canvas::Item& item : m_view->items()) {
            QHelpEvent help(QEvent::ToolTip, item.place.center(), {});
            QApplication::sendEvent(m_view.get(), &help);
        }
    }
    QToolTip::hideText();
}

void EnsembleViewTest::drawsAHundredAndOneServers() {
    Made made(101);
    for (NodeId sid = 1; sid <= 101; ++sid) {
        const FieldChange change{zab::Field::role, false, 0, sid == 50 ? 2 : sid % 2};
        made.timeline->append(startOfTime, noEvent, Changed{sid, {&change, 1}});
        for (NodeId other = 1; other <= 101; other += 3)
            made.send(sid, other, zab::MessageKind::notification, voteFor(sid, 0), startOfTime, after(milliseconds(2)));
    }
    m_view->setFrame(made.frame(after(milliseconds(1))));
    const QImage picture = m_view->grab().toImage();
    QCOMPARE(m_view->scene().servers.size(), std::size_t{101});
    QCOMPARE(m_view->scene().layout.detail(), Detail::mark);
    const QColor drawn = picture.pixelColor(m_view->placeOf(50).toPoint() + QPoint(-9, 0));
    QVERIFY(std::abs(drawn.red() - m_view->theme().leading.red()) + std::abs(drawn.blue() - m_view->theme().leading.blue()) < 9);
    QVERIFY(m_view->items().size() <= 101 + 200);
}

void EnsembleViewTest::drawsVectorsWithoutPixmaps() {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(m_view->size());
    m_view->setFrame(m_run.at("274ms"));
    m_view->setVector(true);
    {
        QPainter painter(&generator);
        m_view->render(&painter);
    }
    m_view->setVector(false);
    QVERIFY(buffer.data().contains("<path") || buffer.data().contains("<polygon"));
    QVERIFY(!buffer.data().contains("<image"));
}

QTEST_MAIN(EnsembleViewTest)
#include "ensemble_view_test.moc"
