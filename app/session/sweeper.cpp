// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sweeper.h"

#include <QMetaObject>

#include "app/play.h"
#include "core/trace/elections.h"

namespace zabscope {
namespace {

/// A run that does not come to its end is broken off here.
constexpr EventId mostEvents = 2'000'000;

}  // namespace

Sweeper::~Sweeper() { cancel(); }

void Sweeper::cancel() {
    if (m_stop) m_stop->store(true);
    if (m_thread.joinable()) m_thread.join();
    ++m_sweep;  // what it still posts is not wanted any more
}

void Sweeper::begin(const Scenario& scenario, int seeds) {
    cancel();
    m_points.clear();
    m_done = 0;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_thread = std::thread([this, scenario, seeds, stop = m_stop, sweep = m_sweep] {
        for (int seed = 1; seed <= seeds && !stop->load(); ++seed) {
            Scenario seeded = scenario;
            seeded.seed = static_cast<std::uint64_t>(seed);
            Play play(std::move(seeded), Carrier::memory);
            while (!stop->load() && play.timeline().last() < mostEvents && play.advance(4096)) {}
            if (stop->load()) return;
            SweepPoint point{static_cast<std::uint64_t>(seed), 0, noNode, 0};
            const auto elections = electionsOf(play.timeline(), scenario.ensemble);
            const auto time = elections.empty() ? std::nullopt : elections.front().electionTime();
            if (time) {
                point.milliseconds = static_cast<double>(time->count()) / 1e3;
                point.winner = elections.front().winner;
                point.rounds = elections.front().rounds;
            }
            QMetaObject::invokeMethod(
                this, [this, sweep, point, seeds, counts = time.has_value()] { take(sweep, point, counts, seeds); },
                Qt::QueuedConnection);
        }
    });
}

void Sweeper::take(int sweep, const SweepPoint& point, bool counts, int of) {
    if (sweep != m_sweep) return;
    ++m_done;
    if (counts) m_points.push_back(point);
    Q_EMIT progressed(m_points, m_done, of);
}

}  // namespace zabscope
