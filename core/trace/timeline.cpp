// SPDX-License-Identifier: GPL-3.0-or-later
/// Recording a run and finding one's way in it: events in chunks, each with the state before it.
#include "core/trace/timeline.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace zabscope {
namespace {

constexpr std::size_t blockSize = 16 * 1024;

std::size_t chunkOf(EventId id) { return static_cast<std::size_t>((id - 1) / Chunk::size); }
std::size_t placeOf(EventId id) { return static_cast<std::size_t>((id - 1) % Chunk::size); }

}  // namespace

char* Arena::take(std::size_t size, std::size_t alignment) {
    const std::size_t gap = -reinterpret_cast<std::uintptr_t>(m_next) & (alignment - 1);
    if (gap + size <= m_left) {
        char* place = m_next + gap;
        m_next = place + size;
        m_left -= gap + size;
        return place;
    }
    // What is large gets a block of its own, so that the rest of the present one is not wasted. new[] aligns for every type.
    const bool own = size > blockSize / 8;
    const std::size_t reserved = own ? size : blockSize;
    m_blocks.push_back(std::make_unique_for_overwrite<char[]>(reserved));
    m_bytes += reserved;
    char* place = m_blocks.back().get();
    if (!own) {
        m_next = place + size;
        m_left = blockSize - size;
    }
    return place;
}

void Chunk::add(const Event& event) {
    Event& copy = events.emplace_back(event);
    if (auto* sent = std::get_if<Sent>(&copy.what)) {
        sent->bytes = arena.keep(sent->bytes);
    } else if (auto* changed = std::get_if<Changed>(&copy.what)) {
        changed->fields = arena.keep(changed->fields);
    } else if (auto* noted = std::get_if<Noted>(&copy.what)) {
        noted->values = arena.keep(noted->values);
    } else if (auto* commanded = std::get_if<Commanded>(&copy.what)) {
        commanded->text = arena.keep(commanded->text);
    } else if (auto* asked = std::get_if<Asked>(&copy.what)) {
        asked->text = arena.keep(asked->text);
    } else if (auto* violated = std::get_if<Violated>(&copy.what)) {
        violated->text = arena.keep(violated->text);
    }
}

Timeline::Timeline(const Timeline& other)
    : m_chunks(other.m_chunks), m_state(other.m_state), m_book(other.m_book), m_last(other.m_last), m_end(other.m_end) {
    if (!other.m_open) return;
    m_open = part(*other.m_open, other.m_open->events.size());
    m_chunks.back() = m_open;
}

Timeline& Timeline::operator=(const Timeline& other) {
    if (this != &other) *this = Timeline(other);
    return *this;
}

std::shared_ptr<Chunk> Timeline::part(const Chunk& chunk, std::size_t count) {
    assert(count <= chunk.events.size());
    auto copy = std::make_shared<Chunk>();
    copy->before = chunk.before;
    copy->events.reserve(count);
    for (std::size_t i = 0; i < count; ++i) copy->add(chunk.events[i]);
    return copy;
}

void Timeline::beginChunk() {
    m_open = std::make_shared<Chunk>();
    m_open->before = m_state;
    // A first chunk may stay small; behind it whole ones are to be expected.
    m_open->events.reserve(m_chunks.empty() ? 256 : Chunk::size);
    m_chunks.push_back(m_open);
}

EventId Timeline::append(Instant at, EventId cause, const What& what) {
    assert(at >= m_end);
    assert(cause <= m_last);
    if (!m_open) beginChunk();
    const EventId id = ++m_last;
    m_end = at;
    if (const auto* wrote = std::get_if<Wrote>(&what)) {
        const NodeState* node = m_state.find(wrote->node);
        assert(node != nullptr);
        m_book.add(id, *wrote, node->written);
    }
    m_open->add({id, at, cause, what});
    m_state.apply(m_open->events.back(), m_book);
    if (m_open->events.size() == Chunk::size) m_open.reset();
    return id;
}

const Event& Timeline::event(EventId id) const {
    assert(id >= 1 && id <= m_last);
    return m_chunks[chunkOf(id)]->events[placeOf(id)];
}

ClusterState Timeline::at(Position position) const {
    assert(position.last <= m_last);
    if (position.last == m_last) return m_state;
    if (position.last == noEvent) return m_chunks.front()->before;
    const Chunk& chunk = *m_chunks[chunkOf(position.last)];
    ClusterState state = chunk.before;
    for (std::size_t i = 0; i <= placeOf(position.last); ++i) state.apply(chunk.events[i], m_book);
    return state;
}

std::pair<EventId, EventId> Timeline::eventsOf(Instant instant) const {
    // Binary search over all events: the number of those that are earlier, or not later.
    const auto count = [&](auto counts) {
        EventId low = 0;
        EventId high = m_last;
        while (low < high) {
            const EventId middle = low + (high - low) / 2;
            if (counts(event(middle + 1).at)) low = middle + 1;
            else high = middle;
        }
        return low;
    };
    const EventId earlier = count([&](Instant at) { return at < instant; });
    const EventId upTo = count([&](Instant at) { return at <= instant; });
    return {earlier + 1, upTo + 1};
}

Position Timeline::positionAt(Instant instant) const { return {instant, eventsOf(instant).second - 1}; }

Position Timeline::positionOf(EventId id) const { return {event(id).at, id}; }

std::optional<Position> Timeline::parse(std::string_view text) const {
    const std::size_t mark = text.find('#');
    const auto since = parseDuration(text.substr(0, mark));
    if (!since) return std::nullopt;
    const Instant instant = startOfTime + *since;
    if (mark == std::string_view::npos) return positionAt(instant);

    const std::string_view digits = text.substr(mark + 1);
    EventId number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    const auto [first, behind] = eventsOf(instant);
    if (number > behind - first) return std::nullopt;
    return Position{instant, first + number - 1};
}

std::string Timeline::toText(Position position) const {
    const std::string instant = zabscope::toText(position.at - startOfTime);
    const auto [first, behind] = eventsOf(position.at);
    assert(position.last + 1 >= first && position.last < behind);
    if (position.last + 1 == behind) return instant;
    return instant + "#" + std::to_string(position.last + 1 - first);
}

Timeline Timeline::prefix(EventId last) const {
    assert(last <= m_last);
    Timeline result;
    if (last == noEvent) return result;
    const std::size_t whole = static_cast<std::size_t>(last / Chunk::size);
    result.m_chunks.assign(m_chunks.begin(), m_chunks.begin() + static_cast<std::ptrdiff_t>(whole));
    if (const auto rest = static_cast<std::size_t>(last % Chunk::size)) {
        result.m_open = part(*m_chunks[whole], rest);
        result.m_chunks.push_back(result.m_open);
    }
    result.m_last = last;
    result.m_end = event(last).at;
    result.m_state = at(positionOf(last));
    result.m_book = m_book;
    for (const NodeId node : m_book.nodes()) {
        const NodeState* state = result.m_state.find(node);
        result.m_book.keepFirst(node, state ? state->entries : 0);
    }
    return result;
}

std::size_t Timeline::memory() const {
    std::size_t bytes = sizeof *this + m_state.memory() + m_book.memory() + m_chunks.capacity() * sizeof(m_chunks[0]);
    for (const auto& chunk : m_chunks)
        bytes += sizeof *chunk + chunk->before.memory() + chunk->events.capacity() * sizeof(Event) + chunk->arena.bytes();
    return bytes;
}

}  // namespace zabscope
