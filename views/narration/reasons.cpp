// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/reasons.h"

#include <algorithm>

#include "views/narration/server_list.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostFollowed = 4096;
constexpr std::size_t mostTold = 60;
constexpr std::size_t mostBeside = 64;  // so many events after a step belong to it at most

/// Steps that lead from one to the next without saying anything.
bool isDull(const What& what) {
    return std::holds_alternative<Changed>(what) || std::holds_alternative<Wrote>(what) ||
           std::holds_alternative<Sent>(what) || std::holds_alternative<Connecting>(what) ||
           std::holds_alternative<Connected>(what) || std::holds_alternative<Closing>(what) ||
           std::holds_alternative<Rescheduled>(what) || std::holds_alternative<Noted>(what);
}

}  // namespace

std::vector<Reason> Reasons::of(EventId event, const Timeline& timeline) {
    std::vector<EventId> chain{event};
    while (chain.size() < mostFollowed) {
        const EventId cause = timeline.event(chain.back()).cause;
        if (cause == noEvent || cause >= chain.back()) break;
        chain.push_back(cause);
    }
    const bool reachesOutside = chain.size() < mostFollowed;
    std::ranges::reverse(chain);
    // What is told, by its place in the chain: the outside cause, and what is nearest to the event.
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const bool isInside = i > 0 && i + 1 < chain.size();
        if (!isInside || !isDull(timeline.event(chain[i]).what)) places.push_back(i);
    }
    const std::size_t surplus = places.size() > mostTold ? places.size() - mostTold : 0;
    places.erase(places.begin() + 1, places.begin() + 1 + static_cast<std::ptrdiff_t>(surplus));
    std::vector<Reason> told;
    for (const std::size_t i : places) {
        const Event& one = timeline.event(chain[i]);
        QString text = step(one, timeline);
        if (i + 1 < chain.size()) {
            const QString why = notesUpon(one, chain[i + 1], timeline);
            if (!why.isEmpty()) text = tr("%1 → %2").arg(text, why);
        }
        told.push_back({one.id, text});
    }
    if (surplus > 0) told[1].text = tr("… (%1 steps are left out) … %2").arg(QString::number(surplus), told[1].text);
    if (!reachesOutside && !told.empty()) told.front().text = tr("… %1").arg(told.front().text);
    return told;
}

QString Reasons::step(const Event& event, const Timeline& timeline) {
    if (const auto* noticed = std::get_if<ClosingNoticed>(&event.what);
        noticed && event.cause != noEvent && event.cause < event.id) {
        const auto* closing = std::get_if<Closing>(&timeline.event(event.cause).what);
        if (closing)
            return tr("%1 notices that its connection to %2 is closed")
                .arg(ServerList::subject(noticed->at), Wording::shortNode(closing->by));
    }
    const auto* delivered = std::get_if<Delivered>(&event.what);
    if (!delivered || delivered->message == noEvent || delivered->message > timeline.last())
        return Wording::event(event, timeline);
    const auto* sent = std::get_if<Sent>(&timeline.event(delivered->message).what);
    if (!sent) return Wording::event(event, timeline);
    return tr("%1 receives the %2 of %3")
        .arg(Wording::shortNode(delivered->to), Wording::kind(sent->kind), Wording::shortNode(sent->from));
}

QString Reasons::notesUpon(const Event& cause, EventId until, const Timeline& timeline) {
    QStringList notes;
    const EventId stop = std::min<EventId>(timeline.last(), cause.id + mostBeside);
    for (EventId id = cause.id + 1; id <= stop; ++id) {
        const Event& event = timeline.event(id);
        if (event.cause != cause.id || id == until) continue;
        const auto* note = std::get_if<Noted>(&event.what);
        if (note && notes.size() < 3) notes << Wording::note(*note);
    }
    return notes.join(tr("; "));
}

}  // namespace zabscope
