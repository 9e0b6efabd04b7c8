// SPDX-License-Identifier: GPL-3.0-or-later
/// All histories side by side at one position: a row for each server, a column for each zxid that any of them has or
/// had.
#pragma once

#include <optional>
#include <vector>

#include "views/frame.h"
#include "views/logs/log_past.h"

namespace zabscope {

/// What one server has of one transaction.
struct LogCell {
    enum class Kind : std::uint8_t {
        missing,
        transaction,
        snapshot,  ///< in the snapshot that was adopted in place of a history
        gone       ///< it had it; the last cut took it away
    };
    Kind kind = Kind::missing;
    bool flushed = false;     ///< survives a power cut
    bool committed = false;   ///< this server knows that it is committed
    bool applied = false;     ///< in the tree in its memory
    bool other = false;       ///< not the transaction that the others have under this zxid
    bool boundary = false;    ///< the newest snapshot on its disk ends here
    EventId event = noEvent;  ///< the Wrote that made it

    bool isHere() const { return kind == Kind::transaction || kind == Kind::snapshot; }
    /// Whether they look alike.
    bool isLike(const LogCell& cell) const {
        return kind == cell.kind && flushed == cell.flushed && committed == cell.committed && applied == cell.applied &&
               other == cell.other && boundary == cell.boundary;
    }
};

struct LogColumn {
    Zxid zxid;
    bool committed = false;
    int disks = 0;    ///< voters that have it flushed
    int holders = 0;  ///< servers that have it at all
};

/// How the tree of a server compares with the one that the others are measured by.
enum class TreeState : std::uint8_t {
    none,       ///< no tree: down, or not started yet
    reference,  ///< the measure itself
    equal,      ///< the same zxid applied, and the same tree
    differs,    ///< the same zxid and another tree, or a transaction applied that is not in the measure's history
    behind,
    ahead
};

struct LogRow {
    NodeId sid = noNode;
    bool observer = false;
    bool up = false;
    const NodeState* node = nullptr;  ///< nullptr: nothing has happened to it yet
    zab::Role role{};
    std::vector<LogCell> cells;   ///< one for each column
    std::int64_t before = 0;      ///< transactions it has that are older than the first column
    Zxid root;                    ///< its history begins with an adopted snapshot of this zxid; 0: it does not
    EventId rootEvent = noEvent;  ///< the Wrote that adopted it
    bool rootFlushed = false;
    Zxid last;  ///< its last transaction, or the root
    TreeState tree = TreeState::none;
    std::int64_t by = 0;  ///< behind or ahead by so many transactions; 0: nobody knows
    std::uint64_t digest = 0;
    const LogCut* cut = nullptr;
    const LogSync* sync = nullptr;
    bool syncing = false;  ///< that is under way
};

struct LogSheet {
    /// The most columns that are looked at.
    static constexpr std::size_t mostColumns = 400;
    std::vector<LogRow> rows;  ///< voters ascending, then observers
    std::vector<LogColumn> columns;
    std::int64_t earlier = 0;   ///< transactions before the first column
    bool equalBefore = false;   ///< they are the same for all that have any
    bool hasRoots = false;      ///< a row begins with a snapshot older than all columns
    std::int64_t later = 0;     ///< transactions after the last column
    NodeId leader = noNode;     ///< the established one
    NodeId reference = noNode;  ///< whose tree the others are compared with: the leader, or who has applied most
    int voters = 0;
    int started = 0;
    Zxid committed;          ///< the last committed transaction; 0: none
    int committedDisks = 0;  ///< voters that have it flushed, whether up or down
    bool committedQuorum = false;
    int uncommitted = 0;  ///< columns that are not committed and that somebody has
    std::size_t firstUncommitted = 0;

    int trees(TreeState state) const;
};

/// The sheet refers to the frame's state and to `past`. `until` is the last zxid to look at; nothing is the end.
LogSheet logSheetOf(const Frame& frame, const LogPast::At& past, std::optional<Zxid> until = std::nullopt);

/// A piece of the shared axis: one column, or many that are alike, as one.
struct LogSpan {
    enum class Kind : std::uint8_t { column, alike, earlier, later };
    Kind kind{};
    std::size_t begin = 0;  ///< columns, if any; earlier ones may be folded together with what is before the first
    std::size_t end = 0;
    bool equal = false;      ///< everybody has them all; of earlier ones: everybody who has any
    std::int64_t count = 1;  ///< of transactions
};

/// The pieces from left to right. If there are more than `most` columns, long runs of columns that are alike in every
/// row are folded into one; a folded piece counts as `wide` columns.
std::vector<LogSpan> spansOf(const LogSheet& sheet, std::size_t most, std::size_t wide);

}  // namespace zabscope
