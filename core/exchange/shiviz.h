// SPDX-License-Identifier: GPL-3.0-or-later
/// A log for ShiViz: one event a line with its host's vector clock, so that its space-time diagram shows who knew what.
#pragma once

#include <cstddef>
#include <optional>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

/// ShiViz counts all line ends before each event again: these take it some seconds, and ten times as many take minutes.
inline constexpr std::size_t mostShivizEvents = 10'000;

/// Unless kinds are asked for: the events of a conversation, and arrivals. More than mostShivizEvents are refused; the
/// remedy names a window that fits.
std::optional<ExportTrouble> exportShiviz(const Exported& run, Output& output);

}  // namespace zabscope
