// SPDX-License-Identifier: GPL-3.0-or-later
/// "Make a scenario of this": the same servers, and what happened to them at the same points, for our own servers to
/// live through.
#pragma once

#include <string>
#include <variant>

#include "core/exchange/exported.h"

namespace zabscope {

/// The text of a scenario that starts, kills and restarts the servers when the run did, and has about as much written
/// as it shows. Trouble if there is nothing to retell, or too much for a scenario.
std::variant<std::string, ExportTrouble> scenarioOf(const Timeline& timeline, const Ensemble& ensemble,
                                                    const std::string& name);

}  // namespace zabscope
