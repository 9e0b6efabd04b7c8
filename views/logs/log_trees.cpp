// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/log_trees.h"

#include <algorithm>

#include "views/logs/log_chain.h"

namespace zabscope {
namespace {

Zxid appliedBy(const LogRow& row) { return zab::zxidOf(row.node->fields, zab::lastProcessed); }

/// Of an imported server nobody knows the tree.
bool isKnown(const LogRow& row) { return row.node->fields.scalar(zab::treeDigest) != PeerState::unknown; }

/// Whether the row has applied a transaction that the measure's history has not.
bool isAstray(const LogRow& row, const LogChain& measure) {
    const LogChain own{measure.book, row.sid, row.node->written};
    const HistoryTip applied = own.book.cutBack(row.sid, own.tip, appliedBy(row));
    if (applied == HistoryTip{}) return false;
    const HistoryEntry& entry = own.book.entry(row.sid, applied);
    if (entry.snapshot) return false;
    // Beyond the end of the measure's history it is only ahead.
    if (entry.zxid > measure.book.last(measure.node, measure.tip)) {
        const HistoryTip end = own.book.cutBack(row.sid, own.tip, measure.book.last(measure.node, measure.tip));
        if (end == HistoryTip{}) return measure.tip != HistoryTip{} && !own.book.entry(row.sid, own.root()).snapshot;
        const HistoryEntry& last = own.book.entry(row.sid, end);
        return !last.snapshot && !measure.contains(last.zxid, last.digest);
    }
    return !measure.contains(entry.zxid, entry.digest);
}

void compare(LogRow& row, const LogRow& reference, const HistoryBook& book) {
    const LogChain measure{book, reference.sid, reference.node->written};
    // While a snapshot is being taken over, memory is ahead of the history.
    const bool holdsSnapshot = row.syncing && row.sync->mode == zab::SyncMode::snap;
    if (!holdsSnapshot && isAstray(row, measure)) {
        row.tree = TreeState::differs;
        return;
    }
    const HistoryTip there = book.cutBack(reference.sid, measure.tip, appliedBy(reference));
    const HistoryTip here = book.cutBack(reference.sid, measure.tip, appliedBy(row));
    const Zxid end = book.last(reference.sid, measure.tip);
    const LogChain own{book, row.sid, row.node->written};
    if (appliedBy(row) > end && row.last > end) {
        const HistoryTip applied = book.cutBack(row.sid, own.tip, appliedBy(row));
        row.tree = TreeState::ahead;
        row.by = own.transactionsTo(applied) - own.transactionsTo(book.cutBack(row.sid, own.tip, end));
        if (row.by > 0) return;
    }
    if (here == there) {
        row.tree = row.digest == reference.digest ? TreeState::equal : TreeState::differs;
        return;
    }
    const std::int64_t by = measure.transactionsTo(there) - measure.transactionsTo(here);
    row.tree = by < 0 ? TreeState::ahead : TreeState::behind;
    // Before the start of the measure's history nobody can count.
    const bool isCounted = here != HistoryTip{} || !book.entry(reference.sid, measure.root()).snapshot;
    row.by = isCounted ? std::abs(by) : 0;
}

}  // namespace

void compareTrees(LogSheet& sheet, const Frame& frame) {
    const HistoryBook& book = frame.timeline->histories();
    const LogRow* reference = nullptr;
    for (const LogRow& row : sheet.rows) {
        if (!row.up || !isKnown(row)) continue;
        const bool isLeader = row.sid == sheet.leader;
        const bool isBetter = !reference || appliedBy(row) > appliedBy(*reference);
        if (isLeader || (sheet.leader == noNode && isBetter)) reference = &row;
    }
    if (!reference) return;
    sheet.reference = reference->sid;
    for (LogRow& row : sheet.rows) {
        if (!row.up || !isKnown(row)) continue;
        if (row.sid == sheet.reference) {
            row.tree = TreeState::reference;
        } else {
            compare(row, *reference, book);
        }
    }
}

}  // namespace zabscope
