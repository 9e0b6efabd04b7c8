// SPDX-License-Identifier: GPL-3.0-or-later
/// Weather is drawn by its seed alone, reads as a scenario, and stays inside what the protocol has to bear.
#include "app/storm_weather.h"

#include <QtTest>
#include <set>

#include "app/input.h"
#include "app/storm.h"

using namespace zabscope;

namespace {

StormSettings minute() {
    StormSettings settings;
    settings.length = seconds(60);
    return settings;
}

std::vector<Command> commandsOf(const Scenario& scenario, bool& wiped) {
    std::vector<Command> all;
    for (const Statement& statement : scenario.script) {
        if (const auto* what = std::get_if<DoStatement>(&statement.what)) all.push_back(what->command);
        if (const auto* when = std::get_if<WhenStatement>(&statement.what))
            all.insert(all.end(), when->commands.begin(), when->commands.end());
    }
    for (const Command& command : all) wiped = wiped || std::holds_alternative<Wipe>(command);
    return all;
}

}  // namespace

class StormWeatherTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameWeather() {
        QCOMPARE(scenarioText(weatherOf(7, minute())), scenarioText(weatherOf(7, minute())));
        QVERIFY(scenarioText(weatherOf(7, minute())) != scenarioText(weatherOf(8, minute())));
    }

    void everyStormIsAScenario() {
        std::set<std::size_t> kinds;
        std::set<std::size_t> sizes;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const Weather weather = weatherOf(seed, minute());
            const auto read = readScenario(scenarioText(weather, false), "storm");
            if (const auto* error = std::get_if<InputError>(&read)) QFAIL(error->line.c_str());
            const auto& scenario = std::get<Scenario>(read);
            sizes.insert(scenario.ensemble.members.size());
            bool wiped = false;
            for (const Command& command : commandsOf(scenario, wiped)) {
                QVERIFY(!isViolationOfModel(command));
                QVERIFY(!std::holds_alternative<CorruptDisk>(command));
                kinds.insert(command.index());
            }
            QVERIFY(!wiped);
            const auto whole = readScenario(scenarioText(weather), "storm");
            QVERIFY(std::holds_alternative<Scenario>(whole));
            QCOMPARE(std::get<Scenario>(whole).seed, seed);
        }
        QVERIFY(sizes.size() >= 4);
        // All commands but wipe, corrupt, partition (cuts between any two sides do it), deliver now, and those outside the
        // model.
        QCOMPARE(kinds.size(), std::variant_size_v<Command> - 7);
    }

    void settingsAreKept() {
        StormSettings settings = minute();
        settings.servers = 7;
        settings.observers = 2;
        settings.groups = 3;
        settings.variants = {"no_finalize_wait", "ack_overtake"};
        const auto read = readScenario(scenarioText(weatherOf(3, settings)), "storm");
        QVERIFY(std::holds_alternative<Scenario>(read));
        const Ensemble& ensemble = std::get<Scenario>(read).ensemble;
        QCOMPARE(ensemble.members.size(), 9U);
        QVERIFY(!ensemble.isVoter(8) && !ensemble.isVoter(9) && ensemble.isVoter(7));
        QVERIFY(ensemble.hierarchical);
        QCOMPARE(ensemble.variants, (std::set<std::string>{"no_finalize_wait", "ack_overtake"}));
    }

    void lastsAsLongAsWanted() {
        for (const Duration wanted : {seconds(5), seconds(60)}) {
            StormSettings settings;
            settings.length = wanted;
            const Weather weather = weatherOf(11, settings);
            Duration time = weather.after;
            for (const Gust& gust : weather.gusts) time += gust.before;
            QVERIFY(time >= wanted && time < wanted + seconds(10));
        }
    }
};

QTEST_APPLESS_MAIN(StormWeatherTest)
#include "storm_weather_test.moc"
