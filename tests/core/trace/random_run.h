// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs of every kind of event, drawn from a seed, and the whole picture of a state as text, to compare.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/protocol/client_field.h"
#include "core/trace/timeline.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope::test {

/// Appends events that could have happened: who acts has been born, what arrives was sent.
class RandomRun {
public:
    explicit RandomRun(std::uint64_t seed) : m_state(seed * 2 + 1) {}

    void grow(Timeline& timeline, std::size_t events) {
        for (std::size_t i = 0; i < events; ++i) {
            if (draw(3) == 0) m_now += microseconds(static_cast<std::int64_t>(draw(2000)));
            const EventId cause = draw(2) == 0 ? noEvent : draw(timeline.last() + 1);
            timeline.append(m_now, cause, next(timeline));
        }
    }

private:
    std::uint64_t draw(std::uint64_t below) {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return (m_state >> 33) % below;
    }
    NodeId server() { return static_cast<NodeId>(1 + draw(5)); }
    Zxid zxid() { return Zxid::of(static_cast<std::int64_t>(1 + draw(2)), static_cast<std::int64_t>(draw(60))); }

    What next(const Timeline& timeline) {
        const NodeId node = draw(20) == 0 ? -static_cast<NodeId>(1 + draw(3)) : server();
        if (!m_lives[node] || draw(100) == 0) return Born{node, ++m_lives[node]};
        switch (draw(4)) {
            case 0:
                return message(node);
            case 1:
                return disk(node);
            case 2:
                return inside(node);
            default:
                return outside(timeline, node);
        }
    }
    What message(NodeId node) {
        m_bytes.assign(draw(60), static_cast<char>('a' + draw(26)));
        const Instant due = draw(9) == 0 ? never : m_now + milliseconds(1);
        return Sent{makeConnectionId(node, 1, 1),
                    node,
                    server(),
                    static_cast<std::uint8_t>(zab::MessageKind::proposal),
                    due,
                    m_bytes};
    }
    What disk(NodeId node) {
        switch (draw(10)) {
            case 0:
                return FlushDone{node, zxid()};
            case 1:
                return DiskLost{node, zxid(), draw(2) == 0};
            case 2:
                return DiskChanged{node, static_cast<std::int32_t>(draw(500)), draw(2) == 0};
            case 3:
                return draw(9) == 0 ? What{DiskWiped{node}} : What{DiskRefused{node}};
            case 4:
                return DiskCorrupted{node, zxid()};
            default: {
                const auto meaning = static_cast<Write::Meaning>(draw(5));
                return Wrote{node, Write::Action::append, meaning, {2, -7}, zxid(), draw(UINT32_MAX), 90};
            }
        }
    }
    What inside(NodeId node) {
        switch (draw(6)) {
            case 0:
                return Rang{node, 4};
            case 1:
                m_values.assign(draw(7), zxidValue(zxid()));
                return Noted{node, static_cast<std::uint16_t>(draw(10)), m_values};
            case 2:
                m_bytes = "set /a";
                return Asked{-1, m_bytes};
            case 3:
                m_bytes = "committed twice";
                return Violated{1, node, m_bytes};
            default: {
                m_fields.clear();
                if (isClient(node)) {
                    // Under its number a server has a field of which few values can be.
                    const std::int64_t large = std::int64_t{1} << 57;
                    m_fields.push_back({clientSession, false, 0, large + static_cast<std::int64_t>(draw(99))});
                    return Changed{node, m_fields};
                }
                for (std::uint64_t i = draw(4); i-- > 0;) {
                    const bool table = draw(2) == 0;
                    m_fields.push_back({static_cast<std::uint16_t>(table ? zab::learnerZxid : zab::lastLogged),
                                        table && draw(3) == 0, table ? server() : 0, static_cast<std::int64_t>(draw(99))});
                }
                return Changed{node, m_fields};
            }
        }
    }
    What outside(const Timeline& timeline, NodeId node) {
        const auto& messages = timeline.state().messages();
        const auto& connections = timeline.state().connections();
        const EventId some = messages.empty() ? noEvent : messages[draw(messages.size())].message;
        const std::uint64_t which = draw(20);
        if (which < 9 && some != noEvent) return Delivered{some, node};
        if (which < 10 && some != noEvent) return Lost{some, Loss::dropped};
        if (which < 12 && some != noEvent)
            return Rescheduled{some, draw(2) == 0 ? never : m_now + milliseconds(3), draw(2) == 0};
        if (which < 14) return Connecting{makeConnectionId(node, m_lives[node], ++m_serial), node, server(), Port::quorum};
        if (which < 18 && !connections.empty()) {
            const ConnectionState& of = connections[draw(connections.size())];
            const NodeId end = draw(2) == 0 ? of.from : of.to;
            if (which == 14) return Connected{of.connection, end};
            if (which == 15) return ConnectFailed{of.connection, draw(2) == 0};
            if (which == 16) return Closing{of.connection, end};
            return ClosingNoticed{of.connection, end};
        }
        if (which == 18) return LinkChanged{node, server(), draw(2) == 0, milliseconds(1), Duration{}, 0};
        switch (draw(5)) {
            case 0:
                return Died{node, static_cast<Death>(draw(3))};
            case 1:
                return Froze{node};
            case 2:
                return Thawed{node};
            default:
                m_bytes = "kill 3";
                return Commanded{m_bytes};
        }
    }

    std::uint64_t m_state;
    Instant m_now{};
    std::uint32_t m_serial = 1;
    std::map<NodeId, std::uint32_t> m_lives;
    std::string m_bytes;
    std::vector<FieldChange> m_fields;
    std::vector<NoteValue> m_values;
};

/// Everything that can be seen of a state.
inline std::string picture(const ClusterState& state, const HistoryBook& book) {
    std::string text;
    const auto add = [&](auto... values) { ((text += std::to_string(values) + " "), ...); };
    const auto history = [&](NodeId node, HistoryTip tip) {
        text += "[";
        for (const HistoryEntry& entry : book.list(node, tip))
            add(entry.zxid.value, entry.digest, entry.snapshot, entry.event);
        text += "] ";
    };
    for (const NodeState& node : state.nodes()) {
        text += "\nnode ";
        add(node.node, node.up, node.frozen, static_cast<int>(node.lastDeath), node.life, node.diskSlowPercent,
            node.diskFull, node.entries);
        history(node.node, node.written);
        history(node.node, node.durable);
        for (std::uint16_t field = 0; field < PeerState::firstTable; ++field) add(node.fields.scalar(field));
        for (std::uint16_t field = PeerState::firstTable; field < PeerState::fieldLimit; ++field)
            for (const PeerState::Row& row : node.fields.table(field)) add(row.field, row.row, row.value);
    }
    for (const ConnectionState& c : state.connections()) {
        text += "\nconnection " + connectionName(c.connection) + " ";
        add(c.from, c.to, static_cast<int>(c.port), c.since.time_since_epoch().count(), c.openAtFrom, c.openAtTo, c.closing,
            c.closedByFrom, c.closedByTo);
    }
    for (const MessageInFlight& m : state.messages()) {
        if (m.message == noEvent) continue;
        text += "\nmessage ";
        add(m.message, static_cast<std::uint64_t>(m.connection), m.from, m.to, m.kind, m.held,
            m.sentAt.time_since_epoch().count(), m.due.time_since_epoch().count());
    }
    for (const auto& [ends, link] : state.links()) {
        text += "\nlink ";
        add(ends.first, ends.second, link.cut, link.latency.count(), link.jitter.count(), link.bytesPerSecond);
    }
    text += "\n";
    add(state.messagesInFlight(), state.violations());
    return text;
}

}  // namespace zabscope::test
