// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shrink.h"

#include <algorithm>
#include <cassert>

namespace zabscope {
namespace {

constexpr std::uint64_t mostPlays = 1500;

class Search {
public:
    Search(Weather weather, StormVerdict verdict, const std::function<bool()>& stop)
        : m_best(std::move(weather)), m_verdict(std::move(verdict)), m_stop(stop) {}

    Shrunk run() {
        endAtTrouble();
        dropIdle();
        dropParts();
        shortenPauses();
        dropParts();
        shortenPauses();
        endAtTrouble();
        dropIdleCalm();
        simplifyTraps();
        return {scenarioText(m_best, m_calm), m_verdict, m_best.gusts.size(), m_plays};
    }

private:
    StormVerdict play(const Weather& weather, bool withCalm) {
        ++m_plays;
        return m_verdict.trouble == Trouble::crash ? playIsolated(weather, withCalm) : playStorm(weather, withCalm);
    }
    bool spent() const { return m_plays >= mostPlays || m_stop(); }

    /// Takes the smaller weather if it fails in the same way.
    bool accept(Weather weather, bool withCalm) {
        if (spent()) return false;
        StormVerdict verdict = play(weather, withCalm);
        if (!verdict.isLike(m_verdict)) return false;
        m_best = std::move(weather);
        m_verdict = std::move(verdict);
        m_calm = withCalm;
        return true;
    }

    /// What comes after the trouble has nothing to do with it.
    void endAtTrouble() {
        if (m_verdict.trouble != Trouble::safety && m_verdict.trouble != Trouble::liveness) return;
        Weather shorter = m_best;
        Duration time{};
        std::size_t kept = 0;
        const Duration end = m_verdict.at - startOfTime;
        while (kept < shorter.gusts.size() && time + shorter.gusts[kept].before <= end)
            time += shorter.gusts[kept++].before;
        const bool inCalm = kept == shorter.gusts.size() && time + shorter.after < end;
        if (inCalm) return;
        shorter.gusts.resize(kept);
        shorter.after = end - time + milliseconds(1);
        accept(std::move(shorter), false);
    }

    void dropIdle() {
        std::vector<bool> keep(m_best.gusts.size(), true);
        for (const std::size_t gust : m_verdict.idle) {
            if (gust < keep.size()) keep[gust] = false;
        }
        accept(only(keep), m_calm);
    }

    Weather only(const std::vector<bool>& keep) const {
        Weather fewer = m_best;
        fewer.gusts.clear();
        Duration pause{};
        for (std::size_t i = 0; i < m_best.gusts.size(); ++i) {
            pause += m_best.gusts[i].before;
            if (!keep[i]) continue;
            fewer.gusts.push_back({pause, m_best.gusts[i].statement});
            pause = {};
        }
        fewer.after += pause;
        return fewer;
    }

    /// Zeller's ddmin without its subsets: whole parts are left out, then smaller ones, until no single gust can be.
    void dropParts() {
        for (std::size_t size = std::max<std::size_t>(m_best.gusts.size() / 2, 1); !spent();) {
            bool smaller = false;
            for (std::size_t from = 0; from < m_best.gusts.size() && !spent();) {
                std::vector<bool> keep(m_best.gusts.size(), true);
                for (std::size_t i = from; i < std::min(from + size, keep.size()); ++i) keep[i] = false;
                if (accept(only(keep), m_calm)) {
                    smaller = true;
                } else {
                    from += size;
                }
            }
            if (size == 1 && !smaller) return;
            if (!smaller || size > m_best.gusts.size()) size = std::max<std::size_t>(size / 2, 1);
        }
    }

    /// A pause is left out, halved, or made a round number.
    void shortenPauses() {
        for (std::size_t i = 0; i <= m_best.gusts.size() && !spent(); ++i) {
            const auto pauseOf = [i](Weather& weather) -> Duration& {
                return i < weather.gusts.size() ? weather.gusts[i].before : weather.after;
            };
            const Duration pause = pauseOf(m_best);
            for (const Duration shorter : {Duration{}, pause / 8, pause / 2, Duration{pause.count() / 1000 * 1000}}) {
                if (shorter >= pause || (pause - shorter < milliseconds(1) && pause.count() % 1000 == 0)) continue;
                Weather weather = m_best;
                pauseOf(weather) = shorter;
                if (accept(std::move(weather), m_calm)) break;
            }
        }
    }

    /// The statements of the calm that were refused, and those behind the trouble, so that a check of the file fails by
    /// its trouble alone. The others stay: without them no progress would be owed.
    void dropIdleCalm() {
        if (!m_calm) return;
        Weather weather = m_best;
        weather.calm.clear();
        for (std::size_t i = 0; i < m_best.calm.size(); ++i) {
            const auto& idle = m_verdict.idleCalm;
            if (std::find(idle.begin(), idle.end(), i) == idle.end()) weather.calm.push_back(m_best.calm[i]);
        }
        accept(std::move(weather), true);
    }

    /// Without a calm behind it a trap needs no end.
    void simplifyTraps() {
        for (std::size_t i = 0; i < m_best.gusts.size(); ++i) {
            const std::size_t at = m_best.gusts[i].statement.find(notInCalm);
            if (at == std::string::npos) continue;
            Weather weather = m_best;
            weather.gusts[i].statement.erase(at, notInCalm.size());
            accept(std::move(weather), m_calm);
        }
    }

    Weather m_best;
    StormVerdict m_verdict;
    const std::function<bool()>& m_stop;
    bool m_calm = true;
    std::uint64_t m_plays = 0;
};

}  // namespace

Shrunk shrink(Weather weather, const StormVerdict& verdict, const std::function<bool()>& stop) {
    assert(!verdict.holds());
    return Search{std::move(weather), verdict, stop}.run();
}

}  // namespace zabscope
