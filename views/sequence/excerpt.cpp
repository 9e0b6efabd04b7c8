// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/excerpt.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "views/message_style.h"

namespace zabscope::sequence {
namespace {

constexpr std::size_t mostOld = 2000;  // messages sent before the range that are taken in

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

bool isSeen(const Sent& sent, const Filter& filter) {
    if (!filter.clients && (isClient(sent.from) || isClient(sent.to))) return false;
    return filter.heartbeats || !isHeartbeat(sent.kind, sent.bytes);
}

const Sent* sentOf(EventId message, const Timeline& timeline) {
    if (message == noEvent || message > timeline.last()) return nullptr;
    return std::get_if<Sent>(&timeline.event(message).what);
}

bool isSeen(EventId message, const Timeline& timeline, const Filter& filter) {
    const Sent* sent = sentOf(message, timeline);
    return sent && isSeen(*sent, filter);
}

bool changesLane(const Changed& changed) {
    return isServer(changed.node) && std::any_of(changed.fields.begin(), changed.fields.end(), [](const FieldChange& field) {
        return field.field == zab::Field::role || field.field == zab::Field::currentEpoch;
    });
}

LaneState laneOf(const NodeState& node) {
    LaneState lane;
    lane.started = node.life > 0;
    lane.up = node.up;
    lane.frozen = node.frozen;
    lane.death = node.lastDeath;
    if (!isServer(node.node)) return lane;
    lane.role = zab::roleOf(node.fields);
    lane.epoch = node.fields.scalar(zab::Field::currentEpoch);
    return lane;
}

/// Goes through the events from the start of a chunk and takes what is in the range.
class Reader {
public:
    Reader(const Timeline& timeline, const Range& range, const Filter& filter)
        : m_timeline(timeline), m_filter(filter) {
        m_excerpt.range = range;
        m_landed.reserve(256);
    }

    Excerpt read() {
        if (m_timeline.empty() || m_excerpt.range.first > m_excerpt.range.last) return std::move(m_excerpt);
        const EventId start = (m_excerpt.range.first - 1) / Chunk::size * Chunk::size + 1;
        begin(m_timeline.chunks()[static_cast<std::size_t>((start - 1) / Chunk::size)]->before);
        for (EventId id = start; id <= m_excerpt.range.last; ++id) take(m_timeline.event(id));
        std::erase_if(m_excerpt.arrows, [this](const Arrow& arrow) {
            return arrow.end != noEvent && arrow.end < m_excerpt.range.first;
        });
        std::stable_sort(m_excerpt.arrows.begin(), m_excerpt.arrows.end(),
                         [](const Arrow& a, const Arrow& b) { return a.message < b.message; });
        return std::move(m_excerpt);
    }

private:
    void begin(const ClusterState& state) {
        for (const NodeState& node : state.nodes()) m_excerpt.lanes[node.node] = {{Instant::min(), noEvent, laneOf(node)}};
        CutChange cuts{Instant::min(), noEvent, {}};
        for (const auto& [link, how] : state.links()) {
            if (how.cut) cuts.cuts.insert(link);
        }
        m_excerpt.cuts.push_back(std::move(cuts));
        std::size_t taken = 0;
        for (const MessageInFlight& flight : state.messages()) {
            if (flight.message == noEvent) continue;
            if (++taken > mostOld) break;
            addSent(flight.message, flight.due);
        }
    }

    void take(const Event& event) {
        if (const auto* sent = std::get_if<Sent>(&event.what)) {
            addSent(event.id, sent->due);
        } else if (const auto* delivered = std::get_if<Delivered>(&event.what)) {
            addEnd(event, delivered->message, std::nullopt);
        } else if (const auto* lost = std::get_if<Lost>(&event.what)) {
            addEnd(event, lost->message, lost->why);
        } else if (const auto* later = std::get_if<Rescheduled>(&event.what)) {
            const auto known = m_landed.find(later->message);
            if (known != m_landed.end() && m_excerpt.arrows[known->second].end == noEvent)
                m_excerpt.arrows[known->second].endAt = later->due;
        } else {
            takeState(event);
        }
        if (event.id < m_excerpt.range.first) return;
        if (const auto kind = markOf(event.what, m_filter.density); kind && isShown(nodeOf(event.what)))
            m_excerpt.marks.push_back({event.id, event.cause, nodeOf(event.what), event.at, *kind});
        const double at = microsecondsOf(event.at);
        if ((m_excerpt.anchors.empty() || m_excerpt.anchors.back() < at) && counts(event, m_timeline, m_filter))
            m_excerpt.anchors.push_back(at);
    }

    void takeState(const Event& event) {
        if (const auto* link = std::get_if<LinkChanged>(&event.what)) {
            const std::pair way{link->from, link->to};
            if (m_excerpt.cuts.back().cuts.contains(way) == link->cut) return;
            // What is cut at one instant is cut at once.
            if (m_excerpt.cuts.back().at != event.at) {
                m_excerpt.cuts.push_back(m_excerpt.cuts.back());
                m_excerpt.cuts.back().at = event.at;
                m_excerpt.cuts.back().event = event.id;
            }
            if (link->cut) m_excerpt.cuts.back().cuts.insert(way);
            else m_excerpt.cuts.back().cuts.erase(way);
            return;
        }
        const NodeId node = nodeOf(event.what);
        if (node == noNode) return;
        std::vector<LaneChange>& lane = m_excerpt.lanes[node];
        if (lane.empty()) lane.push_back({Instant::min(), noEvent, {}});
        LaneState state = lane.back().state;
        if (std::holds_alternative<Born>(event.what)) {
            state = {.started = true, .up = true};
        } else if (const auto* died = std::get_if<Died>(&event.what)) {
            state.up = state.frozen = false;
            state.death = died->how;
        } else if (std::holds_alternative<Froze>(event.what)) {
            state.frozen = true;
        } else if (std::holds_alternative<Thawed>(event.what)) {
            state.frozen = false;
        } else if (const auto* changed = std::get_if<Changed>(&event.what); changed && isServer(node)) {
            for (const FieldChange& field : changed->fields) {
                if (field.field == zab::Field::role) state.role = static_cast<zab::Role>(field.value);
                if (field.field == zab::Field::currentEpoch) state.epoch = field.value;
            }
        }
        if (!(state == lane.back().state)) lane.push_back({event.at, event.id, state});
    }

    void addSent(EventId id, Instant due) {
        const Sent* sent = sentOf(id, m_timeline);
        if (!sent || !isSeen(*sent, m_filter)) return;
        const Event& event = m_timeline.event(id);
        m_landed[id] = m_excerpt.arrows.size();
        m_excerpt.arrows.push_back({id, noEvent, event.cause, sent->from, sent->to, sent->kind,
                                    m_filter.heartbeats && isHeartbeat(sent->kind, sent->bytes), std::nullopt, event.at, due,
                                    sent->bytes});
    }

    void addEnd(const Event& event, EventId message, std::optional<Loss> loss) {
        auto known = m_landed.find(message);
        if (known == m_landed.end()) {
            if (event.id < m_excerpt.range.first) return;
            addSent(message, event.at);
            known = m_landed.find(message);
            if (known == m_landed.end()) return;
        }
        Arrow* arrow = &m_excerpt.arrows[known->second];
        if (arrow->end != noEvent) {  // a duplicate arrives a second time
            if (event.id < m_excerpt.range.first) return;
            m_excerpt.arrows.push_back(*arrow);
            arrow = &m_excerpt.arrows.back();
        }
        arrow->end = event.id;
        arrow->endAt = event.at;
        arrow->loss = loss;
    }

    bool isShown(NodeId node) const { return isServer(node) || (isClient(node) && m_filter.clients); }

    const Timeline& m_timeline;
    const Filter& m_filter;
    Excerpt m_excerpt;
    std::unordered_map<EventId, std::size_t> m_landed;  // where the arrow of a message stands
};

}  // namespace

bool counts(const Event& event, const Timeline& timeline, const Filter& filter) {
    if (const auto* sent = std::get_if<Sent>(&event.what)) return isSeen(*sent, filter);
    if (const auto* delivered = std::get_if<Delivered>(&event.what)) return isSeen(delivered->message, timeline, filter);
    if (const auto* lost = std::get_if<Lost>(&event.what)) return isSeen(lost->message, timeline, filter);
    if (const auto* changed = std::get_if<Changed>(&event.what)) return changesLane(*changed);
    if (std::holds_alternative<LinkChanged>(event.what)) return true;
    const auto mark = markOf(event.what, filter.density);
    return mark && (filter.clients || !isClient(nodeOf(event.what)));
}

Range rangeAround(const Timeline& timeline, Position position, double drawnAt, AxisForm form, double stepsBefore,
                  double stepsAfter, const Filter& filter) {
    Range range;
    range.last = std::min(position.last, timeline.last());
    range.first = range.last + 1;
    double room = 0;
    double edge = drawnAt;
    while (range.first > 1 && room < stepsBefore) {
        if (range.last - range.first + 1 >= mostBefore) {
            range.cutShort = true;
            break;
        }
        const Event& event = timeline.event(--range.first);
        const double at = microsecondsOf(event.at);
        if (at >= edge || !counts(event, timeline, filter)) continue;
        room += stepsOf(form, edge - at);
        edge = at;
    }
    room = 0;
    edge = drawnAt;
    const EventId limit = std::min(timeline.last(), range.last + mostAfter);
    while (range.last < limit && room < stepsAfter) {
        const Event& event = timeline.event(++range.last);
        const double at = microsecondsOf(event.at);
        if (at <= edge || !counts(event, timeline, filter)) continue;
        // The wait that is under way is longer on the axis the less of it is over.
        room += stepsOf(form, at - edge) * (room == 0 ? 0.0 : 1.0) + 1e-9;
        edge = at;
    }
    return range;
}

Range rangeBetween(const Timeline& timeline, double from, double to) {
    const auto instant = [](double at) {
        return Instant{Duration{static_cast<std::int64_t>(std::clamp(at, -1.0, 9.2e18))}};
    };
    Range range;
    range.first = timeline.positionAt(instant(std::ceil(from) - 1)).last + 1;
    range.last = timeline.positionAt(instant(to)).last;
    if (range.first > range.last || range.last - range.first < mostBefore + mostAfter) return range;
    range.first = range.last - mostBefore - mostAfter + 1;
    range.cutShort = true;
    return range;
}

Excerpt readExcerpt(const Timeline& timeline, const Range& range, const Filter& filter) {
    return Reader(timeline, range, filter).read();
}

}  // namespace zabscope::sequence
