// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/links.h"

#include <algorithm>
#include <utility>

namespace zabscope::folk {
namespace {

/// How many times the opener of a connection had been born when it opened it (see makeConnectionId).
std::uint32_t lifeOf(ConnectionId connection) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(connection) >> 32 & 0xffff);
}

}  // namespace

void Links::connect(const Ensemble& ensemble, Effects& effects) {
    for (const Member& member : ensemble.members) {
        if (member.sid == m_self || mayReach(member.sid)) continue;
        const ConnectionId connection = makeConnectionId(m_self, m_life, ++m_opened);
        m_links[connection] = {member.sid, false};
        effects.emplace_back(Connect{connection, member.sid, Port::election});
    }
}

void Links::opened(const ConnectionOpened& opened) { m_links[opened.connection].open = true; }

NodeId Links::closed(ConnectionId connection) {
    const auto at = m_links.find(connection);
    if (at == m_links.end()) return noNode;
    const NodeId peer = at->second.peer;
    m_links.erase(at);
    return peer;
}

bool Links::heard(ConnectionId connection, NodeId from, Effects& effects) {
    Link& link = m_links[connection];
    if (link.peer == from) return false;
    link.peer = from;
    const std::uint32_t life = lifeOf(connection);
    const std::uint32_t known = std::exchange(m_lives[from], life);
    if (known != 0 && known < life) {
        std::erase_if(m_links, [&](const auto& other) {
            const bool dead = other.second.peer == from && other.first != connection;
            if (dead) effects.emplace_back(Close{other.first});
            return dead;
        });
    }
    return std::none_of(m_links.begin(), m_links.end(), [&](const auto& other) {
        return other.second.peer == from && other.second.open && other.first != connection;
    });
}

NodeId Links::peerOf(ConnectionId connection) const {
    const auto at = m_links.find(connection);
    return at == m_links.end() ? noNode : at->second.peer;
}

bool Links::reaches(NodeId sid) const {
    return std::any_of(m_links.begin(), m_links.end(),
                       [&](const auto& link) { return link.second.peer == sid && link.second.open; });
}

bool Links::mayReach(NodeId sid) const {
    return std::any_of(m_links.begin(), m_links.end(), [&](const auto& link) { return link.second.peer == sid; });
}

std::vector<NodeId> Links::reached() const {
    std::vector<NodeId> sids;
    for (const auto& [connection, link] : m_links) {
        if (link.open && link.peer != noNode) sids.push_back(link.peer);
    }
    std::sort(sids.begin(), sids.end());
    sids.erase(std::unique(sids.begin(), sids.end()), sids.end());
    return sids;
}

void Links::send(NodeId to, const wire::Message& message, Effects& effects) const {
    // Of two connections both ends take the one that the smaller server has opened, so that nothing is overtaken.
    const auto at = std::find_if(m_links.begin(), m_links.end(),
                                 [&](const auto& link) { return link.second.peer == to && link.second.open; });
    if (at == m_links.end()) return;
    effects.emplace_back(
        Send{at->first, static_cast<std::uint8_t>(message.kind()), message.SerializeAsString(), false});
}

}  // namespace zabscope::folk
