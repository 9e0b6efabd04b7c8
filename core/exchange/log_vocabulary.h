// SPDX-License-Identifier: GPL-3.0-or-later
/// What the messages in a ZooKeeper server's log mean (zab.md 6; wordings of 3.4.0 to 3.9.5): a text becomes a fact.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/exchange/log_line.h"
#include "core/protocol/ids.h"
#include "core/protocol/zxid.h"
#include "core/zab/vote.h"
#include "core/zab/zab_state.h"

namespace zabscope {

enum class FactKind : std::uint8_t {
    starts,        ///< a life begins
    named,         ///< sid: the server's own number
    version,       ///< number: major * 10000 + minor * 100 + patch; running
    tickTime,      ///< number: milliseconds
    initLimit,     ///< number: ticks
    syncLimit,     ///< number: ticks
    groups,        ///< number: votes count by that many groups and by weights
    newEpochFile,  ///< there was no epoch file, so its epochs are 0
    loaded,        ///< zxid: the end of its history on disk
    looks,
    election,   ///< a search begins; sid: its own, zxid: of its own vote
    notified,   ///< a vote has come: sid, state and vote of the sender, round, own state
    backsOff,   ///< number: milliseconds to wait before it sends its vote again
    takesRole,  ///< state
    phase,      ///< state, phase, mode
    observes,   ///< sid: the leader, if it is named
    reachesLeader,
    learnerComes,  ///< sid, number: 1 if an observer
    synchronizes,  ///< sid, zxid: the leader's last, second: the learner's
    sends,         ///< sid (or noNode: the thread tells), mode, zxid
    gets,          ///< mode, zxid
    newLeader,     ///< NEWLEADER has come
    acknowledges,  ///< ... and is acknowledged; zxid
    takesEpoch,    ///< number: its current epoch
    upToDate,
    establishes,  ///< zxid: where the new epoch begins; sids: who has acknowledged
    stepsDown,    ///< reason, number: servers that were in touch
    losesLeader,
    losesPeer,     ///< sid: the connection to it is broken
    cannotReach,   ///< sid
    losesLearner,  ///< sid (or noNode: the thread tells)
    proposal,      ///< zxid: of the first one of a term
    snapshot,      ///< zxid
    exits,
    lastWord  ///< no line of its own: the last line before a beginning, or before the end of the file
};

enum class StopReason : std::uint8_t { other, lostQuorum, noEpochQuorum, noAckQuorum, rolledOver };

/// What one line says. Fields that the kind does not name are as they are here.
struct LogFact {
    /// Of losesLeader, `number`: the stack trace tells that the connection broke, or that nothing came any more.
    static constexpr std::int64_t broken = 1;
    static constexpr std::int64_t silent = 2;

    FactKind kind{};
    zab::Role state{};
    zab::Role ownState{};
    zab::Phase phase{};
    zab::SyncMode mode{};
    StopReason reason{};
    bool running = false;  ///< of version: 3.4 and 3.5 tell it when the first role is taken, not at the start
    NodeId sid = noNode;
    std::int64_t number = 0;
    Zxid zxid;
    Zxid second;
    zab::Vote vote;
    std::int64_t round = 0;
    std::int64_t at = 0;      ///< of its line
    std::uint32_t line = 0;   ///< in its file, from 1
    std::uint16_t file = 0;   ///< index of the file
    std::uint64_t sids[4]{};  ///< a set: bit s % 64 of number s / 64
};

enum class Understood : std::uint8_t { fact, nothingOfInterest, broken };

/// Reads a message. `broken`: it begins like one that matters, but does not go on as it should.
Understood understand(const LogLine& line, LogFact& fact);
/// Some old versions tell why a leader steps down only in the first line of a stack trace.
Understood understandTrace(std::string_view text, LogFact& fact);
/// The server's own number, where a thread's name or a message shows it; noNode if not.
NodeId ownSid(const LogLine& line);

}  // namespace zabscope
