// SPDX-License-Identifier: GPL-3.0-or-later
/// Judging whole runs: a run just played, a trace from a file, and one run against another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/input.h"
#include "app/play.h"

namespace zabscope {

struct Verdict {
    std::uint64_t events = 0;
    std::size_t expectations = 0;         ///< how many were judged
    std::vector<std::string> violations;  ///< of invariants
    std::vector<std::string> failures;    ///< of expectations and runs "until"
    std::vector<std::string> warnings;
    bool holds() const { return violations.empty() && failures.empty(); }
};

Verdict judge(const Play& play);
/// Judges every event of a trace anew, whatever it recorded of violations; a difference between the two is a warning.
/// The expectations are judged by playing its scenario again over memory, if the trace is that whole run; else a warning
/// says why they are not.
std::variant<Verdict, InputError> judge(const LoadedTrace& trace);

/// Where two runs begin to differ, in one line with both events; nothing if they are equal event by event.
std::optional<std::string> firstDifference(const Timeline& recorded, const Timeline& again);

}  // namespace zabscope
