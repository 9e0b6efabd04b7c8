// SPDX-License-Identifier: GPL-3.0-or-later
/// Wall time for benchmarks.
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace zabscope {

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count(); }

private:
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

}  // namespace zabscope
