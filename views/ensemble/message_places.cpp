// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/message_places.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zabscope {
namespace {

constexpr double beforeCut = 0.44;  // the gap of a cut is in the middle of the link
constexpr double whereHeld = 0.35;
constexpr double atTheDoor = 0.97;  // of a receiver that is frozen or has lost its power

double micros(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

struct Way {
    NodeId from = noNode;
    NodeId to = noNode;
    friend auto operator<=>(const Way&, const Way&) = default;
};

struct Candidate {
    Way way;
    double gone = 0;  // wanted, in pixels from the start of the lane
    std::size_t message = 0;
};

/// The share of the way at which the message is meant to stand.
double wanted(const PlacedMessage& message, const Frame& frame, bool reducedMotion) {
    if (message.held) return whereHeld;
    if (message.behindCut) return beforeCut;
    if (message.flight->due == never) return atTheDoor;
    return reducedMotion ? 0.5 : wayGone(*message.flight, frame.drawnAt);
}

/// Those on one lane keep a distance as long as there is room: who comes later stands behind.
void keepApart(std::vector<Candidate>::iterator begin, std::vector<Candidate>::iterator end, const Lane& lane,
               std::vector<PlacedMessage>& placed) {
    std::stable_sort(begin, end, [](const Candidate& a, const Candidate& b) {
        return a.gone != b.gone ? a.gone > b.gone : a.message < b.message;
    });
    double last = lane.length + 1e6;
    for (auto at = begin; at != end; ++at) {
        PlacedMessage& message = placed[at->message];
        const double count = static_cast<double>(end - begin);
        const double apart = std::min(message.size * (message.facts->heartbeat ? 0.6 : 1.12), lane.length / count);
        const double gone = std::max(0.0, std::min(at->gone, last - apart));
        last = gone;
        message.at = lane.from + lane.along * gone;
        message.along = lane.along;
    }
}

}  // namespace

double wayGone(const MessageInFlight& message, Instant drawnAt) {
    const double whole = micros(message.due) - micros(message.sentAt);
    const double gone = micros(drawnAt) - micros(message.sentAt);
    return whole <= 0 ? (gone <= 0 ? 0.0 : 1.0) : std::clamp(gone / whole, 0.0, 1.0);
}

Lane laneBetween(const RingLayout& layout, NodeId from, NodeId to, double offset) {
    const QPointF a = layout.place(from);
    const QPointF b = layout.place(to);
    const double whole = std::hypot(b.x() - a.x(), b.y() - a.y());
    Lane lane;
    lane.along = whole < 1 ? QPointF(1, 0) : (b - a) / whole;
    const QPointF right(-lane.along.y(), lane.along.x());
    const double first = std::min(layout.radius(from) * 1.15, whole * 0.45);
    const double second = std::min(layout.radius(to) * 1.15, whole * 0.45);
    lane.from = a + lane.along * first + right * offset;
    lane.to = b - lane.along * second + right * offset;
    lane.length = std::max(0.0, whole - first - second);
    return lane;
}

std::vector<PlacedMessage> placeMessages(const Frame& frame, const RingLayout& layout, MessageReader& reader,
                                         const MessageRoom& room) {
    std::vector<PlacedMessage> placed;
    std::vector<Candidate> candidates;
    placed.reserve(frame.state->messagesInFlight());
    for (const MessageInFlight& flight : frame.state->messages()) {
        if (flight.message == noEvent || flight.from == flight.to) continue;
        if (!layout.stands(flight.from) || !layout.stands(flight.to)) continue;
        const auto* sent = std::get_if<Sent>(&frame.timeline->event(flight.message).what);
        if (!sent) continue;
        PlacedMessage message;
        message.flight = &flight;
        message.facts = &reader.read(flight.message, flight.kind, sent->bytes);
        if (message.facts->heartbeat && !room.heartbeats) continue;
        message.size = room.size * (message.facts->heartbeat ? 0.7 : 1.0);
        // What is sent into a cut or to somebody who does not listen begins its way as held, too: the reason comes first.
        const NodeState* receiver = frame.state->find(flight.to);
        const bool waits = flight.due == never;
        message.behindCut = waits && frame.state->isCut(flight.from, flight.to);
        message.unheard = waits && !message.behindCut && receiver && (receiver->frozen || !receiver->up);
        message.held = flight.held && !message.behindCut && !message.unheard;
        candidates.push_back({{flight.from, flight.to}, 0, placed.size()});
        placed.push_back(message);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.way < b.way; });
    for (auto begin = candidates.begin(); begin != candidates.end();) {
        const auto end = std::find_if(begin, candidates.end(), [&](const Candidate& c) { return c.way != begin->way; });
        const Lane lane = laneBetween(layout, begin->way.from, begin->way.to, room.size * 0.6);
        for (auto at = begin; at != end; ++at)
            at->gone = wanted(placed[at->message], frame, room.reducedMotion) * lane.length;
        keepApart(begin, end, lane, placed);
        begin = end;
    }
    return placed;
}

}  // namespace zabscope
