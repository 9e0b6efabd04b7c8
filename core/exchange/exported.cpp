// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exported.h"

#include <algorithm>

namespace zabscope {
namespace {

/// Whoever opened a connection stands in its number; the other end only in the Connecting that began it, so the end
/// that speaks is all that is known without a search.
struct Ends {
    const Timeline& timeline;

    Concerned operator()(const LinkChanged& link) const { return {link.from, link.to}; }
    Concerned operator()(const Connecting& connecting) const { return {connecting.from, connecting.to}; }
    Concerned operator()(const Sent& sent) const { return {sent.from, sent.to}; }
    Concerned operator()(const Rescheduled& moved) const { return ofMessage(moved.message); }
    Concerned operator()(const Delivered& delivered) const { return ofMessage(delivered.message); }
    Concerned operator()(const Lost& lost) const { return ofMessage(lost.message); }
    template <typename W>
    Concerned operator()(const W& what) const {
        return {nodeOf(what), noNode};
    }

private:
    Concerned ofMessage(EventId message) const {
        const auto* sent = std::get_if<Sent>(&timeline.event(message).what);
        return sent ? Concerned{sent->from, sent->to} : Concerned{};
    }
};

}  // namespace

Concerned concernedBy(const Event& event, const Timeline& timeline) {
    Concerned ends = std::visit(Ends{timeline}, event.what);
    if (ends.second != noNode && ends.second < ends.first) std::swap(ends.first, ends.second);
    return ends;
}

bool Excerpt::has(const Event& event, const Timeline& timeline) const {
    if (from && event.at < *from) return false;
    if (until && event.at > *until) return false;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), event.what.index()) == kinds.end()) return false;
    if (servers.empty()) return true;
    const auto wanted = [&](NodeId node) { return std::find(servers.begin(), servers.end(), node) != servers.end(); };
    const Concerned ends = concernedBy(event, timeline);
    // What concerns no node in particular (a command, a judgement) belongs to every part of the run.
    if (ends.first == noNode && ends.second == noNode) return true;
    return wanted(ends.first) && (ends.second == noNode || wanted(ends.second));
}

std::pair<EventId, EventId> Excerpt::range(const Timeline& timeline) const {
    EventId first = 1;
    if (from && from->time_since_epoch().count() > 0) first = timeline.positionAt(*from - Duration{1}).last + 1;
    const EventId last = until ? timeline.positionAt(*until).last : timeline.last();
    return {first, std::max(first, last + 1)};
}

}  // namespace zabscope
