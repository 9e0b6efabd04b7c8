// SPDX-License-Identifier: GPL-3.0-or-later
/// The same scenario under many seeds, beside the window: how long it takes until a leader is established, and who wins.
#pragma once

#include <QObject>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "app/variation.h"
#include "views/charts/sweep.h"

namespace zabscope {

class Sweeper : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~Sweeper() override;
    /// Plays each of them in memory with the seeds 1 .. seeds, on a thread of its own: all with one seed before any with
    /// the next. What is under way is given up. Precondition: at least one.
    void begin(std::vector<Variant> variants, int seeds);
    void cancel();

Q_SIGNALS:
    /// All that is known so far: a series for each variant, in the order of the seeds. `done` and `of` count runs.
    void progressed(const std::vector<zabscope::SweepSeries>& series, int done, int of);

private:
    void take(int sweep, std::size_t variant, const SweepPoint& point, int of);

    std::thread m_thread;
    std::shared_ptr<std::atomic<bool>> m_stop;
    int m_sweep = 0;
    int m_done = 0;
    std::vector<SweepSeries> m_series;
};

}  // namespace zabscope
