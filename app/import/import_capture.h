// SPDX-License-Identifier: GPL-3.0-or-later
/// Captures of real servers, for the table of what can be imported.
#pragma once

#include "app/import/import_run.h"

namespace zabscope {

/// One capture at a time.
std::variant<Imported, InputError> readCaptures(const std::vector<std::string>& paths, const ImportGoesOn& goOn);

}  // namespace zabscope
