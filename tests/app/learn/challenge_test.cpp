// SPDX-License-Identifier: GPL-3.0-or-later
/// Challenges are read whole or refused in one line; those of the program are complete, and their own solutions solve
/// them.
#include "app/learn/challenge.h"

#include <QtTest>

#include "app/learn/grading.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

// What is tried is one change of it.
constexpr const char* text = R"(---
challenge: 1
difficulty: 2
time: 30s
actions: 2
faults: 1
allow: start, kill 1
---
## title [en]
Three
## title [zh_CN]
三
## task [en]
Do it.
## task [zh_CN]
做。
## scenario
```
zabscope scenario 1
servers 3
start 1
run 1s
```
## condition leads
leader elected
leader is 2
## goal leads [en]
It leads.
## goal leads [zh_CN]
它领导。
## hint 1 [en]
Start.
## hint 1 [zh_CN]
启动。
## solution
```
start 2
```
)";

std::string with(const std::string& what, const std::string& instead) {
    std::string changed = text;
    const std::size_t at = changed.find(what);
    if (at == std::string::npos) qFatal("not there: %s", what.c_str());
    return changed.replace(at, what.size(), instead);
}

Challenge read(const std::string& from) {
    auto result = readChallenge(from, "folder/three.challenge");
    if (const auto* problem = std::get_if<TextProblem>(&result)) qFatal("%s", problem->text().c_str());
    return std::get<Challenge>(std::move(result));
}

}  // namespace

class ChallengeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatItSays() {
        const Challenge challenge = read(text);
        QCOMPARE(challenge.name, std::string{"three"});
        QCOMPARE(challenge.difficulty, 2);
        QVERIFY(challenge.time == seconds(30));
        QCOMPARE(challenge.actions.value(), 2);
        QCOMPARE(challenge.faults.value(), 1);
        QVERIFY(challenge.allowance(ActionKind::start) && !challenge.allowance(ActionKind::start)->most);
        QCOMPARE(challenge.allowance(ActionKind::kill)->most.value(), 1);
        QVERIFY(!challenge.allowance(ActionKind::cut));
        QCOMPARE(in(challenge.title, "zh_CN"), std::string{"三"});
        QCOMPARE(in(challenge.title, "fr"), std::string{"Three"});
        QCOMPARE(challenge.goals.size(), std::size_t{1});
        QCOMPARE(challenge.goals[0].steps.size(), std::size_t{2});
        QCOMPARE(challenge.hints.size(), std::size_t{1});
        QCOMPARE(challenge.solution, std::string{"start 2\n"});
        QCOMPARE(challenge.opening.size(), std::size_t{1});
        QCOMPARE(challenge.opening[0].text, std::string{"start 1"});
        QVERIFY(challenge.begins == startOfTime + seconds(1));
    }

    void refusals_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const std::string& file, const char* line) {
            QTest::newRow(name) << QString::fromStdString(file) << line;
        };
        row("form", with("challenge: 1", "challenge: 2"), ":2: this program reads challenges of form 1");
        row("difficulty", with("difficulty: 2", "difficulty: 9"), ":3: difficulty is a number from 1 to 5, not \"9\"");
        row("time", with("30s", "soon"), ":4: ");
        row("time too long", with("30s", "11m"), ":4: ");
        row("actions", with("actions: 2", "actions: -1"), ":5: actions is a number from 0 to 1000");
        row("action", with("kill 1", "kil 1"), ":7: there is no action \"kil\"; did you mean kill?");
        row("nothing like it", with("kill 1", "zzzzzzzz"),
            ":7: there is no action \"zzzzzzzz\"; there are: start, kill");
        row("twice", with("kill 1", "start"), ":7: start stands twice");
        row("one language", with("## task [zh_CN]\n做。\n", ""), ":13: section task is here in en but not in zh_CN");
        row("no scenario", with("## scenario", "## scenery"), ":17: there is no section scenery");
        row("scenario", with("servers 3", "servers tree"), ":20: column 9: ");
        row("variant", with("servers 3", "servers 3\nvariant no_such"), ":19: x: variant no_such is none");
        row("script that fails", with("run 1s", "run until leader elected at most 2s"), ":22: not reached within 2s");
        row("script that waits", with("run 1s", "at 9s: start 2"), ":22: this has not happened when the script ends");
        row("flood", with("run 1s", "write to 1 20000 times"), ":22: a client may ask for at most 10000 things at once");
        row("endless script", with("run 1s", "run 1000m"), ":19: the scenario's script does not end");
        row("condition", with("leader is 2", "leader is 7"), ":26: column 11: ");
        row("invariant", with("leader is 2", "violation \"NoSuchThing\""), ":26: there is no invariant NoSuchThing");
        row("no condition", with("leader elected\nleader is 2\n", "\n"), ":24: section condition is empty");
        row("no text", with("## condition leads", "## condition follows"),
            ":24: there is no text for it; add \"## goal follows [en]\"");
        row("hint", with("## hint 1 [en]\nStart.\n## hint 1 [zh_CN]", "## hint 2 [en]\nStart.\n## hint 2 [zh_CN]"),
            ":31: hints are numbered in their order; this is hint 1");
        row("solution", with("start 2\n", "stat 2\n"), ":37: column 1: ");
        row("settings in the solution", with("start 2\n", "seed 4\n"), ":37: column 1: only statements stand here");
        row("zeros", std::string(100, '\0'), ":1: holds a zero byte");
        row("no text at all", "", ":1: begin the file with a line of ---");
    }

    void refusals() {
        QFETCH(QString, file);
        QFETCH(QString, line);
        const auto result = readChallenge(file.toStdString(), "x.challenge");
        const auto* problem = std::get_if<TextProblem>(&result);
        QVERIFY(problem);
        const QString said = QString::fromStdString(problem->text());
        QVERIFY2(said.startsWith("x.challenge" + line), qPrintable(said));
        QVERIFY2(!said.contains('\n'), qPrintable(said));
    }

    void aNameThatIsNone() {
        const auto result = loadChallenge("no_such");
        const std::string said = std::get<TextProblem>(result).text();
        QVERIFY2(said.find("no_such: is no challenge of this program; there are: broken_fsync, ") == 0, said.c_str());
        QVERIFY(std::holds_alternative<TextProblem>(loadChallenge("./no_such.challenge")));
    }

    void theProgramsOwn_data() {
        QTest::addColumn<QString>("file");
        for (const std::string& file : challengeFiles()) QTest::newRow(file.c_str()) << QString::fromStdString(file);
    }

    // Complete in both languages, solved by its own solution within its budget, and not solved by doing nothing.
    void theProgramsOwn() {
        QFETCH(QString, file);
        auto loaded = loadChallenge(file.toStdString());
        const auto* problem = std::get_if<TextProblem>(&loaded);
        QVERIFY2(!problem, problem ? problem->text().c_str() : "");
        const auto challenge = std::make_shared<const Challenge>(std::get<Challenge>(std::move(loaded)));
        QVERIFY(!challenge->hints.empty() && !challenge->afterwards.empty() && challenge->actions);
        const std::string stored = challenge->solution;
        QVERIFY(!stored.empty());
        const Grade solved = grade(challenge, std::get<Solution>(readSolution(stored, "own", *challenge)));
        QVERIFY2(solved.result == Result::passed, solved.failed.empty() ? "" : solved.failed[0].c_str());
        QVERIFY2(solved.remarks.empty(), solved.remarks.empty() ? "" : solved.remarks[0].c_str());
        const Grade idle = grade(challenge, std::get<Solution>(readSolution("", "nothing", *challenge)));
        QVERIFY(idle.result == Result::failed);
        QVERIFY(!idle.failed.empty());
        QCOMPARE(idle.actions, 0);
    }

    void thereAreEnough() {
        std::set<int> difficulties;
        for (const std::string& file : challengeFiles())
            difficulties.insert(std::get<Challenge>(loadChallenge(file)).difficulty);
        QVERIFY(challengeFiles().size() >= 12);
        QCOMPARE(difficulties, (std::set<int>{1, 2, 3, 4, 5}));
    }
};

QTEST_APPLESS_MAIN(ChallengeTest)
#include "challenge_test.moc"
