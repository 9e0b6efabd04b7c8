// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storm.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/input.h"
#include "app/jobs.h"
#include "app/play.h"
#include "core/catalog.h"
#include "core/trace/vocabularies.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

constexpr std::uint64_t mostEvents = 20'000'000;

/// Writes the lines of a storm and remembers which gust stands in which line.
struct Writer {
    std::string text;
    int lines = 0;
    Duration pause{};
    std::map<int, std::size_t> gustOfLine;
    std::map<int, std::size_t> calmOfLine;

    void line(const std::string& content) {
        text += content + "\n";
        ++lines;
    }
    void flushPause() {
        if (pause > Duration::zero()) line("run " + toText(pause));
        pause = {};
    }
};

Writer write(const Weather& weather, bool withCalm) {
    Writer writer;
    writer.text = weather.stage;
    writer.lines = static_cast<int>(std::count(weather.stage.begin(), weather.stage.end(), '\n'));
    for (std::size_t i = 0; i < weather.gusts.size(); ++i) {
        writer.pause += weather.gusts[i].before;
        writer.flushPause();
        writer.line(weather.gusts[i].statement);
        writer.gustOfLine[writer.lines] = i;
    }
    writer.pause += weather.after;
    writer.flushPause();
    if (!withCalm) return writer;
    for (std::size_t i = 0; i < weather.calm.size(); ++i) {
        writer.line(weather.calm[i]);
        writer.calmOfLine[writer.lines] = i;
    }
    return writer;
}

/// What happened, gathered in one walk over the trace.
void tally(const Timeline& timeline, const Invariants& invariants, StormVerdict& verdict) {
    std::map<NodeId, std::string> said;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        if (const auto* noted = std::get_if<Noted>(&event.what)) {
            const auto sentence = static_cast<zab::Sentence>(noted->sentence);
            verdict.commits += sentence == zab::Sentence::commits ? 1 : 0;
            verdict.elections += sentence == zab::Sentence::established ? 1 : 0;
            said[noted->node] = sentenceText(noted->sentence);
        } else if (const auto* died = std::get_if<Died>(&event.what)) {
            if (died->how == Death::exited && isServer(died->node)) ++verdict.exits[said[died->node]];
        } else if (const auto* violated = std::get_if<Violated>(&event.what); violated && verdict.holds()) {
            const bool known = violated->invariant < invariants.size();
            verdict.trouble =
                known && invariants[violated->invariant]->isLiveness() ? Trouble::liveness : Trouble::safety;
            verdict.name = known ? invariants[violated->invariant]->name() : "?";
            verdict.line =
                verdict.name + " does not hold at " + toSeconds(event.at) + " s: " + std::string{violated->text};
            verdict.at = event.at;
        } else if (std::holds_alternative<DiskWiped>(event.what)) {
            ++verdict.wiped;
        }
    }
}

/// What follows after a "run until" that did not come to its end proves nothing.
bool failedRun(const Play& play) {
    const auto& failures = play.director().failures();
    return std::any_of(failures.begin(), failures.end(), [&](const Director::Failure& failure) {
        return std::holds_alternative<RunStatement>(play.scenario().script[failure.statement].what);
    });
}

void judgeStatements(const Play& play, const Writer& writer, StormVerdict& verdict) {
    const Scenario& scenario = play.scenario();
    const auto idle = [&](std::size_t statement) {
        const int line = scenario.script[statement].place.line;
        if (const auto gust = writer.gustOfLine.find(line); gust != writer.gustOfLine.end())
            verdict.idle.push_back(gust->second);
        if (const auto calm = writer.calmOfLine.find(line); calm != writer.calmOfLine.end())
            verdict.idleCalm.push_back(calm->second);
    };
    for (const Director::Failure& failure : play.director().failures()) {
        const auto* run = std::get_if<RunStatement>(&scenario.script[failure.statement].what);
        if (!run) {
            // A "when" with several commands may have done one of them.
            const auto* when = std::get_if<WhenStatement>(&scenario.script[failure.statement].what);
            if (!when || when->commands.size() == 1) idle(failure.statement);
        } else if (verdict.holds()) {
            const auto* node =
                run->hasCondition ? std::get_if<condition::SameTree>(&run->condition.node().what) : nullptr;
            verdict.trouble = node ? Trouble::trees : Trouble::progress;
            verdict.name = toText(run->condition);
            verdict.line = failure.reason;
        }
    }
    for (const std::size_t statement : play.director().waiting()) idle(statement);
    for (std::size_t i = play.director().statement() + 1; i < scenario.script.size(); ++i) idle(i);
}

}  // namespace

std::string_view troubleName(Trouble trouble) {
    static constexpr std::array<std::string_view, 8> names{"none",  "safety",  "liveness", "progress",
                                                           "trees", "endless", "crash",    "unreadable"};
    return names[static_cast<std::size_t>(trouble)];
}

std::string scenarioText(const Weather& weather, bool withCalm) { return write(weather, withCalm).text; }

StormVerdict playStorm(const Weather& weather, bool withCalm) {
    const Writer writer = write(weather, withCalm);
    StormVerdict verdict;
    auto scenario = readScenario(writer.text, "storm");
    if (const auto* error = std::get_if<InputError>(&scenario)) {
        verdict.trouble = Trouble::unreadable;
        verdict.name = verdict.line = error->line;
        return verdict;
    }
    Play play{std::move(std::get<Scenario>(scenario)), Carrier::memory};
    bool more = true;
    while (more && !failedRun(play) && play.timeline().state().violations() == 0 && play.timeline().last() < mostEvents)
        more = play.advance(2048);
    verdict.events = play.timeline().last();
    verdict.at = play.timeline().end();
    if (verdict.events >= mostEvents) {
        verdict.trouble = Trouble::endless;
        verdict.name = verdict.line =
            "more than " + std::to_string(mostEvents) + " events by " + toSeconds(verdict.at) + " s";
    }
    tally(play.timeline(), protocolOf(play.scenario().ensemble).makeInvariants(play.scenario().ensemble), verdict);
    judgeStatements(play, writer, verdict);
    return verdict;
}

StormVerdict playIsolated(const Weather& weather, bool withCalm) {
    const JobResult result = runIsolated([&] { return toJson(playStorm(weather, withCalm)); });
    return result.crash ? crashed(*result.crash) : verdictFromJson(result.output);
}

std::string toJson(const StormVerdict& verdict) {
    return nlohmann::json{{"trouble", static_cast<int>(verdict.trouble)},
                          {"name", verdict.name},
                          {"line", verdict.line},
                          {"at", verdict.at.time_since_epoch().count()},
                          {"events", verdict.events},
                          {"commits", verdict.commits},
                          {"elections", verdict.elections},
                          {"exits", verdict.exits},
                          {"wiped", verdict.wiped},
                          {"idle", verdict.idle},
                          {"idle_calm", verdict.idleCalm}}
        .dump();
}

StormVerdict verdictFromJson(const std::string& text) {
    const nlohmann::json json = nlohmann::json::parse(text);
    StormVerdict verdict;
    verdict.trouble = static_cast<Trouble>(json["trouble"].get<int>());
    verdict.name = json["name"];
    verdict.line = json["line"];
    verdict.at = Instant{Duration{json["at"].get<std::int64_t>()}};
    verdict.events = json["events"];
    verdict.commits = json["commits"];
    verdict.elections = json["elections"];
    json["exits"].get_to(verdict.exits);
    verdict.wiped = json["wiped"];
    json["idle"].get_to(verdict.idle);
    json["idle_calm"].get_to(verdict.idleCalm);
    return verdict;
}

StormVerdict crashed(const std::string& how) {
    StormVerdict verdict;
    verdict.trouble = Trouble::crash;
    verdict.name = how;
    verdict.line = "the program ended: " + how;
    return verdict;
}

}  // namespace zabscope
