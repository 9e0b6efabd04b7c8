// SPDX-License-Identifier: GPL-3.0-or-later
/// The only source of chance in a run: splitmix64, one stream for each purpose, so that a draw here changes none there.
#pragma once

#include <cassert>
#include <cstdint>
#include <initializer_list>

namespace zabscope {

class Random {
public:
    enum class Purpose : std::uint64_t { birth = 1, jitter, powerCut, director };

    explicit Random(std::uint64_t seed = 0) : m_state(seed) {}
    /// The stream of one purpose and one thing (a node, a link) in the run with this seed.
    static Random stream(std::uint64_t seed, Purpose purpose, std::int64_t one = 0, std::int64_t other = 0) {
        Random random{seed};
        for (const std::uint64_t part : {static_cast<std::uint64_t>(purpose), static_cast<std::uint64_t>(one),
                                         static_cast<std::uint64_t>(other)}) {
            random.m_state = random.next() ^ part;
        }
        random.m_state = random.next();
        return random;
    }

    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t bits = m_state;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
        return bits ^ (bits >> 31);
    }
    /// Even over 0 .. limit - 1. Precondition: limit > 0.
    std::uint64_t below(std::uint64_t limit) {
        assert(limit > 0);
        const std::uint64_t uneven = (0 - limit) % limit;  // 2^64 mod limit
        std::uint64_t drawn = next();
        while (drawn < uneven) drawn = next();
        return drawn % limit;
    }
    bool coin() { return next() >> 63 != 0; }

private:
    std::uint64_t m_state;
};

}  // namespace zabscope
