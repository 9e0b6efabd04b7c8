// SPDX-License-Identifier: GPL-3.0-or-later
/// The beginning of an export as text, for looking at it before it is made.
#pragma once

#include <QString>
#include <optional>

#include "app/export/exporter.h"

namespace zabscope {

/// At most so many lines of what would be written. Nothing if the format is not text, or nothing of it can be shown
/// without making all of it. May run on any thread.
std::optional<QString> firstLines(const ExportOrder& order, const RunCopy& run, int lines);

}  // namespace zabscope
