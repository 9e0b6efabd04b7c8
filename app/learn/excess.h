// SPDX-License-Identifier: GPL-3.0-or-later
/// What no command of a challenge or of a solution may ask for: more at once than a run can hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/scenario.h"

namespace zabscope::learn {

constexpr std::int64_t mostRequestsAtOnce = 10'000;

/// Whether a client is asked for more requests at once than that.
bool isExcessive(const Command& command);
/// The line of the first statement of which a command is excessive, with what is wrong; nothing if all are fine.
struct Excess {
    int line = 0;
    std::string message;
};
std::optional<Excess> excessIn(const std::vector<Statement>& script);

}  // namespace zabscope::learn
