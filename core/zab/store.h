// SPDX-License-Identifier: GPL-3.0-or-later
/// A server's durable state and its picture in memory: epochs, transaction log, snapshots, tree (zab.md section 4).
///
/// Deviations from ZooKeeper, each for a reason:
/// - TRUNC deletes snapshots that lie beyond the point of truncation; ZooKeeper keeps them and would load what was truncated
///   (ZOOKEEPER-1549, variant snapshot_before_commit).
/// - the snapshot taken over by SNAP is a file of its own, and the log before it no longer serves other learners; ZooKeeper
///   may send a log with a gap there (ZOOKEEPER-2846).
/// - transactions synchronized after a TRUNC go into the log as those after a DIFF do, not only into the snapshot, which
///   ZooKeeper does not flush.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "core/protocol/disk_image.h"
#include "core/protocol/ensemble.h"
#include "core/zab/actions.h"
#include "core/zab/data_tree.h"
#include "core/zab/history.h"
#include "core/zab/variants.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"

namespace zabscope::zab {

/// The kinds of FileName. A snapshot's number is its zxid; of the adopted one there is a single file, number 0.
enum class FileKind : std::uint16_t { acceptedEpoch = 1, currentEpoch = 2, log = 3, snapshot = 4, adoptedSnapshot = 5 };

/// 64 bits that tell the bytes of one transaction from another's.
std::uint64_t digestOf(std::string_view bytes);

class Store {
public:
    Store(const Ensemble& ensemble, const Variants& variants);

    /// Reads the disk. False: the server refuses to start, and a note says why.
    bool load(const DiskImage& disk, std::uint64_t seed, Actions& actions);

    std::int64_t acceptedEpoch() const { return m_acceptedEpoch; }
    std::int64_t currentEpoch() const { return m_currentEpoch; }
    void setAcceptedEpoch(std::int64_t epoch, Token token, Actions& actions);
    void setCurrentEpoch(std::int64_t epoch, Token token, Actions& actions);

    const History& history() const { return m_history; }
    const DataTree& tree() const { return m_tree; }
    /// The last zxid in the log, or the snapshot's that the log follows.
    Zxid lastLogged() const { return m_history.last(); }
    Zxid lastFlushed() const { return m_flushed; }
    Zxid lastProcessed() const { return m_tree.lastProcessed(); }
    /// Leader at its establishment, learner after SNAP: no transaction stands behind this zxid.
    void setLastProcessed(Zxid zxid) { m_tree.setLastProcessed(zxid); }
    Zxid lastSnapshot() const { return m_snapshots.empty() ? Zxid{} : m_snapshots.rbegin()->first; }
    /// The committed log in memory: the last transactions applied, not older than what this life has read or received.
    IndexRange committedLog() const;
    /// What it lacks within (only by the fault skip_committedlog).
    IndexRange missing() const;
    std::int64_t snapshotBytes() const;

    /// Hands a transaction to the log. It is durable after a flush. Precondition: zxid > lastLogged().
    void append(Zxid zxid, Blob txn, Actions& actions);
    /// Group commit: flushes now, or again when the flush under way has ended.
    void flushLog(Actions& actions);
    void flush(Token token, Actions& actions);
    /// A Flushed came. What was written before that flush is durable now.
    void flushed(Token token, Actions& actions);
    bool isFlushing() const { return !m_flushes.empty(); }

    /// Applies a transaction to the tree.
    ApplyResult apply(const wire::Txn& txn);
    /// Applies everything in the log that memory lacks (ZKDatabase.fastForwardDataBase).
    void fastForward();
    void takeSnapshot(Actions& actions);
    /// A snapshot every snapCount transactions, at a random distance in (n/2, n] (SyncRequestProcessor.shouldSnapshot).
    void takeSnapshotIfDue(Actions& actions);

    /// TRUNC: the log ends at `zxid`, memory is loaded anew. False if what is on disk does not reach back that far.
    bool truncate(Zxid zxid, Actions& actions);
    /// SNAP: memory holds the snapshot; the disk does not yet.
    void loadSnapshot(const wire::Snapshot& snapshot);
    /// SNAP: the disk holds it, too, and it replaces the history (at NEWLEADER).
    void adoptSnapshot(Actions& actions);
    /// SNAP that was not finished: memory is loaded from the disk again.
    void dropSnapshot();
    /// ZOOKEEPER-4925: a transaction just appended is kept out of the committed log in memory.
    void skipInCommittedLog(Zxid zxid);

    void publish(PublishedState& published) const;

private:
    struct Flushing {
        Token token;
        Zxid upTo;
    };
    bool loadSnapshots(const DiskImage& disk, Actions& actions);
    bool loadLog(const DiskImage& disk, Actions& actions);
    bool loadEpochs(const DiskImage& disk, Actions& actions);
    void rebuildTree();
    void replay(std::size_t from);
    void removeSnapshotsAfter(Zxid zxid, Actions& actions);
    void writeSnapshot(FileKind kind, Write::Meaning meaning, Actions& actions);
    void writeEpoch(FileKind kind, std::int64_t epoch, Token token, Actions& actions);
    void chooseSnapshotDistance();

    Variants m_variants;
    std::int64_t m_snapCount;
    std::int64_t m_commitLogCount;
    std::int64_t m_acceptedEpoch = 0;
    std::int64_t m_currentEpoch = 0;
    std::int64_t m_epochOnDisk = 0;
    History m_history;
    DataTree m_tree;
    std::map<Zxid, std::pair<FileKind, Blob>> m_snapshots;  ///< on disk, by zxid
    std::size_t m_recordsBefore = 0;    ///< records of the log file before the history: void since SNAP
    Zxid m_committedLogAfter;           ///< what is older was never in memory
    Zxid m_skippedFrom, m_skippedTo;    ///< by the fault skip_committedlog; 0 if nothing
    bool m_logWanted = false;           ///< something was appended since the last flush began
    std::deque<Flushing> m_flushes;     ///< under way, in order
    Zxid m_flushed;
    std::uint64_t m_random = 0;
    std::int64_t m_sinceSnapshot = 0;
    std::int64_t m_snapshotDistance = 0;
    wire::Txn m_scratch;
};

}  // namespace zabscope::zab
