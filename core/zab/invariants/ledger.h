// SPDX-License-Identifier: GPL-3.0-or-later
/// Transactions in the order in which they became known, found by name in constant time as long as zxids only grow.
#pragma once

#include <cstddef>
#include <map>
#include <optional>

#include "core/protocol/shared_log.h"
#include "core/zab/invariants/deliveries.h"

namespace zabscope::zab {

/// `Item` has a member `TxnName name`. Copies share what they have in common.
template <typename Item>
class Ledger {
public:
    std::size_t size() const { return m_items.size(); }
    const Item& operator[](std::size_t place) const { return m_items[place]; }
    Zxid last() const { return m_items.empty() ? Zxid{} : m_items.back().name.zxid; }

    /// Adds an item whose name is not known. It goes to the end, or aside if its zxid does not grow.
    void add(const Item& item) {
        if (item.name.zxid > last()) {
            m_items.push_back(item);
        } else {
            m_strays.insert_or_assign(item.name, item);
        }
    }
    /// Null if there is none. Valid until the ledger changes.
    const Item* find(const TxnName& name) const {
        const std::size_t place = firstAtOrAfter(name.zxid);
        if (place < size() && m_items[place].name == name) return &m_items[place];
        const auto stray = m_strays.find(name);
        return stray == m_strays.end() ? nullptr : &stray->second;
    }
    /// Replaces the item of the same name. Precondition: there is one.
    void set(const Item& item) {
        const std::size_t place = firstAtOrAfter(item.name.zxid);
        if (place < size() && m_items[place].name == item.name) {
            m_items.set(place, item);
        } else {
            m_strays.insert_or_assign(item.name, item);
        }
    }
    /// The place of the first item in order whose zxid is not below; size() if there is none.
    std::size_t firstAtOrAfter(Zxid zxid) const {
        if (zxid > last()) return size();
        // Mostly one of the newest is asked for, and counters have no gaps.
        const std::int64_t distance = last().value - zxid.value;
        if (static_cast<std::size_t>(distance) < size()) {
            const std::size_t guess = size() - 1 - static_cast<std::size_t>(distance);
            if (m_items[guess].name.zxid == zxid) return guess;
        }
        std::size_t low = 0;
        std::size_t high = size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (m_items[middle].name.zxid < zxid) low = middle + 1;
            else high = middle;
        }
        return low;
    }
    /// Those that came out of order, by name.
    const std::map<TxnName, Item>& strays() const { return m_strays; }

private:
    SharedLog<Item> m_items;  ///< ascending by zxid
    std::map<TxnName, Item> m_strays;
};

}  // namespace zabscope::zab
