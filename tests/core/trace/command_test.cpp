// SPDX-License-Identifier: GPL-3.0-or-later
/// Commands are read from their words, and their canonical text reads back.
#include "core/trace/command.h"

#include <rapidcheck.h>

#include <QtTest>

#include "core/trace/scenario.h"
#include "tests/core/trace/generators.h"

using namespace zabscope;

namespace {

Ensemble ensembleOf(NodeId servers) {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= servers; ++sid) ensemble.members.push_back({sid});
    return ensemble;
}

/// The command's canonical text, or what is wrong with it.
QString canonical(const QString& text) {
    const auto result = parseCommand(text.toStdString(), ensembleOf(5));
    if (const auto* error = std::get_if<ScenarioError>(&result)) return QString::fromStdString(error->text());
    return QString::fromStdString(toText(std::get<Command>(result)));
}

}  // namespace

class CommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=2000"); }

    void everyCommandReadsBack() {
        const bool passed = rc::check("toText and parseCommand", [] {
            const Command command = generators::command();
            const std::string text = toText(command);
            const auto result = parseCommand(text, {});
            if (const auto* error = std::get_if<ScenarioError>(&result)) RC_FAIL(text + "\n" + error->text());
            RC_TAG(static_cast<int>(command.index()));
            RC_ASSERT(std::get<Command>(result) == command);
            RC_ASSERT(toText(std::get<Command>(result)) == text);
        });
        QVERIFY(passed);
    }

    void readsWhatPeopleWrite_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char* written, const char* canonical) {
            QTest::newRow(written) << written << canonical;
        };
        row("start all", "start all");
        row("restart 3", "start 3");
        row("kill server 3", "kill 3");
        row("kill 1, 2,3", "kill 1 2 3");
        row("freeze 2..4", "freeze 2 3 4");
        row("power off leader", "power off leader");
        row("slow disk of 3 to 500%", "slow disk of 3 to 500%");
        row("corrupt disk of 3 at 1:2", "corrupt disk of 3 at 0x100000002");
        row("cut 1 2 from 3 4", "cut 1 2 from 3 4");
        row("cut one way 1 to 2", "cut one way 1 to 2");
        row("heal", "heal");
        row("heal 1 from 2", "heal 1 from 2");
        row("heal 1", "heal 1 from all");
        row("partition 1 2|3 4 5", "partition 1 2 | 3 4 5");
        row("delay 1 to 2 by 0.05s", "delay 1 to 2 by 50ms");
        row("bandwidth all to 2 at 1000KB/s", "bandwidth all to 2 at 1MB/s");
        row("bandwidth 1 to 2 at unlimited", "bandwidth 1 to 2 at unlimited");
        row("hold next 3 PROPOSAL from 3 to 1", "hold next 3 PROPOSAL from 3 to 1");
        row("hold every message from leader", "hold every message from leader");
        row("hold message #123", "hold message #123");
        row("drop REPLY to c1", "drop REPLY to c1");
        row("write to 2", "write to 2");
        row("write to leader /a \"x\" 5 times", "write to leader /a \"x\" 5 times");
        row("read from 2 /a", "read from 2 /a");
        row("client 1 connects to 2 timeout 6s", "client 1 connects to 2 timeout 6s");
        row("client 1 moves to 3", "client 1 connects to 3");
        row("client 1 creates /a \"x\" ephemeral sequential", "client 1 creates /a \"x\" ephemeral sequential");
        row("client 1 sets /a \"x\" 3 times version 2", "client 1 sets /a \"x\" version 2 3 times");
        row("client of 2 deletes /a", "client of 2 deletes /a");
        row("client 1 dies", "client 1 dies");
        row("load on 2 every 1ms 10 outstanding", "load on 2 10 outstanding every 1ms");
        row("stop load on 2", "stop load on 2");
        row("write to 2 path \"/a b\"", "write to 2 path \"/a b\"");
    }
    void readsWhatPeopleWrite() {
        QFETCH(QString, written);
        QFETCH(QString, canonical);
        QCOMPARE(::canonical(written), canonical);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* written, const char* error) { QTest::newRow(written) << written << error; };
        row("", "1:1: expected a command, got the end of the line");
        row("kil 3", "1:1: expected a command, got \"kil\"; did you mean \"kill\"?");
        row("Kill 3", "1:1: expected a command, got \"Kill\"; did you mean \"kill\"?");
        row("kill 9", "1:6: there is no server 9; there are 1 2 3 4 5");
        row("kill", "1:5: expected a server: a number, leader, follower, observer or all, got the end of the line");
        row("kill leadr",
            "1:6: expected a server: a number, leader, follower, observer or all, got \"leadr\"; did you mean "
            "\"leader\"?");
        row("kill it", "1:6: \"it\" needs one server in the condition before; name the server");
        row("power of 3", "1:7: expected \"off\", got \"of\"; did you mean \"off\"?");
        row("slow disc of 3 to 5%", "1:6: expected \"disk of\", got \"disc\"; did you mean \"disk of\"?");
        row("cut 1 form 2", "1:7: expected \"from\", got \"form\"; did you mean \"from\"?");
        row("partition 1 2", "1:14: expected \"|\", got the end of the line");
        row("delay 1 to 2 by 5", "1:17: expected a latency, like 500us, 20ms or 1.5s, got \"5\"");
        row("hold PROPOSL",
            "1:6: expected a kind of message, like PROPOSAL, or \"message\", got \"PROPOSL\"; did you mean "
            "\"PROPOSAL\"?");
        row("kill 3 4 now", "1:10: expected the end of the line, got \"now\"");
        row("client 1 set /a",
            "1:10: expected \"creates\", \"sets\", \"deletes\", \"reads\", \"stops\", \"closes\", \"dies\", \"syncs\", "
            "\"loads\", \"connects\", ..., got \"set\"; did you mean \"sets\"?");
        row("client 0 dies", "1:8: expected the number of a client from 1 to 999, got \"0\"");
        row("write to 2 0 times", "1:12: expected a number of times from 1 to 1000000000, got \"0\"");
        row("write to 2 \"x", "1:12: expected a closing \" for the text that begins here");
        row("write to 2 \"\\q\"", "1:13: expected \\\", \\\\, \\n, \\t or \\xHH after a backslash");
        row("kill 3 #1 because", "1:8: expected the end of the line, got \"#\"; a comment needs a space after its #");
    }
    void saysWhatIsWrong() {
        QFETCH(QString, written);
        QFETCH(QString, error);
        QCOMPARE(canonical(written), error);
    }

    void pathsAndValuesAreBounded() {
        QVERIFY(canonical("client 1 reads /a//b").contains("not a path"));
        QVERIFY(canonical("client 1 reads /a/").contains("not a path"));
        QVERIFY(canonical("client 1 reads /a/../b").startsWith("1:"));
        QVERIFY(canonical("client 1 reads /" + QString(1024, 'a')).contains("not a path"));
        QCOMPARE(canonical("client 1 reads /"), "client 1 reads /");
        QVERIFY(canonical("write to 1 \"" + QString(4097, 'a') + "\"").contains("longer than 4096 bytes"));
        QVERIFY(!canonical("write to 1 \"" + QString(4096, 'a') + "\"").contains("longer"));
    }

    void marksWhatTcpWouldNotDo() {
        QVERIFY(isViolationOfModel(Drop{}));
        QVERIFY(isViolationOfModel(Duplicate{}));
        QVERIFY(isViolationOfModel(Reorder{}));
        QVERIFY(!isViolationOfModel(Hold{}));
        QVERIFY(!isViolationOfModel(Reset{}));
    }
};

QTEST_APPLESS_MAIN(CommandTest)
#include "command_test.moc"
