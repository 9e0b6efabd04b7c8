// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judge.h"

#include <algorithm>

#include "core/catalog.h"
#include "core/trace/text.h"

namespace zabscope {
namespace {

std::string sayFailure(const Scenario& scenario, const Director::Failure& failure) {
    return scenario.name + ":" + std::to_string(failure.place.line) + ": " + failure.reason;
}

std::string sayViolation(Instant at, const Invariant& invariant, const Violation& violation) {
    return toSeconds(at) + " " + std::string{invariant.name()} + " does not hold: " + violation.text;
}

// A copy of the run grows beside, since an invariant sees each event with the state right after it.
void judgeAgain(const Timeline& timeline, const Ensemble& ensemble, Verdict& verdict) {
    Invariants invariants = protocolOf(ensemble).makeInvariants(ensemble);
    Timeline again;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        again.append(event.at, event.cause, event.what);
        if (std::holds_alternative<Violated>(event.what)) continue;
        for (const auto& invariant : invariants) {
            const auto violation = invariant->judge({again.event(id), again.state(), again.histories(), ensemble});
            if (violation) verdict.violations.push_back(sayViolation(event.at, *invariant, *violation));
        }
    }
}

std::size_t countExpectations(const Scenario& scenario) {
    return static_cast<std::size_t>(
        std::count_if(scenario.script.begin(), scenario.script.end(), [](const Statement& each) {
            const auto* run = std::get_if<RunStatement>(&each.what);
            return std::holds_alternative<ExpectStatement>(each.what) || (run && run->hasCondition);
        }));
}

}  // namespace

Verdict judge(const Play& play) {
    Verdict verdict;
    verdict.events = play.timeline().last();
    verdict.expectations = countExpectations(play.scenario());
    verdict.violations = violationsOf(play.timeline(), play.scenario().ensemble);
    for (const Director::Failure& failure : play.director().failures()) {
        verdict.failures.push_back(sayFailure(play.scenario(), failure));
    }
    return verdict;
}

std::variant<Verdict, InputError> judge(const LoadedTrace& trace) {
    if (trace.header.isImported())
        return InputError{"it was imported (" + trace.header.origin +
                          "), and does not tell enough to judge the invariants; look at it with elections or render"};
    Verdict verdict;
    verdict.events = trace.timeline.last();
    if (trace.warning) verdict.warnings.push_back(*trace.warning);
    auto parsed = readScenario(trace.header.scenario, trace.header.scenarioName);
    if (auto* error = std::get_if<InputError>(&parsed)) {
        return InputError{"the trace's scenario cannot be read, so its ensemble is not known: " + error->line};
    }
    auto& scenario = std::get<Scenario>(parsed);
    scenario.seed = trace.header.seed;
    judgeAgain(trace.timeline, scenario.ensemble, verdict);
    if (verdict.violations.size() != trace.timeline.state().violations()) {
        verdict.warnings.push_back("the trace recorded " + std::to_string(trace.timeline.state().violations()) +
                                   " violations, judged anew it has " + std::to_string(verdict.violations.size()) +
                                   "; it was made by another version");
    }
    const std::size_t expectations = countExpectations(scenario);
    if (expectations == 0) return verdict;
    Play play{std::move(scenario), Carrier::memory};
    while (play.advance()) {}
    const EventId last = trace.timeline.last();
    const bool endsEarly = last < play.timeline().last();
    if (firstDifference(trace.timeline, endsEarly ? play.timeline().prefix(last) : play.timeline())) {
        verdict.warnings.push_back("its scenario gives another run now, so its expectations were not judged");
        return verdict;
    }
    if (endsEarly) {
        verdict.warnings.push_back("it ends before its scenario does, so its expectations were not judged");
        return verdict;
    }
    verdict.expectations = expectations;
    for (const Director::Failure& failure : play.director().failures()) {
        verdict.failures.push_back(sayFailure(play.scenario(), failure));
    }
    return verdict;
}

std::optional<std::string> firstDifference(const Timeline& recorded, const Timeline& again) {
    const EventId common = std::min(recorded.last(), again.last());
    for (EventId id = 1; id <= common; ++id) {
        const Event& a = recorded.event(id);
        const Event& b = again.event(id);
        // Detail holds every field of an event, so equal details are equal events; the cheap parts are compared first.
        const bool same = a.at == b.at && a.cause == b.cause && a.what.index() == b.what.index() &&
                          toDetail(a, recorded) == toDetail(b, again);
        if (!same) {
            return "event " + std::to_string(id) + " differs: recorded \"" + toDetail(a, recorded) + "\", now \"" +
                   toDetail(b, again) + "\"";
        }
    }
    if (recorded.last() == again.last()) return std::nullopt;
    const Timeline& longer = recorded.last() > common ? recorded : again;
    return std::string{recorded.last() > common ? "the recording goes on" : "the new run goes on"} + " after event " +
           std::to_string(common) + " with \"" + toDetail(longer.event(common + 1), longer) + "\"";
}

}  // namespace zabscope
