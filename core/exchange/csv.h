// SPDX-License-Identifier: GPL-3.0-or-later
/// CSV: a line of column names, then one event a line, for spreadsheets and databases.
///
/// The columns are those of event_key.h but `bytes`; what a kind of event does not have is empty. Texts from outside
/// are escaped as in all listings ("\x0a"), so that an event is one line in every program.
#pragma once

#include <optional>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

std::optional<ExportTrouble> exportCsv(const Exported& run, Output& output);

}  // namespace zabscope
