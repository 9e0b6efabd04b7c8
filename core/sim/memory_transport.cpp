// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/memory_transport.h"

#include <algorithm>
#include <cassert>

namespace zabscope {

std::size_t MemoryTransport::Line::sideOf(NodeId node) const {
    assert(node == nodes[0] || node == nodes[1]);
    return node == nodes[0] ? 0 : 1;
}

std::vector<MemoryTransport::Entry>::iterator MemoryTransport::place(ConnectionId connection) {
    return std::lower_bound(m_lines.begin(), m_lines.end(), connection,
                            [](const Entry& entry, ConnectionId wanted) { return entry.first < wanted; });
}

MemoryTransport::Line& MemoryTransport::line(ConnectionId connection) {
    const auto at = place(connection);
    assert(at != m_lines.end() && at->first == connection);
    return *at->second;
}

void MemoryTransport::nodeUp(NodeId node) {
    assert(std::find(m_listening.begin(), m_listening.end(), node) == m_listening.end());
    m_listening.push_back(node);
}

void MemoryTransport::nodeDown(NodeId node) {
    assert(std::find(m_listening.begin(), m_listening.end(), node) != m_listening.end());
    std::erase(m_listening, node);
}

void MemoryTransport::open(ConnectionId connection, NodeId from, NodeId to) {
    assert(from != to && std::find(m_listening.begin(), m_listening.end(), to) != m_listening.end());
    const auto at = place(connection);
    assert(at == m_lines.end() || at->first != connection);
    auto fresh = std::make_unique<Line>();
    fresh->nodes = {from, to};
    m_lines.insert(at, {connection, std::move(fresh)});
}

void MemoryTransport::awaitOpen(ConnectionId connection) { line(connection); }

void MemoryTransport::send(ConnectionId connection, NodeId from, EventId event, std::string bytes) {
    Line& on = line(connection);
    const std::size_t side = on.sideOf(from);
    assert(!on.closed[side]);
    if (!on.closed[1 - side]) on.parcels[1 - side].push_back({event, std::move(bytes)});
}

std::string MemoryTransport::take(ConnectionId connection, NodeId to, EventId event) {
    Line& on = line(connection);
    std::deque<Parcel>& parcels = on.parcels[on.sideOf(to)];
    const auto at = std::find_if(parcels.begin(), parcels.end(),
                                 [event](const Parcel& each) { return each.event == event; });
    assert(at != parcels.end() && "what is taken was sent");
    std::string bytes = std::move(at->bytes);
    if (at == parcels.begin()) {
        parcels.pop_front();
    } else {
        parcels.erase(at);
    }
    return bytes;
}

void MemoryTransport::close(ConnectionId connection, NodeId by) {
    const auto at = place(connection);
    assert(at != m_lines.end() && at->first == connection);
    Line& on = *at->second;
    const std::size_t side = on.sideOf(by);
    assert(!on.closed[side]);
    on.closed[side] = true;
    if (on.closed[1 - side]) m_lines.erase(at);
}

void MemoryTransport::awaitClosed(ConnectionId connection, NodeId noticedBy) {
    const auto at = place(connection);
    assert(at != m_lines.end() && at->first == connection);
    [[maybe_unused]] const std::size_t side = at->second->sideOf(noticedBy);
    assert(!at->second->closed[side] && at->second->closed[1 - side]);
    m_lines.erase(at);
}

}  // namespace zabscope
