// SPDX-License-Identifier: GPL-3.0-or-later
/// What primaries broadcast: a leader hands a transaction to its own log in the step in which it proposes it.
#pragma once

#include <optional>
#include <vector>

#include "core/zab/invariants/ledger.h"

namespace zabscope::zab {

class Broadcasts {
public:
    struct Item {
        TxnName name;
        NodeId primary = noNode;
        EventId event = noEvent;
        bool isFirst = true;  ///< of its primary in its epoch
        TxnName before;       ///< if not: the one that the primary broadcast before
    };

    /// The transaction if the write is a broadcast. A transaction that was broadcast before is not taken again.
    const Item* see(const Wrote& wrote, const Scene& scene) {
        // In the step that ends its term a leader can still propose.
        const bool leads = roleOf(nodeOf(scene, wrote.node).fields) == Role::leading;
        if (wrote.meaning != Write::Meaning::transaction || !leads) return nullptr;
        Item item{{wrote.zxid, wrote.digest}, wrote.node, scene.event.id, true, {}};
        if (m_items.find(item.name)) return nullptr;
        const auto place = static_cast<std::size_t>(wrote.node);
        if (place >= m_last.size()) m_last.resize(place + 1);
        TxnName& last = m_last[place];
        if (last.zxid != Zxid{} && last.zxid.epoch() == wrote.zxid.epoch()) {
            item.isFirst = false;
            item.before = last;
        }
        last = item.name;
        m_items.add(item);
        return m_items.find(item.name);
    }
    const Item* find(const TxnName& name) const { return m_items.find(name); }

private:
    Ledger<Item> m_items;
    std::vector<TxnName> m_last;  ///< by sid: its last broadcast
};

}  // namespace zabscope::zab
