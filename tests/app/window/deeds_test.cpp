// SPDX-License-Identifier: GPL-3.0-or-later
/// Everything that can be done to the ensemble is done in the window, by menu, mouse and key, and has its effect.
#include <QApplication>
#include <QClipboard>
#include <QToolButton>
#include <QtTest>

#include "app/render/picture.h"
#include "tests/app/window/menus.h"
#include "views/inspector/inspector_view.h"
#include "views/narration/narration_view.h"

using namespace zabscope;

namespace {

QString sizeText(const QString& text) { return QStringLiteral("%1 characters").arg(text.size()); }

}  // namespace

class DeedsTest : public QObject {
    Q_OBJECT

    /// The action of a menu is taken and what it leads to is waited for.
    static void take(Desk& desk, const QPoint& at, const QString& command, const QString& leadsTo) {
        QVERIFY(openMenu(desk, at));
        QAction* action = Desk::offered(command);
        QVERIFY2(action, qPrintable(command));
        QVERIFY(action->isEnabled());
        const EventId since = desk.session().timeline()->last();
        action->trigger();
        closeMenus();
        QVERIFY2(desk.passUntil(leadsTo, since), qPrintable(leadsTo));
    }

    /// What was done before, what is done now, and what it leads to.
    static void addColumns() {
        for (const char* name : {"before", "command", "leadsTo"}) QTest::addColumn<QString>(name);
    }
    static void row(const char* name, const char* before, const char* command, const char* leadsTo) {
        QTest::newRow(name) << QString(before) << QString(command) << QString(leadsTo);
    }
    static void doBefore(Desk& desk, const QString& before) {
        const EventId since = desk.session().timeline()->last();
        if (before.isEmpty()) return;
        desk.session().act(before);
        QVERIFY(desk.passUntil(QStringLiteral("command \"%1\"").arg(before), since));
    }

private Q_SLOTS:
    void initTestCase() { speak(QStringLiteral("en")); }
    void cleanup() { closeMenus(); }

    void whatCanBeDoneToAServer_data() {
        addColumns();
        row("kill", "", "kill 2", "killed 2 and server 2 is down");
        row("power off", "", "power off 2", "powered off 2 and server 2 is down");
        row("freeze", "", "freeze 2", "server 2 is frozen");
        row("thaw", "freeze 2", "thaw 2", "thawed 2 and server 2 is up");
        row("restart", "kill 2", "start 2", "started 2 and server 2 serves");
        row("wipe the disk", "kill 2", "wipe 2", "command \"wipe 2\"");
        row("slow the disk", "", "slow disk of 2 to 1000%", "command \"slow disk of 2\"");
        row("fill the disk", "", "fill disk of 2", "command \"fill disk of 2\"");
        row("force its time-out", "", "timeout 2", "command \"timeout 2\"");
        row("isolate", "", "isolate 2", "link 2 1 is cut and link 2 5 is cut");
        row("heal", "isolate 2", "heal 2 from all", "not link 2 1 is cut and not link 2 5 is cut");
    }
    void whatCanBeDoneToAServer() {
        QFETCH(QString, before);
        QFETCH(QString, command);
        QFETCH(QString, leadsTo);
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        doBefore(desk, before);
        take(desk, desk.placeOf(2), command, leadsTo);
    }

    void whatCanBeDoneToALink_data() {
        addColumns();
        row("cut", "", "cut 1 from 2", "link 1 2 is cut");
        row("cut one way", "", "cut one way 1 to 2", "link 1 to 2 is cut and not link 2 to 1 is cut");
        row("heal", "cut 1 from 2", "heal 1 from 2", "not link 1 2 is cut");
        row("lose, which in TCP means reset", "", "reset 1 from 2", "command \"reset 1 from 2\"");
        row("delay", "", "delay 1 to 2 by 200ms", "command \"delay 2 to 1 by 200ms\"");
        row("jitter", "", "jitter 1 to 2 by 50ms", "command \"jitter 2 to 1 by 50ms\"");
    }
    void whatCanBeDoneToALink() {
        QFETCH(QString, before);
        QFETCH(QString, command);
        QFETCH(QString, leadsTo);
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        doBefore(desk, before);
        take(desk, (desk.placeOf(1) + desk.placeOf(2)) / 2, command, leadsTo);
    }

    void whatCanBeDoneToAMessage_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("leadsTo");
        const auto row = [](const char* name, const char* command, const char* leadsTo) {
            QTest::newRow(name) << QString(command) << QString(leadsTo);
        };
        row("hold", "hold message #%1", "command \"hold message #%1\"");
        row("deliver now", "deliver message #%1", "command \"deliver message #%1\"");
        row("drop", "drop message #%1", "command \"drop message #%1\"");
        row("duplicate", "duplicate message #%1", "command \"duplicate message #%1\"");
        row("reorder", "reorder message #%1", "command \"reorder message #%1\"");
    }
    void whatCanBeDoneToAMessage() {
        QFETCH(QString, command);
        QFETCH(QString, leadsTo);
        Desk desk(3);
        desk.session().playhead().setSpeed(0.02);
        EventId message = noEvent;
        QVERIFY(desk.pass([&] { return !placeOfMessage(desk, &message).isNull(); }));
        desk.session().playhead().setPlaying(false);
        desk.pass([] { return false; }, 3);
        const QPoint at = placeOfMessage(desk, &message);
        QVERIFY(!at.isNull());
        const auto named = [message](const QString& text) { return text.contains("%1") ? text.arg(message) : text; };
        take(desk, at, named(command), named(leadsTo));
        const bool outside = command.startsWith("drop") || command.startsWith("dup") || command.startsWith("reorder");
        QCOMPARE(desk.session().leftModel(), outside);
    }

    void aMessageIsLookedIntoHeldAndReleased() {
        Desk desk(3);
        desk.session().playhead().setSpeed(0.02);
        EventId message = noEvent;
        QVERIFY(desk.pass([&] { return !placeOfMessage(desk, &message).isNull(); }));
        desk.session().playhead().setPlaying(false);
        desk.pass([] { return false; }, 3);
        const QPoint at = placeOfMessage(desk, &message);
        QTest::mouseClick(desk.canvas("ensemble"), Qt::LeftButton, {}, at);
        desk.pass([] { return false; }, 3);
        QCOMPARE(desk.session().selection().event, message);
        auto* inspector = qobject_cast<InspectorView*>(desk.window.view("inspector"));
        const QString sheet = inspector->plainText();
        QVERIFY2(sheet.contains("Content (bytes: "), qPrintable(sheet));
        const QString hold = QStringLiteral("hold message #%1").arg(message);
        take(desk, at, hold, QStringLiteral("command \"%1\"").arg(hold));
        desk.session().playhead().setSpeed(2);
        desk.session().playhead().setPlaying(true);
        QVERIFY(desk.passUntilLed());
        QVERIFY(desk.state().findMessage(message) && desk.state().findMessage(message)->held);
        desk.session().playhead().setPlaying(false);
        desk.pass([] { return false; }, 3);
        const EventId since = desk.session().timeline()->last();
        desk.session().act(QStringLiteral("release message #%1").arg(message));
        desk.session().playhead().setPlaying(true);
        QVERIFY(desk.passUntil(QStringLiteral("command \"release message #%1\"").arg(message), since));
        QVERIFY(desk.pass([&] { return !desk.state().findMessage(message); }));
    }

    void clientsAreAskedByKeyThroughTheChosenServer_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("leadsTo");
        const auto row = [](const char* name, Do what, const char* leadsTo) {
            QTest::newRow(name) << static_cast<int>(what) << QString(leadsTo);
        };
        row("write", Do::write, "command \"write to 2\" and changed last_committed of 2");
        row("read", Do::read, "command \"read from 2\"");
        row("sync", Do::sync, "command \"sync at 2\"");
        row("steady load", Do::load, "count changed last_committed of 2 >= 5");
    }
    void clientsAreAskedByKeyThroughTheChosenServer() {
        QFETCH(int, what);
        QFETCH(QString, leadsTo);
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        QTest::mouseClick(desk.canvas("ensemble"), Qt::LeftButton, {}, desk.placeOf(2));
        desk.pass([] { return false; }, 2);
        QCOMPARE(desk.session().selection().node, 2);
        const EventId since = desk.session().timeline()->last();
        const QKeySequence keys = desk.window.actions()[static_cast<Do>(what)]->shortcuts().front();
        QTest::keySequence(&desk.window, keys);
        const bool seen = desk.passUntil(leadsTo, since);
        QStringList all;
        for (EventId id = since + 1; !seen && id <= desk.session().timeline()->last(); ++id) {
            if (std::holds_alternative<Commanded>(desk.session().timeline()->event(id).what))
                all << QString::fromStdString(toDetail(desk.session().timeline()->event(id), *desk.session().timeline()));
        }
        QVERIFY2(seen, qPrintable(all.join("; ")));
    }

    void aLoopAroundServersPartsThemFromTheRest() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        Canvas* ensemble = desk.canvas("ensemble");
        const QPoint at = desk.placeOf(2);
        const int reach = static_cast<int>(QLineF(at, desk.placeOf(3)).length() * 0.6);
        const QPoint corners[] = {{reach, -reach}, {reach, reach}, {-reach, reach}, {-reach, -reach}, {reach, -reach}};
        QTest::mousePress(ensemble, Qt::LeftButton, {}, at + corners[0]);
        for (const QPoint& corner : corners) QTest::mouseMove(ensemble, at + corner);
        const EventId since = desk.session().timeline()->last();
        QTest::mouseRelease(ensemble, Qt::LeftButton, {}, at + corners[4]);
        QVERIFY(desk.passUntil("link 2 1 is cut and link 2 3 is cut and link 2 4 is cut and link 2 5 is cut", since));
        QVERIFY(!desk.state().isCut(1, 3));
    }

    void timeGoesAsThePersonSays() {
        Desk desk(3);
        Playhead& playhead = desk.session().playhead();
        QVERIFY(desk.passUntilAllServe());
        desk.key(Qt::Key_Space);
        QVERIFY(!playhead.isPlaying());
        const double speed = playhead.speed();
        desk.key(Qt::Key_Up);
        QVERIFY(playhead.speed() > speed);
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Down);
        QVERIFY(playhead.speed() < speed);
        for (int i = 0; i < 200; ++i) desk.window.actions()[Do::slower]->trigger();
        QVERIFY(playhead.speed() >= 0.9e-3 && playhead.speed() <= 1.1e-3);
        for (int i = 0; i < 400; ++i) desk.window.actions()[Do::faster]->trigger();
        QVERIFY(playhead.speed() >= 900 && playhead.speed() <= 1100);
        const EventId last = playhead.last();
        desk.key(Qt::Key_Left);  // to the last event, then to the one before
        desk.key(Qt::Key_Left);
        desk.pass([] { return false; }, 2);
        QCOMPARE(playhead.last(), last - 1);
        desk.key(Qt::Key_Comma);
        desk.pass([] { return false; }, 2);
        QVERIFY(playhead.last() < last - 1);
        QVERIFY(!playhead.isLive());
        desk.key(Qt::Key_L);
        desk.pass([] { return false; }, 2);
        QVERIFY(playhead.isLive());
        desk.key(Qt::Key_R);
        desk.pass([] { return false; }, 2);
        QCOMPARE(playhead.last(), noEvent);
        desk.key(Qt::Key_PageDown);
        desk.pass([] { return false; }, 2);
        QVERIFY(playhead.last() != noEvent);
    }

    void whileALeaderDoesNotKnowYetTheNextOneIsRunUntil() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        const EventId since = desk.session().timeline()->last();
        desk.key(Qt::Key_P);
        QSignalSpy sought(&desk.session(), &Session::sought);
        desk.key(Qt::Key_L, Qt::ControlModifier);  // the leader of the minority still takes itself for one
        QVERIFY(desk.pass([&] { return !sought.isEmpty(); }) && sought.takeFirst().at(0).toBool());
        QVERIFY(desk.passUntil("epoch 2", since));
    }

    void runUntilLeaderEpochAndCommit() {
        Desk desk(3);
        desk.session().playhead().setPlaying(false);
        desk.pass([] { return false; }, 3);
        desk.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(desk.passUntilLed());
        QVERIFY(desk.pass([&] { return !desk.session().isSeeking(); }));
        desk.session().playhead().setPlaying(true);
        QVERIFY(desk.passUntilAllServe());
        desk.session().act("kill leader");
        EventId since = desk.session().timeline()->last();
        desk.window.actions()[Do::untilEpoch]->trigger();
        QVERIFY(desk.passUntil("epoch 2", since));
        since = desk.session().timeline()->last();
        desk.session().playhead().setPlaying(true);
        desk.session().act("write to leader /a \"x\"");
        QSignalSpy sought(&desk.session(), &Session::sought);
        desk.window.actions()[Do::untilCommit]->trigger();
        QVERIFY(desk.pass([&] { return !sought.isEmpty(); }) && sought.takeFirst().at(0).toBool());
        const ClusterState now = desk.state();
        QVERIFY(std::ranges::any_of(now.servers(), [](const NodeState& node) {
            return zab::zxidOf(node.fields, zab::lastCommitted).counter() > 0;
        }));
        // A step at the end of what is known finds what it looks for, too.
        desk.window.actions()[Do::stepForward]->trigger();
        QVERIFY(desk.pass([&] { return !sought.isEmpty(); }) && sought.first().at(0).toBool());
    }

    void expressShowsNothingOnTheWayAndStillGoes() {
        Desk desk(3);
        desk.session().playhead().setSpeed(0.001);
        desk.pass([] { return false; }, 3);
        desk.key(Qt::Key_E);
        QCOMPARE(desk.session().playhead().pace(), Pace::express);
        QVERIFY(desk.passUntilAllServe());
    }

    void undoneRedoneAndForked() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        EventId since = desk.session().timeline()->last();
        desk.session().act("kill 1");
        QVERIFY(desk.passUntil("killed 1", since));
        desk.key(Qt::Key_Z);
        QVERIFY(desk.pass([&] { return desk.state().find(1)->up; }));
        desk.key(Qt::Key_Z, Qt::ShiftModifier);
        QVERIFY(desk.pass([&] { return !desk.state().find(1)->up; }));
        const std::size_t branches = desk.session().branches().all().size();
        desk.key(Qt::Key_F);
        QVERIFY(desk.pass([&] { return desk.session().branches().all().size() == branches + 1; }));
    }

    void everythingTellsWhyAndCanBeCopiedAndPinned() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        desk.key(Qt::Key_Space);
        auto* narration = qobject_cast<NarrationView*>(desk.window.view("narration"));
        const QString plain = narration->plainText();
        desk.key(Qt::Key_Y);
        desk.pass([] { return false; }, 3);
        QVERIFY(narration->plainText() != plain);
        QVERIFY2(narration->plainText().size() > 40, qPrintable(sizeText(narration->plainText())));
        auto* inspector = qobject_cast<InspectorView*>(desk.window.view("inspector"));
        QTest::mouseClick(desk.canvas("ensemble"), Qt::LeftButton, {}, desk.placeOf(2));
        desk.pass([] { return false; }, 3);
        int pinned = 0;
        for (QToolButton* button : inspector->findChildren<QToolButton*>()) {
            if (button->text() == "Pin") {
                button->click();
                ++pinned;
            }
        }
        QCOMPARE(pinned, 1);
        const QString shown = inspector->plainText();
        QTest::mouseClick(desk.canvas("ensemble"), Qt::LeftButton, {}, desk.placeOf(3));
        desk.pass([] { return false; }, 3);
        QCOMPARE(desk.session().selection().node, 3);
        QCOMPARE(inspector->plainText(), shown);
    }
};

QTEST_MAIN(DeedsTest)
#include "deeds_test.moc"
