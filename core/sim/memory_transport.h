// SPDX-License-Identifier: GPL-3.0-or-later
/// Carries the bytes of a run in memory, and asserts what the Transport interface asks of its caller.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/sim/transport.h"

namespace zabscope {

class MemoryTransport final : public Transport {
public:
    std::string name() const override { return "memory"; }
    void nodeUp(NodeId node) override;
    void nodeDown(NodeId node) override;
    void open(ConnectionId connection, NodeId from, NodeId to) override;
    void awaitOpen(ConnectionId connection) override;
    void send(ConnectionId connection, NodeId from, EventId event, std::string bytes) override;
    std::string take(ConnectionId connection, NodeId to, EventId event) override;
    void close(ConnectionId connection, NodeId by) override;
    void awaitClosed(ConnectionId connection, NodeId noticedBy) override;

    /// How many connections it knows of.
    std::size_t connections() const { return m_lines.size(); }

private:
    struct Parcel {
        EventId event;
        std::string bytes;
    };
    struct Line {
        std::array<NodeId, 2> nodes{};
        std::array<bool, 2> closed{};
        std::array<std::deque<Parcel>, 2> parcels;  ///< to the node of the same number
        std::size_t sideOf(NodeId node) const;
    };
    using Entry = std::pair<ConnectionId, std::unique_ptr<Line>>;
    std::vector<Entry>::iterator place(ConnectionId connection);
    Line& line(ConnectionId connection);

    std::vector<Entry> m_lines;        ///< ascending by connection
    std::vector<NodeId> m_listening;
};

}  // namespace zabscope
