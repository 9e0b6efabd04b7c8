// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from the packets of leaders and learners (zab.md 3; Leader, LearnerHandler, Learner).
#include <algorithm>
#include <utility>

#include "core/exchange/capture_story.h"

namespace zabscope {
namespace {

using zab::wire::QuorumPacket;

constexpr std::int64_t of(zab::Phase phase) { return static_cast<std::int64_t>(phase); }
constexpr std::int64_t of(zab::LearnerPhase phase) { return static_cast<std::int64_t>(phase); }
constexpr std::int64_t of(zab::SyncMode mode) { return static_cast<std::int64_t>(mode); }

zab::SyncMode modeOf(const QuorumPacket& packet) {
    if (packet.type() == QuorumPacket::DIFF) return zab::SyncMode::diff;
    return packet.type() == QuorumPacket::TRUNC ? zab::SyncMode::trunc : zab::SyncMode::snap;
}

/// The same transaction has the same everywhere: a zxid names it.
std::uint64_t digestOf(Zxid zxid) { return static_cast<std::uint64_t>(zxid.value) * 0x9e3779b97f4a7c15; }

EventId lastOf(const std::map<std::uint8_t, EventId>& heard, std::initializer_list<zab::MessageKind> kinds) {
    EventId last = noEvent;
    for (const zab::MessageKind kind : kinds) {
        const auto at = heard.find(static_cast<std::uint8_t>(kind));
        if (at != heard.end()) last = std::max(last, at->second);
    }
    return last;
}

Zxid zxidOf(const CapturedMessage& message) {
    QuorumPacket packet;
    return packet.ParseFromString(message.bytes) ? Zxid{packet.zxid()} : Zxid{};
}

}  // namespace

/// What the protocol answers with this message; noEvent where that is not certain.
EventId CaptureStory::causeOf(NodeId from, const Line& line, MessageKind kind, const CapturedMessage& message) {
    using enum zab::MessageKind;
    Seat& seat = m_seats[from];
    switch (kind) {
        case hello:
        case followerInfo:
        case observerInfo:
            return line.opening;
        case notification:
            return std::max(lastOf(seat.heard, {notification}), line.opening);
        case leaderInfo:
            return lastOf(seat.heard, {followerInfo, observerInfo});
        case ackEpoch:
            return lastOf(line.heard, {leaderInfo});
        case diff:
        case trunc:
        case snap:
        case newLeader:
            return lastOf(seat.heard, {ackEpoch});
        case upToDate:
            return lastOf(seat.heard, {ack});
        case sync:
            return lastOf(line.heard, {request});
        case revalidate:
            return lastOf(line.heard, {revalidate});
        case ping:
            return lastOf(line.heard, {ping});
        case ack: {
            const auto proposed = line.proposals.find(zxidOf(message).value);
            return proposed != line.proposals.end() ? proposed->second : lastOf(line.heard, {newLeader, upToDate});
        }
        case commit:
        case inform: {
            const auto acknowledged = seat.acknowledged.find(zxidOf(message).value);
            return acknowledged != seat.acknowledged.end() ? acknowledged->second : noEvent;
        }
        case proposal:
        case request:
        case clientConnect:
        case clientConnected:
        case clientRequest:
        case clientReply:
            break;
    }
    return noEvent;
}

void CaptureStory::historyEnds(NodeId node, Zxid last, EventId cause) {
    Seat& seat = m_seats[node];
    set(node, zab::lastLogged, last.value);
    set(node, zab::lastProcessed, last.value);
    seat.logged = last;
    const NodeState* state = m_timeline.state().find(node);
    if (last.value <= 0 || (state && m_timeline.histories().last(node, state->written) == last)) return;
    append(cause,
           Wrote{node, Write::Action::replace, Write::Meaning::replacingSnapshot, FileName{}, last, digestOf(last), 0});
    flushed(node, last, cause);
}

void CaptureStory::logs(NodeId node, Zxid zxid, std::size_t bytes, EventId cause) {
    Seat& seat = m_seats[node];
    if (zxid <= seat.logged) return;
    seat.logged = zxid;
    set(node, zab::lastLogged, zxid.value);
    append(cause, Wrote{node, Write::Action::append, Write::Meaning::transaction, FileName{}, zxid, digestOf(zxid),
                        static_cast<std::uint32_t>(bytes)});
}

void CaptureStory::flushed(NodeId node, Zxid upTo, EventId cause) {
    if (upTo.value <= 0) return;
    set(node, zab::lastFlushed, upTo.value);
    append(cause, FlushDone{node, upTo});
}

void CaptureStory::commits(NodeId node, Zxid zxid) {
    Seat& seat = m_seats[node];
    if (zxid <= seat.committed) return;
    seat.committed = zxid;
    set(node, zab::lastCommitted, zxid.value);
    set(node, zab::lastProcessed, zxid.value);
}

void CaptureStory::establishes(NodeId leader, EventId event) {
    const Seat& seat = m_seats[leader];
    if (seat.state.state().scalar(zab::establishedEpoch) == seat.epoch) return;
    std::int64_t acknowledged = 1;  // its own
    for (const PeerState::Row& row : seat.state.state().table(zab::learnerPhase))
        acknowledged += row.value >= of(zab::LearnerPhase::acknowledged) && m_cast.ensemble.isVoter(row.row) ? 1 : 0;
    const auto& members = m_cast.ensemble.members;
    const auto voters =
        std::count_if(members.begin(), members.end(), [](const Member& member) { return !member.observer; });
    note(leader, zab::Sentence::established,
         {number(acknowledged), number(voters), epochValue(seat.epoch), zxidValue(seat.logged)}, event);
    set(leader, zab::establishedEpoch, seat.epoch);
    set(leader, zab::phase, of(zab::Phase::broadcast));
    set(leader, zab::serving, 1);
    set(leader, zab::voteEpoch, seat.epoch);
    commits(leader, Zxid::of(seat.epoch, 0));
}

void CaptureStory::leaderSays(NodeId leader, NodeId learner, const QuorumPacket& packet, EventId event) {
    Seat& seat = m_seats[leader];
    const Zxid zxid{packet.zxid()};
    switch (static_cast<int>(packet.type())) {
        case QuorumPacket::LEADERINFO:
            seat.epoch = zxid.epoch();
            set(leader, zab::newEpoch, seat.epoch);
            set(leader, zab::acceptedEpoch, seat.epoch);
            setCell(leader, zab::learnerPhase, learner, of(zab::LearnerPhase::invited));
            return;
        case QuorumPacket::DIFF:
        case QuorumPacket::TRUNC:
        case QuorumPacket::SNAP:
            if (seat.state.state().scalar(zab::phase) != of(zab::Phase::broadcast))
                set(leader, zab::phase, of(zab::Phase::synchronization));
            set(leader, zab::currentEpoch, seat.epoch);
            setCell(leader, zab::learnerMode, learner, of(modeOf(packet)));
            setCell(leader, zab::learnerPhase, learner, of(zab::LearnerPhase::syncing));
            return;
        case QuorumPacket::NEWLEADER:
            seat.epoch = zxid.epoch();
            return;
        case QuorumPacket::UPTODATE:
            establishes(leader, event);
            setCell(leader, zab::learnerPhase, learner, of(zab::LearnerPhase::serving));
            return;
        case QuorumPacket::PROPOSAL:
            if (zxid.epoch() != seat.epoch) return;  // of the history that a learner lacks
            set(leader, zab::lastProposed, std::max(zxid.value, seat.state.state().scalar(zab::lastProposed)));
            return logs(leader, zxid, packet.txn().size(), event);
        case QuorumPacket::COMMIT:
        case QuorumPacket::INFORM:
            if (zxid.epoch() != seat.epoch) return;
            commits(leader, zxid);
            seat.acknowledged.erase(seat.acknowledged.begin(), seat.acknowledged.lower_bound(zxid.value));
            return;
        case QuorumPacket::PING:
            // A capture that begins in the middle shows the epoch here first.
            if (seat.epoch == 0) seat.epoch = zxid.epoch();
            return;
        default:
            return;
    }
}

void CaptureStory::learnerSays(NodeId learner, Line& line, const QuorumPacket& packet, EventId event) {
    const Zxid zxid{packet.zxid()};
    switch (static_cast<int>(packet.type())) {
        case QuorumPacket::FOLLOWERINFO:
        case QuorumPacket::OBSERVERINFO:
            return set(learner, zab::acceptedEpoch, zxid.epoch());
        case QuorumPacket::ACKEPOCH:
            if (line.epoch > 0) set(learner, zab::acceptedEpoch, line.epoch);
            if (packet.current_epoch() >= 0) set(learner, zab::currentEpoch, packet.current_epoch());
            return historyEnds(learner, zxid, event);
        case QuorumPacket::ACK:
            if (zxid.counter() == 0) {
                if (std::exchange(line.acknowledged, true)) return;
                set(learner, zab::newLeaderAckedEpoch, zxid.epoch());
                set(learner, zab::currentEpoch, zxid.epoch());
                set(learner, zab::syncMode, of(zab::SyncMode::none));
                return flushed(learner, m_seats[learner].logged, event);
            }
            line.proposals.erase(line.proposals.begin(), line.proposals.upper_bound(zxid.value));
            set(learner, zab::ackedZxid, zxid.value);
            return flushed(learner, zxid, event);
        default:
            return;
    }
}

void CaptureStory::leaderHears(NodeId leader, NodeId learner, const QuorumPacket& packet, EventId event) {
    const Zxid zxid{packet.zxid()};
    switch (static_cast<int>(packet.type())) {
        case QuorumPacket::FOLLOWERINFO:
        case QuorumPacket::OBSERVERINFO:
            return setCell(leader, zab::learnerPhase, learner, of(zab::LearnerPhase::waitingForEpoch));
        case QuorumPacket::ACKEPOCH:
            setCell(leader, zab::learnerZxid, learner, zxid.value);
            return setCell(leader, zab::learnerPhase, learner, of(zab::LearnerPhase::waitingForAckEpochs));
        case QuorumPacket::ACK:
            m_seats[leader].acknowledged[zxid.value] = event;
            if (zxid.counter() != 0) return setCell(leader, zab::learnerZxid, learner, zxid.value);
            if (m_seats[leader].state.state().cell(zab::learnerPhase, learner) == of(zab::LearnerPhase::serving))
                return;
            return setCell(leader, zab::learnerPhase, learner, of(zab::LearnerPhase::acknowledged));
        default:
            return;
    }
}

void CaptureStory::learnerHears(NodeId learner, Line& line, const QuorumPacket& packet, EventId event) {
    Seat& seat = m_seats[learner];
    const Zxid zxid{packet.zxid()};
    switch (static_cast<int>(packet.type())) {
        case QuorumPacket::LEADERINFO:
            line.epoch = seat.epoch = zxid.epoch();
            return;
        case QuorumPacket::DIFF:
        case QuorumPacket::TRUNC:
        case QuorumPacket::SNAP:
            set(learner, zab::phase, of(zab::Phase::synchronization));
            set(learner, zab::syncMode, of(modeOf(packet)));
            if (packet.type() == QuorumPacket::DIFF)
                return note(learner, zab::Sentence::gets_diff, {zxidValue(zxid)}, event);
            note(learner, packet.type() == QuorumPacket::TRUNC ? zab::Sentence::gets_trunc : zab::Sentence::gets_snap,
                 {zxidValue(zxid), zxidValue(seat.logged)}, event);
            if (packet.type() == QuorumPacket::TRUNC) {
                append(event,
                       Wrote{learner, Write::Action::truncate, Write::Meaning::truncation, FileName{}, zxid, 0, 0});
            } else if (zxid.value > 0) {
                append(event, Wrote{learner, Write::Action::replace, Write::Meaning::replacingSnapshot, FileName{},
                                    zxid, digestOf(zxid), 0});
            }
            return historyEnds(learner, zxid, event);
        case QuorumPacket::PROPOSAL:
            line.proposals[zxid.value] = event;
            return logs(learner, zxid, packet.txn().size(), event);
        case QuorumPacket::INFORM:
            logs(learner, zxid, packet.txn().size(), event);
            return commits(learner, zxid);
        case QuorumPacket::COMMIT:
            return commits(learner, zxid);
        case QuorumPacket::NEWLEADER:
            line.epoch = seat.epoch = zxid.epoch();
            return;
        case QuorumPacket::UPTODATE:
            note(learner, zab::Sentence::up_to_date, {epochValue(seat.epoch)}, event);
            set(learner, zab::phase, of(zab::Phase::broadcast));
            set(learner, zab::serving, 1);
            set(learner, zab::voteEpoch, seat.epoch);
            seat.committed = std::max(seat.committed, Zxid::of(seat.epoch, 0));
            return set(learner, zab::lastCommitted, seat.committed.value);
        default:
            return;
    }
}

}  // namespace zabscope
