// SPDX-License-Identifier: GPL-3.0-or-later
/// What a server shows of itself: the published fields, by number, with name, kind and explanation. A protocol sets those
/// that it has; the others stay 0. So conditions and views read any protocol alike.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/protocol/note.h"
#include "core/protocol/peer_state.h"

namespace zabscope::server_state {

/// The role; the ordinals are those of ZooKeeper's QuorumPeer.ServerState, also on the wire.
enum class Role : std::int64_t { looking = 0, following = 1, leading = 2, observing = 3 };
/// QuorumPeer.ZabState. `stopping`: the role has ended and its last writes are being flushed.
enum class Phase : std::int64_t { election = 0, discovery = 1, synchronization = 2, broadcast = 3, stopping = 4 };
/// QuorumPeer.SyncMode
enum class SyncMode : std::int64_t { none = 0, diff = 1, snap = 2, trunc = 3 };
/// How far a leader is with one learner (the stations of LearnerHandler.run).
enum class LearnerPhase : std::int64_t {
    connected = 0,        ///< has not said who it is
    waitingForEpoch = 1,  ///< FOLLOWERINFO is here, no quorum for the new epoch yet
    invited = 2,          ///< LEADERINFO sent, ACKEPOCH awaited
    waitingForAckEpochs = 3,
    syncing = 4,       ///< DIFF, TRUNC or SNAP and NEWLEADER sent
    acknowledged = 5,  ///< ACK of NEWLEADER is here, no quorum of them yet
    serving = 6        ///< UPTODATE sent
};

/// Fields of PeerState. Instants are microseconds since the start of the run; -1 is "none".
enum Field : std::uint16_t {
    role,
    phase,
    syncMode,
    round,
    proposedLeader,
    proposedZxid,
    proposedEpoch,
    voteLeader,
    voteZxid,
    voteRound,
    voteEpoch,
    notificationInterval,
    notificationDeadline,
    finalizeDeadline,
    acceptedEpoch,
    currentEpoch,
    lastLogged,
    lastFlushed,
    lastProcessed,
    lastCommitted,
    lastProposed,
    lastSnapshot,
    leader,
    newEpoch,
    establishedEpoch,
    tick,
    readDeadline,
    outstanding,
    treeDigest,
    nodeCount,
    sessionCount,
    serving,
    committedLogMin,
    committedLogMax,
    epochOnDisk,
    newLeaderAckedEpoch,
    ackedZxid,
    scalarFields,  // their number

    receivedLeader = PeerState::firstTable,
    receivedZxid,
    receivedEpoch,
    receivedRound,
    receivedState,
    outsideLeader,
    outsideZxid,
    outsideEpoch,
    outsideRound,
    outsideState,
    learnerPhase,
    learnerMode,
    learnerZxid,
    tableFields  // one past the last
};

enum class FieldKind : std::uint8_t {
    number,
    sid,
    zxid,
    epoch,
    round,
    duration,
    instant,
    role,
    phase,
    syncMode,
    learnerPhase,
    digest,
    flag
};

struct FieldInfo {
    std::uint16_t field;
    std::string_view name;  ///< the scenario language's word, and the trace's
    FieldKind kind;
    std::string_view explanation;  ///< one English sentence, marked with NOTE
};

/// All fields, ascending by number.
std::span<const FieldInfo> fields();
const FieldInfo& fieldInfo(std::uint16_t field);
std::optional<std::uint16_t> fieldByName(std::string_view name);
/// A value as English text, "LEADING", "0x100000002", "400ms".
std::string fieldText(std::uint16_t field, std::int64_t value);

std::string_view roleName(Role role);
std::string_view phaseName(Phase phase);
std::string_view syncModeName(SyncMode mode);
std::string_view learnerPhaseName(LearnerPhase phase);

inline Role roleOf(const PeerState& state) { return static_cast<Role>(state.scalar(role)); }
inline Phase phaseOf(const PeerState& state) { return static_cast<Phase>(state.scalar(phase)); }
inline Zxid zxidOf(const PeerState& state, Field field) { return Zxid{state.scalar(field)}; }

}  // namespace zabscope::server_state
