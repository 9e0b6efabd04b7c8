// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/invariants/deliveries.h"

namespace zabscope::zab {

LogEntry rootOf(const HistoryBook& book, NodeId node, HistoryTip tip) {
    LogEntry entry = entryAt(book, node, tip);
    while (entry.parent != HistoryTip::none) {
        entry = book.entry(node, HistoryTip{entry.jump != HistoryTip::none ? entry.jump : entry.parent});
    }
    return entry;
}

bool holds(const HistoryBook& book, NodeId node, HistoryTip tip, const TxnName& txn) {
    if (tip.index == HistoryTip::none) return false;
    const LogEntry found = entryAt(book, node, book.cutBack(node, tip, txn.zxid));
    if (found.zxid == txn.zxid) return found.snapshot || found.digest == txn.digest;
    return found.zxid == Zxid{} && rootOf(book, node, tip).snapshot;  // the history begins with a later snapshot
}

void entriesSince(const HistoryBook& book, NodeId node, HistoryTip known, HistoryTip tip, std::vector<HistoryTip>& path) {
    const auto depth = [&](HistoryTip at) { return at.index == HistoryTip::none ? 0 : book.entry(node, at).depth; };
    std::uint32_t knownDepth = depth(known);
    std::uint32_t tipDepth = depth(tip);
    // The deeper of the two goes back until they meet where the histories part.
    while (known != tip) {
        if (tipDepth >= knownDepth) {
            path.push_back(tip);
            tip.index = book.entry(node, tip).parent;
            --tipDepth;
        } else {
            known.index = book.entry(node, known).parent;
            --knownDepth;
        }
    }
}

}  // namespace zabscope::zab
