// SPDX-License-Identifier: GPL-3.0-or-later
/// What a trace file says of itself at its start.
#pragma once

#include <string>
#include <variant>

#include "core/trace/trace_file.h"

namespace zabscope {

/// Reads the start of a trace file and none of its events: what was known when the recording began, so neither branches nor
/// bookmarks. The errors are those of readTrace().
std::variant<TraceHeader, TraceError> readTraceHeader(const std::string& path);

}  // namespace zabscope
