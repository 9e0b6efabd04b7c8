// SPDX-License-Identifier: GPL-3.0-or-later
/// All that happened in one run, in chunks of 4,096 events with a checkpoint at the start of each.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/protocol/position.h"
#include "core/trace/cluster_state.h"
#include "core/trace/event.h"
#include "core/trace/history_book.h"

namespace zabscope {

/// Memory that only grows and never moves what it holds.
class Arena {
public:
    std::string_view keep(std::string_view bytes) {
        const auto kept = keep(std::span<const char>{bytes.data(), bytes.size()});
        return {kept.data(), kept.size()};
    }
    template <typename T>
    std::span<const T> keep(std::span<const T> values) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (values.empty()) return {};
        char* place = take(values.size_bytes(), alignof(T));
        std::memcpy(place, values.data(), values.size_bytes());
        return {reinterpret_cast<const T*>(place), values.size()};
    }
    /// Bytes reserved.
    std::size_t bytes() const { return m_bytes; }

private:
    char* take(std::size_t size, std::size_t alignment);
    std::vector<std::unique_ptr<char[]>> m_blocks;
    char* m_next = nullptr;  // in the block that is being filled
    std::size_t m_left = 0;
    std::size_t m_bytes = 0;
};

struct Chunk {
    static constexpr std::size_t size = 4096;
    ClusterState before;  ///< the state before its first event
    std::vector<Event> events;
    Arena arena;

    /// Keeps a copy of the event together with the bytes and lists it points to.
    void add(const Event& event);
};

/// A timeline is a value: a copy shares the closed chunks and has its own copy of the open one, so it may be handed to
/// another thread while the original grows.
class Timeline {
public:
    Timeline() = default;
    Timeline(const Timeline& other);
    Timeline(Timeline&& other) noexcept = default;
    Timeline& operator=(const Timeline& other);
    Timeline& operator=(Timeline&& other) noexcept = default;

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
    /// The position at `instant`, after all events at or before it.
    Position positionAt(Instant instant) const;
    /// The position right after an event.
    Position positionOf(EventId id) const;
    /// Reads "600ms", "1.25s" (after all events of that instant) or "1.25s#3" (after the third; "#0" is before the first).
    /// Nothing if the text is not one, or the instant has fewer events.
    std::optional<Position> parse(std::string_view text) const;
    /// What parse reads back as the same position, as short as it can be.
    std::string toText(Position position) const;

    /// The same run up to an event, sharing what it can: to go on from there differently.
    Timeline prefix(EventId last) const;

    /// Bytes in memory, everything counted: events, bytes, checkpoints, histories.
    std::size_t memory() const;
    std::span<const std::shared_ptr<const Chunk>> chunks() const { return m_chunks; }

private:
    void beginChunk();
    /// A chunk with the first `count` events of another one.
    static std::shared_ptr<Chunk> part(const Chunk& chunk, std::size_t count);
    /// The events of one instant: the first one's id, and the id behind the last one.
    std::pair<EventId, EventId> eventsOf(Instant instant) const;

    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::shared_ptr<Chunk> m_open;  // the last of m_chunks while it has room, and then nobody else's
    ClusterState m_state;
    HistoryBook m_book;
    EventId m_last = noEvent;
    Instant m_end;
};

}  // namespace zabscope
