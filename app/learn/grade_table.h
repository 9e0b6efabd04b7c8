// SPDX-License-Identifier: GPL-3.0-or-later
/// Grades as a table for people, and as CSV and JSON for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/learn/grading.h"

namespace zabscope::learn {

nlohmann::json toJson(const Grade& grade);
/// Reads what toJson wrote; throws nlohmann::json::exception if it is not that.
Grade gradeFromJson(const nlohmann::json& json);

/// One row each under a line of headings, and lines of detail below those that need them.
std::string toTable(const std::vector<Grade>& grades, const Challenge& challenge);
/// RFC 4180, with a line of headings. A cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string toCsv(const std::vector<Grade>& grades, const Challenge& challenge);
nlohmann::json toJson(const std::vector<Grade>& grades, const Challenge& challenge);

/// Without control characters, for a terminal.
std::string printable(std::string text);

}  // namespace zabscope::learn
