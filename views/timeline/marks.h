// SPDX-License-Identifier: GPL-3.0-or-later
/// What of a chunk of a run stands out on the timeline: faults, starts, commands, who leads, commits. No Qt in here.
#pragma once

#include <cstdint>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"

namespace zabscope {

/// The most important first: of marks that share a place, the first kind is drawn.
enum class MarkKind : std::uint8_t {
    violation,
    killed,
    poweredOff,
    exited,
    cut,
    froze,
    disk,  ///< spoilt, wiped, full, slow, refusing
    started,
    healed,
    thawed,
    command  ///< a person's command that left no other mark
};

/// Something that happened at one instant. Equal things of one instant and one command are one mark.
struct Mark {
    MarkKind kind{};
    NodeId node = noNode;  ///< whom it happened to, if it was one
    EventId event = noEvent;
    Instant at;
    std::uint32_t count = 1;    ///< how many events it stands for
    EventId command = noEvent;  ///< the person's command behind it
};

/// From its event on, until the next one begins.
struct Reign {
    enum class What : std::uint8_t {
        nobody,    ///< no leader, and no server looks for one
        election,  ///< from the first search on until a leader is established
        leader     ///< it is established and a quorum follows it
    };
    What what{};
    NodeId leader = noNode;
    std::int64_t epoch = 0;
    EventId event = noEvent;  ///< that began it; noEvent: the start of the run
    Instant at;

    bool isSame(const Reign& other) const {
        return what == other.what && leader == other.leader && epoch == other.epoch;
    }
};

/// Transactions that became committed by one event.
struct Commits {
    Instant at;
    EventId event = noEvent;
    std::uint32_t count = 0;
};

struct ChunkStory {
    Instant from;
    Instant to;
    std::vector<Mark> marks;
    std::vector<Reign> reigns;  ///< the first is how it was before the chunk; its event and instant are the chunk's
    std::vector<Commits> commits;
};

/// How many of each a chunk's story holds at most; neighbours beyond that are put together.
inline constexpr std::size_t mostOfAKind = 256;

ChunkStory readStory(const Chunk& chunk, const Timeline& timeline, const Ensemble& ensemble);

}  // namespace zabscope
