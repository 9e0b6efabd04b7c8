// SPDX-License-Identifier: GPL-3.0-or-later
/// The menus of commands: each says what the scenario language understands, and what is offered is what the engine
/// takes.
#include <QMenu>
#include <QtTest>
#include <deque>

#include "app/input.h"
#include "app/play.h"
#include "app/render/picture.h"
#include "core/trace/scenario.h"
#include "core/zab/message_text.h"
#include "views/command_menu.h"

using namespace zabscope;

namespace {

/// A run that has come to the end of its script, and can be asked what it would take.
class Acted {
public:
    explicit Acted(const std::string& script) : m_play(read("zabscope scenario 1\n" + script), Carrier::memory) {
        while (m_play.advance()) {}
    }
    Frame frame() {
        const auto timeline = std::make_shared<const Timeline>(m_play.timeline());
        return frameAt(timeline, std::make_shared<const Ensemble>(m_play.scenario().ensemble),
                       std::make_shared<const Recording>(), {timeline->end(), timeline->last()});
    }
    /// Why the engine would not do it, tried on a copy of the run; empty if it would.
    std::string refusalOf(const QString& words) {
        const auto command = parseCommand(words.toStdString(), m_play.scenario().ensemble);
        if (const auto* error = std::get_if<ScenarioError>(&command)) return error->text();
        const Simulator& now = m_play.simulator();
        Simulator copy(*now.image(), Timeline(now.timeline()), makeTransport(Carrier::memory));
        return copy.carryOut(std::get<Command>(command)).value_or("");
    }
    const Timeline& timeline() const { return m_play.timeline(); }

private:
    static Scenario read(const std::string& text) {
        auto scenario = readScenario(text, "test.zab");
        if (const auto* error = std::get_if<InputError>(&scenario)) qFatal("%s", error->line.c_str());
        return std::get<Scenario>(std::move(scenario));
    }
    Play m_play;
};

const std::string elected =
    "servers 3\nstart all\nrun until leader elected at most 10s\n"
    "run until server 1 serves and server 2 serves at most 10s\nwrite to 1 /a \"b\"\nrun 1s\n";

/// Every action of the menu and of the menus in it that does something.
std::vector<QAction*> actionsOf(const QMenu& menu) {
    std::vector<QAction*> all;
    for (QAction* action : menu.actions()) {
        if (action->menu()) {
            for (QAction* inner : actionsOf(*action->menu())) all.push_back(inner);
        } else if (!action->isSeparator()) {
            all.push_back(action);
        }
    }
    return all;
}

/// Every menu there is for the frame, in one.
void addAll(QMenu& menu, const Frame& frame, const CommandSink& sink) {
    for (const Member& member : frame.ensemble->members) addServerActions(menu, member.sid, frame, sink);
    addLinkActions(menu, 1, 2, frame, sink);
    addEnsembleActions(menu, frame, sink);
    for (const MessageInFlight& flight : frame.state->messages()) {
        if (flight.message != noEvent) addMessageActions(menu, flight.message, frame, sink);
    }
}

QAction* actionFor(const QMenu& menu, const QString& command) {
    for (QAction* action : actionsOf(menu)) {
        if (action->data().toString() == command) return action;
    }
    return nullptr;
}

}  // namespace

class CommandMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOfferedIsTaken_data() {
        QTest::addColumn<QString>("script");
        const auto row = [](const char* name, const std::string& script) {
            QTest::newRow(name) << QString::fromStdString(script);
        };
        row("nobody started", "servers 3\nrun 1ms\n");
        row("looking", "servers 3\nstart all\nrun 3ms\n");
        row("one server", "servers 1\nstart all\nrun 1s\n");
        row("elected", elected);
        row("killed", elected + "kill 1\nrun 1ms\n");
        row("powered off", elected + "power off 1\nrun 1ms\n");
        row("frozen", elected + "freeze 1\nrun 10ms\n");
        row("leader frozen", elected + "freeze leader\nrun 10ms\n");
        row("cut", elected + "write to 2 /a \"c\"\ncut 1 from 2\nrun 1ms\n");
        row("cut one way", elected + "cut one way 1 to 2\nrun 1ms\n");
        row("isolated", elected + "isolate 3\nrun 1ms\n");
        row("disk full", elected + "fill disk of 1\nrun 1ms\n");
        row("disk slow", elected + "slow disk of 1 to 1000%\nrun 1ms\n");
        row("wiped", elected + "kill 1\nwipe 1\nrun 1ms\n");
        row("held", elected + "hold PROPOSAL from 3 to 1\nwrite to 1 /a \"c\"\nrun 20ms\n");
    }
    void whatIsOfferedIsTaken() {
        QFETCH(QString, script);
        Acted stage(script.toStdString());
        QMenu menu;
        std::deque<QString> said;
        addAll(menu, stage.frame(), [&](const QString& words) { said.push_back(words); });
        const auto actions = actionsOf(menu);
        QVERIFY(actions.size() > 20);
        for (QAction* action : actions) {
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->toolTip()));
            if (!action->isEnabled()) continue;
            said.clear();
            action->trigger();
            QCOMPARE(action->toolTip().split(u'\n'), QStringList(said.begin(), said.end()));
            for (const QString& words : said) {
                const std::string refusal = stage.refusalOf(words);
                QVERIFY2(refusal.empty(), qPrintable(action->text() + ": " + words + ": " + refusal.c_str()));
            }
        }
    }

    void whatMakesNoSenseIsDisabled_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("enabled");
        QTest::addColumn<QStringList>("disabled");
        const auto row = [](const char* name, const std::string& script, const QStringList& enabled,
                            const QStringList& disabled) {
            QTest::newRow(name) << QString::fromStdString(script) << enabled << disabled;
        };
        row("nobody started", "servers 3\nrun 1ms\n", {"start 1", "wipe 1", "start all", "cut 1 from 2"},
            {"kill 1", "power off 1", "freeze 1", "thaw 1", "timeout 1", "kill leader", "heal", "heal 1 from all",
             "heal 1 from 2", "reset 1 from 2", "corrupt disk of 1"});
        row("elected", elected,
            {"kill 1", "power off 1", "freeze 1", "kill leader", "freeze leader", "isolate leader", "isolate 1",
             "fill disk of 1", "cut one way 1 to 2", "reset 1 from 2", "corrupt disk of 1"},
            {"start 1", "thaw 1", "wipe 1", "start all", "heal", "free disk of 1", "heal 1 from 2",
             "slow disk of 1 to 100%"});
        row("killed", elected + "kill 1\nrun 1ms\n", {"start 1", "wipe 1", "power off 1", "start all"},
            {"kill 1", "freeze 1", "timeout 1"});
        row("powered off", elected + "power off 1\nrun 1ms\n", {"start 1"}, {"power off 1", "kill 1"});
        row("frozen", elected + "freeze 1\nrun 1ms\n", {"thaw 1", "kill 1"}, {"freeze 1", "timeout 1"});
        row("cut one way", elected + "cut one way 1 to 2\nrun 1ms\n",
            {"cut 1 from 2", "cut one way 2 to 1", "heal 1 from 2", "heal", "heal 1 from all"}, {"cut one way 1 to 2"});
        row("isolated", elected + "isolate 3\nrun 1ms\n", {"heal 3 from all", "isolate 1"}, {"isolate 3"});
        row("disk full", elected + "fill disk of 1\nrun 1ms\n", {"free disk of 1"}, {"fill disk of 1"});
    }
    void whatMakesNoSenseIsDisabled() {
        QFETCH(QString, script);
        QFETCH(QStringList, enabled);
        QFETCH(QStringList, disabled);
        Acted stage(script.toStdString());
        QMenu menu;
        addAll(menu, stage.frame(), [](const QString&) {});
        for (const bool wanted : {true, false}) {
            for (const QString& words : wanted ? enabled : disabled) {
                const QAction* action = actionFor(menu, words);
                QStringList all;
                for (const QAction* each : actionsOf(menu)) all << each->data().toString();
                QVERIFY2(action, qPrintable("no action says " + words + " but " + all.join(" | ")));
                QVERIFY2(action->isEnabled() == wanted, qPrintable(words));
            }
        }
    }

    void aMessageCanBeHeldOnce() {
        Acted stage(elected + "write to 1 /a \"c\"\nrun 1ms\n");
        Frame frame = stage.frame();
        QVERIFY(frame.state->messagesInFlight() > 0);
        const MessageInFlight flight = frame.state->messages().back();
        QMenu menu;
        addMessageActions(menu, flight.message, frame, [](const QString&) {});
        const auto number = QString::number(flight.message);
        QCOMPARE(menu.actions().first()->isSeparator(), true);
        QVERIFY(menu.actions().first()->text().contains(QString::fromUtf8(
            zab::kindName(flight.kind).data(), static_cast<qsizetype>(zab::kindName(flight.kind).size()))));
        QVERIFY(actionFor(menu, "hold message #" + number)->isEnabled());
        QVERIFY(!actionFor(menu, "release message #" + number)->isEnabled());
        for (const char* word : {"deliver", "drop", "duplicate", "reorder"})
            QVERIFY2(actionFor(menu, QString(word) + " message #" + number), word);
        // What TCP never does stands in a menu of its own.
        QVERIFY(!menu.actions().contains(actionFor(menu, "drop message #" + number)));
        QVERIFY(menu.actions().contains(actionFor(menu, "hold message #" + number)));
    }

    void whatIsGoneHasNoMenu() {
        Acted stage(elected);
        QMenu menu;
        addMessageActions(menu, 1, stage.frame(), [](const QString&) {});
        addMessageActions(menu, noEvent, stage.frame(), [](const QString&) {});
        addServerActions(menu, 1, Frame{}, [](const QString&) {});
        addLinkActions(menu, 1, 2, Frame{}, [](const QString&) {});
        addMessageActions(menu, 1, Frame{}, [](const QString&) {});
        addEnsembleActions(menu, Frame{}, [](const QString&) {});
        QVERIFY(menu.isEmpty());
    }

    void menusSpeakChinese() {
        Acted stage(elected + "write to 1 /a \"c\"\nrun 1ms\n");
        QVERIFY(speak("zh_CN"));
        QMenu menu;
        addAll(menu, stage.frame(), [](const QString&) {});
        static const QRegularExpression chinese(R"(\p{Han})");
        for (const QAction* action : actionsOf(menu))
            QVERIFY2(action->text().contains(chinese) && !action->text().contains(u'%'), qPrintable(action->text()));
        QVERIFY(speak("en"));
    }

    void noTwoMnemonicsAreTheSame_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << "en";
        QTest::newRow("zh_CN") << "zh_CN";
    }
    void noTwoMnemonicsAreTheSame() {
        QFETCH(QString, language);
        Acted stage(elected + "write to 1 /a \"c\"\nrun 1ms\n");
        QVERIFY(speak(language));
        const Frame frame = stage.frame();
        const CommandSink nobody = [](const QString&) {};
        QMenu server, link, message, ensemble;
        addServerActions(server, 1, frame, nobody);
        addLinkActions(link, 1, 2, frame, nobody);
        addMessageActions(message, frame.state->messages().back().message, frame, nobody);
        addEnsembleActions(ensemble, frame, nobody);
        std::deque<const QMenu*> menus{&server, &link, &message, &ensemble};
        while (!menus.empty()) {
            QSet<QString> letters;
            for (const QAction* action : menus.front()->actions()) {
                if (action->menu()) menus.push_back(action->menu());
                const QString letter = QKeySequence::mnemonic(action->text()).toString();
                QVERIFY2(letter.isEmpty() || !letters.contains(letter), qPrintable(action->text()));
                letters << letter;
            }
            menus.pop_front();
        }
        QVERIFY(speak("en"));
    }
};

QTEST_MAIN(CommandMenuTest)
#include "command_menu_test.moc"
