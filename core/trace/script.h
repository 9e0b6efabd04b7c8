// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads a script by itself: what is to happen on a stage that is given elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/trace/scenario.h"

namespace zabscope {

/// Reads statements for servers of this ensemble. The line "zabscope scenario 1" may stand before them; settings may
/// not. No statement at all is a script as well. Bounded as a scenario is.
std::variant<std::vector<Statement>, ScenarioError> parseScript(std::string_view text, std::string name,
                                                                const Ensemble& ensemble);

}  // namespace zabscope
