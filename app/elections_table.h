// SPDX-License-Identifier: GPL-3.0-or-later
/// Elections as a table for people and as JSON for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/trace/elections.h"

namespace zabscope {

/// One row each under a line of headings; columns are aligned.
std::string toTable(const std::vector<Election>& elections);
/// An array with one object each; instants and durations in microseconds.
nlohmann::json toJson(const std::vector<Election>& elections);

}  // namespace zabscope
