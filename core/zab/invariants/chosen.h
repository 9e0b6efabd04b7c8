// SPDX-License-Identifier: GPL-3.0-or-later
/// Every transaction that was ever committed, in order, and which histories have them all (TLA+: the ghost "chosen").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/zab/invariants/ledger.h"

namespace zabscope::zab {

class Chosen {
public:
    struct Item {
        TxnName name;
        NodeId first = noNode;    ///< the server that delivered it before all others
        EventId event = noEvent;  ///< when it did
    };
    enum class Growth : std::uint8_t { none, inOrder, outOfOrder };

    /// Takes a delivery into account. Snapshots add nothing: what they stand for was delivered before.
    Growth add(const Delivery& delivery, const Scene& scene);
    const Item* find(const TxnName& name) const { return m_items.find(name); }
    /// Where the history and the chosen sequence part: the first chosen transaction that the history does not have in its
    /// place. Nothing if all chosen ones are a prefix of it. Amortized constant time, as each entry is compared once.
    std::optional<Item> firstMissing(NodeId node, HistoryTip tip, const HistoryBook& book);
    /// The first chosen transaction that the history does not have anywhere. As fast as firstMissing if that finds nothing.
    std::optional<Item> firstLacking(NodeId node, HistoryTip tip, const HistoryBook& book);
    /// Whether the delivered entry follows the one before it in the chosen sequence, too. Precondition: it was added.
    bool follows(const Delivery& delivery) const;

    const Ledger<Item>& items() const { return m_items; }

private:
    bool isAt(std::size_t place, const LogEntry& entry) const {
        return place < m_items.size() && m_items[place].name == nameOf(entry);
    }
    /// How many of the chosen ones a history that ends with the entry should have.
    std::size_t placeAfter(const LogEntry& entry) const;

    Ledger<Item> m_items;
    std::vector<HistoryTip> m_agreed;  ///< by sid: a history that is known to be a prefix of the chosen sequence
    std::vector<HistoryTip> m_path;    ///< scratch
};

/// "0x100000003, first delivered by server 2 at event 17"
std::string describe(const Chosen::Item& item);

}  // namespace zabscope::zab
