// SPDX-License-Identifier: GPL-3.0-or-later
/// Servers of a run that stood still without any event that says so: given up as silent by others, and mute themselves.
#pragma once

#include <optional>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"

namespace zabscope {

struct RetoldPause {
    NodeId node = noNode;
    Instant from;
    std::optional<Instant> until;  ///< nothing: it ended, or the run did, before it was heard of again
};

/// Whoever is cut off notices so at about the same time as the others do; whoever stands still does not. That is told
/// from what a server itself does next: only if that comes late, it stood still. Ascending by `from`.
std::vector<RetoldPause> pausesOf(const Timeline& timeline, const Ensemble& ensemble);

}  // namespace zabscope
