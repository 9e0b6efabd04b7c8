// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole ensemble at one position, as values: servers, clients, histories, connections, messages in flight, links.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/trace/event.h"
#include "core/trace/history_book.h"

namespace zabscope {

struct NodeState {
    NodeId node = noNode;
    bool up = false;
    bool frozen = false;
    Death lastDeath = Death::killed;  ///< meaningful when life > 0 and not up
    std::uint32_t life = 0;
    std::int32_t diskSlowPercent = 100;
    bool diskFull = false;
    PeerState fields;       ///< of the present life, or of the last one if it is down
    HistoryTip written;     ///< its history: what it has handed to the disk
    HistoryTip durable;     ///< the part of it that survives a power cut
    std::uint32_t entries = 0;  ///< how many history entries this node has made so far (index of the next one)
};

struct ConnectionState {
    ConnectionId connection{};
    NodeId from = noNode;
    NodeId to = noNode;
    Port port{};
    Instant since;
    bool openAtFrom = false;
    bool openAtTo = false;
    bool closing = false;       ///< one end has closed, the other has not noticed yet
    bool closedByFrom = false;  ///< which end that was
    bool closedByTo = false;
};

struct MessageInFlight {
    EventId message = noEvent;
    ConnectionId connection{};
    NodeId from = noNode;
    NodeId to = noNode;
    std::uint8_t kind = 0;
    bool held = false;  ///< by a person; a cut, or one that is held before it, only makes `due` never
    Instant sentAt;
    Instant due;
};

struct LinkState {
    bool cut = false;
    Duration latency{};
    Duration jitter{};
    std::int64_t bytesPerSecond = 0;
};

class ClusterState {
public:
    /// Takes over what one event says. Events must come in order; the book must already hold the event's entry, if any.
    void apply(const Event& event, const HistoryBook& book);

    /// The node, or nullptr if nothing has happened to it yet. A disk can change before the first birth: then life is 0.
    const NodeState* find(NodeId node) const;
    /// Clients (ascending from the most negative), then servers, ascending.
    std::span<const NodeState> nodes() const { return m_nodes; }
    std::span<const NodeState> servers() const;
    std::span<const ConnectionState> connections() const { return m_connections; }  ///< ascending by id
    const ConnectionState* find(ConnectionId connection) const;
    /// Messages in flight in the order of their sending; entries whose `message` is noEvent have arrived: skip them.
    std::span<const MessageInFlight> messages() const { return m_messages; }
    const MessageInFlight* findMessage(EventId message) const;
    std::size_t messagesInFlight() const { return m_alive; }
    /// Links that were changed from the scenario's defaults, by (from, to).
    using Links = std::map<std::pair<NodeId, NodeId>, LinkState>;
    const Links& links() const { return *m_links; }
    bool isCut(NodeId from, NodeId to) const;
    std::uint64_t violations() const { return m_violations; }
    /// Bytes in memory; links that copies share are counted with each.
    std::size_t memory() const;

private:
    struct Apply;

    std::size_t place(NodeId id) const;
    NodeState& node(NodeId id);
    NodeState& known(NodeId id);
    ConnectionState* connection(ConnectionId id);
    void born(const Born& born, const HistoryBook& book);
    void wrote(EventId event, const Wrote& wrote, const HistoryBook& book);
    void flushed(const FlushDone& flush, const HistoryBook& book);
    void lost(const DiskLost& loss, const HistoryBook& book);
    void closed(ConnectionId id, NodeId by);
    void forget(ConnectionId id);
    MessageInFlight* message(EventId id);
    void sent(const Event& event, const Sent& sent);
    void landed(EventId message);
    void dropLanded();

    std::vector<NodeState> m_nodes;  // ascending by node, so clients stand before servers
    std::size_t m_clients = 0;       // how many of them are clients
    std::vector<ConnectionState> m_connections;
    std::vector<EventId> m_sent;  // the ids of m_messages, those that have landed included: what to search in
    std::vector<MessageInFlight> m_messages;
    std::size_t m_alive = 0;
    std::shared_ptr<Links> m_links = std::make_shared<Links>();  // shared between copies until one changes it
    std::uint64_t m_violations = 0;
};

}  // namespace zabscope
