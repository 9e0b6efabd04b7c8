// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sweeper.h"

#include <QMetaObject>
#include <cassert>

#include "app/sweep_run.h"

namespace zabscope {

Sweeper::~Sweeper() { cancel(); }

void Sweeper::cancel() {
    if (m_stop) m_stop->store(true);
    if (m_thread.joinable()) m_thread.join();
    ++m_sweep;  // what it still posts is not wanted any more
}

void Sweeper::begin(std::vector<Variant> variants, int seeds) {
    assert(!variants.empty());
    cancel();
    m_series.clear();
    for (const Variant& each : variants) m_series.push_back({each.name, {}});
    m_done = 0;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_thread = std::thread([this, variants = std::move(variants), seeds, stop = m_stop, sweep = m_sweep] {
        const int of = seeds * static_cast<int>(variants.size());
        for (int seed = 1; seed <= seeds; ++seed) {
            for (std::size_t i = 0; i < variants.size(); ++i) {
                const auto point = sweepRun(variants[i].scenario, static_cast<std::uint64_t>(seed), stop.get());
                if (!point) return;
                QMetaObject::invokeMethod(
                    this, [this, sweep, i, point, of] { take(sweep, i, *point, of); }, Qt::QueuedConnection);
            }
        }
    });
}

void Sweeper::take(int sweep, std::size_t variant, const SweepPoint& point, int of) {
    if (sweep != m_sweep) return;
    ++m_done;
    m_series[variant].points.push_back(point);
    Q_EMIT progressed(m_series, m_done, of);
}

}  // namespace zabscope
