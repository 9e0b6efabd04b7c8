// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/election_links.h"

#include <algorithm>

namespace zabscope::zab {

ElectionLinks::ElectionLinks(NodeId self, const Ensemble& ensemble) : m_self(self) {
    for (const Member& member : ensemble.members) m_members.insert(member.sid);
}

void ElectionLinks::send(NodeId to, std::string bytes, ConnectionSerial& serial, Actions& actions) {
    assert(to != m_self);
    Link& link = m_links[to];
    link.known = true;
    link.queued = std::move(bytes);
    if (link.active != ConnectionId::none) {
        pump(link, actions);
    } else {
        connectTo(to, serial, actions);
    }
}

void ElectionLinks::connectAll(ConnectionSerial& serial, Actions& actions) {
    for (auto& [sid, link] : m_links) {
        if (link.known) connectTo(sid, serial, actions);
    }
}

bool ElectionLinks::haveDelivered() const {
    return std::any_of(m_links.begin(), m_links.end(),
                       [](const auto& entry) { return entry.second.known && !entry.second.queued; });
}

void ElectionLinks::connectTo(NodeId to, ConnectionSerial& serial, Actions& actions) {
    Link& link = m_links[to];
    // At most one attempt at a time for each server (QuorumCnxManager.inprogressConnections).
    if (link.active != ConnectionId::none || link.pending != ConnectionId::none) return;
    link.pending = serial.next();
    actions.connect(link.pending, to, Port::election);
}

void ElectionLinks::opened(ConnectionId connection, bool incoming, Actions& actions) {
    if (incoming) {
        m_strangers.push_back(connection);
        return;
    }
    const NodeId sid = ownerOf(connection);
    if (sid == noNode) return;
    m_links[sid].pending = ConnectionId::none;
    wire::ElectionMessage message;
    message.mutable_hello()->set_sid(m_self);
    message.mutable_hello()->set_address("server." + std::to_string(m_self));
    actions.send(connection, MessageKind::hello, message);
    if (sid > m_self) {
        actions.note(Sentence::drops_connection_smaller, {sidValue(m_self), sidValue(sid)});
        actions.close(connection);
    } else {
        adopt(sid, connection, actions);
    }
}

void ElectionLinks::failed(ConnectionId connection) {
    for (auto& [sid, link] : m_links) {
        if (link.pending == connection) link.pending = ConnectionId::none;
    }
}

void ElectionLinks::closed(ConnectionId connection) {
    std::erase(m_strangers, connection);
    for (auto& [sid, link] : m_links) {
        if (link.pending == connection) link.pending = ConnectionId::none;
        if (link.active == connection) {
            link.active = ConnectionId::none;
            link.busy = false;
        }
    }
}

void ElectionLinks::writable(ConnectionId connection, Actions& actions) {
    const NodeId sid = ownerOf(connection);
    if (sid == noNode || m_links[sid].active != connection) return;
    m_links[sid].busy = false;
    pump(m_links[sid], actions);
}

std::optional<std::pair<NodeId, wire::Notification>> ElectionLinks::arrived(ConnectionId connection, std::string_view bytes,
                                                                            ConnectionSerial& serial, Actions& actions) {
    wire::ElectionMessage message;
    const bool readable = message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    const bool stranger = std::find(m_strangers.begin(), m_strangers.end(), connection) != m_strangers.end();
    if (stranger) {
        std::erase(m_strangers, connection);
        if (!readable || !message.has_hello()) {
            actions.close(connection);
        } else {
            greeted(connection, message.hello().sid(), serial, actions);
        }
        return std::nullopt;
    }
    const NodeId sid = ownerOf(connection);
    if (sid == noNode || m_links[sid].active != connection) return std::nullopt;
    if (!readable || !message.has_notification()) return std::nullopt;  // warned about and dropped, as in WorkerReceiver
    return std::pair{sid, message.notification()};
}

void ElectionLinks::greeted(ConnectionId connection, std::int64_t sid, ConnectionSerial& serial, Actions& actions) {
    // ZooKeeper talks to strangers, too, at the address that their first message gives; here an address is only a word.
    if (sid <= 0 || sid > largestSid || sid == m_self || !m_members.contains(static_cast<NodeId>(sid))) {
        actions.close(connection);
        return;
    }
    const auto peer = static_cast<NodeId>(sid);
    if (peer > m_self) {
        adopt(peer, connection, actions);
        return;
    }
    // A smaller sid knocks: end whatever there is, hang up, call back (QuorumCnxManager.handleConnection).
    Link& link = m_links[peer];
    if (link.active != ConnectionId::none) {
        actions.close(link.active);
        link.active = ConnectionId::none;
        link.busy = false;
    }
    actions.note(Sentence::calls_back, {sidValue(peer)});
    actions.close(connection);
    connectTo(peer, serial, actions);
}

void ElectionLinks::adopt(NodeId sid, ConnectionId connection, Actions& actions) {
    Link& link = m_links[sid];
    if (link.active != ConnectionId::none) actions.close(link.active);
    link.active = connection;
    link.busy = false;
    if (!link.queued && !link.last.empty()) link.queued = link.last;
    link.known = true;
    pump(link, actions);
}

void ElectionLinks::pump(Link& link, Actions& actions) {
    if (link.busy || !link.queued || link.active == ConnectionId::none) return;
    link.last = std::move(*link.queued);
    link.queued.reset();
    link.busy = true;
    actions.sendBytes(link.active, MessageKind::notification, link.last, true);
}

NodeId ElectionLinks::ownerOf(ConnectionId connection) const {
    for (const auto& [sid, link] : m_links) {
        if (link.active == connection || link.pending == connection) return sid;
    }
    return noNode;
}

}  // namespace zabscope::zab
