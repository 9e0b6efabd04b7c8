// SPDX-License-Identifier: GPL-3.0-or-later
/// How each event changes the picture of the ensemble. This runs once for every event of a run, so it looks nothing up in
/// maps and allocates nothing for a message that comes and goes.
#include "core/trace/cluster_state.h"

#include <algorithm>
#include <cassert>

namespace zabscope {

/// What each kind of event does; one overload a kind, so that a new kind does not compile before it is decided here.
struct ClusterState::Apply {
    ClusterState& state;
    const Event& event;
    const HistoryBook& book;

    void operator()(const Commanded&) const {}
    void operator()(const Born& born) const { state.born(born, book); }
    void operator()(const Died& died) const {
        NodeState& node = state.node(died.node);
        node.up = false;
        node.frozen = false;
        node.lastDeath = died.how;
    }
    void operator()(const Froze& froze) const { state.node(froze.node).frozen = true; }
    void operator()(const Thawed& thawed) const { state.node(thawed.node).frozen = false; }
    void operator()(const Wrote& wrote) const { state.wrote(event.id, wrote, book); }
    void operator()(const FlushDone& flush) const { state.flushed(flush, book); }
    void operator()(const DiskLost& loss) const { state.lost(loss, book); }
    void operator()(const DiskChanged& change) const {
        NodeState& node = state.known(change.node);
        node.diskSlowPercent = change.slowPercent;
        node.diskFull = change.full;
    }
    void operator()(const DiskWiped& wipe) const {
        NodeState& node = state.known(wipe.node);
        node.written = HistoryTip{};
        node.durable = HistoryTip{};
    }
    void operator()(const DiskCorrupted&) const {}  // shows when the record is read: the node's next birth
    void operator()(const DiskRefused&) const {}
    void operator()(const LinkChanged& link) const {
        if (state.m_links.use_count() > 1) state.m_links = std::make_shared<Links>(*state.m_links);
        (*state.m_links)[{link.from, link.to}] = {link.cut, link.latency, link.jitter, link.bytesPerSecond};
    }
    void operator()(const Connecting& opening) const {
        auto& all = state.m_connections;
        const auto at = std::lower_bound(all.begin(), all.end(), opening.connection,
                                         [](const ConnectionState& a, ConnectionId id) { return a.connection < id; });
        all.insert(at, ConnectionState{.connection = opening.connection,
                                       .from = opening.from,
                                       .to = opening.to,
                                       .port = opening.port,
                                       .since = event.at});
    }
    void operator()(const Connected& connected) const {
        ConnectionState* connection = state.connection(connected.connection);
        if (!connection) return;
        (connected.at == connection->from ? connection->openAtFrom : connection->openAtTo) = true;
    }
    void operator()(const ConnectFailed& failure) const { state.forget(failure.connection); }
    void operator()(const Closing& closing) const { state.closed(closing.connection, closing.by); }
    void operator()(const ClosingNoticed& noticed) const { state.forget(noticed.connection); }
    void operator()(const Sent& sent) const { state.sent(event, sent); }
    void operator()(const Rescheduled& change) const {
        MessageInFlight* message = state.message(change.message);
        if (!message) return;
        message->due = change.due;
        message->held = change.held;
    }
    void operator()(const Delivered& delivered) const { state.landed(delivered.message); }
    void operator()(const Lost& loss) const { state.landed(loss.message); }
    void operator()(const Rang&) const {}
    void operator()(const Changed& change) const {
        PeerState& fields = state.node(change.node).fields;
        for (const FieldChange& field : change.fields) fields.apply(field);
    }
    void operator()(const Noted&) const {}
    void operator()(const Asked&) const {}
    void operator()(const Violated&) const { ++state.m_violations; }
};

void ClusterState::apply(const Event& event, const HistoryBook& book) { std::visit(Apply{*this, event, book}, event.what); }

// ---- nodes and their histories ----

std::size_t ClusterState::place(NodeId id) const {
    // Nodes are mostly numbered without gaps, so the place is mostly known; else it is searched for.
    const std::size_t guess =
        m_clients + static_cast<std::size_t>(static_cast<std::ptrdiff_t>(id) - (isServer(id) ? 1 : 0));
    if (guess < m_nodes.size() && m_nodes[guess].node == id) return guess;
    const auto at = std::lower_bound(m_nodes.begin(), m_nodes.end(), id,
                                     [](const NodeState& node, NodeId wanted) { return node.node < wanted; });
    return static_cast<std::size_t>(at - m_nodes.begin());
}

const NodeState* ClusterState::find(NodeId node) const {
    const std::size_t at = place(node);
    return at < m_nodes.size() && m_nodes[at].node == node ? &m_nodes[at] : nullptr;
}

std::span<const NodeState> ClusterState::servers() const { return nodes().subspan(m_clients); }

NodeState& ClusterState::node(NodeId id) {
    const std::size_t at = place(id);
    assert(at < m_nodes.size() && m_nodes[at].node == id);  // only what was born has events
    return m_nodes[at];
}

NodeState& ClusterState::known(NodeId id) {
    assert(id != noNode);
    const std::size_t at = place(id);
    if (at < m_nodes.size() && m_nodes[at].node == id) return m_nodes[at];
    NodeState fresh;
    fresh.node = id;
    m_nodes.insert(m_nodes.begin() + static_cast<std::ptrdiff_t>(at), std::move(fresh));
    if (isClient(id)) ++m_clients;
    return m_nodes[at];
}

void ClusterState::born(const Born& born, const HistoryBook& book) {
    NodeState& node = known(born.node);
    assert(node.entries <= book.entries(born.node));
    node.up = true;
    node.frozen = false;
    node.life = born.life;
    node.fields = PeerState{};
    node.durable = node.written;  // what a crash took was cut off by DiskLost: what is left has survived
}

void ClusterState::wrote(EventId event, const Wrote& wrote, const HistoryBook& book) {
    NodeState& node = this->node(wrote.node);
    switch (wrote.meaning) {
        case Write::Meaning::other:
        case Write::Meaning::snapshot:
            return;
        case Write::Meaning::truncation:
            node.written = book.cutBack(wrote.node, node.written, wrote.zxid);
            return;
        case Write::Meaning::transaction:
        case Write::Meaning::replacingSnapshot:
            break;
    }
    node.written = HistoryTip{node.entries++};
    assert(book.entry(wrote.node, node.written).event == event);
}

void ClusterState::flushed(const FlushDone& flush, const HistoryBook& book) {
    NodeState& node = this->node(flush.node);
    node.durable = book.cutBack(flush.node, node.written, flush.upTo);
}

void ClusterState::lost(const DiskLost& loss, const HistoryBook& book) {
    NodeState& node = this->node(loss.node);
    const HistoryTip kept = book.cutBack(loss.node, node.written, loss.lastKept);
    const HistoryTip old = book.cutBack(loss.node, node.durable, loss.lastKept);
    // A truncation or a replacing snapshot that did not reach the platter is undone: then the older history is what is
    // left.
    const bool undone = book.last(loss.node, kept) != loss.lastKept && book.last(loss.node, old) == loss.lastKept;
    node.written = undone ? old : kept;
    node.durable = old;
}

// ---- connections ----

ConnectionState* ClusterState::connection(ConnectionId id) {
    const auto at = std::lower_bound(m_connections.begin(), m_connections.end(), id,
                                     [](const ConnectionState& a, ConnectionId wanted) { return a.connection < wanted; });
    return at != m_connections.end() && at->connection == id ? &*at : nullptr;
}

const ConnectionState* ClusterState::find(ConnectionId connection) const {
    return const_cast<ClusterState*>(this)->connection(connection);
}

void ClusterState::closed(ConnectionId id, NodeId by) {
    ConnectionState* connection = this->connection(id);
    if (!connection) return;
    (by == connection->from ? connection->closedByFrom : connection->closedByTo) = true;
    connection->closing = true;
    // When both ends close by themselves, neither has anything left to notice.
    if (connection->closedByFrom && connection->closedByTo) forget(id);
}

void ClusterState::forget(ConnectionId id) {
    if (ConnectionState* connection = this->connection(id))
        m_connections.erase(m_connections.begin() + (connection - m_connections.data()));
}

bool ClusterState::isCut(NodeId from, NodeId to) const {
    const auto link = m_links->find({from, to});
    return link != m_links->end() && link->second.cut;
}

// ---- messages ----

MessageInFlight* ClusterState::message(EventId id) {
    const auto at = std::lower_bound(m_sent.begin(), m_sent.end(), id);
    if (at == m_sent.end() || *at != id) return nullptr;
    MessageInFlight& message = m_messages[static_cast<std::size_t>(at - m_sent.begin())];
    return message.message == id ? &message : nullptr;
}

const MessageInFlight* ClusterState::findMessage(EventId message) const {
    return const_cast<ClusterState*>(this)->message(message);
}

void ClusterState::sent(const Event& event, const Sent& sent) {
    assert(m_sent.empty() || m_sent.back() < event.id);
    m_sent.push_back(event.id);
    m_messages.push_back({event.id, sent.connection, sent.from, sent.to, sent.kind, false, event.at, sent.due});
    ++m_alive;
}

void ClusterState::landed(EventId id) {
    MessageInFlight* landed = message(id);
    if (!landed) return;  // a duplicate arrives a second time
    landed->message = noEvent;
    --m_alive;
    // Sweeping when most have landed makes each landing cheap on average.
    if (m_messages.size() > 2 * m_alive + 32) dropLanded();
}

void ClusterState::dropLanded() {
    std::erase_if(m_messages, [](const MessageInFlight& message) { return message.message == noEvent; });
    m_sent.resize(m_messages.size());
    std::transform(m_messages.begin(), m_messages.end(), m_sent.begin(),
                   [](const MessageInFlight& m) { return m.message; });
    assert(m_messages.size() == m_alive);
}

std::size_t ClusterState::memory() const {
    std::size_t bytes = sizeof *this + m_nodes.capacity() * sizeof(NodeState) +
                        m_connections.capacity() * sizeof(ConnectionState) + m_sent.capacity() * sizeof(EventId) +
                        m_messages.capacity() * sizeof(MessageInFlight);
    for (const NodeState& node : m_nodes) {
        for (std::uint16_t field = PeerState::firstTable; field < PeerState::fieldLimit; ++field)
            bytes += node.fields.table(field).size() * sizeof(PeerState::Row);
    }
    constexpr std::size_t treeNode = 4 * sizeof(void*);
    return bytes + m_links->size() * (sizeof(Links::value_type) + treeNode);
}

}  // namespace zabscope
