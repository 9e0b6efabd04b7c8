// SPDX-License-Identifier: GPL-3.0-or-later
/// Scenario files: settings, statements, recorded conversations, refusals, bounds; what is written reads back.
#include "core/trace/scenario.h"

#include <rapidcheck.h>

#include <QtTest>

#include "core/trace/script.h"
#include "tests/core/trace/generators.h"

using namespace zabscope;
using generators::coin;
using generators::pick;

namespace {

/// The scenario, or a failed test that shows what is wrong.
Scenario read(const std::string& text) {
    auto result = parseScenario(text, "a.scenario");
    if (const auto* error = std::get_if<ScenarioError>(&result)) qFatal("%s\n%s", error->text().c_str(), text.c_str());
    return std::get<Scenario>(std::move(result));
}

/// What the reader says to a text with the first line and the servers before it.
QString refusal(const QString& lines, const char* before = "zabscope scenario 1\nservers 5\n") {
    const auto result = parseScenario(before + lines.toStdString(), "a");
    const auto* error = std::get_if<ScenarioError>(&result);
    return error ? QString::fromStdString(error->text()) : QString{"fine"};
}

/// With or without gaps between its servers, the last of which is 9 at most.
Ensemble randomEnsemble(bool gaps) {
    Ensemble ensemble;
    const bool groups = coin();
    for (NodeId sid = gaps ? pick<NodeId>(1, 3) : 1; sid <= 9; sid += gaps ? pick<NodeId>(1, 3) : 1) {
        Member member{sid, !ensemble.members.empty() && pick(0, 4) == 0};
        if (groups) member.group = ensemble.members.empty() ? 1 : pick(0, 3);
        if (groups && !ensemble.members.empty()) member.weight = pick<std::int64_t>(0, 4);
        ensemble.members.push_back(member);
    }
    ensemble.hierarchical = groups;
    ensemble.tickTime = milliseconds(pick<std::int64_t>(1, 5000));
    ensemble.initLimit = pick<std::int64_t>(1, 20);
    ensemble.syncLimit = pick<std::int64_t>(1, 20);
    if (coin()) ensemble.minNotificationInterval = milliseconds(pick<std::int64_t>(1, 60'000));
    if (coin()) ensemble.finalizeWait = microseconds(pick<std::int64_t>(0, 400'000));
    if (coin()) ensemble.connectTimeout = milliseconds(pick<std::int64_t>(1, 10'000));
    if (coin()) ensemble.observerElectionDelay = milliseconds(pick<std::int64_t>(0, 1000));
    if (coin()) ensemble.commitLogCount = generators::count();
    if (coin()) ensemble.snapCount = generators::count() + 1;
    ensemble.snapshotSizeFactorPercent = *rc::gen::element<std::int64_t>(-1, 0, 33, 50);
    ensemble.forceSnapshotSync = coin();
    if (coin()) ensemble.initialCounter = pick<std::int64_t>(0, 1LL << 32);
    if (coin()) ensemble.variants = {"epoch_before_txns", "x"};
    return ensemble;
}

std::vector<Command> commands() {
    std::vector<Command> result{generators::command()};
    if (coin()) result.push_back(generators::command());
    return result;
}

Statement randomStatement() {
    Statement statement;
    switch (pick(0, 6)) {
        case 0:
            statement.what =
                AtStatement{startOfTime + generators::duration(), coin() ? 0 : generators::count(), commands()};
            break;
        case 1:
            statement.what = WhenStatement{generators::anyCondition(2), commands()};
            break;
        case 2:
            statement.what = DoStatement{generators::command()};
            break;
        case 3:
            statement.what = RunStatement{generators::duration(), false, {}};
            break;
        case 4:
            statement.what = RunStatement{generators::duration(), true, generators::anyCondition(2)};
            break;
        default:
            statement.what = ExpectStatement{generators::anyCondition(3)};
            break;
    }
    if (coin()) statement.conversation = {"1.250000 3 > 1 NOTIFICATION", "", "  indented", "> marked"};
    return statement;
}

}  // namespace

class ScenarioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=500"); }

    void everyScenarioReadsBack() {
        const bool passed = rc::check("toText and parseScenario", [] {
            Scenario scenario;
            scenario.title = coin() ? "A title, \"quoted\"" : "";
            if (coin()) scenario.titles = {{"de", "Ein Titel"}, {"zh_CN", "标题，\"引号\""}};
            scenario.seed = *rc::gen::arbitrary<std::uint64_t>();
            const bool gaps = pick(0, 3) == 0;
            scenario.ensemble = randomEnsemble(gaps);
            if (coin())
                scenario.network = {generators::duration() / 5000, generators::duration() / 5000, generators::count()};
            if (coin())
                scenario.disk = {generators::duration() / 5000, generators::duration() / 5000, generators::count()};
            // The commands and conditions of the generators name the servers 1 to 9.
            const int statements = gaps ? 0 : pick(0, 8);
            for (int index = 0; index < statements; ++index) scenario.script.push_back(randomStatement());
            const std::string text = toText(scenario);
            const auto result = parseScenario(text, "a");
            if (const auto* error = std::get_if<ScenarioError>(&result)) RC_FAIL(text + "\n" + error->text());
            const Scenario& back = std::get<Scenario>(result);
            RC_ASSERT(back.title == scenario.title);
            RC_ASSERT(back.titles == scenario.titles);
            RC_ASSERT(back.seed == scenario.seed);
            RC_ASSERT(back.ensemble == scenario.ensemble);
            RC_ASSERT(back.network == scenario.network);
            RC_ASSERT(back.disk == scenario.disk);
            RC_ASSERT(back.script.size() == scenario.script.size());
            for (std::size_t index = 0; index < back.script.size(); ++index) {
                RC_ASSERT(back.script[index].what == scenario.script[index].what);
                RC_ASSERT(back.script[index].conversation == scenario.script[index].conversation);
            }
            RC_ASSERT(toText(back) == text);
        });
        QVERIFY(passed);
    }

    void readsSettings() {
        const Scenario scenario = read(R"(# a comment
zabscope scenario 1   # the version
title "Two sites"
title zh_CN "两个机房"
  servers 1 2 3 4
observers 6 7
group 1: 1 2
group 2: 3, 4
weight 4 0
seed 7
tick 1s
init limit 8
sync limit 4
notification interval 100ms..30s
finalize wait 150ms
connect timeout 3s
observer election delay 50ms
commit log 100
snap count 1000
snapshot size factor off
force snapshot sync
initial counter 0xfffffff0
network latency 2ms jitter 500us bandwidth 1MB/s
disk flush 5ms
variant epoch_before_txns
)");
        QCOMPARE(scenario.title, "Two sites");
        QCOMPARE(scenario.titleIn("zh_CN"), "两个机房");
        QCOMPARE(scenario.titleIn("en"), "Two sites");
        QCOMPARE(scenario.seed, 7U);
        const Ensemble& ensemble = scenario.ensemble;
        QCOMPARE(ensemble.members.size(), 6U);
        QVERIFY(ensemble.hierarchical);
        QVERIFY((*ensemble.find(4) == Member{4, false, 0, 2}));
        QVERIFY((*ensemble.find(7) == Member{7, true}));
        QVERIFY(ensemble.tickTime == seconds(1));
        QVERIFY(ensemble.minNotificationInterval == milliseconds(100) &&
                ensemble.maxNotificationInterval == seconds(30));
        QVERIFY(ensemble.snapshotSizeFactorPercent < 0 && ensemble.forceSnapshotSync);
        QCOMPARE(ensemble.initialCounter, 0xfffffff0);
        QVERIFY((scenario.network == NetworkSettings{milliseconds(2), microseconds(500), 1'000'000}));
        QVERIFY((scenario.disk == DiskSettings{microseconds(20), milliseconds(5), 100'000'000}));
        QVERIFY(ensemble.variants.contains("epoch_before_txns"));
        QVERIFY(scenario.script.empty());
    }

    void readsStatements() {
        const Scenario scenario = read(
            "zabscope scenario 1\r\nservers 5\r\nlink 1 to 2 latency 5ms jitter 1ms\r\n\r\n  start all # go\r\n> "
            "0.000000 born 1\r\n>\r\n"
            "at 1.25s#3: kill 3; start 3\r\nwhen server 3 leads: kill it; start 1\r\nrun 2s\r\n"
            "run until leader elected for at least 1s at most 30s\r\nexpect leader 2\r\n");
        QCOMPARE(scenario.script.size(), 8U);
        const auto one = [](NodeId sid) { return Targets{{Target::Who::sid, sid}}; };
        QVERIFY((std::get<DoStatement>(scenario.script[0].what).command ==
                 Command{Delay{one(1), one(2), milliseconds(5)}}));
        QVERIFY((std::get<DoStatement>(scenario.script[1].what).command ==
                 Command{Jitter{one(1), one(2), milliseconds(1)}}));
        QCOMPARE(scenario.script[2].source, "start all");
        QCOMPARE(scenario.script[2].place.line, 5);
        QCOMPARE(scenario.script[2].place.column, 3);
        QVERIFY((scenario.script[2].conversation == std::vector<std::string>{"0.000000 born 1", ""}));
        const auto& at = std::get<AtStatement>(scenario.script[3].what);
        QVERIFY(at.at == startOfTime + milliseconds(1250) && at.after == 3 && at.commands.size() == 2);
        const auto& when = std::get<WhenStatement>(scenario.script[4].what);
        QVERIFY(when.commands[0] == Command{Kill{one(3)}});
        const auto& until = std::get<RunStatement>(scenario.script[6].what);
        QVERIFY(until.hasCondition && until.atMost == seconds(30));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* lines, const char* error) { QTest::newRow(lines) << lines << error; };
        row("sed 7", "a:3:1: expected a command, got \"sed\"; did you mean \"seed\"?");
        row("init limt 5", "a:3:6: expected \"limit\", got \"limt\"; did you mean \"limit\"?");
        row("title \"a\"\ntitle \"b\"", "a:4:7: a title without a language stands twice");
        row("title zh_CN \"a\"\ntitle zh_CN \"b\"", "a:4:7: a title in zh_CN stands twice");
        row("title zh_CN", "a:3:12: expected a title in zh_CN in quotation marks, got the end of the line");
        row("title (", "a:3:7: expected a title in quotes, or its language and the title, got \"(\"");
        row("seed 1\nseed 2", "a:4:1: \"seed\" stands twice");
        row("tick 0s", "a:3:6: expected a tick of at least 1ms, got \"0s\"");
        row("start all\nseed 3", "a:4:1: settings must stand before the first statement");
        row("observers 5", "a:3:11: server 5 stands twice");
        row("weight 3 2", "a:3:1: weights count in groups only; expected a line \"group 1: 1 2 3\"");
        row("group 1: 9", "a:3:10: there is no server 9 in the lines before");
        row("group 1: 1\nweight 1 0", "a:4:1: no group has a voter with a weight, so nobody could decide");
        row("notification interval 2s .. 1s", "a:3:29: expected the largest interval of at least 2s, got \"1s\"");
        row("initial counter 0x100000000", "a:3:17: expected a counter from 0 to 4294967295, got \"0x100000000\"");
        row("variant Up-Side", "a:3:9: expected the name of a variant, got \"Up-Side\"");
        row("disk bandwidth unlimited", "a:3:16: expected a bandwidth, like 500KB/s or 1MB/s, got \"unlimited\"");
        row("start all; kill 1", "a:3:10: several commands stand behind \"at\" or \"when\" only; begin a new line");
        row("run until leader 2", "a:3:19: expected \"for\", \"and\", \"or\" or \"at most\", got the end of the line");
        row("run until leader 2 at least 3s", "a:3:23: expected \"most\", got \"least\"");
        row("at 1s kill 3", "a:3:7: expected \"#\" or \":\", got \"kill\"");
        row("when leader 2 or leader 3: kill it",
            "a:3:33: \"it\" needs one server in the condition before; name the server");
        row("expect leeder 2", "a:3:8: expected a condition, got \"leeder\"; did you mean \"leader\"?");
        row("> recorded", "a:3:1: a recorded line needs a statement above it");
        row("kill\x01", "a:3:5: expected text, got an unprintable character");
    }
    void saysWhatIsWrong() {
        QFETCH(QString, lines);
        QFETCH(QString, error);
        QCOMPARE(refusal(lines), error);
    }

    // Statements for a stage that is given elsewhere.
    void readsAScript() {
        Ensemble ensemble;
        ensemble.members = {{1}, {2}};
        const auto read = [&](const char* text) { return parseScript(text, "s", ensemble); };
        for (const char* fine : {"zabscope scenario 1\nstart 1\n\nrun 2s\n", "# only this\nstart 1\nrun 2s", "", "# no\n"}) {
            const auto script = read(fine);
            QVERIFY2(std::holds_alternative<std::vector<Statement>>(script), fine);
            const auto& statements = std::get<std::vector<Statement>>(script);
            QVERIFY(statements.empty() || (statements.size() == 2 && statements[1].source == "run 2s"));
        }
        QCOMPARE(std::get<ScenarioError>(read("start 3")).place.column, 7);
        QVERIFY(std::get<ScenarioError>(read("\nseed 3")).text().starts_with("s:2:1: only statements stand here"));
        QVERIFY(std::get<ScenarioError>(read("zabscope scenario 1\nservers 2")).text().starts_with("s:2:1: only "));
    }

    void boundsTheEnsemble() {
        const char* first = "zabscope scenario 1\n";
        QCOMPARE(refusal("servers 101", first), "fine");
        QCOMPARE(refusal("servers 0", first), "a:2:9: expected a number of servers from 1 to 101, got \"0\"");
        QCOMPARE(refusal("servers 102", first), "a:2:9: expected a number of servers from 1 to 101, got \"102\"");
        QCOMPARE(refusal("servers 100\nobservers 101 102", first), "a:3:15: an ensemble has at most 101 servers");
        QCOMPARE(refusal("servers 255..256", first),
                 "a:2:14: expected the number of a server from 255 to 255, got \"256\"");
        QCOMPARE(refusal("start all", first), "a:2:1: expected a line \"servers 5\" before the first statement");
        QCOMPARE(refusal("", first), "a:1:1: expected a line \"servers 5\" before the first statement");
    }

    void boundsTheText() {
        QCOMPARE(refusal("", ""), "a:1:1: expected \"zabscope scenario 1\", got an empty file");
        QCOMPARE(refusal("zabscope scenario 2", ""), "a:1:19: expected version 1 of the scenario language, got \"2\"");
        QCOMPARE(refusal(QString{"run 1s\n"}.repeated(10'000)), "fine");
        QCOMPARE(refusal(QString{"run 1s\n"}.repeated(10'001)), "a:10003:7: a scenario has at most 10000 statements");
        QVERIFY(refusal(QString{"#"}.repeated(1 << 20)).contains("at most 1048576 bytes"));
        const auto result = parseScenario("zabscope scenario 1\nservers 3\n# \xff", "a");
        QCOMPARE(std::get<ScenarioError>(result).text(), "a:3:3: the text is not UTF-8 here");
    }

    void theHelpIsTrue() {
        QFile file{ZABSCOPE_SOURCE_DIR "/resources/help/scenario.md"};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString help = QString::fromUtf8(file.readAll());
        for (const zab::FieldInfo& info : zab::fields()) {
            const bool table = info.field >= PeerState::firstTable;
            const QString row = QString::fromStdString("| `" + std::string{info.name} + (table ? "[n]` | " : "` | "));
            QVERIFY2(help.contains(row), qPrintable(row));
        }
        for (int kind = 0; kind <= UINT8_MAX; ++kind) {
            const std::string_view name = zab::kindName(static_cast<std::uint8_t>(kind));
            if (name != "?")
                QVERIFY2(help.contains(QString::fromStdString(std::string{name})), std::string{name}.c_str());
        }
        const QString example = help.section("```", 1, 1).trimmed() + "\n";
        QCOMPARE(read(example.toStdString()).script.size(), 7U);
    }

    void replacesConversationsOnly() {
        const std::string text =
            "zabscope scenario 1\nservers 3  # three\nlink 1 2 latency 5ms\n\n# begin\n  start all\n> old\n# "
            "between\n> older\n\n"
            "run 1s # wait\nexpect leader 3";
        const Scenario scenario = read(text);
        QCOMPARE(scenario.script.size(), 5U);
        const std::string fresh = withConversations(scenario, {{}, {}, {"new", ""}, {}, {"end"}});
        QCOMPARE(fresh,
                 "zabscope scenario 1\nservers 3  # three\nlink 1 2 latency 5ms\n\n# begin\n  start all\n> new\n>\n# "
                 "between\n\n"
                 "run 1s # wait\nexpect leader 3\n> end\n");
        const Scenario again = read(fresh);
        QVERIFY((again.script[2].conversation == std::vector<std::string>{"new", ""}));
        QCOMPARE(withConversations(again, {{}, {}, {"new", ""}, {}, {"end"}}), fresh);
    }
};

QTEST_APPLESS_MAIN(ScenarioTest)
#include "scenario_test.moc"
