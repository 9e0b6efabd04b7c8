// SPDX-License-Identifier: GPL-3.0-or-later
/// Challenges in the window: chosen and begun by keyboard, judged live, undone, remembered, in both languages.
#include "app/learn/challenge_panel.h"

#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>
#include <fstream>

#include "app/learn/action_example.h"
#include "app/render/picture.h"
#include "app/window/main_window.h"
#include "views/canvas.h"
#include "views/events/command_line.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

/// A window whose time passes when the test says so.
struct Desk {
    MainWindow window;

    explicit Desk(const QString& folder = {}) : window(folder) {
        window.setOwnClock(false);
        window.setLanguage(QStringLiteral("en"));
        window.resize(1280, 720);
        window.show();
        window.actions()[Do::challenges]->trigger();
        window.session().playhead().setPace(Pace::fixed);
        window.session().playhead().setSpeed(20);
    }
    ChallengePanel& panel() { return window.challenges(); }
    template <typename Until>
    bool pass(Until until) {
        for (int turn = 0; turn < 5000; ++turn) {
            window.tick(0.016);
            QCoreApplication::processEvents();
            if (until()) return true;
            QThread::usleep(100);
        }
        return false;
    }
    void begin(const std::string& name) {
        auto loaded = loadChallenge(name);
        const auto challenge = std::make_shared<const Challenge>(std::get<Challenge>(std::move(loaded)));
        Q_EMIT panel().wanted(challenge);
        QVERIFY(pass(
            [&] { return window.session().known().reached >= challenge->begins && !window.session().isSeeking(); }));
    }
    void act(const char* command) {
        const std::int64_t before = panel().attempt()->actions();
        window.session().act(QString::fromLatin1(command));
        QVERIFY(pass([&] { return panel().attempt()->actions() == before + 1; }));
    }
    bool play() {
        window.session().playhead().setPlaying(true);
        return pass([&] { return panel().attempt()->isReached() || panel().attempt()->isTimeUp(); });
    }
    /// Every text that can be seen on the panel.
    QString texts() {
        QString all;
        for (const QLabel* label : panel().findChildren<QLabel*>()) {
            if (label->isVisibleTo(&panel())) all += label->text() + u'\n';
        }
        return all.replace(QRegularExpression("\\[([^]]*)\\]\\(term:[^)]*\\)"), "\\1");  // links are for the glossary
    }
    QuietButton* button(const QString& text) {
        for (auto* each : panel().findChildren<QuietButton*>()) {
            if (each->text().startsWith(text)) return each;
        }
        return nullptr;
    }
};

/// Types a command on the panel and gives it.
void type(Desk& desk, const char* command) {
    auto* line = desk.panel().findChild<CommandLine*>();
    line->setFocus();
    line->clear();
    QTest::keyClicks(line, QString::fromLatin1(command));
    QTest::keyClick(line, Qt::Key_Return);
}

}  // namespace

class ChallengePanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { speak(QStringLiteral("en")); }

    void chosenByKeyboard() {
        Desk desk;
        auto* tree = desk.panel().findChild<QTreeWidget*>();
        QVERIFY(tree->topLevelItemCount() >= 12);
        QCOMPARE(desk.window.focusWidget(), tree);
        QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("Server 3 leads"));
        QTest::keyClick(tree, Qt::Key_Down);
        QCOMPARE(tree->currentItem(), tree->topLevelItem(1));
        QVERIFY(desk.texts().contains("5 leads"));
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(desk.panel().challenge());
        QCOMPARE(desk.panel().challenge()->name, std::string{"two_down"});
        QVERIFY(!desk.window.session().playhead().isPlaying());
        // Tab finds every button, and Enter presses it.
        QuietButton* hint = desk.button("Show a hint");
        QVERIFY(hint && hint->focusPolicy() == Qt::TabFocus);
        hint->setFocus(Qt::TabFocusReason);
        QTest::keyClick(hint, Qt::Key_Return);
        QVERIFY(desk.texts().contains("Hint 1:") && !desk.texts().contains("Hint 2:"));
        QTest::keyClick(hint, Qt::Key_Return);
        QVERIFY(desk.texts().contains("Hint 2:"));
        QVERIFY(!hint->isEnabled());
    }

    void solvedAndRemembered() {
        const QTemporaryDir folder;
        {
            Desk desk(folder.path());
            desk.begin("first_leader");
            QVERIFY(desk.texts().contains(QStringLiteral("○ Server 3 is the established leader.")));
            QVERIFY(desk.texts().contains("Time stands still."));
            desk.act("start 1 2 3");
            QVERIFY(desk.texts().contains("Actions: 1 of 1"));
            QVERIFY(desk.play());
            QVERIFY(desk.panel().attempt()->isSolved());
            QVERIFY(desk.texts().contains(QStringLiteral("✓ Server 3 is the established leader.")));
            QVERIFY(desk.texts().contains("Solved with 1 action."));
            QVERIFY(desk.texts().contains("A leader needs the votes of a quorum"));
            desk.button("All challenges")->click();
            const auto* tree = desk.panel().findChild<QTreeWidget*>();
            QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("✓ Server 3 leads"));
        }
        Desk again(folder.path());
        QCOMPARE(again.panel().solved(), (std::map<QString, int>{{"first_leader", 1}}));
    }

    void undone() {
        Desk desk;
        desk.begin("two_down");
        QVERIFY(desk.panel().attempt()->actions() == 0);  // the opening is not the person's
        desk.act("kill 1");
        desk.act("freeze 2");
        QVERIFY(desk.texts().contains(QStringLiteral("“freeze 2” is not allowed here. Undo it, or begin again.")));
        QVERIFY(desk.texts().contains("Faults: 2 of 2"));
        desk.window.session().undo();
        QVERIFY(desk.pass([&] { return desk.panel().attempt()->actions() == 1; }));
        QVERIFY(!desk.texts().contains("not allowed"));
        desk.act("kill 5");
        QVERIFY(desk.texts().contains(QStringLiteral("✓ Servers 1 and 5 are down.")));
        QVERIFY(desk.texts().contains("(0 of 4 steps)"));
        QVERIFY(!desk.panel().attempt()->isReached());
        // From the start: the opening is passed, and nothing has been done.
        desk.button("Begin again")->click();
        QVERIFY(desk.pass([&] { return desk.panel().attempt()->now() >= desk.panel().challenge()->begins; }));
        QCOMPARE(desk.panel().attempt()->actions(), 0);
    }

    // What there is no room for is not begun: by key, by typing, by menu; each time one sentence says why.
    void refusedAtOnce() {
        Desk desk;
        desk.begin("two_down");
        const auto refusedBy = [&](const std::function<void()>& deed) {
            const std::int64_t before = desk.panel().attempt()->actions();
            deed();
            for (int turn = 0; turn < 20; ++turn) desk.window.tick(0), QCoreApplication::processEvents();
            return desk.panel().attempt()->actions() == before ? desk.window.messages().line() : QString();
        };
        QCOMPARE(refusedBy([&] { desk.window.actions()[Do::partition]->trigger(); }),
                 QStringLiteral("“partition” is not allowed in this challenge. Allowed: kill, power off, write"));
        desk.act("kill 1");
        desk.act("kill 2");
        QCOMPARE(refusedBy([&] { desk.window.actions()[Do::killLeader]->trigger(); }),
                 QStringLiteral("All 2 faults of this challenge are used up. Undo one, or begin again."));
        QCOMPARE(refusedBy([&] { type(desk, "kill 4"); }),
                 QStringLiteral("All 2 faults of this challenge are used up. Undo one, or begin again."));
        QCOMPARE(desk.panel().findChild<CommandLine*>()->selectedText(), QStringLiteral("kill 4"));
        QVERIFY(desk.panel().attempt()->offences().empty());
        // In the past, before the second one, there is room for it again.
        desk.window.session().undo();
        QVERIFY(desk.pass([&] { return desk.panel().attempt()->actions() == 1; }));
        QCOMPARE(desk.panel().refusal(QStringLiteral("kill 4")), QString());
        QVERIFY(desk.panel().refusal(QStringLiteral("freeze 4")).startsWith(QStringLiteral("“freeze” is not allowed")));
        desk.window.session().jump({});
        QCOMPARE(desk.panel().refusal(QStringLiteral("kill 4")),
                 QStringLiteral("The challenge has not begun yet at this instant. Go forward in time first."));
    }

    void greyedInMenus() {
        Desk desk;
        desk.begin("two_down");
        QMenu menu(desk.window.view("ensemble"));
        QAction* freeze = menu.addAction(QStringLiteral("freeze"));
        freeze->setData(QStringLiteral("freeze 1"));
        QAction* kill = menu.addAction(QStringLiteral("kill"));
        kill->setData(QStringList{QStringLiteral("kill 1")});
        menu.popup({});
        QVERIFY(!freeze->isEnabled() && freeze->toolTip().contains(QStringLiteral("not allowed in this challenge")));
        QVERIFY(kill->isEnabled());
        menu.close();
        // With the dock closed nothing is a challenge any more.
        freeze->setEnabled(true);
        desk.window.findChild<QDockWidget*>(QStringLiteral("challenges"))->close();
        menu.popup({});
        QVERIFY(freeze->isEnabled());
    }

    // The first challenge needs one command for several servers: there is a line for it, and it says what can be typed.
    void typed() {
        Desk desk;
        desk.begin("first_leader");
        QVERIFY(desk.texts().contains(QStringLiteral("For example: start 1 2")));
        type(desk, "strt 1");
        QVERIFY2(desk.texts().contains("strt"), qPrintable(desk.texts()));
        auto* line = desk.panel().findChild<CommandLine*>();
        QCOMPARE(desk.window.focusWidget(), line);
        QCOMPARE(line->selectedText(), QStringLiteral("strt 1"));
        QCOMPARE(desk.panel().attempt()->actions(), 0);
        type(desk, "start 1 2 3");
        QVERIFY(desk.pass([&] { return desk.panel().attempt()->actions() == 1; }));
        QVERIFY(desk.texts().contains(QStringLiteral("For example: start 1 2")));
        // The keyboard stays; as long as nothing is typed, Space is the one that plays.
        QCOMPARE(desk.window.focusWidget(), line);
        QVERIFY(line->text().isEmpty());
        QVERIFY2(desk.texts().contains("Let it run with Space.") && desk.texts().contains("All you may do is done."),
                 qPrintable(desk.texts()));
        QTest::keyClick(line, Qt::Key_Space);
        QVERIFY(desk.window.session().playhead().isPlaying());
        QVERIFY(line->text().isEmpty());
        QVERIFY(desk.play());
        QVERIFY(desk.panel().attempt()->isSolved());
        // Who has solved it may go on as they like.
        QCOMPARE(desk.panel().refusal(QStringLiteral("kill 3")), QString());
    }

    void examplesAreCommands() {
        for (const char* members : {"servers 1", "servers 3", "servers 2 4 7 9"}) {
            const auto read = parseScenario(std::string("zabscope scenario 1\n") + members + "\n", "test");
            const Ensemble ensemble = std::get<Scenario>(read).ensemble;
            for (int each = 0; each < actionKinds; ++each) {
                const auto kind = static_cast<ActionKind>(each);
                if (kind == ActionKind::partition && ensemble.members.size() < 2) continue;
                const std::string example = exampleOf(kind, ensemble);
                const auto command = parseCommand(example, ensemble);
                if (const auto* error = std::get_if<ScenarioError>(&command))
                    QFAIL((example + ": " + error->message).c_str());
                QVERIFY2(kindOf(std::get<Command>(command)) == kind, example.c_str());
            }
        }
    }

    void timeIsUp() {
        Desk desk;
        desk.begin("first_leader");
        desk.window.session().playhead().setSpeed(1000);
        desk.act("start 1");
        QVERIFY(desk.play());
        QVERIFY(!desk.panel().attempt()->isSolved());
        QVERIFY(desk.texts().contains("Time is up."));
    }

    // What else is opened is no challenge.
    void anotherRun() {
        Desk desk;
        desk.begin("first_leader");
        desk.window.open(QStringLiteral(":/scenarios/partition.zab"));
        QVERIFY(!desk.panel().attempt());
        QVERIFY(desk.panel().findChild<QTreeWidget*>()->isVisibleTo(&desk.panel()));
    }

    void inChinese() {
        Desk desk;
        desk.begin("first_leader");
        desk.window.setLanguage(QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        desk.window.tick(0.016);
        QVERIFY(desk.texts().contains(QStringLiteral("让 3 号当上领导者")));
        QVERIFY(desk.texts().contains(QStringLiteral("允许：启动")));
        for (int kind = 0; kind < actionKinds; ++kind) {
            const QString text = ChallengePlay::kindText(static_cast<ActionKind>(kind));
            QVERIFY2(text.at(0).unicode() >= 0x2e80, qPrintable(text));
        }
    }

    void aFileOfOnesOwn() {
        Desk desk;
        const QTemporaryDir folder;
        const QString path = folder.filePath("mine.challenge");
        std::ofstream(path.toStdString()) << "---\nchallenge: 1\n";
        desk.panel().addFile(path);
        QVERIFY(desk.texts().contains(path + ":2: the fields at the beginning do not end"));
        QVERIFY(desk.panel().findChild<QTreeWidget*>()->topLevelItemCount() >= 12);
        QVERIFY(QFile::copy(QStringLiteral(":/challenges/trunc.challenge"), folder.filePath("other.challenge")));
        desk.panel().addFile(folder.filePath("other.challenge"));
        QVERIFY(!desk.texts().contains("do not end"));
        const auto* tree = desk.panel().findChild<QTreeWidget*>();
        QCOMPARE(tree->currentItem(), tree->topLevelItem(tree->topLevelItemCount() - 1));
    }
};

QTEST_MAIN(ChallengePanelTest)
#include "challenge_panel_test.moc"
