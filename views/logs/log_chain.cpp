// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/log_chain.h"

#include <algorithm>

namespace zabscope {

HistoryTip LogChain::root() const {
    HistoryTip at = tip;
    while (at != HistoryTip{} && book.entry(node, at).parent != HistoryTip::none) {
        const HistoryEntry& entry = book.entry(node, at);
        at.index = entry.jump != HistoryTip::none ? entry.jump : entry.parent;
    }
    return at;
}

std::int64_t LogChain::transactionsTo(HistoryTip at) const {
    if (at == HistoryTip{}) return 0;
    const bool adopted = book.entry(node, LogChain{book, node, at}.root()).snapshot;
    return static_cast<std::int64_t>(book.entry(node, at).depth) - (adopted ? 1 : 0);
}

bool LogChain::contains(Zxid zxid, std::uint64_t digest, bool snapshot) const {
    const HistoryTip first = root();
    if (first == HistoryTip{}) return false;
    const HistoryEntry& start = book.entry(node, first);
    if (start.snapshot && zxid <= start.zxid) return true;
    const HistoryTip at = book.cutBack(node, tip, zxid);
    if (at == HistoryTip{}) return false;
    // A snapshot that another one adopted is here if the history goes as far.
    if (snapshot) return book.last(node, tip) >= zxid;
    return book.entry(node, at).zxid == zxid && book.entry(node, at).digest == digest;
}

Zxid LogChain::commonWith(HistoryTip other) const {
    if (tip == HistoryTip{} || other == HistoryTip{}) return {};
    // The two can differ only in what was truncated and has not been flushed yet.
    constexpr int mostSteps = 20'000;
    HistoryTip at = book.cutBack(node, other, book.last(node, tip));
    for (int i = 0; i < mostSteps && at != HistoryTip{}; ++i) {
        const HistoryEntry& entry = book.entry(node, at);
        if (book.cutBack(node, tip, entry.zxid) == at) return entry.zxid;
        at.index = entry.parent;
    }
    return {};
}

}  // namespace zabscope
