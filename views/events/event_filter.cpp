// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_filter.h"

#include <algorithm>

#include "views/message_of.h"
#include "views/message_style.h"

namespace zabscope {
namespace {

template <typename T, std::size_t I = 0>
constexpr std::size_t indexOf() {
    if constexpr (std::is_same_v<T, std::variant_alternative_t<I, What>>) {
        return I;
    } else {
        return indexOf<T, I + 1>();
    }
}
template <typename... Ts>
std::bitset<eventKinds> only() {
    std::bitset<eventKinds> kinds;
    (kinds.set(indexOf<Ts>()), ...);
    return kinds;
}

}  // namespace

std::bitset<eventKinds> kindsOf(EventGroup group) {
    switch (group) {
        case EventGroup::all:
            return std::bitset<eventKinds>{}.set();
        case EventGroup::messages:
            return only<Sent, Rescheduled, Delivered, Lost>();
        case EventGroup::state:
            return only<Changed, Wrote, FlushDone, DiskLost>();
        case EventGroup::notes:
            return only<Noted>();
        case EventGroup::faults:
            return only<Commanded, Born, Died, Froze, Thawed, DiskLost, DiskChanged, DiskWiped, DiskCorrupted, DiskRefused,
                        LinkChanged, ConnectFailed, Lost, Violated>();
    }
    return {};
}

void EventList::setFilter(EventFilter filter, std::shared_ptr<const Ensemble> ensemble,
                          std::shared_ptr<const std::vector<std::string>> invariants) {
    m_filter = std::move(filter);
    m_kinds = kindsOf(m_filter.group);
    m_everything = m_filter.isEverything();
    m_start.reset();
    if (!m_filter.condition.empty()) m_start.emplace(m_filter.condition, std::move(ensemble), std::move(invariants));
    drop(0);
    m_kept = 0;
}

void EventList::drop(std::size_t parts) {
    if (parts < m_parts.size()) {
        m_after = m_parts[parts].before;
        m_size = m_parts[parts].firstRow;
        m_last = static_cast<EventId>(parts) * Chunk::size;
        m_parts.resize(parts);
    }
    if (parts == 0) {
        m_after = m_start;
        m_size = 0;
        m_last = noEvent;
    }
    m_kept = std::min(m_kept, m_size);
}

bool EventList::advance(const Timeline& timeline, std::chrono::microseconds time) {
    if (m_everything) {
        m_kept = static_cast<std::size_t>(std::min(m_last, timeline.last()));
        m_last = timeline.last();
        return true;
    }
    const auto chunks = timeline.chunks();
    m_kept = m_size;
    std::size_t same = 0;
    while (same < chunks.size() && same < m_parts.size() && m_parts[same].chunk == chunks[same] &&
           m_parts[same].events == chunks[same]->events.size())
        ++same;
    // The open chunk comes as a new copy with each frame: what was found in it mostly stays.
    const std::vector<std::uint16_t> before = same < m_parts.size() ? m_parts[same].found : std::vector<std::uint16_t>{};
    const bool grows = same + 1 == m_parts.size();
    drop(same);
    const std::size_t base = m_size;
    const auto start = std::chrono::steady_clock::now();
    const std::size_t first = same;
    for (; same < chunks.size(); ++same) {
        if (same > first && std::chrono::steady_clock::now() - start >= time) return false;
        Part& part = m_parts.emplace_back();
        part.chunk = chunks[same];
        part.events = chunks[same]->events.size();
        part.firstRow = m_size;
        part.before = m_after;
        read(part, timeline);
        m_size += part.found.size();
        m_last += part.events;
        if (same == first && grows) {
            const auto differ = std::mismatch(before.begin(), before.end(), part.found.begin(), part.found.end()).first;
            m_kept = base + static_cast<std::size_t>(differ - before.begin());
        }
    }
    return true;
}

void EventList::read(Part& part, const Timeline& timeline) {
    std::optional<ClusterState> state;
    if (m_after) state = part.chunk->before;
    for (std::size_t i = 0; i < part.events; ++i) {
        const Event& event = part.chunk->events[i];
        bool selected = true;
        if (m_after) {
            state->apply(event, timeline.histories());
            selected = m_after->selects(event, *state, timeline);
        }
        if (selected && letsThrough(event, timeline)) part.found.push_back(static_cast<std::uint16_t>(i));
    }
}

bool EventList::letsThrough(const Event& event, const Timeline& timeline) const {
    if (!m_kinds.test(event.what.index())) return false;
    if (m_filter.heartbeats) return true;
    const EventId message = messageOf(event);
    if (message == noEvent) return true;
    const auto& sent = std::get<Sent>(timeline.event(message).what);
    return !isHeartbeat(sent.kind, sent.bytes);
}

EventId EventList::at(std::size_t row) const {
    if (m_everything) return static_cast<EventId>(row) + 1;
    const auto part = std::prev(std::upper_bound(m_parts.begin(), m_parts.end(), row, [](std::size_t wanted, const Part& p) {
        return wanted < p.firstRow;
    }));
    const auto index = static_cast<std::size_t>(part - m_parts.begin());
    return static_cast<EventId>(index * Chunk::size + part->found[row - part->firstRow]) + 1;
}

std::int64_t EventList::rowAt(EventId id) const {
    if (m_everything) return static_cast<std::int64_t>(std::min(id, m_last)) - 1;
    if (id == noEvent || m_parts.empty()) return -1;
    const std::size_t chunk = std::min(static_cast<std::size_t>((id - 1) / Chunk::size), m_parts.size() - 1);
    const Part& part = m_parts[chunk];
    const std::size_t place = static_cast<std::size_t>(id - 1) - chunk * Chunk::size;
    const auto behind = std::upper_bound(part.found.begin(), part.found.end(), place);
    return static_cast<std::int64_t>(part.firstRow) + (behind - part.found.begin()) - 1;
}

}  // namespace zabscope
