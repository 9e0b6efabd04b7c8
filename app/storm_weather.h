// SPDX-License-Identifier: GPL-3.0-or-later
/// Random weather for an ensemble: faults and clients' work with their times, drawn from a generator seeded by the
/// storm's seed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/instant.h"

namespace zabscope {

/// What storms are asked for. What is left open is drawn by the seed.
struct StormSettings {
    std::optional<int> servers;    ///< voters; else 3, 5 or 7
    std::optional<int> observers;  ///< else none to two
    int groups = 0;                ///< of a hierarchical quorum with weights; 0: majority
    Duration length = seconds(60);
    std::vector<std::string> variants;
};

/// One thing that happens: a statement of the scenario language, some time after the one before it.
struct Gust {
    Duration before{};
    std::string statement;
};

/// The part of a condition that keeps a statement "when" from striking after the weather: the calm begins with that
/// command.
inline constexpr std::string_view notInCalm = " and not command \"client 900\"";

/// A storm as text in pieces. The calm is what comes after: all is healed, and progress is proven.
struct Weather {
    std::string stage;  ///< the settings: lines of the scenario language
    std::vector<Gust> gusts;
    Duration after{};  ///< between the last gust and the calm, or the end
    std::vector<std::string> calm;
};

/// Same seed and settings, same weather. The faults are those that the protocol has to bear: no wipes, no corruption,
/// no lost, doubled or reordered messages.
Weather weatherOf(std::uint64_t seed, const StormSettings& settings);

/// How long after all is well a leader may take to be established at the very latest, for this kind of ensemble: what
/// was broken before is noticed, two of the largest notification intervals pass, a quorum is brought up to date.
struct WeatherPace {
    Duration tick = milliseconds(100);
    int initLimit = 10;
    int syncLimit = 5;
    Duration largestInterval = milliseconds(800);
    Duration connectTimeout = milliseconds(400);
    Duration bound() const {
        return tick * (2 * initLimit + syncLimit) + connectTimeout + 2 * largestInterval + tick * initLimit;
    }
};

}  // namespace zabscope
