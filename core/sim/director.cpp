// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/director.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace zabscope {

Stage stageOf(const Scenario& scenario, std::optional<std::uint64_t> seed) {
    return {scenario.ensemble, scenario.network, scenario.disk, seed.value_or(scenario.seed)};
}

Director::Director(const Scenario& scenario, Simulator& simulator) : m_scenario(scenario), m_simulator(simulator) {
    assert(simulator.timeline().empty());
    for (const auto& invariant : simulator.protocol().makeInvariants(simulator.stage().ensemble)) {
        m_invariants.emplace_back(invariant->name());
    }
    for (std::size_t i = 0; i < scenario.script.size(); ++i) {
        const auto* expected = std::get_if<ExpectStatement>(&scenario.script[i].what);
        if (expected) m_expected.push_back({i, watch(expected->condition)});
    }
}

Director::Director(const Director& other, Simulator& simulator)
    : m_scenario(other.m_scenario), m_simulator(simulator), m_invariants(other.m_invariants), m_next(other.m_next),
      m_seen(other.m_seen), m_timed(other.m_timed), m_watched(other.m_watched), m_expected(other.m_expected),
      m_running(other.m_running), m_before(other.m_before), m_begun(other.m_begun), m_failures(other.m_failures),
      m_spans(other.m_spans), m_deeds(other.m_deeds) {}

ConditionWatch Director::watch(const Condition& condition) const {
    return {condition, m_simulator.stage().ensemble, m_simulator.timeline().state(), m_simulator.now(), m_invariants};
}

bool Director::step() {
    if (m_next == m_scenario.script.size()) return false;
    if (!m_begun) {
        m_begun = true;
        begin(m_scenario.script[m_next]);
        return true;
    }
    observe();
    if (carryOutReached()) return true;
    if (m_running) {
        run(*m_running);
    } else {
        finish();
    }
    return true;
}

void Director::begin(const Statement& statement) {
    observe();  // a watch that begins now is not to be shown what was before
    m_before = m_simulator.timeline().last();
    if (const auto* at = std::get_if<AtStatement>(&statement.what)) {
        if (at->at < m_simulator.now()) {
            fail(m_next, "its time has passed: it is " + toSeconds(m_simulator.now()) + " s");
        } else {
            m_timed.push_back({m_next, at});
        }
    } else if (const auto* when = std::get_if<WhenStatement>(&statement.what)) {
        m_watched.push_back({m_next, when, watch(when->condition)});
    } else if (const auto* command = std::get_if<DoStatement>(&statement.what)) {
        carryOut(m_next, {command->command});
    } else if (const auto* run = std::get_if<RunStatement>(&statement.what)) {
        m_running = Running{run, m_simulator.now() + run->atMost, std::nullopt};
        if (run->hasCondition) m_running->watch = watch(run->condition);
    } else {
        expect(std::get<ExpectStatement>(statement.what).condition);
    }
}

void Director::expect(const Condition& condition) {
    const auto expected = std::find_if(m_expected.begin(), m_expected.end(),
                                       [this](const Expected& each) { return each.statement == m_next; });
    assert(expected != m_expected.end());
    if (!expected->watch.holds(m_simulator.now())) {
        fail(m_next, "does not hold at " + toSeconds(m_simulator.now()) + " s: " + toText(condition));
    }
    m_expected.erase(expected);
}

// One step of a "run": what is due first comes first; of one instant, events come before what people do.
void Director::run(const Running& running) {
    const Instant now = m_simulator.now();
    if (running.watch && running.watch->holds(now)) return finish();
    const Instant next = nextStop(running);
    if (m_simulator.step(next)) return;
    m_simulator.runUntil(next);
    if (carryOutTimed(next)) return;
    if (next < running.deadline || next > now) return;  // time has passed: look again
    if (running.watch) {
        fail(m_next, "not reached within " + toText(running.what->atMost) + ": " + toText(running.what->condition));
    }
    finish();
}

// Up to when a "run" may let time pass before it has to look again.
Instant Director::nextStop(const Running& running) const {
    const Instant now = m_simulator.now();
    Instant next = running.deadline;
    for (const Timed& timed : m_timed) next = std::min(next, timed.what->at);
    for (const Watched& watched : m_watched) next = std::min(next, watched.watch.nextChange(now));
    if (running.watch) next = std::min(next, running.watch->nextChange(now));
    return next;
}

Instant Director::nextDue() {
    if (m_next == m_scenario.script.size()) return never;
    const Instant now = m_simulator.now();
    if (!m_begun || !m_running) return now;
    observe();
    if (m_running->watch && m_running->watch->holds(now)) return now;
    const auto holds = [now](const Watched& watched) { return watched.watch.holds(now); };
    if (std::any_of(m_watched.begin(), m_watched.end(), holds)) return now;
    if (std::any_of(m_timed.begin(), m_timed.end(), [this](const Timed& timed) { return isReached(timed); })) return now;
    return std::min(nextStop(*m_running), m_simulator.nextDue());
}

bool Director::isReached(const Timed& timed) const {
    return timed.what->after > 0 && timed.what->at == m_simulator.now() && eventsNow() >= timed.what->after;
}

// What is reached at the present position without time passing: conditions, and places inside an instant.
bool Director::carryOutReached() {
    const auto holding = std::find_if(m_watched.begin(), m_watched.end(), [this](const Watched& watched) {
        return watched.watch.holds(m_simulator.now());
    });
    if (holding != m_watched.end()) {
        const Watched reached = std::move(*holding);
        m_watched.erase(holding);
        carryOut(reached.statement, reached.what->commands);
        return true;
    }
    const auto timed =
        std::find_if(m_timed.begin(), m_timed.end(), [this](const Timed& each) { return isReached(each); });
    if (timed == m_timed.end()) return false;
    const Timed reached = *timed;
    m_timed.erase(timed);
    carryOut(reached.statement, reached.what->commands);
    return true;
}

bool Director::carryOutTimed(Instant now) {
    const auto timed = std::find_if(m_timed.begin(), m_timed.end(),
                                    [now](const Timed& each) { return each.what->at == now; });
    if (timed == m_timed.end()) return false;
    const Timed reached = *timed;
    m_timed.erase(timed);
    if (reached.what->after > 0) {
        fail(reached.statement, "that instant has only " + std::to_string(eventsNow()) + " events");
    }
    carryOut(reached.statement, reached.what->commands);
    return true;
}

void Director::carryOut(std::size_t statement, const std::vector<Command>& commands) {
    for (const Command& command : commands) {
        const EventId event = m_simulator.timeline().last() + 1;
        if (auto why = m_simulator.carryOut(command)) {
            fail(statement, toText(command) + ": " + *why);
        } else {
            m_deeds.push_back({statement, event});
        }
    }
}

std::int64_t Director::eventsNow() const {
    const Timeline& timeline = m_simulator.timeline();
    std::int64_t events = 0;
    for (EventId id = timeline.last(); id > noEvent && timeline.event(id).at == m_simulator.now(); --id) ++events;
    return events;
}

void Director::observe() {
    const Timeline& timeline = m_simulator.timeline();
    for (; m_seen < timeline.last(); ++m_seen) {
        const Event& event = timeline.event(m_seen + 1);
        const auto show = [&](ConditionWatch& watch) { watch.observe(event, timeline.state(), timeline.histories()); };
        for (Watched& watched : m_watched) show(watched.watch);
        for (Expected& expected : m_expected) show(expected.watch);
        if (m_running && m_running->watch) show(*m_running->watch);
    }
}

void Director::fail(std::size_t statement, std::string reason) {
    m_failures.push_back({statement, m_scenario.script[statement].place, std::move(reason)});
}

void Director::finish() {
    m_spans.push_back({m_before + 1, m_simulator.timeline().last()});
    m_running.reset();
    m_begun = false;
    ++m_next;
}

std::vector<std::size_t> Director::waiting() const {
    std::vector<std::size_t> statements;
    for (const Timed& timed : m_timed) statements.push_back(timed.statement);
    for (const Watched& watched : m_watched) statements.push_back(watched.statement);
    std::sort(statements.begin(), statements.end());
    return statements;
}

std::vector<std::size_t> Director::ahead() const {
    std::vector<std::size_t> statements = waiting();
    // One that has begun is carried out, or armed.
    for (std::size_t i = m_next + (m_begun ? 1 : 0); i < m_scenario.script.size(); ++i) {
        const auto& what = m_scenario.script[i].what;
        if (!std::holds_alternative<RunStatement>(what) && !std::holds_alternative<ExpectStatement>(what))
            statements.push_back(i);
    }
    return statements;
}

}  // namespace zabscope
