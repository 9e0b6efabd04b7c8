// SPDX-License-Identifier: GPL-3.0-or-later
/// The causal graph for Graphviz: one node per event, an edge from every cause to what it led to. It is acyclic.
#pragma once

#include <optional>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

/// Where the cause of an event is not in the excerpt, the nearest cause of the cause that is takes its place.
std::optional<ExportTrouble> exportDot(const Exported& run, Output& output);

}  // namespace zabscope
