// SPDX-License-Identifier: GPL-3.0-or-later
/// Grades as tables: what goes into a pipe comes out of it, and no file name does harm in a terminal or a spreadsheet.
#include "app/learn/grade_table.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace zabscope;
using namespace zabscope::learn;

namespace {

Challenge challenge() {
    Challenge challenge;
    challenge.name = "it";
    challenge.actions = 3;
    return challenge;
}

std::vector<Grade> grades() {
    Grade passed;
    passed.file = "=cmd|' /c calc'!A0";
    passed.result = Result::passed;
    passed.goals = {{"leads", true, true}};
    passed.actions = 2;
    passed.solvedAt = startOfTime + milliseconds(1500);
    Grade failed;
    failed.file = "b\x1b[2J,\"quoted\"";
    failed.result = Result::failed;
    failed.failed = {"leads", "actions"};
    failed.forbidden = {"1.0 s kill 2 (not allowed)"};
    failed.remarks = {"line 4: it is late"};
    failed.differs = "event 3 differs";
    failed.actions = 5;
    failed.faults = 1;
    Grade unreadable;
    unreadable.file = "c";
    unreadable.trouble = "c:1: is no text";
    return {passed, failed, unreadable};
}

}  // namespace

class GradeTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void throughAPipe() {
        for (const Grade& grade : grades()) {
            const nlohmann::json json = toJson(grade);
            QCOMPARE(toJson(gradeFromJson(nlohmann::json::parse(json.dump()))), json);
        }
    }

    void table() {
        const QStringList lines = QString::fromStdString(toTable(grades(), challenge())).split('\n');
        QVERIFY(lines[1].contains("passed") && lines[1].contains("2/3") && lines[1].contains("1.500000 s"));
        QVERIFY(lines[2].contains("failed") && lines[2].contains("5/3") && lines[2].endsWith("leads, actions"));
        QVERIFY(lines[3].contains("kill 2 (not allowed)"));
        QVERIFY(lines[4].contains("line 4: it is late"));
        QVERIFY(lines[5].contains("event 3 differs"));
        QVERIFY(lines[6].contains("unreadable"));
        QVERIFY(lines[7].contains("c:1: is no text"));
        QVERIFY(!lines.join("").contains('\x1b'));
    }

    void aLongListOfOffencesIsCutOff() {
        std::vector<Grade> one{grades()[1]};
        one[0].forbidden.assign(100, "kill 2 (not allowed)");
        const QString table = QString::fromStdString(toTable(one, challenge()));
        QCOMPARE(table.count("kill 2"), 5);
        QVERIFY(table.contains("and 95 more that were not allowed"));
    }

    void csv() {
        const QStringList lines = QString::fromStdString(toCsv(grades(), challenge())).split("\r\n");
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith("file,result,actions,actions_allowed,"));
        QVERIFY2(lines[1].startsWith("'=cmd|' /c calc'!A0,passed,2,3,0,,1.500000,"), qPrintable(lines[1]));
        QVERIFY2(lines[2].startsWith("\"b [2J,\"\"quoted\"\"\",failed,5,3,1,,,leads; actions,"), qPrintable(lines[2]));
        QVERIFY2(lines[3].startsWith("c,unreadable,,3,,,"), qPrintable(lines[3]));
        QVERIFY(lines[3].endsWith("c:1: is no text"));
    }

    void json() {
        const nlohmann::json json = toJson(grades(), challenge());
        QCOMPARE(json["actions_allowed"].get<int>(), 3);
        QVERIFY(json["faults_allowed"].is_null());
        QCOMPARE(json["solutions"].size(), std::size_t{3});
        QCOMPARE(json["solutions"][0]["solved_at_us"].get<int>(), 1'500'000);
        QCOMPARE(json["solutions"][1]["failed"][1].get<std::string>(), std::string{"actions"});
    }
};

QTEST_APPLESS_MAIN(GradeTableTest)
#include "grade_table_test.moc"
