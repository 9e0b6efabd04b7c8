// SPDX-License-Identifier: GPL-3.0-or-later
/// Every history every server ever had, as one growing tree per server: a truncation or a snapshot begins a new branch, so
/// the history at any position is named by its tip.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/protocol/ids.h"
#include "core/protocol/shared_log.h"
#include "core/protocol/zxid.h"
#include "core/trace/event.h"

namespace zabscope {

/// Names one history of one server: the index of its last entry in the server's page. `none` is the empty history.
struct HistoryTip {
    static constexpr std::uint32_t none = UINT32_MAX;
    std::uint32_t index = none;
    friend bool operator==(const HistoryTip&, const HistoryTip&) = default;
};

struct HistoryEntry {
    Zxid zxid;
    std::uint64_t digest = 0;
    std::uint32_t parent = HistoryTip::none;
    std::uint32_t depth = 1;     ///< number of entries from the root to this one
    std::uint32_t jump = HistoryTip::none;  ///< an entry further back, so that cutBack takes O(log n) steps
    bool snapshot = false;       ///< stands for the whole history up to zxid
    EventId event = noEvent;     ///< the Wrote that made it
};

class HistoryBook {
public:
    /// Adds what a Wrote event says, given the tip the node had before, and returns the new tip. Only events that make an
    /// entry (a transaction, a replacing snapshot) add one.
    HistoryTip add(EventId event, const Wrote& wrote, HistoryTip before);
    /// The tip a history has after a truncation: the last entry at or before `zxid`. O(log n).
    HistoryTip cutBack(NodeId node, HistoryTip tip, Zxid zxid) const;
    /// Forgets all but the first `entries` entries of the node.
    void keepFirst(NodeId node, std::uint32_t entries);

    const HistoryEntry& entry(NodeId node, HistoryTip tip) const;
    std::uint32_t entries(NodeId node) const;
    /// Last zxid of the history, 0 if it is empty.
    Zxid last(NodeId node, HistoryTip tip) const;
    /// The whole history from its root on; O(length).
    std::vector<HistoryEntry> list(NodeId node, HistoryTip tip) const;
    /// The nodes that have a page, ascending.
    std::vector<NodeId> nodes() const;
    /// Bytes in memory.
    std::size_t memory() const;

private:
    struct Page {
        NodeId node;
        SharedLog<HistoryEntry> entries;  // copies of the book share them
    };
    const Page* find(NodeId node) const;
    Page& page(NodeId node);

    std::vector<Page> m_pages;  // ascending by node
};

}  // namespace zabscope
