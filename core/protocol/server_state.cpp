// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/server_state.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

namespace zabscope::server_state {
namespace {

constexpr std::array table{
    FieldInfo{role, "role", FieldKind::role, NOTE("zab field", "What the server is at the moment: LOOKING for a leader, FOLLOWING, LEADING or OBSERVING.")},
    FieldInfo{phase, "phase", FieldKind::phase, NOTE("zab field", "The phase of Zab this server is in.")},
    FieldInfo{syncMode, "sync_mode", FieldKind::syncMode, NOTE("zab field", "How the leader brought this learner up to date: DIFF, TRUNC or SNAP.")},
    FieldInfo{round, "round", FieldKind::round, NOTE("zab field", "The election round (logicalclock). It lives in memory only.")},
    FieldInfo{proposedLeader, "proposed_leader", FieldKind::sid, NOTE("zab field", "The server it proposes as leader in this round.")},
    FieldInfo{proposedZxid, "proposed_zxid", FieldKind::zxid, NOTE("zab field", "The last zxid of the server it proposes.")},
    FieldInfo{proposedEpoch, "proposed_epoch", FieldKind::epoch, NOTE("zab field", "The current epoch of the server it proposes.")},
    FieldInfo{voteLeader, "vote_leader", FieldKind::sid, NOTE("zab field", "The leader of its last finished election; it tells LOOKING servers.")},
    FieldInfo{voteZxid, "vote_zxid", FieldKind::zxid, NOTE("zab field", "The leader's last zxid at the moment of that election.")},
    FieldInfo{voteRound, "vote_round", FieldKind::round, NOTE("zab field", "The round of that election.")},
    FieldInfo{voteEpoch, "vote_epoch", FieldKind::epoch, NOTE("zab field", "The epoch of that vote; rewritten to the new epoch once the leader is established.")},
    FieldInfo{notificationInterval, "notification_interval", FieldKind::duration, NOTE("zab field", "How long it waits for a notification before it sends its vote again; it doubles.")},
    FieldInfo{notificationDeadline, "notification_deadline", FieldKind::instant, NOTE("zab field", "When it will send its vote again if nothing comes.")},
    FieldInfo{finalizeDeadline, "finalize_deadline", FieldKind::instant, NOTE("zab field", "When it will decide if no better vote comes.")},
    FieldInfo{acceptedEpoch, "accepted_epoch", FieldKind::epoch, NOTE("zab field", "The highest epoch it has promised to; durable. The paper's f.p.")},
    FieldInfo{currentEpoch, "current_epoch", FieldKind::epoch, NOTE("zab field", "The epoch of the last leader whose history it took over; durable. The paper's f.a.")},
    FieldInfo{lastLogged, "last_logged", FieldKind::zxid, NOTE("zab field", "The last transaction handed to its log.")},
    FieldInfo{lastFlushed, "last_flushed", FieldKind::zxid, NOTE("zab field", "The last transaction that is durable: a power cut does not lose it.")},
    FieldInfo{lastProcessed, "last_processed", FieldKind::zxid, NOTE("zab field", "The last transaction applied to the tree in memory; the zxid it votes with.")},
    FieldInfo{lastCommitted, "last_committed", FieldKind::zxid, NOTE("zab field", "The last transaction it knows to be committed. Not durable.")},
    FieldInfo{lastProposed, "last_proposed", FieldKind::zxid, NOTE("zab field", "Leader: the last zxid it has given to a write.")},
    FieldInfo{lastSnapshot, "last_snapshot", FieldKind::zxid, NOTE("zab field", "The zxid of the newest snapshot on its disk.")},
    FieldInfo{leader, "leader", FieldKind::sid, NOTE("zab field", "The leader it follows, or itself.")},
    FieldInfo{newEpoch, "new_epoch", FieldKind::epoch, NOTE("zab field", "The epoch being agreed on in discovery.")},
    FieldInfo{establishedEpoch, "established_epoch", FieldKind::epoch, NOTE("zab field", "Leader: the epoch for which a quorum has acknowledged NEWLEADER.")},
    FieldInfo{tick, "tick", FieldKind::number, NOTE("zab field", "Leader: ticks since it began to lead.")},
    FieldInfo{readDeadline, "read_deadline", FieldKind::instant, NOTE("zab field", "Learner: when it gives the leader up if nothing comes from it.")},
    FieldInfo{outstanding, "outstanding", FieldKind::number, NOTE("zab field", "Proposals that are not committed yet.")},
    FieldInfo{treeDigest, "tree_digest", FieldKind::digest, NOTE("zab field", "A digest of the znode tree: equal digests mean equal replicas.")},
    FieldInfo{nodeCount, "node_count", FieldKind::number, NOTE("zab field", "Znodes in the tree.")},
    FieldInfo{sessionCount, "session_count", FieldKind::number, NOTE("zab field", "Client sessions of the whole ensemble, as this server knows them.")},
    FieldInfo{serving, "serving", FieldKind::flag, NOTE("zab field", "Whether it answers clients.")},
    FieldInfo{committedLogMin, "committed_log_min", FieldKind::zxid, NOTE("zab field", "The oldest proposal kept in memory to bring learners up to date.")},
    FieldInfo{committedLogMax, "committed_log_max", FieldKind::zxid, NOTE("zab field", "The newest proposal kept in memory to bring learners up to date.")},
    FieldInfo{epochOnDisk, "epoch_on_disk", FieldKind::epoch, NOTE("zab field", "currentEpoch as it is on the disk.")},
    FieldInfo{newLeaderAckedEpoch, "newleader_acked_epoch", FieldKind::epoch, NOTE("zab field", "The last epoch whose NEWLEADER it has acknowledged in this life.")},
    FieldInfo{ackedZxid, "acked_zxid", FieldKind::zxid, NOTE("zab field", "The last transaction it has acknowledged in this term.")},
    FieldInfo{receivedLeader, "received_leader", FieldKind::sid, NOTE("zab field", "Votes of this round: whom each server votes for.")},
    FieldInfo{receivedZxid, "received_zxid", FieldKind::zxid, NOTE("zab field", "Votes of this round: the zxid in each vote.")},
    FieldInfo{receivedEpoch, "received_epoch", FieldKind::epoch, NOTE("zab field", "Votes of this round: the epoch in each vote.")},
    FieldInfo{receivedRound, "received_round", FieldKind::round, NOTE("zab field", "Votes of this round: the round in each vote.")},
    FieldInfo{receivedState, "received_state", FieldKind::role, NOTE("zab field", "Votes of this round: the role of each voter.")},
    FieldInfo{outsideLeader, "outside_leader", FieldKind::sid, NOTE("zab field", "Votes of settled servers: whom each follows.")},
    FieldInfo{outsideZxid, "outside_zxid", FieldKind::zxid, NOTE("zab field", "Votes of settled servers: the zxid in each vote.")},
    FieldInfo{outsideEpoch, "outside_epoch", FieldKind::epoch, NOTE("zab field", "Votes of settled servers: the epoch in each vote.")},
    FieldInfo{outsideRound, "outside_round", FieldKind::round, NOTE("zab field", "Votes of settled servers: the round in each vote.")},
    FieldInfo{outsideState, "outside_state", FieldKind::role, NOTE("zab field", "Votes of settled servers: the role of each.")},
    FieldInfo{learnerPhase, "learner_phase", FieldKind::learnerPhase, NOTE("zab field", "Leader: how far it is with each learner.")},
    FieldInfo{learnerMode, "learner_mode", FieldKind::syncMode, NOTE("zab field", "Leader: how it brought each learner up to date.")},
    FieldInfo{learnerZxid, "learner_zxid", FieldKind::zxid, NOTE("zab field", "Leader: the last zxid each learner has acknowledged.")},
};
static_assert(table.size() == scalarFields + (tableFields - PeerState::firstTable));
static_assert(scalarFields <= PeerState::firstTable && tableFields <= PeerState::fieldLimit);

template <typename E, std::size_t N>
std::string_view nameOf(E value, const std::array<std::string_view, N>& names) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view{"?"};
}

}  // namespace

std::span<const FieldInfo> fields() { return table; }

const FieldInfo& fieldInfo(std::uint16_t field) {
    const std::size_t index = field < PeerState::firstTable ? field : scalarFields + (field - PeerState::firstTable);
    assert(index < table.size() && table[index].field == field);
    return table[index];
}

std::optional<std::uint16_t> fieldByName(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const FieldInfo& info) { return info.name == name; });
    return found == table.end() ? std::nullopt : std::optional{found->field};
}

std::string fieldText(std::uint16_t field, std::int64_t value) {
    if (value == PeerState::unknown) return "unknown";
    switch (fieldInfo(field).kind) {
    case FieldKind::number:
    case FieldKind::sid:
    case FieldKind::epoch:
    case FieldKind::round: return std::to_string(value);
    case FieldKind::zxid:
    case FieldKind::digest: return toHex(Zxid{value});
    case FieldKind::duration: return toText(Duration{value});
    case FieldKind::instant: return value < 0 ? "none" : toSeconds(Instant{Duration{value}});
    case FieldKind::role: return std::string{roleName(static_cast<Role>(value))};
    case FieldKind::phase: return std::string{phaseName(static_cast<Phase>(value))};
    case FieldKind::syncMode: return std::string{syncModeName(static_cast<SyncMode>(value))};
    case FieldKind::learnerPhase: return std::string{learnerPhaseName(static_cast<LearnerPhase>(value))};
    case FieldKind::flag: return value != 0 ? "yes" : "no";
    }
    assert(false);
    return {};
}

std::string_view roleName(Role value) {
    return nameOf(value, std::array<std::string_view, 4>{"LOOKING", "FOLLOWING", "LEADING", "OBSERVING"});
}
std::string_view phaseName(Phase value) {
    return nameOf(value,
                  std::array<std::string_view, 5>{"election", "discovery", "synchronization", "broadcast", "stopping"});
}
std::string_view syncModeName(SyncMode value) {
    return nameOf(value, std::array<std::string_view, 4>{"none", "DIFF", "SNAP", "TRUNC"});
}
std::string_view learnerPhaseName(LearnerPhase value) {
    return nameOf(value,
                  std::array<std::string_view, 7>{"connected", "waiting for epoch", "invited", "waiting for epoch ACKs",
                                                         "syncing", "acknowledged", "serving"});
}

}  // namespace zabscope::server_state
