// SPDX-License-Identifier: GPL-3.0-or-later
/// One storm: weather played over memory under all invariants, then calm, in which the ensemble has to make progress.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/storm_weather.h"
#include "core/trace/scenario.h"

namespace zabscope {

enum class Trouble : std::uint8_t {
    none,
    safety,     ///< an invariant was violated
    liveness,   ///< a liveness monitor spoke
    progress,   ///< in the calm no leader, no commit, or not everywhere
    trees,      ///< in the calm the replicas did not become equal
    endless,    ///< more events than such a storm can have: something turns in circles
    crash,      ///< a check in the engine or the protocol failed
    unreadable  ///< the storm is no scenario: a fault of the storm itself
};
std::string_view troubleName(Trouble trouble);

/// How a storm ended.
struct StormVerdict {
    Trouble trouble = Trouble::none;
    std::string name;  ///< what tells this trouble from others of its kind: the invariant, the check that failed
    std::string line;  ///< in full, one line
    Instant at;        ///< when it showed; the end of the run if there was none
    std::uint64_t events = 0;
    std::uint64_t commits = 0;                   ///< transactions committed, as leaders saw it
    std::uint64_t elections = 0;                 ///< leaders established
    std::map<std::string, std::uint64_t> exits;  ///< servers that ended themselves, by the last thing they said
    std::uint64_t wiped = 0;                     ///< servers an operator had to wipe in the calm
    std::vector<std::size_t> idle;               ///< gusts that were refused or never struck; they can be left out
    std::vector<std::size_t> idleCalm;           ///< statements of the calm that were refused or not reached

    bool holds() const { return trouble == Trouble::none; }
    /// The same trouble, as far as a person would say so.
    bool isLike(const StormVerdict& other) const { return trouble == other.trouble && name == other.name; }
};

/// The storm as a scenario text; without its calm if so wanted.
std::string scenarioText(const Weather& weather, bool withCalm = true);
/// Plays it in this process: a check that fails takes the process down (see playIsolated).
StormVerdict playStorm(const Weather& weather, bool withCalm = true);
/// The same in a child process.
StormVerdict playIsolated(const Weather& weather, bool withCalm = true);

/// What a child hands to its parent.
std::string toJson(const StormVerdict& verdict);
/// Precondition: made by toJson.
StormVerdict verdictFromJson(const std::string& text);
StormVerdict crashed(const std::string& how);

}  // namespace zabscope
