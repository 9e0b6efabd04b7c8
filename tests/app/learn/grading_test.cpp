// SPDX-License-Identifier: GPL-3.0-or-later
/// Solutions are judged by what their commands give on the challenge's own stage, whatever they recorded or claim.
#include "app/learn/grading.h"

#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include <nlohmann/json.hpp>

#include "app/learn/grade_table.h"
#include "app/session/run.h"
#include "app/session/session_file.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

using Shared = std::shared_ptr<const Challenge>;

Shared challengeNamed(const std::string& name) {
    auto loaded = loadChallenge(name);
    if (const auto* problem = std::get_if<TextProblem>(&loaded)) qFatal("%s", problem->text().c_str());
    return std::make_shared<const Challenge>(std::get<Challenge>(std::move(loaded)));
}

Grade gradeText(const Shared& challenge, const std::string& text) {
    auto read = readSolution(text, "it", *challenge);
    if (const auto* problem = std::get_if<TextProblem>(&read)) qFatal("%s", problem->text().c_str());
    return grade(challenge, std::get<Solution>(read));
}

/// What a person does in the window: the commands, each so long after the one before it.
struct Person {
    explicit Person(Scenario scenario) : m_scenario(std::make_shared<const Scenario>(std::move(scenario))) {
        Revive order;
        order.scenario = m_scenario;
        order.carrier = Carrier::memory;
        m_run = std::make_unique<Run>(order, m_saves);
        pass(seconds(2));
    }
    void pass(Duration time) {
        m_now += time;
        while (m_run->step(m_now)) {}
    }
    void act(const std::string& command) {
        if (const auto refused = m_run->act(command, m_now)) qFatal("%s", refused->c_str());
    }
    TraceHeader header() const {
        TraceHeader header = headerOf(*m_scenario);
        header.branches = {{"1", -1, {}, m_run->commands()}};
        return header;
    }
    const Timeline& timeline() const { return m_run->timeline(); }

private:
    std::shared_ptr<const Scenario> m_scenario;
    Saves m_saves;
    std::unique_ptr<Run> m_run;
    Instant m_now;
};

void solveTrunc(Person& person) {
    person.act("isolate 3");
    person.act("write to 3 \"lost\"");
    person.pass(seconds(4));
    person.act("heal");
    person.pass(seconds(5));
}

}  // namespace

class GradingTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::string written(const char* name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    std::string session(const TraceHeader& header, const Timeline& timeline) const {
        if (const auto error = writeSession(path("session.zabtrace"), header, timeline))
            qFatal("%s", error->text().c_str());
        return path("session.zabtrace");
    }

private Q_SLOTS:
    void whatIsMissed_data() {
        QTest::addColumn<QString>("challenge");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("failed");
        const auto row = [](const char* challenge, const char* text, const QStringList& failed) {
            QTest::addRow("%s: %s", challenge, text) << challenge << text << failed;
        };
        row("first_leader", "start all", {"leads"});
        row("first_leader", "start 1\nstart 2 3", {"actions"});
        row("first_leader", "start 1 2 3\nkill 3", {"leads", "allowed"});
        row("two_down", "kill 1 5", {"committed"});
        row("two_down", "kill 5\nrun 5s\nwrite to 2", {"two_down", "committed"});
        row("two_down", "kill 1\nkill 5\nrun 5s\nwrite to 2", {});
        row("two_down", "kill 1\nkill 5\nstart 1\nkill 1\nrun 5s\nwrite to 2", {"allowed", "actions"});
        row("roll_over", "kill 3", {"allowed"});
        row("one_leads", "kill 3\nkill 2\nstart 3", {"leads"});
        row("two_leaders", "isolate 5 4", {"both"});
        row("no_leader", "partition 1 2 3 | 4 5", {"nobody"});
        row("trunc", "isolate 3\nrun 10s\nheal", {"truncated"});
        row("lost_write", "write to 5\nrun 1s\npower off all\nstart all", {"gone"});
        row("stale_read",
            "isolate 5\nrun until leader is 4 at most 30s\nwrite to 1 /price \"20\"\nrun 9s\nread from 5 /price",
            {"stale"});
        row("three_rounds", "start all", {"third"});
        row("broken_fsync", "write to 3\nrun 1s\npower off all\nstart 1 2", {"lost"});
        row("three_ways", "kill 5\nrun 5s\nstart 5", {"trunc", "snap"});
        row("wiped_majority", "kill all\nwipe 1\nstart 1 2", {"lost"});
        row("slow_disks", "slow disk of all to 1000000%", {"nobody"});
    }

    void whatIsMissed() {
        QFETCH(QString, challenge);
        QFETCH(QString, text);
        QFETCH(QStringList, failed);
        const Grade grade = gradeText(challengeNamed(challenge.toStdString()), text.toStdString());
        QStringList names;
        for (const std::string& each : grade.failed) names << QString::fromStdString(each);
        QCOMPARE(names, failed);
        QCOMPARE(grade.result == Result::passed, failed.isEmpty());
    }

    void whatWasDone() {
        const Grade grade = gradeText(challengeNamed("two_down"), "kill 1\nfreeze 2\nthaw 2\nkill 1\n");
        QCOMPARE(grade.actions, 3);  // what could not be carried out is no action
        QCOMPARE(grade.faults, 2);
        QCOMPARE(grade.forbidden.size(), std::size_t{2});
        QVERIFY2(grade.forbidden[0].ends_with(" s freeze 2 (not allowed)"), grade.forbidden[0].c_str());
        QCOMPARE(grade.remarks, std::vector<std::string>{"it:4: kill 1: server 1 is not running"});
    }

    // What is done after success costs nothing.
    void afterSuccess() {
        const Grade grade = gradeText(challengeNamed("first_leader"), "start 1 2 3\nrun 9s\nkill all\nstart all\n");
        QVERIFY(grade.result == Result::passed);
        QCOMPARE(grade.actions, 1);
        QVERIFY(grade.solvedAt && *grade.solvedAt < startOfTime + seconds(9));
    }

    // The submitted world does not count: neither its servers nor its seed.
    void aWholeScenario() {
        const Shared challenge = challengeNamed("trunc");
        const std::string whole = challenge->scenario.source + challenge->solution;
        const Grade fair = gradeText(challenge, whole);
        QVERIFY2(fair.result == Result::passed, fair.remarks.empty() ? "" : fair.remarks[0].c_str());
        QCOMPARE(fair.actions, 3);
        std::string other = whole;
        other.replace(other.find("servers 3"), 9, "servers 5\nseed 99\nvariant majority_minus_one");
        QVERIFY(gradeText(challenge, other).result == Result::passed);
        std::string shortcut = "zabscope scenario 1\nservers 3\nstart 1 2\n" + challenge->solution;
        const Grade foul = gradeText(challenge, shortcut);
        QVERIFY(foul.result == Result::failed);
        QVERIFY(std::find(foul.failed.begin(), foul.failed.end(), "opening") != foul.failed.end());
    }

    void aSession() {
        const Shared challenge = challengeNamed("trunc");
        Person person(challenge->scenario);
        solveTrunc(person);
        const Grade grade = gradeFile(challenge, session(person.header(), person.timeline()));
        QVERIFY2(grade.result == Result::passed, toJson(grade).dump().c_str());
        QCOMPARE(grade.actions, 3);
        QVERIFY2(!grade.differs, grade.differs.value_or("").c_str());
        QVERIFY(grade.remarks.empty());
    }

    // Recorded events that its commands do not give: the commands count, and the difference is told.
    void aForgedRecording() {
        const Shared challenge = challengeNamed("trunc");
        Person solver(challenge->scenario);
        solveTrunc(solver);
        Person idler(challenge->scenario);
        idler.pass(seconds(15));
        const Grade forged = gradeFile(challenge, session(idler.header(), solver.timeline()));
        QVERIFY(forged.result == Result::failed);
        QCOMPARE(forged.failed, std::vector<std::string>{"truncated"});
        QVERIFY2(forged.differs && forged.differs->starts_with("event "), forged.differs.value_or("").c_str());
        const Grade honest = gradeFile(challenge, session(solver.header(), idler.timeline()));
        QVERIFY(honest.result == Result::passed);
        QVERIFY(honest.differs);
    }

    void anotherStage() {
        const Shared challenge = challengeNamed("trunc");
        Scenario easier = challenge->scenario;
        easier.seed = 5;
        Person person(easier);
        solveTrunc(person);
        const Grade grade = gradeFile(challenge, session(person.header(), person.timeline()));
        QVERIFY(grade.differs && grade.differs->starts_with("it was recorded with another scenario or seed"));
    }

    // A person who acts before the challenge's own commands are done has another challenge.
    void tooEarly() {
        const Shared challenge = challengeNamed("trunc");
        auto read = std::get<Solution>(readSolution("", "it", *challenge));
        read.actions = PlacedActions{{{Position{}, "start 1 2"}, {{startOfTime + seconds(1), 100}, "start 3"}}};
        const Grade early = grade(challenge, read);
        QVERIFY(early.result == Result::failed);
        QVERIFY(std::find(early.failed.begin(), early.failed.end(), "opening") != early.failed.end());
    }

    // Places that no run has, and commands that are none, end in a grade and not in a run without end.
    void impossiblePlaces() {
        const Shared challenge = challengeNamed("first_leader");
        auto read = std::get<Solution>(readSolution("", "it", *challenge));
        read.actions = PlacedActions{{{{startOfTime, UINT64_MAX}, "start 1 2"},
                                      {{startOfTime + seconds(1), 1}, "no command"},
                                      {{never, 5}, "kill 1"}}};
        const Grade odd = grade(challenge, read);
        QVERIFY(odd.result == Result::failed);
        QCOMPARE(odd.actions, 1);
        QCOMPARE(odd.remarks.size(), std::size_t{1});
    }

    void unreadable_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("said");
        QTest::newRow("word") << QByteArray("start 1\nstat 2\n") << ":2: column 1: ";
        QTest::newRow("server") << QByteArray("kill 9\n") << ":1: column 6: ";
        QTest::newRow("settings") << QByteArray("zabscope scenario 1\nseed 4\nstart 1\n") << ":3: ";
        QTest::newRow("bytes") << QByteArray("\n\x01\x02\x03\xff\xff", 6) << ": ";
        QTest::newRow("not UTF-8") << QByteArray("kill \xff\xfe\n") << ":1: ";
        QTest::newRow("too many") << QByteArray("run 1us\n").repeated(501)
                                  << ":501: a solution has at most 500 statements";
        QTest::newRow("too much") << QByteArray("run 1s\nwrite to 3 \"x\" 1000000000 times\n")
                                  << ":2: a client may ask for at most 10000 things at once";
        QTest::newRow("too large") << QByteArray("# \n").repeated(100'000) << ": is larger than 256 KiB";
    }

    void unreadable() {
        QFETCH(QByteArray, content);
        QFETCH(QString, said);
        const std::string file = written("bad", content.toStdString());
        const Grade grade = gradeFile(challengeNamed("first_leader"), file);
        QVERIFY(grade.result == Result::unreadable);
        const QString line = QString::fromStdString(grade.trouble);
        QVERIFY2(line.startsWith(QString::fromStdString(file) + said), qPrintable(line));
        QVERIFY(!line.contains('\n'));
    }

    void notThere() {
        const Shared challenge = challengeNamed("first_leader");
        QVERIFY(gradeFile(challenge, path("nothing")).result == Result::unreadable);
        QVERIFY(gradeFile(challenge, m_folder.path().toStdString()).result == Result::unreadable);
        QCOMPARE(mkfifo(path("pipe").c_str(), 0600), 0);  // nobody will ever write into it
        QVERIFY(gradeFile(challenge, path("pipe")).trouble.ends_with("is no file but a pipe or a device; hand in a file"));
    }
};

QTEST_APPLESS_MAIN(GradingTest)
#include "grading_test.moc"
