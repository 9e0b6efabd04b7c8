// SPDX-License-Identifier: GPL-3.0-or-later
/// The same scenario under many seeds, beside the window: how long its first election takes, and who wins.
#pragma once

#include <QObject>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "core/trace/scenario.h"
#include "views/charts/sweep.h"

namespace zabscope {

class Sweeper : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~Sweeper() override;
    /// Plays the scenario in memory with the seeds 1 .. seeds, on a thread of its own. One that is under way is given up.
    void begin(const Scenario& scenario, int seeds);
    void cancel();

Q_SIGNALS:
    /// All that is known so far, in the order of the seeds. `of` is 0 when it has been given up.
    void progressed(const std::vector<zabscope::SweepPoint>& points, int done, int of);

private:
    void take(int sweep, const SweepPoint& point, bool counts, int of);

    std::thread m_thread;
    std::shared_ptr<std::atomic<bool>> m_stop;
    int m_sweep = 0;
    int m_done = 0;
    std::vector<SweepPoint> m_points;
};

}  // namespace zabscope
