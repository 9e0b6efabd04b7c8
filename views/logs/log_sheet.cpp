// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/log_sheet.h"

#include <algorithm>

#include "core/trace/target.h"
#include "core/trace/voter_quorum.h"
#include "views/logs/log_chain.h"
#include "views/logs/log_trees.h"

namespace zabscope {
namespace {

/// One entry of a history, or of a cut.
struct Found {
    Zxid zxid;
    std::uint64_t digest = 0;
    EventId event = noEvent;
    bool gone = false;
};

/// What survives a power cut; after one that is all there is.
HistoryTip durableOf(const NodeState& node) {
    const bool survived = node.life > 0 && !node.up && node.lastDeath == Death::poweredOff;
    return survived ? node.written : node.durable;
}

/// A snapshot at the beginning of the first epoch holds an empty tree.
bool coversSomething(Zxid root) { return root.epoch() > 1 || root.counter() > 0; }

class SheetMaker {
public:
    SheetMaker(LogSheet& sheet, const Frame& frame, const LogPast::At& past, std::optional<Zxid> until)
        : m_sheet(sheet), m_frame(frame), m_book(frame.timeline->histories()), m_past(past), m_until(until) {}

    void make() {
        for (const bool observers : {false, true}) {
            for (const Member& member : m_frame.ensemble->members) {
                if (member.observer == observers) addRow(member);
            }
        }
        m_found.resize(m_sheet.rows.size());
        for (std::size_t i = 0; i < m_sheet.rows.size(); ++i) find(m_sheet.rows[i], m_found[i]);
        addColumns();
        for (std::size_t i = 0; i < m_sheet.rows.size(); ++i) fill(m_sheet.rows[i], m_found[i]);
        judgeColumns();
        judgeCommitted();
        countOutside();
        compareTrees(m_sheet, m_frame);
    }

private:
    void addRow(const Member& member) {
        LogRow& row = m_sheet.rows.emplace_back();
        row.sid = member.sid;
        row.observer = member.observer;
        row.node = m_frame.state->find(member.sid);
        m_sheet.voters += member.observer ? 0 : 1;
        if (const LogPast::OfServer* past = m_past.find(member.sid)) {
            row.cut = past->cut;
            row.sync = past->sync;
        }
        if (!row.node || row.node->life == 0) return;
        ++m_sheet.started;
        row.up = row.node->up;
        row.role = zab::roleOf(row.node->fields);
        row.digest = static_cast<std::uint64_t>(row.node->fields.scalar(zab::treeDigest));
        row.syncing = row.up && row.sync &&
                      row.node->fields.scalar(zab::syncMode) != static_cast<std::int64_t>(zab::SyncMode::none);
        row.last = m_book.last(row.sid, row.node->written);
    }

    HistoryTip tipOf(const LogRow& row) const {
        if (!row.node) return {};
        return m_until ? m_book.cutBack(row.sid, row.node->written, *m_until) : row.node->written;
    }

    /// What the row has and had, ascending.
    void find(LogRow& row, std::vector<Found>& found) const {
        if (!row.node) return;
        for (HistoryTip at = tipOf(row); at != HistoryTip{} && found.size() < LogSheet::mostColumns;) {
            const HistoryEntry& entry = m_book.entry(row.sid, at);
            if (!entry.snapshot) found.push_back({entry.zxid, entry.digest, entry.event, false});
            at.index = entry.parent;
        }
        const HistoryTip root = LogChain{m_book, row.sid, row.node->written}.root();
        if (root != HistoryTip{} && m_book.entry(row.sid, root).snapshot) {
            row.root = m_book.entry(row.sid, root).zxid;
            row.rootEvent = m_book.entry(row.sid, root).event;
        }
        std::reverse(found.begin(), found.end());
        if (!row.cut) return;
        for (const HistoryEntry& gone : row.cut->gone) {
            if (m_until && gone.zxid > *m_until) continue;
            // What came back is there again.
            if (gone.zxid <= row.root && row.cut->kind != CutKind::snap) continue;
            const auto at = std::lower_bound(found.begin(), found.end(), gone.zxid,
                                             [](const Found& each, Zxid zxid) { return each.zxid < zxid; });
            if (at != found.end() && at->zxid == gone.zxid) continue;
            if (at == found.begin() && found.size() >= LogSheet::mostColumns) continue;
            found.insert(at, {gone.zxid, gone.digest, row.cut->event, true});
        }
    }

    void addColumns() {
        std::vector<Zxid> all;
        for (const auto& found : m_found) {
            std::vector<Zxid> merged;
            std::vector<Zxid> own;
            for (const Found& each : found) own.push_back(each.zxid);
            std::set_union(all.begin(), all.end(), own.begin(), own.end(), std::back_inserter(merged));
            all = std::move(merged);
        }
        const std::size_t skip = all.size() > LogSheet::mostColumns ? all.size() - LogSheet::mostColumns : 0;
        for (std::size_t i = skip; i < all.size(); ++i) m_sheet.columns.push_back({all[i]});
    }

    void fill(LogRow& row, const std::vector<Found>& found) {
        row.cells.resize(m_sheet.columns.size());
        if (!row.node) return;
        const Zxid flushed = LogChain{m_book, row.sid, row.node->written}.commonWith(durableOf(*row.node));
        row.rootFlushed = flushed >= row.root;
        const bool holdsSnapshot = row.syncing && row.sync->mode == zab::SyncMode::snap;
        const Zxid committed = row.up ? zab::zxidOf(row.node->fields, zab::lastCommitted) : Zxid{};
        const Zxid applied = row.up && !holdsSnapshot ? zab::zxidOf(row.node->fields, zab::lastProcessed) : Zxid{};
        auto next = found.begin();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            LogCell& cell = row.cells[i];
            const Zxid zxid = m_sheet.columns[i].zxid;
            while (next != found.end() && next->zxid < zxid) ++next;
            const bool has = next != found.end() && next->zxid == zxid;
            if (has) {
                cell.kind = next->gone ? LogCell::Kind::gone : LogCell::Kind::transaction;
                cell.event = next->event;
                cell.other = !next->gone && isOther(zxid, next->digest);
            } else if (zxid <= row.root) {
                cell.kind = LogCell::Kind::snapshot;
                cell.event = row.rootEvent;
            }
            if (!cell.isHere()) continue;
            cell.flushed = zxid <= flushed;
            cell.committed = zxid <= committed;
            cell.applied = zxid <= applied;
        }
        markSnapshot(row);
    }

    void markSnapshot(LogRow& row) const {
        const Zxid snapshot = zab::zxidOf(row.node->fields, zab::lastSnapshot);
        const bool isThere = row.node->life > 0 && snapshot.value > 0 && (row.up || row.node->written != HistoryTip{});
        if (!isThere || (m_until && snapshot > *m_until)) return;
        for (std::size_t i = row.cells.size(); i > 0; --i) {
            if (m_sheet.columns[i - 1].zxid > snapshot || !row.cells[i - 1].isHere()) continue;
            row.cells[i - 1].boundary = true;
            return;
        }
    }

    /// Whether a row above has something else under this zxid.
    bool isOther(Zxid zxid, std::uint64_t digest) const {
        for (const auto& found : m_found) {
            const auto at = std::lower_bound(found.begin(), found.end(), zxid,
                                             [](const Found& each, Zxid wanted) { return each.zxid < wanted; });
            if (at != found.end() && at->zxid == zxid && !at->gone) return at->digest != digest;
        }
        return false;
    }

    void judgeColumns() {
        const LogCommit& commit = m_past.commit;
        std::vector<Zxid> committed;  // descending
        Zxid root;
        HistoryTip at = commit.tip;
        if (at != HistoryTip{} && m_until) at = m_book.cutBack(commit.node, at, *m_until);
        for (; at != HistoryTip{} && committed.size() < LogSheet::mostColumns;) {
            const HistoryEntry& entry = m_book.entry(commit.node, at);
            if (entry.snapshot) root = entry.zxid;
            if (!entry.snapshot) committed.push_back(entry.zxid);
            at.index = entry.parent;
        }
        for (std::size_t i = 0; i < m_sheet.columns.size(); ++i) {
            LogColumn& column = m_sheet.columns[i];
            for (const LogRow& row : m_sheet.rows) {
                const LogCell& cell = row.cells[i];
                column.holders += cell.isHere() ? 1 : 0;
                column.disks += cell.isHere() && cell.flushed && !row.observer ? 1 : 0;
            }
            column.committed = std::binary_search(committed.rbegin(), committed.rend(), column.zxid) ||
                               (column.zxid <= root && column.holders > 0);
            if (column.committed || column.holders == 0) continue;
            if (m_sheet.uncommitted++ == 0) m_sheet.firstUncommitted = i;
        }
    }

    void judgeCommitted() {
        const LogCommit& commit = m_past.commit;
        if (commit.tip == HistoryTip{}) return;
        const HistoryEntry& last = m_book.entry(commit.node, commit.tip);
        m_sheet.committed = last.zxid;
        const auto has = [&](NodeId voter) {
            const NodeState* node = m_frame.state->find(voter);
            return node && LogChain{m_book, voter, durableOf(*node)}.contains(last.zxid, last.digest, last.snapshot);
        };
        for (const LogRow& row : m_sheet.rows) m_sheet.committedDisks += !row.observer && has(row.sid) ? 1 : 0;
        m_sheet.committedQuorum = containsQuorum(*m_frame.ensemble, has);
    }

    void countOutside() {
        if (m_sheet.columns.empty()) {
            for (LogRow& row : m_sheet.rows) m_sheet.hasRoots |= coversSomething(row.root);
            return;
        }
        const Zxid first = m_sheet.columns.front().zxid;
        const HistoryEntry* common = nullptr;
        m_sheet.equalBefore = true;
        for (LogRow& row : m_sheet.rows) {
            if (!row.node) continue;
            m_sheet.hasRoots |= coversSomething(row.root) && row.root < first;
            const LogChain chain{m_book, row.sid, row.node->written};
            const HistoryTip before = m_book.cutBack(row.sid, row.node->written, Zxid{first.value - 1});
            row.before = chain.transactionsTo(before);
            m_sheet.earlier = std::max(m_sheet.earlier, row.before);
            if (m_until) {
                m_sheet.later =
                    std::max(m_sheet.later, chain.transactionsTo(row.node->written) - chain.transactionsTo(tipOf(row)));
            }
            if (before == HistoryTip{} || row.root.value > 0) continue;
            const HistoryEntry& entry = m_book.entry(row.sid, before);
            if (!common) common = &entry;
            m_sheet.equalBefore &= common->zxid == entry.zxid && common->digest == entry.digest;
        }
    }

    LogSheet& m_sheet;
    const Frame& m_frame;
    const HistoryBook& m_book;
    const LogPast::At& m_past;
    std::optional<Zxid> m_until;
    std::vector<std::vector<Found>> m_found;
};

}  // namespace

int LogSheet::trees(TreeState state) const {
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [&](const LogRow& row) { return row.tree == state; }));
}

LogSheet logSheetOf(const Frame& frame, const LogPast::At& past, std::optional<Zxid> until) {
    LogSheet sheet;
    sheet.leader = leaderIn(*frame.state);
    SheetMaker(sheet, frame, past, until).make();
    return sheet;
}

}  // namespace zabscope
