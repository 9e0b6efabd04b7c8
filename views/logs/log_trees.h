// SPDX-License-Identifier: GPL-3.0-or-later
/// Compares the replicas' trees.
#pragma once

#include "views/logs/log_sheet.h"

namespace zabscope {

/// Fills in whose tree is the measure, and how those of the others compare with it.
void compareTrees(LogSheet& sheet, const Frame& frame);

}  // namespace zabscope
