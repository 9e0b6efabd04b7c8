// SPDX-License-Identifier: GPL-3.0-or-later
/// Judging one solution of a challenge: its commands are run again on the challenge's own stage.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/learn/attempt.h"
#include "app/learn/solution.h"

namespace zabscope::learn {

enum class Result : std::uint8_t { passed, failed, unreadable };
std::string_view nameOf(Result result);

struct GoalGrade {
    std::string name;
    bool holds = false;    ///< at the moment of success, or at the end
    bool hasHeld = false;  ///< at some time
};

struct Grade {
    std::string file;
    Result result = Result::unreadable;
    std::vector<GoalGrade> goals;
    std::vector<std::string> failed;  ///< goals by name, then "actions", "faults", "allowed", "opening"
    std::int64_t actions = 0;
    std::int64_t faults = 0;
    std::vector<std::string> forbidden;  ///< commands that were not allowed, with the reason
    std::vector<std::string> remarks;    ///< commands that could not be carried out, a file that is cut off
    std::optional<std::string> differs;  ///< how the recorded run differs from the re-run
    std::optional<Instant> solvedAt;
    std::string trouble;  ///< why it is unreadable, in one line
};

/// Runs the solution on the challenge's scenario and seed, at most for the challenge's time, and judges it.
Grade grade(const std::shared_ptr<const Challenge>& challenge, const Solution& solution);
/// The same from a file; one that cannot be read is a grade as well.
Grade gradeFile(const std::shared_ptr<const Challenge>& challenge, const std::string& path);

}  // namespace zabscope::learn
