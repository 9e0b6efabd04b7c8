// SPDX-License-Identifier: GPL-3.0-or-later
/// JSON Lines: one line about the run, then one event a line, for jq and programs; read back without loss.
///
/// resources/help/formats.md is the description for people.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <variant>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

inline constexpr std::string_view jsonlFormat = "zabscope-jsonl";
inline constexpr std::int64_t jsonlVersion = 1;

std::optional<ExportTrouble> exportJsonl(const Exported& run, Output& output);

/// Reads a whole run back. An excerpt is refused, since every state follows from all events before it. Any bytes are
/// answered, by a run or by an error that names the line.
std::variant<LoadedTrace, TraceError> readJsonl(std::istream& in, const std::string& name,
                                                const ReadLimits& limits = {});
/// Whether the bytes at the start of a file look like such a file: `{"kind":"run",` after blanks.
bool looksLikeJsonl(std::string_view start);

}  // namespace zabscope
