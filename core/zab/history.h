// SPDX-License-Identifier: GPL-3.0-or-later
/// A server's history: the transactions after a base state, the part of it kept as committed log, and what a learner needs
/// of it (zab.md 3.3; ZooKeeper: FileTxnLog, ZKDatabase, LearnerHandler.syncFollower).
#pragma once

#include <cstdint>
#include <optional>

#include "core/protocol/disk_image.h"
#include "core/protocol/ensemble.h"
#include "core/protocol/shared_log.h"
#include "core/protocol/zxid.h"
#include "core/zab/zab_state.h"

namespace zabscope::zab {

struct HistoryEntry {
    Zxid zxid;
    Blob txn;                    ///< the bytes of a wire::Txn, as proposed and logged
    std::uint64_t digest = 0;    ///< of those bytes
    std::int64_t bytesUpTo = 0;  ///< of all transactions from the first to this one
};

/// Positions [begin, end) in a History.
struct IndexRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin == end; }
    std::size_t size() const { return end - begin; }
    bool contains(std::size_t index) const { return begin <= index && index < end; }
    friend bool operator==(const IndexRange&, const IndexRange&) = default;
};

class History {
public:
    explicit History(Zxid base = {}) : m_base(base) {}

    /// The state that the first entry follows: a snapshot's zxid, or 0.
    Zxid base() const { return m_base; }
    bool empty() const { return m_entries.empty(); }
    std::size_t size() const { return m_entries.size(); }
    const HistoryEntry& operator[](std::size_t index) const { return m_entries[index]; }
    const HistoryEntry& first() const { return m_entries[0]; }
    /// The zxid of the last entry, or the base.
    Zxid last() const { return empty() ? m_base : m_entries.back().zxid; }

    /// `zxid` is larger than last().
    void append(Zxid zxid, Blob txn, std::uint64_t digest);
    /// Keeps the entries up to `zxid`, which need not be one of them.
    void truncateAfter(Zxid zxid) { m_entries.truncate(firstAfter(zxid)); }
    /// Forgets everything: the history begins after `base`.
    void restart(Zxid base);

    std::optional<std::size_t> find(Zxid zxid) const;
    /// The index of the first entry at or above `zxid`; size() if there is none.
    std::size_t firstAtOrAfter(Zxid zxid) const;
    /// The index of the first entry above `zxid`; size() if there is none.
    std::size_t firstAfter(Zxid zxid) const;
    /// The bytes of the transactions at these positions.
    std::int64_t bytesIn(IndexRange range) const;

    /// The committed log: the last at most commitLogCount + 1 entries with after < zxid <= upTo. `upTo` is what has been
    /// applied, `after` the snapshot from which this life began (what is older was never in memory).
    IndexRange committedWindow(std::int64_t commitLogCount, Zxid upTo, Zxid after) const;

private:
    Zxid m_base;
    SharedLog<HistoryEntry> m_entries;
};

/// Why a learner is brought up to date in the way it is.
enum class SyncReason : std::uint8_t {
    forced,              ///< SNAP: forceSnapshotSync
    alreadyEqual,        ///< DIFF: it has what the leader has
    aheadOfLog,          ///< TRUNC: it has transactions after the leader's last
    aheadInNewEpoch,     ///< SNAP: it stands at the beginning of an epoch that the leader has no history of
    inCommittedLog,      ///< DIFF: its last transaction is in the committed log
    fromLogOnDisk,       ///< DIFF: its last transaction is in the log on disk
    truncToPredecessor,  ///< TRUNC: its last transaction is unknown, the one sent to cut after is in its history
    differentEpoch,      ///< SNAP: the same, but the next known transaction is of another epoch
    tooOld,              ///< SNAP: the log on disk begins after its last transaction
    logSyncOff,          ///< SNAP: it is older than the committed log, and the log on disk must not be used
    logTooLong,          ///< SNAP: reading the log on disk costs more than the snapshot
    gap                  ///< SNAP: the log on disk does not reach the committed log
};

/// What the leader knows when it decides how to synchronize a learner.
struct SyncQuestion {
    Zxid peer;            ///< the learner's last zxid, from ACKEPOCH
    Zxid lastProcessed;   ///< the leader's
    IndexRange committed; ///< the committed log
    IndexRange missing;   ///< what the committed log lacks within (only by the fault "skip_committedlog")
    std::size_t onDisk = 0;          ///< how many entries of the history the log on disk has
    std::int64_t snapshotBytes = 0;  ///< size of the newest snapshot
    std::int64_t logFileBytes = 0;   ///< least size of what is read of the log (ZooKeeper's files: 64 MiB, preallocated)
    bool forceSnapshot = false;                   ///< Ensemble::forceSnapshotSync
    std::int64_t snapshotSizeFactorPercent = 33;  ///< Ensemble::snapshotSizeFactorPercent
    bool diffWithoutTruncCheck = false;           ///< the fault "diff_without_trunc_check"

    /// With what the ensemble's configuration says.
    static SyncQuestion of(const Ensemble& ensemble);
};

/// What to send: the packet `mode` with zxid `op`, then PROPOSAL and COMMIT of each entry of `send` that is not in `skip`;
/// after that, whatever the leader proposes or commits above `lastQueued`. A TRUNC may name the beginning of an epoch, which
/// no log has (the leader's lastProcessed beside an empty committed log): the learner keeps what is not above it.
struct SyncPlan {
    SyncMode mode = SyncMode::snap;
    Zxid op;
    IndexRange send;  ///< empty with SNAP
    IndexRange skip;  ///< within `send`; empty without the fault "skip_committedlog"
    Zxid lastQueued;
    SyncReason reason = SyncReason::tooOld;
    friend bool operator==(const SyncPlan&, const SyncPlan&) = default;
};

/// LearnerHandler.syncFollower as a function. `question.committed` lies in the history.
SyncPlan planSync(const History& history, const SyncQuestion& question);

}  // namespace zabscope::zab
