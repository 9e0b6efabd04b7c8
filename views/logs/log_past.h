// SPDX-License-Identifier: GPL-3.0-or-later
/// What has been done to the histories until a position: how servers were brought up to date, what they threw away or
/// lost, and what was committed. Read chunk by chunk.
#pragma once

#include <optional>
#include <vector>

#include "core/zab/zab_state.h"
#include "views/chunk_index.h"

namespace zabscope {

/// Why entries went out of a history.
enum class CutKind : std::uint8_t {
    trunc,     ///< the leader sent TRUNC
    snap,      ///< the leader's snapshot replaced the history, and these are not in the leader's
    killed,    ///< the process ended before the operating system had them
    powerCut,  ///< the power went before they were flushed
    wiped      ///< a person wiped the disk
};

/// Entries that went out of a history at once.
struct LogCut {
    static constexpr std::size_t mostGone = 64;
    EventId event = noEvent;  ///< the Wrote, DiskLost or DiskWiped
    Instant at;
    NodeId node = noNode;
    CutKind kind{};
    NodeId leader = noNode;          ///< who sent the TRUNC or SNAP; noNode if that is not known
    Zxid kept;                       ///< with what the history ends then
    std::int64_t count = 0;          ///< of transactions that went; at least 1
    std::vector<HistoryEntry> gone;  ///< the newest mostGone of them, newest first
    bool torn = false;               ///< a half-written record was left
};

/// A learner was brought up to date, or is being.
struct LogSync {
    EventId event = noEvent;    ///< the learner's note
    EventId decided = noEvent;  ///< the leader's note, which says why this way; noEvent if it is not found
    Instant at;
    NodeId node = noNode;
    NodeId leader = noNode;
    zab::SyncMode mode = zab::SyncMode::none;
    Zxid from;              ///< the learner's last zxid, as the leader knew it
    Zxid to;                ///< DIFF: the leader's last; TRUNC: what the history is cut back to; SNAP: the snapshot's
    std::int64_t sent = 0;  ///< transactions sent with it
};

/// The history that was committed first with its last entry, named by a server that had it.
struct LogCommit {
    EventId event = noEvent;
    NodeId node = noNode;
    HistoryTip tip;  ///< none: nothing but the beginning of an epoch
    Zxid zxid;       ///< what was committed, which may be the beginning of an epoch
};

/// One thing that was done to a history: a cut, a synchronization, or one by which entries went.
struct LogDeed {
    const LogCut* cut = nullptr;
    const LogSync* sync = nullptr;
    EventId event() const { return cut ? cut->event : sync->event; }
    NodeId node() const { return cut ? cut->node : sync->node; }
    Instant at() const { return cut ? cut->at : sync->at; }
    /// The note or event that says why.
    EventId reason() const { return sync && sync->decided != noEvent ? sync->decided : event(); }
    /// Whether the synchronization is what took the entries.
    static bool isOne(const LogCut* cut, const LogSync* sync);
};

class LogPast {
public:
    /// The most deeds that at() gives.
    static constexpr std::size_t mostDeeds = 40;
    /// What concerns one server.
    struct OfServer {
        NodeId node = noNode;
        const LogCut* cut = nullptr;    ///< the last one
        const LogSync* sync = nullptr;  ///< the last one
    };
    /// What happened in one chunk, in order.
    struct Story {
        std::vector<LogCut> cuts;
        std::vector<LogSync> syncs;
        std::vector<LogCommit> commits;  ///< each larger than those before it in the chunk
    };
    /// Pointers are good until the next update().
    struct At {
        std::vector<OfServer> servers;
        std::vector<LogDeed> deeds;  ///< oldest first; without synchronizations that had nothing to do
        LogCommit commit;
        const OfServer* find(NodeId node) const;
        void add(const Story& story, EventId last);
    };

    LogPast();
    /// See ChunkIndex.
    bool update(const Timeline& timeline, std::size_t budget = 16) { return m_index.update(timeline, budget); }
    /// Until an event, itself included. A function of the chunks that have been read.
    At at(EventId last) const;

private:
    class Reader;

    ChunkIndex<Story> m_index;
};

}  // namespace zabscope
