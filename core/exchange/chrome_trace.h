// SPDX-License-Identifier: GPL-3.0-or-later
/// The Trace Event Format of Chrome, which Perfetto opens: a process per server, an arrow per message, virtual time.
///
/// A server has the threads server (its roles, in them its phases, and the notes that say why), election, quorum and client
/// (what it sends and is given at that port) and disk (its flushes). Arrows are flows with the id of the message's event.
#pragma once

#include <optional>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"

namespace zabscope {

std::optional<ExportTrouble> exportChrome(const Exported& run, Output& output);

}  // namespace zabscope
