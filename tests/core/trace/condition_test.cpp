// SPDX-License-Identifier: GPL-3.0-or-later
/// Conditions are read from their words, and their canonical text reads back.
#include "core/trace/condition.h"

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

QString canonical(const QString& text) {
    const auto result = parseCondition(text.toStdString(), ensembleOf(5));
    if (const auto* error = std::get_if<ScenarioError>(&result)) return QString::fromStdString(error->text());
    return QString::fromStdString(toText(std::get<Condition>(result)));
}

}  // namespace

class ConditionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=2000"); }

    void everyConditionReadsBack() {
        const bool passed = rc::check("toText and parseCondition", [] {
            const Condition condition = generators::anyCondition();
            const std::string text = toText(condition);
            const auto result = parseCondition(text, {});
            if (const auto* error = std::get_if<ScenarioError>(&result)) RC_FAIL(text + "\n" + error->text());
            RC_TAG(static_cast<int>(condition.node().what.index()));
            RC_ASSERT(std::get<Condition>(result) == condition);
        });
        QVERIFY(passed);
    }

    void readsWhatPeopleWrite_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char* written, const char* canonical) {
            QTest::newRow(written) << written << canonical;
        };
        row("leader elected", "leader elected");
        row("leader 2", "leader is 2");
        row("server 3 leads", "server 3 leads");
        row("server 3 is frozen", "server 3 is frozen");
        row("epoch 2", "epoch 2");
        row("epoch == 2", "epoch 2");
        row("epoch >= 2", "epoch >= 2");
        row("committed 1:2 on 1 2", "committed 0x100000002 on 1 2");
        row("applied 1:2 on a quorum", "applied 0x100000002 on a quorum");
        row("logged 1:2 on all", "logged 0x100000002 on all");
        row("leader of 3 = 2", "leader of 3 = 2");
        row("role of 3 = LEADING", "role of 3 = LEADING");
        row("last_committed of leader >= 1:2", "last_committed of leader >= 0x100000002");
        row("learner_mode[3] of leader = SNAP", "learner_mode[3] of leader = SNAP");
        row("learner_phase[3] of leader = \"waiting for epoch\"", "learner_phase[3] of leader = \"waiting for epoch\"");
        row("notification_interval of 1 > 0.4s", "notification_interval of 1 > 400ms");
        row("finalize_deadline of 1 = none", "finalize_deadline of 1 = none");
        row("serving of 1 = yes", "serving of 1 = yes");
        row("same tree on 1 2 3", "same tree on 1 2 3");
        row("link 1 2 is cut", "link 1 2 is cut");
        row("link 1 to 2 is cut", "link 1 to 2 is cut");
        row("connected 1 2 on quorum", "connected 1 2 on quorum");
        row("sent NOTIFICATION from 1 to 2", "sent NOTIFICATION from 1 to 2");
        row("lost", "lost");
        row("truncated on 3", "truncated on 3");
        row("synced 3 by DIFF", "synced 3 by DIFF");
        row("violation", "violation");
        row("violation and idle", "violation and idle");
        row("violation agreement and idle", "violation agreement and idle");
        row("note \"newer\" on 3", "note \"newer\" on 3");
        row("count delivered ACK from 3 >= 2", "count delivered ACK from 3 >= 2");
        row("never leader 2", "never leader is 2");
        row("not idle and killed 3 or started 3", "(not idle and killed 3) or started 3");
        row("not (idle and killed 3)", "not (idle and killed 3)");
        row("idle for at least 2s and leader 1", "idle for at least 2s and leader is 1");
        row("never idle for at least 2s", "never idle for at least 2s");
        row("(not idle) for at least 2s", "(not idle) for at least 2s");
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
        row("", "1:1: expected a condition, got the end of the line");
        row("leadr elected", "1:1: expected a condition, got \"leadr\"; did you mean \"leader\"?");
        row("leader electd",
            "1:8: expected \"elected\", \"is\" or a number, got \"electd\"; did you mean \"elected\"?");
        row("leader 7", "1:8: there is no server 7; there are 1 2 3 4 5");
        row("server 3 is dwn", "1:13: expected \"up\", \"down\" or \"frozen\", got \"dwn\"; did you mean \"down\"?");
        row("server 3 lead",
            "1:10: expected \"leads\", \"follows\", \"observes\", \"looks\", \"is up\", \"is down\", \"is frozen\" or "
            "\"serves\", "
            "got \"lead\"; did you mean \"leads\"?");
        row("committed 12 on 1", "1:11: expected a zxid, like 0x100000002 or 1:2, got \"12\"");
        row("committed 1:2 on",
            "1:17: expected a server: a number, leader, follower, observer or all, got the end of the line");
        row("rol of 3 = LEADING", "1:1: expected the name of a field, got \"rol\"; did you mean \"role\"?");
        row("role of 3 = LEADIN",
            "1:13: expected one of LOOKING, FOLLOWING, LEADING, OBSERVING, got \"LEADIN\"; did you mean \"LEADING\"?");
        row("role of 3 LEADING", "1:11: expected one of = != < <= > >=, got \"LEADING\"");
        row("(leader 2", "1:10: expected \"for\", \"and\", \"or\" or \")\", got the end of the line");
        row("leader 2 idle", "1:10: expected \"for\", \"and\", \"or\" or the end of the line, got \"idle\"");
        row("idle for at most 2s", "1:13: expected \"least\", got \"most\"");
        row("sent NOTIFICATON",
            "1:6: expected \"from\", \"to\", \"for\", \"and\", \"or\" or the end of the line, got \"NOTIFICATON\"; "
            "did you mean \"NOTIFICATION\"?");
    }
    void saysWhatIsWrong() {
        QFETCH(QString, written);
        QFETCH(QString, error);
        QCOMPARE(canonical(written), error);
    }

    void nestingIsBounded() {
        const auto nested = [](int depth) {
            return QString{"("}.repeated(depth) + "idle" + QString{")"}.repeated(depth);
        };
        QCOMPARE(canonical(nested(49)), "idle");
        QVERIFY(canonical(nested(51)).contains("nested more than 50 deep"));
        QVERIFY(canonical(QString{"not "}.repeated(100'000) + "idle").contains("nested more than 50 deep"));
    }

    void tellsTheInvariantsItNames() {
        const auto result =
            parseCondition("never violation a and not (violation b or violation) or count violation c = 0", {});
        QVERIFY((invariantsNamedIn(std::get<Condition>(result)) == std::vector<std::string>{"a", "b", "c"}));
    }

    void equalityLooksInside() {
        const auto idle = [] { return Condition{{condition::Idle{}}}; };
        QVERIFY(idle() == idle());
        QVERIFY((Condition{{condition::Not{idle()}}} == Condition{{condition::Not{idle()}}}));
        QVERIFY(!(Condition{{condition::Not{idle()}}} == idle()));
        QVERIFY(Condition{} == Condition{});
        QVERIFY(!(Condition{} == idle()));
        QVERIFY(Condition{}.empty());
    }
};

QTEST_APPLESS_MAIN(ConditionTest)
#include "condition_test.moc"
