// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole ensemble at one position, as values: servers, clients, histories, connections, messages in flight, links.
#pragma once

#include <cstdint>
#include <map>
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
    bool closing = false;
};

struct MessageInFlight {
    EventId message = noEvent;
    ConnectionId connection{};
    NodeId from = noNode;
    NodeId to = noNode;
    std::uint8_t kind = 0;
    bool held = false;
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

    /// The node, or nullptr if it has never been born.
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
    const std::map<std::pair<NodeId, NodeId>, LinkState>& links() const { return m_links; }
    bool isCut(NodeId from, NodeId to) const;
    std::uint64_t violations() const { return m_violations; }

private:
    NodeState& node(NodeId id);
    void applyWrote(const Event& event, const Wrote& wrote, const HistoryBook& book);
    void applyFlush(const FlushDone& flush, const HistoryBook& book);
    void applyLoss(const DiskLost& loss, const HistoryBook& book);
    void applyConnection(const Event& event);
    void applyMessage(const Event& event);
    void landed(EventId message);

    std::vector<NodeState> m_nodes;
    std::vector<ConnectionState> m_connections;
    std::vector<MessageInFlight> m_messages;
    std::size_t m_alive = 0;
    std::map<std::pair<NodeId, NodeId>, LinkState> m_links;
    std::uint64_t m_violations = 0;
};

}  // namespace zabscope
