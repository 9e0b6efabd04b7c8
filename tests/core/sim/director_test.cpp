// SPDX-License-Identifier: GPL-3.0-or-later
/// Scripts are carried out statement by statement, armed ones exactly at their place.
#include "core/sim/director.h"

#include <QtTest>

#include "tests/core/sim/toys.h"

using namespace zabscope;
using namespace zabscope::toys;
using Lines = std::vector<std::string>;

namespace {

/// Plays a script with three puppets and keeps what came of it.
struct Played {
    explicit Played(const std::string& script) {
        diary.clear();
        auto parsed = parseScenario("zabscope scenario 1\nservers 3\n" + script, "test");
        if (const auto* error = std::get_if<ScenarioError>(&parsed)) throw std::runtime_error(error->text());
        scenario = std::get<Scenario>(std::move(parsed));
        sim = std::make_unique<Simulator>(stageOf(scenario), puppets, std::make_unique<MemoryTransport>());
        director = std::make_unique<Director>(scenario, *sim);
        director->play();
    }
    Lines commands() const {
        Lines lines;
        for (EventId id = 1; id <= sim->timeline().last(); ++id) {
            const Event& event = sim->timeline().event(id);
            const auto* command = std::get_if<Commanded>(&event.what);
            if (command) lines.push_back(toText(event.at - startOfTime) + " " + std::string{command->text});
        }
        return lines;
    }
    Lines failures() const {
        Lines lines;
        for (const auto& failure : director->failures()) {
            lines.push_back(std::to_string(failure.place.line) + ": " + failure.reason);
        }
        return lines;
    }
    Scenario scenario;
    std::unique_ptr<Simulator> sim;
    std::unique_ptr<Director> director;
};

}  // namespace

class DirectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statementsRunFromTopToBottom() {
        const Played played{"start all\nrun 1s\nkill 2\nexpect server 2 is down\nexpect server 1 is up\nrun 1s\n"};
        QCOMPARE(played.commands(), (Lines{"0s start 1 2 3", "1s kill 2"}));
        QCOMPARE(played.failures(), Lines{});
        QCOMPARE(played.sim->now(), Instant{seconds(2)});
        QCOMPARE(played.director->spans().size(), std::size_t{6});
        QCOMPARE(played.director->spans()[0].first, EventId{1});
        QCOMPARE(played.director->spans()[2].last, played.sim->timeline().last());
        QVERIFY(played.director->spans()[5].last < played.director->spans()[5].first);
    }

    void whatIsArmedIsDoneAtItsPlace() {
        const Played played{"at 500ms: kill 3\nat 200ms: kill 2\nstart all\nwhen server 2 is down: start 2\n"
                            "at 900ms: kill 1\nrun 500ms\n"};
        QCOMPARE(played.commands(), (Lines{"0s start 1 2 3", "200ms kill 2", "200ms start 2", "500ms kill 3"}));
        QCOMPARE(played.director->waiting(), (std::vector<std::size_t>{4}));
        QCOMPARE(played.failures(), Lines{});
    }

    void whatIsAheadIsNotWhatHasBegun() {
        using Ahead = std::vector<std::size_t>;
        const Scenario scenario = std::get<Scenario>(
            parseScenario("zabscope scenario 1\nservers 3\nstart all\nat 2s: kill 1\nrun 1s\nkill 2\nrun 3s\n", "test"));
        Simulator sim(stageOf(scenario), puppets, std::make_unique<MemoryTransport>());
        Director director(scenario, sim);
        QCOMPARE(director.ahead(), (Ahead{0, 1, 3}));
        (void)director.step();  // carries "start all" out, and has not gone on yet
        QCOMPARE(director.ahead(), (Ahead{1, 3}));
        while (director.statement() < 2) (void)director.step();
        QCOMPARE(director.ahead(), (Ahead{1, 3}));  // the armed one once
        director.play();
        QCOMPARE(director.ahead(), Ahead{});
    }

    void aConditionThatHoldsIsActedOnOnce() {
        const Played played{"start all\nwhen server 2 is down: start 2\nkill 2\nrun 1s\n"
                            "kill 2\nrun 1s\nexpect server 2 is down\n"};
        QCOMPARE(played.commands(), (Lines{"0s start 1 2 3", "0s kill 2", "0s start 2", "1s kill 2"}));
        QCOMPARE(played.failures(), Lines{});
    }

    void insideAnInstant() {
        // The first command is event 1, the birth of server 1 event 2, and so on.
        const Played early{"at 0s#2: freeze 1\nstart 1\nstart 2\nrun 1s\n"};
        QCOMPARE(early.commands(), (Lines{"0s start 1", "0s freeze 1", "0s start 2"}));
        const Played missing{"at 0s#99: freeze 1\nstart 1\nrun 1s\n"};
        QCOMPARE(missing.failures(), (Lines{"3: that instant has only 2 events"}));
    }

    void runningUntilACondition() {
        const Played played{"start all\nat 300ms: kill 2\nrun until server 2 is down at most 1s\n"
                            "run until server 2 is down for at least 200ms at most 1s\n"
                            "run until server 3 is down at most 1s\n"};
        QCOMPARE(played.failures(), (Lines{"7: not reached within 1s: server 3 is down"}));
        QCOMPARE(played.sim->now(), Instant{milliseconds(1500)});
    }

    // Which command came from which statement; what could not be carried out is none.
    void deedsAreKept() {
        const Played played("when server 1 is up: freeze 1\nstart 1\nkill 2\nrun 1s\n");
        const auto& deeds = played.director->deeds();
        QCOMPARE(deeds.size(), std::size_t{2});
        QCOMPARE(deeds[0].statement, std::size_t{1});
        QCOMPARE(deeds[1].statement, std::size_t{0});
        const auto& what = played.sim->timeline().event(deeds[1].event).what;
        QCOMPARE(std::get<Commanded>(what).text, std::string_view{"freeze 1"});
    }

    void whatFailsIsToldWithItsPlace() {
        const Played played{"kill 2\nexpect server 2 is up\nrun 1s\nat 500ms: start 1\n"};
        QCOMPARE(played.failures(), (Lines{"3: kill 2: server 2 is not running",
                                           "4: does not hold at 0.000000 s: server 2 is up",
                                           "6: its time has passed: it is 1.000000 s"}));
    }

    void expectationsSpeakOfTheWholeRun() {
        const Played played{"start all\nkill 2\nrun 1s\nstart 2\nexpect killed 2\nexpect killed 3\n"};
        QCOMPARE(played.failures(), (Lines{"8: does not hold at 1.000000 s: killed 3"}));
    }
};

QTEST_APPLESS_MAIN(DirectorTest)
#include "director_test.moc"
