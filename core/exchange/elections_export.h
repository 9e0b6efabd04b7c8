// SPDX-License-Identifier: GPL-3.0-or-later
/// One row per election, as CSV or as a JSON array: cause, votes, winner, deciding field, duration of each phase, learners.
#pragma once

#include <optional>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

/// JSON if the file's extension is json, else CSV. Of an excerpt of time: the elections that begin in it, as far as they had
/// come at its end.
std::optional<ExportTrouble> exportElections(const Exported& run, Output& output);

}  // namespace zabscope
