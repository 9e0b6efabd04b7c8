// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/network.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace zabscope {
namespace {

bool before(const Link& link, const std::pair<NodeId, NodeId>& wanted) {
    return std::pair{link.from, link.to} < wanted;
}

}  // namespace

const Link* Network::find(NodeId from, NodeId to) const {
    const std::pair wanted{from, to};
    const auto at = std::lower_bound(m_links.begin(), m_links.end(), wanted, before);
    return at != m_links.end() && std::pair{at->from, at->to} == wanted ? &*at : nullptr;
}

Link Network::link(NodeId from, NodeId to) const {
    if (const Link* known = find(from, to)) return *known;
    return Link{from, to, false, m_settings.latency, m_settings.jitter, m_settings.bytesPerSecond, startOfTime,
                Random::stream(m_seed, Random::Purpose::jitter, from, to)};
}

Link& Network::linkToChange(NodeId from, NodeId to) {
    const std::pair wanted{from, to};
    const auto at = std::lower_bound(m_links.begin(), m_links.end(), wanted, before);
    if (at != m_links.end() && std::pair{at->from, at->to} == wanted) return *at;
    return *m_links.insert(at, link(from, to));
}

bool Network::isCut(NodeId from, NodeId to) const {
    const Link* known = find(from, to);
    return known && known->cut;
}

Duration Network::latency(NodeId from, NodeId to) const {
    const Link* known = find(from, to);
    return known ? known->latency : m_settings.latency;
}

Network::Timing Network::timing(Instant now, NodeId from, NodeId to, std::size_t bytes, bool jitter) {
    const bool plain = m_settings.jitter == Duration{} && m_settings.bytesPerSecond == 0;
    if (plain && (m_links.empty() || !find(from, to))) return {now, now + m_settings.latency};
    Link& link = linkToChange(from, to);
    Instant left = now;
    if (link.bytesPerSecond > 0) {
        const auto time = (static_cast<std::int64_t>(bytes) * 1'000'000 + link.bytesPerSecond - 1) / link.bytesPerSecond;
        left = std::max(now, link.freeAt) + microseconds(time);
        link.freeAt = left;
    }
    Instant due = left + link.latency;
    if (jitter && link.jitter > Duration{}) {
        due += microseconds(static_cast<std::int64_t>(
            link.chance.below(static_cast<std::uint64_t>(link.jitter.count()) + 1)));
    }
    return {left, due};
}

std::uint32_t Network::append(Message message) {
    Way& way = connections[message.connection].ways[message.side];
    const std::uint32_t index = messages.add(message);
    if (way.tail == nothing) {
        way.head = index;
    } else {
        messages[way.tail].next = index;
    }
    way.tail = index;
    way.lastDue = message.due;
    return index;
}

void Network::removeHead(Way& way) {
    assert(way.head != nothing);
    const std::uint32_t index = way.head;
    way.head = messages[index].next;
    if (way.head == nothing) way.tail = nothing;
    messages.remove(index);
}

void Network::remove(Way& way, std::uint32_t message) {
    if (way.head == message) return removeHead(way);
    std::uint32_t before = way.head;
    while (messages[before].next != message) before = messages[before].next;
    messages[before].next = messages[message].next;
    if (way.tail == message) way.tail = before;
    messages.remove(message);
}

}  // namespace zabscope
