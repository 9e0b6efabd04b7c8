// SPDX-License-Identifier: GPL-3.0-or-later
/// The stories of the chunks laid out along a time axis: groups of marks, spans of leaders, bars of commits. What would
/// overlap is put together, so that it is bounded by the width and not by the length of the run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "views/chunk_index.h"
#include "views/time_axis.h"
#include "views/timeline/marks.h"

namespace zabscope {

/// Marks that share a place.
struct MarkGroup {
    double x = 0;             ///< of its first mark
    double last = 0;          ///< of its last mark
    Mark mark;                ///< the most important one, the first of its kind
    std::uint32_t count = 0;  ///< of marks, each with its own count
    bool byPerson = false;    ///< a command is behind one of them
    std::vector<Mark> marks;  ///< the first few of them, in order of time
    static constexpr std::size_t mostListed = 12;
};

/// A reign with its end.
struct ReignSpan {
    Reign reign;
    Instant until;
    bool open = false;  ///< it lasts as long as the run is known
};

struct Strip {
    std::vector<MarkGroup> groups;
    std::vector<ReignSpan> reigns;
    std::vector<std::uint32_t> bars;  ///< commits in each `barWidth` pixels from the axis' left on
    std::uint32_t highestBar = 0;
};

using StoryIndex = ChunkIndex<ChunkStory>;

/// Lays out what stands between the ends of the axis; `reach` is the width of a mark in pixels.
Strip layOutStrip(std::span<const StoryIndex::Entry> stories, const TimeAxis& axis, double reach, double barWidth);

}  // namespace zabscope
