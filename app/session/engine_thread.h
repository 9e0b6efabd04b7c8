// SPDX-License-Identifier: GPL-3.0-or-later
/// The thread that owns the simulator and its sockets: it takes orders, runs up to its goal, and reports.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "app/session/handoff.h"
#include "app/session/orders.h"
#include "app/session/run.h"
#include "core/trace/condition_watch.h"

namespace zabscope {

using EngineHandoff = Handoff<Order, Report>;

/// What runs on the thread; tests may run it without one.
class EngineLoop {
public:
    explicit EngineLoop(std::shared_ptr<EngineHandoff> handoff) : m_handoff(std::move(handoff)) {}
    /// Until the handoff is to end.
    void work();
    /// One turn: the orders that have come, then a slice of work. True if there is more to do without new orders.
    bool turn(bool wait);

private:
    void obey(const Revive& order);
    void obey(const Goal& goal);
    void obey(const Act& act);
    bool isGoalOpen() const { return m_run && !m_trouble && m_goal.number != m_goalDone; }
    void slice();
    /// Takes in what has happened; true if the goal's condition (or an interesting event) has come.
    bool watchNews();
    void finishGoal(std::optional<Position> stopped);
    void publish();

    std::shared_ptr<EngineHandoff> m_handoff;
    std::uint64_t m_generation = 0;
    std::shared_ptr<const Scenario> m_scenario;
    std::unique_ptr<Saves> m_saves;  // of m_scenario; outlives the run
    std::unique_ptr<Run> m_run;
    Goal m_goal;
    std::uint64_t m_goalDone = 0;
    std::optional<ConditionWatch> m_watch;
    EventId m_watched = noEvent;  // the watch has seen all up to here
    std::optional<Position> m_stopped;
    Instant m_reached;
    std::vector<PlacedCommand> m_acted;
    std::vector<std::string> m_refused;
    std::optional<std::string> m_trouble;
    std::chrono::steady_clock::time_point m_published{};
    EventId m_countedFrom = noEvent;  // for events a second
    std::chrono::steady_clock::time_point m_countedSince{};
    double m_eventsPerSecond = 0;
    bool m_news = false;
};

class EngineThread {
public:
    EngineThread();
    /// Waits for the thread to end; one whose engine has failed a check is left behind.
    ~EngineThread();
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    void order(Order order) { m_handoff->order(std::move(order)); }
    std::optional<Report> takeReport() { return m_handoff->takeReport(); }

private:
    std::shared_ptr<EngineHandoff> m_handoff = std::make_shared<EngineHandoff>();
    std::thread m_thread;
};

}  // namespace zabscope
