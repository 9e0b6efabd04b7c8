// SPDX-License-Identifier: GPL-3.0-or-later
/// What a stretch of a run holds for a space-time diagram: messages, what becomes of each server, marks, cuts.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "views/frame.h"
#include "views/sequence/marks.h"
#include "views/sequence/warped_axis.h"

namespace zabscope::sequence {

/// One message from its sending to its end. Its bytes live as long as the timeline.
struct Arrow {
    EventId message = noEvent;
    EventId end = noEvent;  ///< the Delivered or Lost of it; noEvent: not in the excerpt
    EventId cause = noEvent;
    NodeId from = noNode;
    NodeId to = noNode;
    std::uint8_t kind = 0;
    bool heartbeat = false;
    std::optional<Loss> loss;
    Instant sentAt;
    Instant endAt;  ///< of `end`; without one, when it is due
    std::string_view bytes;
};

struct LaneState {
    bool started = false;
    bool up = false;
    bool frozen = false;
    Death death{};
    zab::Role role{};
    std::int64_t epoch = 0;
    friend bool operator==(const LaneState&, const LaneState&) = default;
};
/// From here on the node is so.
struct LaneChange {
    Instant at;
    EventId event = noEvent;  ///< noEvent: it was so before the excerpt
    LaneState state;
};

struct Mark {
    EventId event = noEvent;
    EventId cause = noEvent;
    NodeId node = noNode;
    Instant at;
    MarkKind kind{};
};

using Cuts = std::set<std::pair<NodeId, NodeId>>;
/// From here on these links are cut: (from, to).
struct CutChange {
    Instant at;
    EventId event = noEvent;
    Cuts cuts;
};

/// What is to be seen; all else is neither read nor given room on the axis.
struct Filter {
    Density density = Density::context;
    bool heartbeats = true;
    bool clients = true;
    friend bool operator==(const Filter&, const Filter&) = default;
};
/// Whether an event is to be seen. It is one of the timeline's.
bool counts(const Event& event, const Timeline& timeline, const Filter& filter);

/// Events first..last; none if first > last.
struct Range {
    EventId first = 1;
    EventId last = noEvent;
    bool cutShort = false;  ///< there was too much to read: what is before `first` belongs here, too
    friend bool operator==(const Range&, const Range&) = default;
};
inline constexpr EventId mostBefore = 12'000;  ///< events are read before the place that is looked at
inline constexpr EventId mostAfter = 4'000;    ///< and behind it
/// The events around a position, as far as an axis of that form has room for so many steps on either side of `drawnAt`.
Range rangeAround(const Timeline& timeline, Position position, double drawnAt, AxisForm form, double stepsBefore,
                  double stepsAfter, const Filter& filter);
/// The events between two instants, in microseconds: the last ones, if they are too many.
Range rangeBetween(const Timeline& timeline, double from, double to);

/// Reads at most the chunks that hold the range, from the start of the first of them.
struct Excerpt {
    Range range;
    std::vector<Arrow> arrows;  ///< in the order of their sending; all that are on their way in the range
    std::map<NodeId, std::vector<LaneChange>> lanes;  ///< of all nodes there; each has at least one entry
    std::vector<Mark> marks;
    std::vector<CutChange> cuts;  ///< the first one is how it was before
    std::vector<double> anchors;  ///< the instants of all that counts, ascending, distinct
};
Excerpt readExcerpt(const Timeline& timeline, const Range& range, const Filter& filter);

}  // namespace zabscope::sequence
