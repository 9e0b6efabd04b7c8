// SPDX-License-Identifier: GPL-3.0-or-later
/// Lessons: what a file may say, what is refused and how, and where pages stand in the run.
#include <QtTest>

#include "app/learn/glossary.h"
#include "app/learn/lesson_run.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

const std::string head =
    "---\nnumber: 1\nminutes: 5\n---\n## title [en]\nT\n## title [zh_CN]\n题\n"
    "## summary [en]\nS\n## summary [zh_CN]\n概\n";
const std::string scenario =
    "## scenario\n```\nzabscope scenario 1\nservers 3\nnetwork latency 2ms\nstart all\n"
    "run until leader elected at most 10s\nrun 1s\n```\n";

std::string page(const std::string& name, const std::string& fields) {
    return "## page " + name + "\nlook: ensemble\n" + fields + "\n## text " + name + " [en]\nText of " + name +
           "\n## text " + name + " [zh_CN]\n" + name + " 的文字\n";
}
std::string question(const std::string& name) {
    return "## question " + name + " [en]\nWho?\n\n- one => not one\n+ three => yes,\n  three\n## question " + name +
           " [zh_CN]\n谁？\n- 一 => 不是\n+ 三 => 对\n";
}

}  // namespace

class LessonTest : public QObject {
    Q_OBJECT

private:
    static Lesson good(const std::string& text) {
        auto read = readLesson(text, "t.lesson.md");
        if (const auto* problem = std::get_if<TextProblem>(&read)) qFatal("%s", problem->text().c_str());
        return std::get<Lesson>(std::move(read));
    }

private Q_SLOTS:
    void aLessonIsRead() {
        const Lesson lesson = good(head + scenario + page("start", "servers: 1 3\nterms: vote") + question("start") +
                                   page("led", "when: leader elected\nexpect: leader is 3"));
        QCOMPARE(lesson.key, std::string("t"));
        QCOMPARE(lesson.title.in("zh_CN"), std::string("题"));
        QCOMPARE(lesson.title.in("fr"), std::string("T"));
        QCOMPARE(lesson.pages.size(), std::size_t{2});
        QCOMPARE(lesson.pages[0].servers, (std::vector<NodeId>{1, 3}));
        const Question& asked = *lesson.pages[0].question;
        QVERIFY(!asked.choices[0].right && asked.choices[1].right);
        QCOMPARE(asked.choices[1].feedback.in("en"), std::string("yes, three"));
        QCOMPARE(asked.choices[1].text.in("zh_CN"), std::string("三"));
    }

    void pagesStandAtTheirEvents() {
        const Lesson lesson = good(head + scenario + page("start", "") + page("voted", "when: sent NOTIFICATION") +
                                   page("same", "expect: count sent NOTIFICATION >= 1") +
                                   page("led", "when: leader elected\nexpect: leader is 3") +
                                   page("steady", "when: leader elected for at least 100ms"));
        const LessonRun run = runLesson(lesson);
        QVERIFY2(run.faults.empty(), run.faults.empty() ? "" : run.faults.front().c_str());
        QCOMPARE(run.places.size(), std::size_t{5});
        QCOMPARE(run.places[0], Position{});
        const auto* sent = std::get_if<Sent>(&run.timeline->event(run.places[1].last).what);
        QVERIFY(sent);
        QCOMPARE(run.places[2], run.places[1]);
        QVERIFY(run.places[3].last > run.places[2].last);
        // The leader is elected by that event and was not before.
        const Position led = run.places[3];
        const Position before = run.timeline->positionOf(led.last - 1);
        const auto leads = [&](Position at) {
            const ClusterState state = run.timeline->at(at);
            return zab::phaseOf(state.find(3)->fields) == zab::Phase::broadcast;
        };
        QVERIFY(leads(led) && !leads(before));
        QCOMPARE(run.places[4].at - run.places[3].at, milliseconds(100));
    }

    void whatDoesNotHoldIsAFault() {
        const Lesson lesson = good(head + scenario + page("led", "when: leader elected\nexpect: leader is 1") +
                                   page("never", "when: leader is 2") + page("after", ""));
        const LessonRun run = runLesson(lesson);
        QCOMPARE(run.faults.size(), std::size_t{2});
        QCOMPARE(QString::fromStdString(run.faults[0]).section(':', 2).trimmed(),
                 QString("page led expects what is not so: leader is 1"));
        QVERIFY(run.faults[1].find("page never is not reached: leader is 2") != std::string::npos);
        QCOMPARE(run.places.size(), std::size_t{3});
        QCOMPARE(run.places[2], run.places[0]);
    }

    void whatIsWrongIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const std::string& text, const char* complaint) {
            QTest::newRow(name) << QString::fromStdString(text) << QString(complaint);
        };
        row("no page", head + scenario, "section page is missing");
        row("no text", head + scenario + "## page a\nlook: ensemble\n", "section text is missing");
        row("text of another", head + scenario + page("a", "") + "## text b [en]\nx\n## text b [zh_CN]\nx\n",
            "there is no page b");
        row("one language", head + scenario + "## page a\nlook: logs\n## text a [en]\nx\n", "not in zh_CN");
        row("unknown view",
            head + scenario + page("a", "") + "## page b\nlook: moon\n## text b [en]\nx\n## text b [zh_CN]\nx\n",
            "there is no view moon");
        row("unknown view, nearly", head + scenario + "## page a\nlook: balots\n## text a [en]\nx\n## text a [zh_CN]\nx\n",
            "did you mean ballots?");
        row("unknown term", head + scenario + page("a", "terms: vot"), "the glossary has no term vot; did you mean vote?");
        row("link to an unknown term",
            head + scenario + "## page a\nlook: logs\n## text a [en]\nx\n\n[q](term:moon)\n## text a [zh_CN]\nx\n",
            "the glossary has no term moon; its terms stand in");
        row("unknown server", head + scenario + page("a", "servers: 4"), "no server 4");
        row("bad condition", head + scenario + page("a", "when: leder elected"), "leder");
        row("bad scenario", head + "## scenario\nzabscope scenario 1\nservers 0\n" + page("a", ""), "its scenario");
        row("bad number", "---\nnumber: x\n" + head.substr(head.find("minutes")) + scenario + page("a", ""),
            "number is a number");
        row("no wrong choice",
            head + scenario + page("a", "") + "## question a [en]\nQ\n+ a => b\n+ c => d\n" +
                "## question a [zh_CN]\nQ\n+ a => b\n+ c => d\n",
            "a wrong one");
        row("no feedback",
            head + scenario + page("a", "") + "## question a [en]\nQ\n+ a\n- c => d\n" +
                "## question a [zh_CN]\nQ\n+ a => b\n- c => d\n",
            "\" => \"");
        row("choices differ",
            head + scenario + page("a", "") + "## question a [en]\nQ\n+ a => b\n- c => d\n" +
                "## question a [zh_CN]\nQ\n- a => b\n+ c => d\n",
            "right in one language");
    }
    void whatIsWrongIsRefused() {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const auto read = readLesson(text.toStdString(), "t.lesson.md");
        const auto* problem = std::get_if<TextProblem>(&read);
        QVERIFY(problem);
        QVERIFY2(QString::fromStdString(problem->text()).contains(complaint), problem->text().c_str());
        QVERIFY(problem->text().starts_with("t.lesson.md"));
        QVERIFY(problem->text().find('\n') == std::string::npos);
    }

    void theCourseRunsWithoutFaults_data() {
        QTest::addColumn<int>("index");
        const Course course = loadCourse();
        for (const TextProblem& problem : course.problems) qWarning("%s", problem.text().c_str());
        QVERIFY(course.problems.empty());
        QVERIFY(!course.lessons.empty());
        for (std::size_t i = 0; i < course.lessons.size(); ++i)
            QTest::newRow(course.lessons[i].key.c_str()) << static_cast<int>(i);
    }
    void theCourseRunsWithoutFaults() {
        QFETCH(int, index);
        static const Course course = loadCourse();
        const Lesson& lesson = course.lessons[static_cast<std::size_t>(index)];
        QCOMPARE(lesson.number, index + 1);
        const LessonRun run = runLesson(lesson);
        for (const std::string& fault : run.faults) qWarning("%s", fault.c_str());
        QVERIFY(run.faults.empty());
        for (const LessonPage& each : lesson.pages) {
            for (const std::string& term : each.terms) QVERIFY2(glossary().find(term), term.c_str());
        }
    }

    void theGlossaryIsWhole() {
        for (const TextProblem& problem : glossary().problems) qWarning("%s", problem.text().c_str());
        QVERIFY(glossary().problems.empty());
        QVERIFY(glossary().terms.size() >= 20);
    }
};

QTEST_GUILESS_MAIN(LessonTest)
#include "lesson_test.moc"
