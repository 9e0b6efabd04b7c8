// SPDX-License-Identifier: GPL-3.0-or-later
/// A sequence diagram for Mermaid, which draws it in Markdown pages.
#pragma once

#include <cstddef>
#include <optional>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

/// Mermaid refuses a longer text (its maxTextSize).
inline constexpr std::size_t longestMermaid = 50'000;

/// An arrow stands where its message arrives. If that is too long, messages of a kind between two servers become one arrow
/// until something happens to a server; if that is still too long, it ends early. Its first note says which it is.
std::optional<ExportTrouble> exportMermaid(const Exported& run, Output& output);

}  // namespace zabscope
