// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs of Zabscope itself, as JSON Lines or as trace files, for the table of what can be imported.
#pragma once

#include "app/import/import_run.h"

namespace zabscope {

/// One run at a time.
std::variant<Imported, InputError> readRuns(const std::vector<std::string>& paths, const ImportGoesOn& goOn);

}  // namespace zabscope
