// SPDX-License-Identifier: GPL-3.0-or-later
/// What a piece of work costs: wall time, and the memory that it needs beyond what is there before.
#pragma once

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <fstream>
#include <string>

#include "app/bench/stopwatch.h"

namespace zabscope {

inline constexpr double memoryGoal = 200;  // MiB beyond the open trace

struct Cost {
    double seconds = 0;
    double mebibytes = 0;
};

/// The largest memory that the process has had since forgetPeak(), in MiB; 0 where Linux does not tell.
inline double peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes) return kibibytes / 1024;
    }
    return 0;
}
/// Memory that earlier work has left free goes back to the system first: it would hide what this work needs.
inline void forgetPeak() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    std::ofstream("/proc/self/clear_refs") << 5;
}

/// Of the better of so many times, so that what is needed only once does not count.
template <typename Work>
Cost costOf(Work&& work, int times = 2) {
    Cost cost;
    for (int i = 0; i < times; ++i) {
        forgetPeak();
        const double before = peakMemory();
        const Stopwatch watch;
        work();
        const double seconds = watch.seconds();
        const double more = std::max(0.0, peakMemory() - before);
        cost = i == 0 ? Cost{seconds, more}
                      : Cost{std::min(cost.seconds, seconds), std::max(cost.mebibytes, more)};
    }
    return cost;
}

}  // namespace zabscope
