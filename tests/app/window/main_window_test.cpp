// SPDX-License-Identifier: GPL-3.0-or-later
/// The window as a person uses it: mouse, keys and menus, on a live engine.
#include <QAccessible>
#include <QContextMenuEvent>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>
#include <sys/resource.h>

#include "app/render/picture.h"
#include "tests/app/window/desk.h"

using namespace zabscope;

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(QStringLiteral("en")); }
    void cleanup() { speak(QStringLiteral("en")); }

    void theFirstElectionPlaysByItself() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.beginFirst();
        window.show();
        QVERIFY(window.session().playhead().isPlaying());
        for (int i = 0; i < 3000 && leaderOf(*window.session().frame().state) == noNode; ++i) {
            window.tick(0.016);
            QCoreApplication::processEvents();
            QThread::usleep(100);
        }
        QCOMPARE(leaderOf(*window.session().frame().state), 5);
    }

    void theLeaderIsKilledByItsMenuAndAnotherOneLeads() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        const QPoint at = desk.placeOf(5);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, desk.canvas("ensemble")->mapToGlobal(at));
        QApplication::sendEvent(desk.canvas("ensemble"), &event);
        QAction* kill = Desk::offered("kill 5");
        QVERIFY(kill && kill->isEnabled());
        kill->trigger();
        QVERIFY(desk.pass([&] { return !desk.state().find(5)->up; }));
        QVERIFY(desk.passUntilLed(4));
    }

    void theLeaderIsKilledByTheKey() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.key(Qt::Key_K);
        QVERIFY(desk.pass([&] { return !desk.state().find(5)->up; }));
        QVERIFY(desk.passUntilLed(4));
    }

    void aSlashCutsTheLinksAndTheMinorityLeaderStepsDown() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        // Across the two links of the leader, 3.
        const QPointF leader = desk.placeOf(3);
        const QPointF middle = QPointF(desk.placeOf(1) + desk.placeOf(2)) / 2;
        const QPointF centre = leader * 0.5 + middle * 0.5;
        const QPointF along = QPointF(middle.y() - leader.y(), leader.x() - middle.x());
        const QPoint from = (centre + along * 0.6).toPoint();
        const QPoint to = (centre - along * 0.6).toPoint();
        Canvas* ensemble = desk.canvas("ensemble");
        QTest::mousePress(ensemble, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 10; ++i) QTest::mouseMove(ensemble, from + (to - from) * i / 10);
        QTest::mouseRelease(ensemble, Qt::LeftButton, {}, to);
        QVERIFY(desk.pass([&] { return desk.state().isCut(3, 1) && desk.state().isCut(3, 2); }));
        QVERIFY(!desk.state().isCut(1, 2));
        desk.session().playhead().setSpeed(100);
        QVERIFY(desk.pass([&] { return zab::roleOf(desk.state().find(3)->fields) == zab::Role::looking; }));
        QVERIFY(desk.passUntilLed(2));
    }

    void thePartitionKeyPutsTheLeaderIntoTheMinority() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.key(Qt::Key_P);
        QVERIFY(desk.pass([&] { return desk.state().isCut(5, 3); }));
        desk.session().playhead().setSpeed(100);
        QVERIFY(desk.pass([&] { return zab::roleOf(desk.state().find(5)->fields) == zab::Role::looking; }));
        desk.key(Qt::Key_H);
        QVERIFY(desk.pass([&] { return !desk.state().isCut(5, 3); }));
        QVERIFY(desk.pass([&] { return zab::roleOf(desk.state().find(5)->fields) == zab::Role::following; }));
    }

    void draggedBackActedAndTheOldBranchFoundAgain() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        const EventId last = desk.session().timeline()->last();
        desk.key(Qt::Key_Space);
        Canvas* timeline = desk.canvas("timeline");
        QTest::mouseClick(timeline, Qt::LeftButton, {}, QPoint(timeline->width() / 4, timeline->height() / 2));
        desk.pass([] { return true; });
        QVERIFY(!desk.session().playhead().isLive());
        desk.session().act("kill 1");
        QVERIFY(desk.pass([&] { return desk.session().branches().all().size() == 2; }));
        QVERIFY(desk.pass([&] { return !desk.session().branches().now().commands.empty(); }));
        desk.session().chooseBranch(0);
        QVERIFY(desk.session().timeline()->last() >= last);
        QVERIFY(desk.session().timeline()->state().find(1)->up);
    }

    void stepsForthAndBackShowTheSamePicture() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.key(Qt::Key_Space);
        const EventId middle = desk.session().timeline()->last() / 2;
        desk.session().jump(desk.session().timeline()->positionOf(middle));
        desk.pass([] { return true; });
        std::map<std::string, QImage> before;
        for (const Panel& panel : panels())
            before[std::string(panel.name)] = desk.window.view(panel.name)->grab().toImage();
        for (int i = 0; i < 20; ++i) desk.key(Qt::Key_Right);
        for (int i = 0; i < 20; ++i) desk.key(Qt::Key_Left);
        desk.pass([] { return true; });
        QCOMPARE(desk.session().playhead().last(), middle);
        for (const Panel& panel : panels()) {
            const QImage after = desk.window.view(panel.name)->grab().toImage();
            QVERIFY2(after == before[std::string(panel.name)], panel.name.data());
        }
    }

    void everyActionHasWordsInBothLanguagesAndNoTwoShareAKey() {
        Desk desk(3);
        QMap<QString, QString> keys;
        for (const Do what : Actions::all()) {
            QVERIFY(!desk.window.actions().text(what).isEmpty());
            for (const QKeySequence& key : desk.window.actions()[what]->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys[key.toString()] = desk.window.actions().text(what);
            }
        }
        for (const char* key :
             {"Space", ".", "PgDown", "Left", "Right", "Up", "Down", "K", "P", "H", "W", "Z", "Shift+Z", "F", "L", "?"})
            QVERIFY2(keys.contains(key), key);
    }

    void theLanguageChangesInTheMiddle() {
        Desk desk;
        QVERIFY(desk.passUntilLed());
        const QString english = desk.window.actions()[Do::killLeader]->text();
        desk.window.actions()[Do::chinese]->trigger();
        QCoreApplication::processEvents();
        QVERIFY(desk.window.actions()[Do::killLeader]->text() != english);
        QVERIFY(desk.window.dock("timeline")->windowTitle() != "Timeline");
        desk.window.actions()[Do::english]->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(desk.window.actions()[Do::killLeader]->text(), english);
    }

    // What the bar says while the language changes is said in the other one; it names what was kept, not a file.
    void whatIsKeptIsSaidInTheLanguageThatIsChosen() {
        QTemporaryDir folder;
        MainWindow window(folder.path());
        window.setOwnClock(false);
        window.show();
        window.setLanguage(QStringLiteral("en"));
        const auto pass = [&](const auto& until) {
            for (int i = 0; i < 4000 && !until(); ++i) {
                window.tick(0.016);
                QCoreApplication::processEvents();
                QThread::usleep(100);
            }
            return until();
        };
        Scenario three = servers(3);
        three.title = "Three";
        window.begin(three);
        window.session().playhead().setPlaying(true);
        QVERIFY(pass([&] { return window.session().playhead().last() > 10; }));
        window.session().act(QStringLiteral("kill 1"));
        QVERIFY(pass([&] { return !window.session().branches().now().commands.empty(); }));
        window.begin(servers(5));
        const QString said = QStringLiteral("What you did in “Three” is kept.");
        QVERIFY(pass([&] { return window.messages().line() == said; }));
        window.actions()[Do::chinese]->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(window.messages().line(), QStringLiteral("你在“Three”中所做的已经保存。"));
    }

    void savedOpenedEqual() {
        QTemporaryDir folder;
        const QString path = folder.filePath("s.zabtrace");
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.key(Qt::Key_W);
        QVERIFY(desk.pass([&] { return !desk.session().branches().now().commands.empty(); }));
        desk.key(Qt::Key_Space);
        desk.pass([] { return false; }, 20);
        QVERIFY(!writeSession(path.toStdString(), desk.session().header(), *desk.session().timeline()));
        Desk other(3);
        other.window.open(path);
        const EventId last = desk.session().timeline()->last();
        QVERIFY(
            other.pass([&] { return other.session().timeline()->last() == last && !other.session().isScripted(); }));
        QCOMPARE(other.session().ensemble()->members.size(), std::size_t{5});
        QCOMPARE(toDetail(other.session().timeline()->event(last), *other.session().timeline()),
                 toDetail(desk.session().timeline()->event(last), *desk.session().timeline()));
    }

    void aBrokenFileIsToldAndTheSessionStays() {
        QTemporaryDir folder;
        QFile broken(folder.filePath("broken.zabtrace"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray("\x0a\x05\x0dZBCS\xff\xff", 9));
        broken.close();
        Desk desk(3);
        QVERIFY(desk.passUntilLed());
        desk.window.open(broken.fileName());
        QVERIFY(desk.pass([&] { return desk.window.messages().line().contains("broken.zabtrace: "); }));
        QCOMPARE(leaderOf(desk.state()), 3);
        desk.window.open(folder.filePath("missing.zab"));
        QVERIFY(desk.window.messages().line().contains("missing.zab"));
    }

    void anEngineInTroubleIsToldAndTheRunCanStillBeLookedAt() {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        const auto restore = qScopeGuard([&] { setrlimit(RLIMIT_NOFILE, &before); });
        Desk desk(25);
        desk.session().playhead().setPlaying(false);
        desk.session().stepForward();
        QVERIFY(desk.pass([&] { return desk.session().timeline()->last() >= 1; }));
        // As many as are open now and some more: not all of the servers can connect to each other.
        const auto open = QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System).size();
        rlimit few = before;
        few.rlim_cur = static_cast<rlim_t>(open) + 60;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
        desk.session().playhead().setPlaying(true);
        desk.pass([&] { return desk.window.messages().line().contains("ulimit"); }, 1000);
        QVERIFY2(desk.window.messages().line().contains("ulimit"), qPrintable(desk.window.messages().line()));
        const EventId last = desk.session().timeline()->last();
        QVERIFY(last > 5);
        desk.session().jump(desk.session().timeline()->positionOf(5));
        desk.pass([] { return false; }, 3);
        QCOMPARE(desk.session().playhead().last(), EventId{5});
        QCOMPARE(desk.session().timeline()->last(), last);
        setrlimit(RLIMIT_NOFILE, &before);
        desk.window.actions()[Do::newRun]->trigger();
        QVERIFY(desk.passUntilLed(25));
    }

    void aStaleLeaderReturns() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.window.actions()[Do::staleLeader]->trigger();
        QVERIFY(desk.pass([&] { return leaderOf(desk.state()) == 4 && !desk.state().find(5)->frozen; }));
        desk.session().playhead().setPlaying(true);
        QVERIFY(desk.pass([&] { return zab::roleOf(desk.state().find(5)->fields) == zab::Role::following; }));
    }

    void runUntilIsAskedInTheBar() {
        Desk desk(3);
        desk.window.actions()[Do::untilCondition]->trigger();
        auto* edit = desk.window.messages().findChild<QLineEdit*>();
        QVERIFY(edit);
        edit->setText("leder elected");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(desk.window.messages().line().contains("leader"));
        edit->setText("leader is 3");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(desk.passUntilLed(3));
    }

    void presenterModeLeavesThreeThings() {
        Desk desk;
        desk.pass([] { return false; }, 3);
        std::vector<std::pair<QWidget*, QSize>> before;
        for (const Panel& panel : panels()) before.emplace_back(desk.window.view(panel.name), QSize());
        for (QLabel* label : desk.window.view("narration")->findChildren<QLabel*>()) before.emplace_back(label, QSize());
        for (auto& [part, size] : before) size = part->size();
        desk.window.actions()[Do::presenter]->trigger();
        QCoreApplication::processEvents();
        QVERIFY(desk.window.view("ensemble")->isVisible());
        QVERIFY(!desk.window.dock("inspector")->isVisible());
        QVERIFY(desk.window.dock("timeline")->isVisible());
        desk.window.actions()[Do::presenter]->trigger();
        desk.pass([] { return false; }, 3);
        QVERIFY(desk.window.dock("inspector")->isVisible());
        // And all is as large as it was.
        for (const auto& [part, size] : before) QCOMPARE(part->size(), size);
    }

    void largerTextIsLargerEverywhere() {
        Desk desk;
        desk.window.actions()[Do::lessons]->trigger();
        desk.pass([] { return false; }, 3);
        std::map<QWidget*, int> before;
        for (QWidget* widget : desk.window.findChildren<QWidget*>())
            before[widget] = QFontInfo(widget->font()).pixelSize();
        desk.window.setTextScale(2.0);
        desk.pass([] { return false; }, 3);
        QStringList small;
        for (QWidget* widget : desk.window.findChildren<QWidget*>()) {
            const auto known = before.find(widget);
            if (known == before.end() || QFontInfo(widget->font()).pixelSize() > known->second * 3 / 2) continue;
            small << QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->objectName();
        }
        small.removeDuplicates();
        QVERIFY2(small.isEmpty(), qPrintable(small.join(", ")));
    }

    void theTitleIsSentOnlyWhenItChanges() {
        class : public QObject {
            bool eventFilter(QObject*, QEvent* event) override {
                titles += event->type() == QEvent::ModifiedChange ? 1 : 0;
                return false;
            }

        public:
            int titles = 0;
        } watch;
        Desk desk(3);
        desk.window.installEventFilter(&watch);
        QVERIFY(desk.passUntilAllServe());
        QCOMPARE(watch.titles, 0);
        desk.key(Qt::Key_W);
        QVERIFY(desk.pass([&] { return desk.window.isWindowModified(); }));
        QCOMPARE(watch.titles, 1);
    }

    void everyControlHasAName() {
        Desk desk;
        QVERIFY(desk.passUntilLed());
        QStringList nameless;
        for (QWidget* widget : desk.window.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&desk.window)) continue;
            QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
            const bool isPart = widget->objectName().startsWith("qt_") || widget->inherits("QTabBar");
            if (!isPart && access && access->text(QAccessible::Name).isEmpty())
                nameless << QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->objectName() +
                                " in " + QString::fromLatin1(widget->parentWidget()->metaObject()->className());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("\n")));
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
