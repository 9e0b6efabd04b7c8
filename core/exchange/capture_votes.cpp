// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from the votes of a capture (zab.md 2; FastLeaderElection).
#include "core/exchange/capture_story.h"

namespace zabscope {
namespace {

zab::Vote voteOf(const zab::wire::Notification& vote) { return {vote.peer_epoch(), Zxid{vote.zxid()}, vote.leader()}; }
zab::Role roleIn(const zab::wire::Notification& vote) { return static_cast<zab::Role>(vote.state()); }
NoteValue roleValue(zab::Role role) { return {ValueKind::serverState, static_cast<std::int64_t>(role)}; }

}  // namespace

/// When two servers are connected again, each sends the last thing once more that it has told the other: then a settled
/// server seems to look for a leader.
bool CaptureStory::isOld(const Seat& seat, const zab::wire::Notification& vote) {
    return seat.known && seat.role != zab::Role::looking && roleIn(vote) == zab::Role::looking &&
           seat.said.contains({vote.round(), voteOf(vote)});
}

// The round is in memory only: who looks for a leader in a round that is not later than that of its last search has
// begun a new life, though nothing showed the end of the old one.
bool CaptureStory::hasRestarted(NodeId node, const zab::wire::Notification& vote) const {
    const auto seat = m_seats.find(node);
    return seat != m_seats.end() && seat->second.up && seat->second.known && seat->second.role != zab::Role::looking &&
           roleIn(vote) == zab::Role::looking && vote.round() <= seat->second.round && !isOld(seat->second, vote);
}

void CaptureStory::votes(NodeId node, const zab::wire::Notification& vote, EventId event) {
    Seat& seat = m_seats[node];
    const zab::Role role = roleIn(vote);
    if (isOld(seat, vote)) return;
    if (role != zab::Role::looking) {
        takesRole(node, role, static_cast<NodeId>(vote.leader() > 0 && vote.leader() <= largestSid ? vote.leader() : 0),
                  event);
        set(node, zab::voteLeader, vote.leader());
        set(node, zab::voteZxid, vote.zxid());
        set(node, zab::voteRound, vote.round());
        set(node, zab::voteEpoch, vote.peer_epoch());
        return;
    }
    const bool fresh = !seat.known || seat.role != zab::Role::looking;
    if (fresh) {
        beginsSearch(node, vote, event);
    } else if (vote.round() != seat.round) {
        clearVotes(seat);
    } else if (voteOf(vote) > seat.proposal) {
        notesAdoption(node, voteOf(vote), event);
    } else if (voteOf(vote) < seat.proposal) {
        return;  // an old one, which has waited for its connection
    }
    constexpr std::size_t mostRemembered = 256;
    if (seat.said.size() < mostRemembered) seat.said.insert({vote.round(), voteOf(vote)});
    seat.round = vote.round();
    seat.proposal = voteOf(vote);
    set(node, zab::round, vote.round());
    set(node, zab::proposedLeader, vote.leader());
    set(node, zab::proposedZxid, vote.zxid());
    set(node, zab::proposedEpoch, vote.peer_epoch());
    setVoteCells(node, zab::receivedLeader, node, vote);
    for (const auto& [sid, heard] : seat.votes)
        if (heard.round() == seat.round) setVoteCells(node, zab::receivedLeader, sid, heard);
}

void CaptureStory::beginsSearch(NodeId node, const zab::wire::Notification& vote, EventId event) {
    Seat& seat = m_seats[node];
    const bool own = vote.leader() == node;
    if (own) {
        note(node, zab::Sentence::starts_election,
             {roundValue(vote.round()), epochValue(vote.peer_epoch()), zxidValue(Zxid{vote.zxid()})}, event);
        historyEnds(node, Zxid{vote.zxid()}, event);
        set(node, zab::currentEpoch, vote.peer_epoch());
    } else if (vote.leader() == INT64_MIN) {
        note(node, zab::Sentence::starts_election_observer, {roundValue(vote.round())}, event);
    }
    seat.known = true;
    seat.role = zab::Role::looking;
    seat.epoch = 0;
    seat.votes.clear();
    clearVotes(seat);
    for (const zab::Field table : {zab::learnerPhase, zab::learnerMode, zab::learnerZxid}) seat.state.clearTable(table);
    for (const zab::Field field : {zab::leader, zab::syncMode, zab::serving, zab::establishedEpoch, zab::newEpoch})
        set(node, field, 0);
    set(node, zab::role, static_cast<std::int64_t>(zab::Role::looking));
    set(node, zab::phase, static_cast<std::int64_t>(zab::Phase::election));
}

void CaptureStory::clearVotes(Seat& seat) {
    for (std::uint16_t table = zab::receivedLeader; table <= zab::outsideState; ++table) seat.state.clearTable(table);
}

void CaptureStory::notesAdoption(NodeId node, const zab::Vote& vote, EventId event) {
    const Seat& seat = m_seats[node];
    NodeId from = noNode;
    for (const auto& [sid, heard] : seat.votes)
        if (voteOf(heard) == vote) from = sid;
    if (from == noNode) return;  // it was not captured
    const zab::Vote& old = seat.proposal;
    switch (decidingField(vote, old)) {
        case zab::DecidingField::epoch:
            return note(node, zab::Sentence::adopts_by_epoch,
                        {sidValue(vote.sid), sidValue(from), epochValue(vote.epoch), epochValue(old.epoch)}, event);
        case zab::DecidingField::zxid:
            return note(node, zab::Sentence::adopts_by_zxid,
                        {sidValue(vote.sid), sidValue(from), zxidValue(vote.zxid), zxidValue(old.zxid)}, event);
        case zab::DecidingField::sid:
        case zab::DecidingField::none:
            return note(node, zab::Sentence::adopts_by_sid,
                        {sidValue(vote.sid), sidValue(from), sidValue(vote.sid), sidValue(old.sid)}, event);
    }
}

void CaptureStory::setVoteCells(NodeId node, zab::Field first, NodeId from, const zab::wire::Notification& vote) {
    const auto cell = [&](int offset, std::int64_t value) {
        setCell(node, static_cast<zab::Field>(first + offset), from, value);
    };
    cell(0, vote.leader());
    cell(1, vote.zxid());
    cell(2, vote.peer_epoch());
    cell(3, vote.round());
    cell(4, vote.state());
}

// Only who looks for a leader counts votes; of observers nobody does.
void CaptureStory::hearsVote(NodeId node, NodeId from, const zab::wire::Notification& vote) {
    Seat& seat = m_seats[node];
    seat.votes[from] = vote;
    if (!seat.known || seat.role != zab::Role::looking || roleIn(vote) == zab::Role::observing) return;
    if (!m_cast.ensemble.isVoter(from)) return;
    if (vote.round() == seat.round) setVoteCells(node, zab::receivedLeader, from, vote);
    if (roleIn(vote) != zab::Role::looking) setVoteCells(node, zab::outsideLeader, from, vote);
}

void CaptureStory::takesRole(NodeId node, zab::Role role, NodeId leader, EventId event) {
    Seat& seat = m_seats[node];
    if (seat.known && seat.role == role && seat.state.state().scalar(zab::leader) == leader) return;
    const auto told = seat.votes.find(leader);
    const bool joins = leader != node && told != seat.votes.end() && roleIn(told->second) == zab::Role::leading;
    if (seat.known) {
        note(node, joins ? zab::Sentence::joins_settled : zab::Sentence::decides, {sidValue(leader), roleValue(role)},
             event);
        if (role == zab::Role::leading)
            note(node, zab::Sentence::begins_to_lead, {}, event);
        else
            note(node, zab::Sentence::begins_to_follow, {sidValue(leader)}, event);
    }
    seat.known = true;
    seat.role = role;
    set(node, zab::role, static_cast<std::int64_t>(role));
    set(node, zab::phase, static_cast<std::int64_t>(zab::Phase::discovery));
    set(node, zab::leader, leader);
    if (joins) seat.round = told->second.round();
    set(node, zab::voteLeader, leader);
    if (seat.round != 0) {  // else the capture has begun later
        set(node, zab::round, seat.round);
        set(node, zab::voteRound, seat.round);
    }
    if (seat.proposal.sid == leader) {
        set(node, zab::voteZxid, seat.proposal.zxid.value);
        set(node, zab::voteEpoch, seat.proposal.epoch);
    }
    publish(node, event);
}

}  // namespace zabscope
