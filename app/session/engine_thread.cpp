// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/engine_thread.h"

#include "app/session/failed_check.h"
#include "app/session/interesting.h"
#include "core/catalog.h"

namespace zabscope {
namespace {

using Clock = std::chrono::steady_clock;

// A slice is short, so that orders are obeyed within a frame; reports come no more often than pictures.
constexpr auto sliceTime = std::chrono::milliseconds(4);
constexpr auto reportTime = std::chrono::milliseconds(8);
constexpr int stepsBetweenClocks = 64;
/// A run that has grown so large pauses: one byte limit for all, as in the trace file.
constexpr std::size_t largestTimeline = std::size_t{4} << 30;

std::vector<std::string> invariantNames(const Ensemble& ensemble) {
    std::vector<std::string> names;
    for (const auto& invariant : protocolOf(ensemble).makeInvariants(ensemble)) names.emplace_back(invariant->name());
    return names;
}

}  // namespace

void EngineLoop::work() {
    while (!m_handoff->isToEnd()) turn(!isGoalOpen());
}

bool EngineLoop::turn(bool wait) {
    for (const Order& order : m_handoff->takeOrders(wait)) {
        try {
            std::visit([this](const auto& each) { obey(each); }, order);
        } catch (const TransportError& error) {
            m_trouble = error.what();
            m_news = true;
        } catch (const RunDiffers& error) {
            m_trouble = error.what();
            m_news = true;
        }
    }
    if (isGoalOpen()) slice();
    const bool due = Clock::now() - m_published >= reportTime || !isGoalOpen();
    if (m_news && due) publish();
    return isGoalOpen();
}

void EngineLoop::obey(const Revive& order) {
    if (order.scenario != m_scenario) {
        m_run.reset();
        m_saves = std::make_unique<Saves>();
        m_scenario = order.scenario;
    }
    m_generation = order.generation;
    m_trouble.reset();
    m_stopped.reset();
    m_acted.clear();
    m_watch.reset();
    m_goal = {};
    m_goalDone = 0;
    m_news = true;
    m_run.reset();
    m_run = std::make_unique<Run>(order, *m_saves);
    m_reached = std::max(m_run->simulator().now(), order.at.at);
    m_countedFrom = m_run->timeline().last();
}

void EngineLoop::obey(const Goal& goal) {
    m_goal = goal;
    m_stopped.reset();
    m_watch.reset();
    m_news = true;
    if (!m_run) return;
    m_watched = m_run->timeline().last();
    const Ensemble& ensemble = m_run->simulator().stage().ensemble;
    if (goal.until)
        m_watch.emplace(*goal.until, ensemble, m_run->timeline().state(), m_reached, invariantNames(ensemble));
}

void EngineLoop::obey(const Act& act) {
    m_news = true;
    if (!m_run || m_trouble) {
        m_refused.push_back(act.command);
        return;
    }
    const std::size_t before = m_run->commands().size();
    if (const auto why = m_run->act(act.command, m_reached)) m_refused.push_back(act.command + ": " + *why);
    if (m_run->commands().size() > before) m_acted.push_back(m_run->commands().back());
}

void EngineLoop::slice() {
    const auto end = Clock::now() + sliceTime;
    try {
        for (int steps = 0;; ++steps) {
            if (m_run->timeline().last() >= m_goal.events)
                return finishGoal(Position{m_reached, m_run->timeline().last()});
            const Instant stop = m_watch ? std::min(m_goal.horizon, m_watch->nextChange(m_reached)) : m_goal.horizon;
            if (!m_run->step(stop)) {
                m_reached = std::max(m_reached, stop);
                if (watchNews() || (m_watch && m_watch->holds(m_reached)))
                    return finishGoal(Position{m_reached, m_run->timeline().last()});
                if (stop == m_goal.horizon) return finishGoal({});
                continue;
            }
            m_news = true;
            m_reached = std::max(m_reached, m_run->timeline().end());
            if (watchNews()) return finishGoal(Position{m_reached, m_run->timeline().last()});
            if (steps % stepsBetweenClocks == stepsBetweenClocks - 1 && Clock::now() >= end) break;
        }
    } catch (const TransportError& error) {
        m_trouble = error.what();
        m_news = true;
    }
    if (m_run->timeline().memory() > largestTimeline)
        m_trouble = "the run has grown to 4 GB: it pauses here; save it, or begin a new one";
}

bool EngineLoop::watchNews() {
    const Timeline& timeline = m_run->timeline();
    if (!m_watch && !m_goal.interesting) return false;
    bool found = false;
    for (; m_watched < timeline.last(); ++m_watched) {
        const Event& event = timeline.event(m_watched + 1);
        found = found || (m_goal.interesting && isInteresting(event));
        if (m_watch) m_watch->observe(event, timeline.state(), timeline.histories());
    }
    return found || (m_watch && m_watch->holds(m_reached));
}

void EngineLoop::finishGoal(std::optional<Position> stopped) {
    m_stopped = stopped;
    m_goalDone = m_goal.number;
    m_news = true;
}

void EngineLoop::publish() {
    const auto now = Clock::now();
    m_published = now;
    m_news = false;
    Report report;
    report.generation = m_generation;
    if (m_run) {
        report.timeline = std::make_shared<const Timeline>(m_run->timeline());
        report.nextDue = m_trouble ? never : m_run->nextDue();
        report.scripted = m_run->isScripted();
        report.failures = m_run->takeFailures();
        report.leftOut = m_run->takeLeftOut();
        const double seconds = std::chrono::duration<double>(now - m_countedSince).count();
        if (seconds > 0.5) {
            m_eventsPerSecond = static_cast<double>(m_run->timeline().last() - m_countedFrom) / seconds;
            m_countedFrom = m_run->timeline().last();
            m_countedSince = now;
        }
    }
    report.reached = m_reached;
    report.goalDone = m_goalDone;
    report.stopped = m_stopped;
    report.acted = std::exchange(m_acted, {});
    report.refused = std::exchange(m_refused, {});
    report.trouble = m_trouble;
    report.eventsPerSecond = m_eventsPerSecond;
    m_handoff->report(std::move(report));
}

EngineThread::EngineThread() {
    m_thread = std::thread([handoff = m_handoff] {
        const OnFailedCheck watch([handoff](const std::string& place) {
            Report report;
            report.generation = UINT64_MAX;
            report.trouble = "a check of the engine failed at " + place + "; it has stopped, and what it recorded is kept";
            handoff->report(std::move(report));
            handoff->setStuck();
        });
        EngineLoop(handoff).work();
    });
}

EngineThread::~EngineThread() {
    m_handoff->quit();
    // A thread that was stopped by a failed check never ends; it sleeps, and holds nothing that others need.
    if (m_handoff->isStuck()) {
        m_thread.detach();
    } else {
        m_thread.join();
    }
}

}  // namespace zabscope
