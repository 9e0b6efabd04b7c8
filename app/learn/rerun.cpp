// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/rerun.h"

#include <algorithm>

#include "app/play.h"
#include "app/session/run.h"
#include "core/catalog.h"

namespace zabscope::learn {
namespace {

constexpr std::size_t mostRemarks = 20;

/// When a re-run has gone far enough.
class Bounds {
public:
    Bounds(const Challenge& challenge, const Solution& solution)
        : m_end(startOfTime + challenge.time), m_wanted(solution.recorded ? solution.recorded->last() : noEvent) {}

    Instant end() const { return m_end; }
    bool isEnough(const Attempt& attempt, const Timeline& timeline) {
        m_tooLarge = m_tooLarge || timeline.last() >= Challenge::mostEvents;
        return m_tooLarge || (attempt.isReached() && timeline.last() >= m_wanted);
    }
    bool isTooLarge() const { return m_tooLarge; }

private:
    Instant m_end;
    EventId m_wanted;
    bool m_tooLarge = false;
};

/// A script as the director plays it. Statements from `foreign` on are the person's; of a whole script every command
/// but those of the opening is.
class ScriptRerun {
public:
    ScriptRerun(const Challenge& challenge, const Solution& solution, Attempt& attempt)
        : m_challenge(challenge), m_file(solution.file), m_bounds(challenge, solution), m_attempt(attempt) {}

    Rerun run(const std::vector<Statement>& script, bool whole) {
        Scenario scenario = m_challenge.scenario;
        m_whole = whole;
        if (whole) scenario.script.clear();
        m_own = scenario.script.size();
        scenario.script.insert(scenario.script.end(), script.begin(), script.end());
        scenario.script.push_back({RunStatement{m_challenge.time, false, {}}, {}, {}, {}});
        const std::size_t last = scenario.script.size() - 1;
        Simulator simulator(stageOf(scenario), protocolOf(scenario.ensemble), makeTransport(Carrier::memory));
        Director director(scenario, simulator);
        while (director.statement() < scenario.script.size() && director.nextDue() <= m_bounds.end()) {
            director.step();
            collect(director, simulator.timeline());
            m_attempt.read(simulator.timeline(), simulator.now(), m_result.deeds);
            if (m_bounds.isEnough(m_attempt, simulator.timeline())) break;
        }
        if (!m_bounds.isTooLarge() && !m_attempt.isReached())
            m_attempt.read(simulator.timeline(), m_bounds.end(), m_result.deeds);
        for (const Director::Failure& failure : director.failures()) {
            if (failure.statement < m_own || failure.statement == last || m_result.refused.size() == mostRemarks)
                continue;
            m_result.refused.push_back(m_file + ":" + std::to_string(failure.place.line) + ": " + failure.reason);
        }
        if (whole && !m_result.opening && m_openingSeen < m_challenge.opening.size()) sayOpening();
        m_result.tooLarge = m_bounds.isTooLarge();
        m_result.timeline = simulator.timeline();
        return std::move(m_result);
    }

private:
    void collect(const Director& director, const Timeline& timeline) {
        for (; m_deeds < director.deeds().size(); ++m_deeds) {
            const Director::Deed& deed = director.deeds()[m_deeds];
            if (m_whole ? isOpening(timeline.event(deed.event)) : deed.statement < m_own) continue;
            m_result.deeds.push_back(deed.event);
        }
    }
    /// The first commands of a whole script must be the opening's, at their times.
    bool isOpening(const Event& event) {
        if (m_openingSeen == m_challenge.opening.size() || m_result.opening) return false;
        const OpeningDeed& expected = m_challenge.opening[m_openingSeen];
        if (expected == OpeningDeed{event.at, std::string{std::get<Commanded>(event.what).text}}) {
            ++m_openingSeen;
            return true;
        }
        sayOpening();
        return false;
    }
    void sayOpening() {
        const OpeningDeed& expected = m_challenge.opening[m_openingSeen];
        m_result.opening = "it does not begin as the challenge does: \"" + expected.text + "\" is missing at " +
                           toSeconds(expected.at) + " s";
    }

    const Challenge& m_challenge;
    std::string m_file;
    Bounds m_bounds;
    Attempt& m_attempt;
    Rerun m_result;
    std::size_t m_own = 0;
    bool m_whole = false;
    std::size_t m_deeds = 0;
    std::size_t m_openingSeen = 0;
};

/// Commands at places of the run, as the window's engine carries them out.
class PlacedRerun {
public:
    PlacedRerun(const Challenge& challenge, const Solution& solution, Attempt& attempt)
        : m_bounds(challenge, solution), m_attempt(attempt), m_run(beginning(challenge), m_saves) {}

    Rerun run(const std::vector<PlacedCommand>& commands) {
        for (const PlacedCommand& command : commands) {
            if (m_done || command.position.at > m_bounds.end()) break;
            while (m_run.timeline().last() < command.position.last && step(command.position.at)) {}
            act(command);
        }
        while (step(m_bounds.end())) {}
        if (!m_done) read(m_bounds.end());
        m_result.tooLarge = m_bounds.isTooLarge();
        m_result.timeline = m_run.timeline();
        return std::move(m_result);
    }

private:
    static Revive beginning(const Challenge& challenge) {
        Revive order;
        order.scenario = std::make_shared<const Scenario>(challenge.scenario);
        order.carrier = Carrier::memory;
        return order;
    }
    bool step(Instant horizon) {
        if (m_done || !m_run.step(horizon)) return false;
        read(m_run.timeline().end());
        return !m_done;
    }
    void act(const PlacedCommand& command) {
        Simulator& simulator = m_run.simulator();
        // What is left of that instant happens first, in bounds.
        while (!m_done && simulator.nextDue() <= command.position.at && simulator.step(command.position.at))
            read(m_run.timeline().end());
        if (m_done) return;
        const std::size_t before = m_run.commands().size();
        const auto refused = m_run.act(command.text, std::max(command.position.at, simulator.now()));
        if (refused && m_result.refused.size() < mostRemarks)
            m_result.refused.push_back(command.text + ": " + *refused);
        if (m_run.commands().size() > before) m_result.deeds.push_back(m_run.commands().back().position.last + 1);
        read(m_run.timeline().end());
    }
    void read(Instant reached) {
        m_attempt.read(m_run.timeline(), reached, m_result.deeds);
        m_done = m_done || m_bounds.isEnough(m_attempt, m_run.timeline());
    }

    Bounds m_bounds;
    Attempt& m_attempt;
    Saves m_saves;
    Run m_run;
    Rerun m_result;
    bool m_done = false;
};

}  // namespace

Rerun rerun(const Challenge& challenge, const Solution& solution, Attempt& attempt) {
    if (const auto* placed = std::get_if<PlacedActions>(&solution.actions))
        return PlacedRerun(challenge, solution, attempt).run(placed->commands);
    if (const auto* whole = std::get_if<WholeScript>(&solution.actions))
        return ScriptRerun(challenge, solution, attempt).run(whole->script, true);
    return ScriptRerun(challenge, solution, attempt).run(std::get<ScriptOfActions>(solution.actions).script, false);
}

}  // namespace zabscope::learn
