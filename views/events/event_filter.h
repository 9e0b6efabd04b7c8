// SPDX-License-Identifier: GPL-3.0-or-later
/// Which events the table shows, and the list of them, which is found in slices so that nobody waits.
#pragma once

#include <bitset>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/timeline.h"
#include "views/events/event_condition.h"

namespace zabscope {

enum class EventGroup : std::uint8_t { all, messages, state, notes, faults };
std::bitset<eventKinds> kindsOf(EventGroup group);

struct EventFilter {
    EventGroup group = EventGroup::all;
    bool heartbeats = true;
    Condition condition;  ///< may be empty
    bool isEverything() const { return group == EventGroup::all && heartbeats && condition.empty(); }
    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

/// The events of a timeline that a filter lets through. What was found in a closed chunk is kept for all branches that
/// share it.
class EventList {
public:
    /// Begins anew.
    void setFilter(EventFilter filter, std::shared_ptr<const Ensemble> ensemble,
                   std::shared_ptr<const std::vector<std::string>> invariants);
    const EventFilter& filter() const { return m_filter; }

    /// Takes in the timeline, as much as fits into the time (at least one chunk of 4,096 events, if one is missing). True if
    /// it is all there.
    bool advance(const Timeline& timeline, std::chrono::microseconds time);
    std::size_t size() const { return m_everything ? static_cast<std::size_t>(m_last) : m_size; }
    EventId at(std::size_t row) const;
    /// The row of the last event at or before `id`; -1 if there is none.
    std::int64_t rowAt(EventId id) const;
    /// How many events have been looked at.
    EventId scanned() const { return m_last; }
    /// How many rows from the start are the same as before the last advance().
    std::size_t kept() const { return m_kept; }

private:
    struct Part {
        std::shared_ptr<const Chunk> chunk;  // kept alive, so that its address names it
        std::size_t events = 0;
        std::size_t firstRow = 0;
        std::vector<std::uint16_t> found;           // places in the chunk
        std::optional<EventCondition> before;       // the condition before the chunk's first event
    };

    void read(Part& part, const Timeline& timeline);
    void drop(std::size_t parts);
    bool letsThrough(const Event& event, const Timeline& timeline) const;

    EventFilter m_filter;
    std::bitset<eventKinds> m_kinds = kindsOf(EventGroup::all);
    bool m_everything = true;
    std::optional<EventCondition> m_start;
    std::optional<EventCondition> m_after;  // the condition behind the last part
    std::vector<Part> m_parts;
    EventId m_last = noEvent;
    std::size_t m_size = 0;
    std::size_t m_kept = 0;
};

}  // namespace zabscope
