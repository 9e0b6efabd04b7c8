// SPDX-License-Identifier: GPL-3.0-or-later
/// All that a view ever sees: a trace, a position in it, and what a person has pointed at. A picture is a function of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/protocol/position.h"
#include "core/trace/cluster_state.h"
#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope {

/// What a person has pointed at; all views mark it. A message is named by its Sent event.
struct Selection {
    NodeId node = noNode;
    EventId event = noEvent;
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// One line of a session, for showing: where it left its parent and how far it has been recorded.
struct BranchLine {
    std::string name;
    int parent = -1;  ///< index of the branch it was forked from; -1: none
    Position fork;
    Position end;
};

/// What surrounds the trace that is shown.
struct Recording {
    std::vector<BranchLine> branches;
    int branch = 0;  ///< the one that is shown; an index into branches
    std::vector<Bookmark> bookmarks;
    std::vector<std::string> invariants;  ///< names, by the number that Violated carries
    bool live = false;                    ///< the trace can go on: an engine stands behind it
    Instant nextDue = never;              ///< when the engine will do the next thing after the end of the trace
};

/// A value that is cheap to copy: views keep the last one they were given.
struct Frame {
    std::shared_ptr<const Timeline> timeline;   ///< the whole run as far as it is recorded, beyond `now` too
    std::shared_ptr<const ClusterState> state;  ///< at `now`
    Position now;                               ///< now.last is the last event that has happened
    Instant drawnAt;                            ///< the instant of the picture: now.at or later, before the next event
    std::shared_ptr<const Ensemble> ensemble;
    std::shared_ptr<const Recording> recording;
    Selection selection;

    explicit operator bool() const { return timeline && state && ensemble && recording; }
};

/// The parts of a frame that stay the same while a run is shown.
Frame frameAt(std::shared_ptr<const Timeline> timeline, std::shared_ptr<const Ensemble> ensemble,
              std::shared_ptr<const Recording> recording, Position now);

}  // namespace zabscope
