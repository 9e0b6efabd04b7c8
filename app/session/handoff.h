// SPDX-License-Identifier: GPL-3.0-or-later
/// The two queues between the engine's thread and the window's: values cross, and neither side ever waits for the other.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace zabscope {

/// Orders go down in their order, none is lost. Of the reports that come up only the newest counts: absorb() says what an
/// older one leaves behind. Qt-free, so that ThreadSanitizer can judge it.
template <typename Order, typename Report>
class Handoff {
public:
    // ---- the window's side ----

    void order(Order order) {
        {
            const std::lock_guard lock(m_mutex);
            m_orders.push_back(std::move(order));
        }
        m_ordered.notify_one();
    }
    /// The newest report since the last call, if there is one.
    std::optional<Report> takeReport() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_report, std::nullopt);
    }
    /// Ends the engine's thread: its next look at the orders sees it.
    void quit() {
        {
            const std::lock_guard lock(m_mutex);
            m_quit = true;
        }
        m_ordered.notify_one();
    }

    /// The engine's thread has been stopped in the middle of its work, and will never end.
    bool isStuck() const {
        const std::lock_guard lock(m_mutex);
        return m_stuck;
    }

    // ---- the engine's side ----

    void setStuck() {
        const std::lock_guard lock(m_mutex);
        m_stuck = true;
    }

    /// All orders since the last call; empty if there are none. With `wait`, sleeps until there is one or it is to end.
    std::deque<Order> takeOrders(bool wait) {
        std::unique_lock lock(m_mutex);
        if (wait) m_ordered.wait(lock, [this] { return m_quit || !m_orders.empty(); });
        return std::exchange(m_orders, {});
    }
    bool isToEnd() const {
        const std::lock_guard lock(m_mutex);
        return m_quit;
    }
    void report(Report report) {
        std::optional<Report> old;  // destroyed outside the lock: it may be the last owner of much memory
        const std::lock_guard lock(m_mutex);
        if (m_report) report.absorb(*m_report);
        old = std::exchange(m_report, std::optional<Report>(std::move(report)));
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_ordered;
    std::deque<Order> m_orders;
    std::optional<Report> m_report;
    bool m_quit = false;
    bool m_stuck = false;
};

}  // namespace zabscope
