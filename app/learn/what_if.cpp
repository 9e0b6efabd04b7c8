// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/what_if.h"

#include <algorithm>

#include "app/play.h"
#include "app/recorded_script.h"

namespace zabscope::learn {
namespace {

constexpr std::int32_t fullTime = 100;  // percent

Targets only(NodeId server) { return {{Target::Who::sid, server}}; }

bool names(const Targets& targets, NodeId server) {
    return std::any_of(targets.begin(), targets.end(), [server](const Target& each) {
        return each.who == Target::Who::all || (each.who == Target::Who::sid && each.sid == server);
    });
}

/// The members that are named, without the server.
Targets others(const Targets& named, NodeId server, const Ensemble& ensemble) {
    Targets rest;
    for (const Member& member : ensemble.members) {
        if (member.sid != server && names(named, member.sid)) rest.push_back({Target::Who::sid, member.sid});
    }
    return rest;
}

/// Commands that make one server faster than the command would.
std::vector<Command> quicker(const Command& command, const Alternative& wish, const Ensemble& ensemble) {
    const NodeId server = wish.server;
    std::vector<Command> more;
    if (const auto* delay = std::get_if<Delay>(&command); delay && wish.kind == Alternative::Kind::fasterLinks) {
        const Targets to = others(delay->to, server, ensemble);
        const Targets from = others(delay->from, server, ensemble);
        if (names(delay->from, server) && !to.empty()) more.push_back(Delay{only(server), to, delay->latency / 2});
        if (names(delay->to, server) && !from.empty()) more.push_back(Delay{from, only(server), delay->latency / 2});
    }
    if (const auto* slow = std::get_if<SlowDisk>(&command); slow && wish.kind == Alternative::Kind::fasterDisk) {
        if (names(slow->servers, server)) more.push_back(SlowDisk{only(server), std::max(1, slow->percent / 2)});
    }
    return more;
}

/// What is commanded before everything else.
std::vector<Command> atStart(const WhatIfRun& run, const Alternative& wish) {
    const Ensemble& ensemble = run.stage.ensemble;
    const Targets all{{Target::Who::all, noNode}};
    if (wish.kind == Alternative::Kind::fasterLinks)
        return quicker(Delay{all, all, run.stage.network.latency}, wish, ensemble);
    if (wish.kind == Alternative::Kind::fasterDisk) return quicker(SlowDisk{all, fullTime}, wish, ensemble);
    return {};
}

}  // namespace

bool isFault(const Command& command) {
    const bool harmless = std::holds_alternative<Start>(command) || std::holds_alternative<Thaw>(command) ||
                          std::holds_alternative<Heal>(command) || std::holds_alternative<Release>(command) ||
                          std::holds_alternative<DeliverNow>(command) || std::holds_alternative<AskClient>(command);
    return !harmless;
}

std::vector<Alternative> alternativesOf(const WhatIfRun& run) {
    std::vector<Alternative> all;
    for (const RecordedCommand& each : recordedCommands(*run.timeline, run.stage.ensemble)) {
        if (isFault(each.command) && all.size() < mostFaults)
            all.push_back({Alternative::Kind::without, each.event, each.at, toText(each.command), noNode});
    }
    for (const auto kind : {Alternative::Kind::fasterLinks, Alternative::Kind::fasterDisk}) {
        const bool hasTime = kind == Alternative::Kind::fasterDisk || run.stage.network.latency > Duration{};
        for (const Member& member : run.stage.ensemble.members) {
            if (hasTime && run.stage.ensemble.members.size() > 1) all.push_back({kind, noEvent, {}, {}, member.sid});
        }
    }
    return all;
}

Scenario changedScenario(const WhatIfRun& run, const Alternative& alternative) {
    const bool without = alternative.kind == Alternative::Kind::without;
    std::vector<AtStatement> script;
    if (auto first = atStart(run, alternative); !first.empty()) script.push_back({startOfTime, 0, std::move(first)});
    for (const RecordedCommand& each : recordedCommands(*run.timeline, run.stage.ensemble)) {
        if (without && each.event == alternative.deed) continue;
        // What comes first at the start is itself events of that instant: the script's order says enough there.
        AtStatement statement{each.at, !without && each.at == startOfTime ? 0 : each.after, {each.command}};
        for (Command& more : quicker(each.command, alternative, run.stage.ensemble))
            statement.commands.push_back(std::move(more));
        script.push_back(std::move(statement));
    }
    return withScript(run.stage, script, run.reached);
}

std::optional<WhatIf> playWhatIf(const WhatIfRun& run, const Alternative& alternative, const std::atomic<bool>* stop) {
    WhatIf result;
    result.alternative = alternative;
    result.scenario = changedScenario(run, alternative);
    const auto isStopped = [stop] { return stop && stop->load(); };
    Play play(result.scenario, Carrier::memory);
    while (!isStopped() && play.timeline().last() < mostWhatIfEvents && play.advance(4096)) {}
    if (isStopped()) return std::nullopt;
    for (const Director::Failure& failure : play.director().failures()) {
        // A command that comes a few events earlier or later within its instant is done all the same.
        if (failure.reason.find("that instant has only") == std::string::npos) result.refused.push_back(failure.reason);
    }
    result.before = run.timeline;
    result.timeline = std::make_shared<const Timeline>(play.timeline());
    const bool faster = alternative.kind != Alternative::Kind::without;
    // A quicker run is a little ahead of the other when both are broken off.
    const Instant until = faster ? run.reached - (run.reached - startOfTime) / 50 : never;
    result.difference = firstDifference(*result.before, *result.timeline, alternative.deed, until);
    result.outcomeBefore = outcomeOf(*result.before, run.stage.ensemble);
    result.outcome = outcomeOf(*result.timeline, run.stage.ensemble);
    return result;
}

}  // namespace zabscope::learn
