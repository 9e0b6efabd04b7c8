// SPDX-License-Identifier: GPL-3.0-or-later
/// One history in the book, and what can be asked of it without walking it.
#pragma once

#include "core/trace/history_book.h"

namespace zabscope {

struct LogChain {
    const HistoryBook& book;
    NodeId node;
    HistoryTip tip;

    /// Its first entry; none if it is empty. O(log n).
    HistoryTip root() const;
    /// Transactions from its start to one of its entries; an adopted snapshot at the start is none.
    std::int64_t transactionsTo(HistoryTip at) const;
    /// Whether it has this entry. What is older than a snapshot at its start is taken to be in it.
    bool contains(Zxid zxid, std::uint64_t digest, bool snapshot = false) const;
    /// The last zxid that it has in common with another history of the same node; 0 if there is none.
    Zxid commonWith(HistoryTip other) const;
};

}  // namespace zabscope
