// SPDX-License-Identifier: GPL-3.0-or-later
/// What an import has found, for a person and for programs: elections, clocks, and what was not understood.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/exchange/log_import.h"

namespace zabscope {

/// Lines in the language of the program.
std::string summaryOf(const ImportedRun& run);
/// Instants of the run in microseconds, stamps as the (corrected) logs have them.
nlohmann::json accountOf(const ImportedRun& run);

}  // namespace zabscope
