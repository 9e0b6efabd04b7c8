// SPDX-License-Identifier: GPL-3.0-or-later
/// All that happened in one run, in chunks of 4,096 events with a checkpoint at the start of each.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/position.h"
#include "core/trace/cluster_state.h"
#include "core/trace/event.h"
#include "core/trace/history_book.h"

namespace zabscope {

/// Memory that only grows and never moves what it holds.
class Arena {
public:
    std::string_view keep(std::string_view bytes);
    template <typename T>
    std::span<const T> keep(std::span<const T> values);
    std::size_t bytes() const { return m_bytes; }

private:
    char* take(std::size_t size, std::size_t alignment);
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;
    std::size_t m_size = 0;
    std::size_t m_bytes = 0;
};

struct Chunk {
    static constexpr std::size_t size = 4096;
    ClusterState before;  ///< the state before its first event
    std::vector<Event> events;
    Arena arena;
};

class Timeline {
public:
    Timeline();

    /// Copies the event (bytes and lists included) to the end, gives it the next id, and returns that. `at` must not go
    /// back. The state() takes it over at once.
    EventId append(Instant at, EventId cause, const What& what);

    EventId last() const { return m_last; }
    Instant end() const { return m_end; }
    bool empty() const { return m_last == noEvent; }
    /// 1 <= id <= last().
    const Event& event(EventId id) const;
    /// The state after the last event.
    const ClusterState& state() const { return m_state; }
    const HistoryBook& histories() const { return m_book; }

    /// The state after `position.last`. At most 4,096 events are applied to a checkpoint.
    ClusterState at(Position position) const;
    /// The position after all events at or before the instant.
    Position positionAt(Instant instant) const;
    /// The position right after an event.
    Position positionOf(EventId id) const;
    /// Reads "600ms", "1.25s" (after all events of that instant) or "1.25s#3" (after the third). Nothing if the text is not
    /// one, or the instant has fewer events.
    std::optional<Position> parse(std::string_view text) const;
    std::string toText(Position position) const;

    /// The same run up to an event, sharing what it can: to go on from there differently.
    Timeline prefix(EventId last) const;

    /// Bytes in memory, everything counted: events, bytes, checkpoints, histories.
    std::size_t memory() const;
    std::span<const std::shared_ptr<const Chunk>> chunks() const { return m_chunks; }

private:
    // Copies share closed chunks; the open one is copied when it is written to.
    What kept(const What& what);
    void beginChunk();

    std::vector<std::shared_ptr<const Chunk>> m_chunks;  ///< the last one is open: m_open
    std::shared_ptr<Chunk> m_open;
    ClusterState m_state;
    HistoryBook m_book;
    EventId m_last = noEvent;
    Instant m_end;
};

}  // namespace zabscope
