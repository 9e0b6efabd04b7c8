// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/invariants/chosen.h"

namespace zabscope::zab {

Chosen::Growth Chosen::add(const Delivery& delivery, const Scene& scene) {
    const LogEntry& entry = delivery.entry;
    if (entry.snapshot || m_items.find(nameOf(entry))) return Growth::none;
    const bool inOrder = entry.zxid > m_items.last();
    m_items.add({nameOf(entry), delivery.node, scene.event.id});
    return inOrder ? Growth::inOrder : Growth::outOfOrder;
}

std::size_t Chosen::placeAfter(const LogEntry& entry) const {
    return entry.zxid == Zxid{} ? 0 : m_items.firstAtOrAfter(Zxid{entry.zxid.value + 1});
}

bool Chosen::follows(const Delivery& delivery) const {
    if (delivery.entry.snapshot) return true;
    const std::size_t place = m_items.firstAtOrAfter(delivery.entry.zxid);
    if (!isAt(place, delivery.entry)) return false;
    const LogEntry& before = delivery.before;
    if (place == 0) return before.zxid == Zxid{} || before.snapshot;
    if (before.snapshot) return m_items[place - 1].name.zxid <= before.zxid;
    return isAt(place - 1, before);
}

std::optional<Chosen::Item> Chosen::firstMissing(NodeId node, HistoryTip tip, const HistoryBook& book) {
    const auto sid = static_cast<std::size_t>(node);
    if (sid >= m_agreed.size()) m_agreed.resize(sid + 1);
    const HistoryTip known = m_agreed[sid];
    const HistoryTip upTo = book.cutBack(node, tip, m_items.last());
    m_path.clear();
    entriesSince(book, node, known, upTo, m_path);
    // Where the two part; what is before that is agreed on.
    HistoryTip agreed = m_path.empty() ? upTo : HistoryTip{book.entry(node, m_path.back()).parent};
    std::size_t place = placeAfter(entryAt(book, node, agreed));
    for (auto at = m_path.rbegin(); at != m_path.rend(); ++at) {
        const LogEntry& entry = book.entry(node, *at);
        if (entry.snapshot) {
            place = placeAfter(entry);
        } else if (isAt(place, entry)) {
            ++place;
        } else {
            break;
        }
        agreed = *at;
    }
    m_agreed[sid] = agreed;
    if (place < m_items.size()) {
        // A later snapshot holds everything.
        const bool inSnapshot = upTo.index == HistoryTip::none && rootOf(book, node, tip).snapshot;
        if (!inSnapshot) return m_items[place];
    }
    for (const auto& [name, item] : m_items.strays()) {
        if (!holds(book, node, tip, name)) return item;
    }
    return std::nullopt;
}

std::optional<Chosen::Item> Chosen::firstLacking(NodeId node, HistoryTip tip, const HistoryBook& book) {
    const auto missing = firstMissing(node, tip, book);
    if (!missing) return missing;
    for (std::size_t place = m_items.firstAtOrAfter(missing->name.zxid); place < m_items.size(); ++place) {
        if (!holds(book, node, tip, m_items[place].name)) return m_items[place];
    }
    for (const auto& [name, item] : m_items.strays()) {
        if (!holds(book, node, tip, name)) return item;
    }
    return std::nullopt;
}

std::string describe(const Chosen::Item& item) {
    return toHex(item.name.zxid) + ", first delivered by server " + std::to_string(item.first) + " at event " +
           std::to_string(item.event);
}

}  // namespace zabscope::zab
