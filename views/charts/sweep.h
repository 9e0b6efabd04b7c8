// SPDX-License-Identifier: GPL-3.0-or-later
/// What a sweep over seeds has brought, as the charts are given it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/protocol/ids.h"

namespace zabscope {

struct SweepPoint {
    std::uint64_t seed = 0;
    double milliseconds = 0;  ///< how long the election took, from the first search to the established leader
    NodeId winner = noNode;   ///< noNode: nobody was elected
    std::int64_t rounds = 0;
    bool missed = false;  ///< something that the scenario expects did not come
    friend bool operator==(const SweepPoint&, const SweepPoint&) = default;
};

/// The runs of one value of a setting.
struct SweepSeries {
    std::string name;  ///< "init limit 5"; empty: the scenario as it is
    std::vector<SweepPoint> points;
    friend bool operator==(const SweepSeries&, const SweepSeries&) = default;
};

}  // namespace zabscope
