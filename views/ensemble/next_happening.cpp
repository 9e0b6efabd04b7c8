// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/next_happening.h"

#include <algorithm>

#include "core/trace/vocabularies.h"
#include "core/zab/alarm.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

using Happening = NextHappening::What;

constexpr EventId lookAhead = 256;  // events; what a peer does in answer to one thing is less

/// Only what comes from outside a peer is a thing that happens next; all else is the answer to it.
NextHappening asHappening(const Event& event, const ClusterState& state) {
    if (const auto* delivered = std::get_if<Delivered>(&event.what)) {
        if (state.findMessage(delivered->message)) return {Happening::arrival, delivered->message, delivered->to, event.at};
    } else if (const auto* lost = std::get_if<Lost>(&event.what)) {
        if (state.findMessage(lost->message)) return {Happening::loss, lost->message, noNode, event.at};
    } else if (const auto* rang = std::get_if<Rang>(&event.what)) {
        return {Happening::alarm, noEvent, rang->node, event.at, rang->alarm};
    } else if (const auto* flush = std::get_if<FlushDone>(&event.what)) {
        // Of an imported server's disk nothing is known: that its history ends somewhere is no happening.
        const NodeState* node = state.find(flush->node);
        if (!node || node->fields.scalar(zab::lastFlushed) != PeerState::unknown)
            return {Happening::flush, noEvent, flush->node, event.at};
    } else if (std::holds_alternative<Commanded>(event.what)) {
        return {Happening::command, noEvent, noNode, event.at};
    }
    return {};
}

/// Which of its alarms a time-out of a server is.
std::uint32_t alarmOf(const Timeout& timeout, const Ensemble& ensemble) {
    if (const Vocabulary* own = findVocabulary(ensemble.protocol); own && own->protocol != "zab") return own->firstAlarm;
    const auto alarm = timeout.field == zab::finalizeDeadline       ? zab::Alarm::finalize
                       : timeout.field == zab::notificationDeadline ? zab::Alarm::notification
                                                                    : zab::Alarm::leaderSilent;
    return static_cast<std::uint32_t>(alarm);
}

}  // namespace

NextHappening nextAfter(const Frame& frame, const std::vector<ServerFacts>& servers) {
    const EventId end = std::min(frame.timeline->last(), frame.now.last + lookAhead);
    for (EventId id = frame.now.last + 1; id <= end; ++id) {
        const NextHappening next = asHappening(frame.timeline->event(id), *frame.state);
        if (next.what != Happening::nothing) return next;
    }
    if (frame.now.last < frame.timeline->last()) return {};
    NextHappening next{Happening::nothing, noEvent, noNode, never};
    for (const MessageInFlight& message : frame.state->messages()) {
        const NodeState* receiver = frame.state->find(message.to);
        if (isServer(message.to) && (!receiver || !receiver->up)) continue;  // it is lost, when that is noticed
        if (message.message != noEvent && message.due < next.at)
            next = {Happening::arrival, message.message, message.to, message.due};
    }
    if (frame.recording->nextDue >= next.at) return next;
    next = {Happening::nothing, noEvent, noNode, frame.recording->nextDue};  // what it is only the engine knows
    for (const ServerFacts& server : servers) {
        if (server.timeout && server.timeout->at == next.at)
            return {Happening::alarm, noEvent, server.sid, next.at, alarmOf(*server.timeout, *frame.ensemble)};
    }
    return next;
}

}  // namespace zabscope
