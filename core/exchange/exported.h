// SPDX-License-Identifier: GPL-3.0-or-later
/// What leaves the program in a foreign format: a run, or the part of it that somebody asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope {

/// The part of a run that is wanted. By default all of it.
struct Excerpt {
    std::optional<Instant> from;     ///< events before it are left out
    std::optional<Instant> until;    ///< events after it are left out
    std::vector<NodeId> servers;     ///< only what happens at these nodes, or between two of them; empty: at all
    std::vector<std::size_t> kinds;  ///< only events of these kinds (see eventKindName); empty: all

    bool isWhole() const { return !from && !until && servers.empty() && kinds.empty(); }
    /// Whether the event is wanted. It is one of the timeline's.
    bool has(const Event& event, const Timeline& timeline) const;
    /// The events that lie in the span of time, as ids: the first, and the one behind the last.
    std::pair<EventId, EventId> range(const Timeline& timeline) const;
};

/// Everything lives at least as long as the export.
struct Exported {
    const Timeline& timeline;
    const TraceHeader& header;  ///< of the run: scenario, seed, branches
    const Ensemble& ensemble;
    Excerpt excerpt;
    std::string extension = {};  ///< of the file that is made, in small letters: a format with two forms looks at it
};

/// Why nothing was written: what, and what can be done, for a person.
struct ExportTrouble {
    std::string what;
    std::string remedy;
    std::string text() const { return what + "; " + remedy; }
};

/// The nodes that an event concerns: a message's two ends, the ends of a connection or link. Ascending, at most two.
struct Concerned {
    NodeId first = noNode;
    NodeId second = noNode;
};
Concerned concernedBy(const Event& event, const Timeline& timeline);

}  // namespace zabscope
