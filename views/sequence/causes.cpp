// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/causes.h"

#include <algorithm>

namespace zabscope::sequence {

Causes::Causes(const Timeline& timeline, EventId event) {
    if (event == noEvent || event > timeline.last()) return;
    for (EventId at = event; at != noEvent && m_chain.size() < longest; at = timeline.event(at).cause) m_chain.push_back(at);
    m_all = m_chain;
    for (std::size_t i = 1; i < m_chain.size(); ++i) {
        const NodeId node = nodeOf(timeline.event(m_chain[i]).what);
        const bool same = node != noNode && node == nodeOf(timeline.event(m_chain[i - 1]).what);
        if (same) m_waits.push_back({node, m_chain[i], m_chain[i - 1]});
    }
    // What a message brings about is done when it arrives.
    const bool isMessage = std::holds_alternative<Sent>(timeline.event(event).what);
    EventId origin = event;
    const EventId limit = std::min(timeline.last(), event + farthest);
    for (EventId id = event + 1; id <= limit; ++id) {
        const Event& later = timeline.event(id);
        const auto* delivered = std::get_if<Delivered>(&later.what);
        const auto* lost = std::get_if<Lost>(&later.what);
        const bool end = (delivered && delivered->message == event) || (lost && lost->message == event);
        if (isMessage && end && origin == event) {
            origin = id;
            m_all.push_back(id);
        } else if (later.cause == origin || later.cause == event) {
            m_all.push_back(id);
        }
    }
    std::sort(m_all.begin(), m_all.end());
}

bool Causes::contains(EventId event) const {
    return event != noEvent && std::binary_search(m_all.begin(), m_all.end(), event);
}

}  // namespace zabscope::sequence
