// SPDX-License-Identifier: GPL-3.0-or-later
/// The tree of histories: entries with their parents, and with jump pointers (Myers, "An applicative random-access stack")
/// so that even a hostile trace cannot make a truncation slow.
#include "core/trace/history_book.h"

#include <algorithm>
#include <cassert>

namespace zabscope {

const HistoryBook::Page* HistoryBook::find(NodeId node) const {
    const auto at = std::lower_bound(m_pages.begin(), m_pages.end(), node,
                                     [](const Page& page, NodeId wanted) { return page.node < wanted; });
    return at != m_pages.end() && at->node == node ? &*at : nullptr;
}

HistoryBook::Page& HistoryBook::page(NodeId node) {
    const auto at = std::lower_bound(m_pages.begin(), m_pages.end(), node,
                                     [](const Page& page, NodeId wanted) { return page.node < wanted; });
    if (at != m_pages.end() && at->node == node) return *at;
    return *m_pages.insert(at, Page{node, {}});
}

HistoryTip HistoryBook::add(EventId event, const Wrote& wrote, HistoryTip before) {
    switch (wrote.meaning) {
    case Write::Meaning::other:
    case Write::Meaning::snapshot: return before;
    case Write::Meaning::truncation: return cutBack(wrote.node, before, wrote.zxid);
    case Write::Meaning::transaction:
    case Write::Meaning::replacingSnapshot: break;
    }
    SharedLog<HistoryEntry>& entries = page(wrote.node).entries;
    HistoryEntry entry{.zxid = wrote.zxid, .digest = wrote.digest, .event = event};
    entry.snapshot = wrote.meaning == Write::Meaning::replacingSnapshot;
    if (!entry.snapshot && before.index != HistoryTip::none) {
        const HistoryEntry& parent = entries[before.index];
        entry.parent = before.index;
        entry.depth = parent.depth + 1;
        // Two jumps of one length behind each other become one of more than double the length.
        entry.jump = before.index;
        if (parent.jump != HistoryTip::none) {
            const HistoryEntry& middle = entries[parent.jump];
            const std::uint32_t far = middle.jump == HistoryTip::none ? 0 : entries[middle.jump].depth;
            if (far != 0 && parent.depth - middle.depth == middle.depth - far) entry.jump = middle.jump;
        }
    }
    entries.push_back(entry);
    return HistoryTip{static_cast<std::uint32_t>(entries.size() - 1)};
}

HistoryTip HistoryBook::cutBack(NodeId node, HistoryTip tip, Zxid zxid) const {
    if (tip.index == HistoryTip::none) return tip;
    const Page* page = find(node);
    assert(page != nullptr);
    const auto& entries = page->entries;
    std::uint32_t at = tip.index;
    while (at != HistoryTip::none && entries[at].zxid > zxid) {
        const std::uint32_t jump = entries[at].jump;
        at = jump != HistoryTip::none && entries[jump].zxid > zxid ? jump : entries[at].parent;
    }
    return HistoryTip{at};
}

void HistoryBook::keepFirst(NodeId node, std::uint32_t entries) {
    assert(entries <= this->entries(node));
    if (find(node)) page(node).entries.truncate(entries);
}

const HistoryEntry& HistoryBook::entry(NodeId node, HistoryTip tip) const {
    const Page* page = find(node);
    assert(page != nullptr);
    return page->entries[tip.index];
}

std::uint32_t HistoryBook::entries(NodeId node) const {
    const Page* page = find(node);
    return page ? static_cast<std::uint32_t>(page->entries.size()) : 0;
}

Zxid HistoryBook::last(NodeId node, HistoryTip tip) const {
    return tip.index == HistoryTip::none ? Zxid{} : entry(node, tip).zxid;
}

std::vector<HistoryEntry> HistoryBook::list(NodeId node, HistoryTip tip) const {
    std::vector<HistoryEntry> history;
    if (tip.index == HistoryTip::none) return history;
    const auto& entries = find(node)->entries;
    history.resize(entries[tip.index].depth);
    for (auto place = history.rbegin(); place != history.rend(); ++place) {
        *place = entries[tip.index];
        tip.index = place->parent;
    }
    assert(tip.index == HistoryTip::none);
    return history;
}

std::vector<NodeId> HistoryBook::nodes() const {
    std::vector<NodeId> nodes;
    for (const Page& page : m_pages) nodes.push_back(page.node);
    return nodes;
}

std::size_t HistoryBook::memory() const {
    std::size_t bytes = m_pages.capacity() * sizeof(Page);
    // SharedLog's blocks are reserved whole: 256 entries, with a pointer and a count each.
    for (const Page& page : m_pages) bytes += (page.entries.size() + 255) / 256 * (256 * sizeof(HistoryEntry) + 64);
    return bytes;
}

}  // namespace zabscope
