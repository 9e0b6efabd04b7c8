// SPDX-License-Identifier: GPL-3.0-or-later
/// The story of one chunk: what is worth telling, with events of the same meaning put together.
#pragma once

#include <cstdint>
#include <vector>

#include "core/trace/timeline.h"
#include "core/zab/notes.h"
#include "views/theme.h"

namespace zabscope {

/// What a line of the story is about: its glyph and colour.
enum class StoryKind : std::uint8_t {
    command,
    birth,
    death,
    fault,
    election,
    leadership,
    recovery,
    commit,
    trouble,
    violation,
    detail
};

struct StoryEntry {
    StoryKind kind = StoryKind::detail;
    Density level = Density::all;  ///< the sparsest density that tells it
    std::int64_t epoch = -1;       ///< that it speaks of; -1: none
    NodeId by = noNode;            ///< of commits: the leader
    std::vector<EventId> events;   ///< that share its meaning, ascending; at least one
    Instant from;                  ///< when the first happened

    /// How many of its events have happened by then.
    std::size_t countBy(EventId last) const;
};

using Story = std::vector<StoryEntry>;

/// Told in the order of the entries' first events.
Story storyOf(const Chunk& chunk);

/// What a note is about, and how important it is.
StoryKind kindOfNote(std::uint16_t sentence);
Density levelOfNote(std::uint16_t sentence);
/// An observer votes for nobody and takes over the first vote it hears: no change of mind.
bool isObserversFirstVote(const Noted& note);
/// Whether the note, said by one server, may follow the other in one entry.
bool isSameNote(const Noted& first, const Noted& other);

}  // namespace zabscope
