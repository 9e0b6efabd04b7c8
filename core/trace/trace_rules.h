// SPDX-License-Identifier: GPL-3.0-or-later
/// What must hold between an event of a trace file and the events before it, so that the timeline can take it over.
#pragma once

#include <optional>
#include <string>

#include "core/trace/timeline.h"

namespace zabscope {

/// Why the timeline cannot go on with this event, in a few words; nothing if it can. The event's own numbers are fine
/// already (trace_codec.h). Constant time but for the look-up of nodes and connections.
std::optional<std::string> whyNot(const Timeline& timeline, const Event& next);

}  // namespace zabscope
