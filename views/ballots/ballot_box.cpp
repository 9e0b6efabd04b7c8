// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/ballot_box.h"

#include <algorithm>
#include <set>

#include "core/trace/voter_quorum.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

bool equalOutside(const BallotCell& a, const zab::Vote& of) { return a.vote.sid == of.sid && a.vote.epoch == of.epoch; }

NodeId sidOf(std::int64_t value) { return value > 0 && value <= largestSid ? static_cast<NodeId>(value) : noNode; }

BallotCell cellOf(const PeerState& fields, NodeId sender) {
    BallotCell cell;
    cell.sender = sender;
    for (const std::uint16_t table : {zab::receivedLeader, zab::outsideLeader}) {
        const auto leader = fields.cell(table, sender);
        if (!leader) continue;
        const auto of = [&](int offset) {
            return fields.cell(static_cast<std::uint16_t>(table + offset), sender).value_or(-1);
        };
        cell.here = true;
        cell.vote = {of(zab::receivedEpoch - zab::receivedLeader), Zxid{of(zab::receivedZxid - zab::receivedLeader)},
                     *leader};
        cell.round = of(zab::receivedRound - zab::receivedLeader);
        cell.state = static_cast<zab::Role>(of(zab::receivedState - zab::receivedLeader));
        cell.settled = cell.state != zab::Role::looking;
        break;
    }
    return cell;
}

/// The settled vote that most have, if more have it than `votes`.
std::optional<zab::Vote> bestSettled(const std::vector<BallotCell>& cells, int votes) {
    std::optional<zab::Vote> best;
    for (const BallotCell& cell : cells) {
        if (!cell.here || !cell.settled) continue;
        const auto same = std::count_if(cells.begin(), cells.end(), [&](const BallotCell& other) {
            return other.here && other.settled && equalOutside(other, cell.vote);
        });
        if (same <= votes) continue;
        votes = static_cast<int>(same);
        best = cell.vote;
    }
    return best;
}

/// Which votes the server tells together: those equal to its own, or those of settled servers if they are more.
void tell(BallotRow& row, const Ensemble& ensemble) {
    const bool looks = row.looks();
    int own = 0;
    for (BallotCell& cell : row.cells) {
        if (!cell.here || !row.vote) continue;
        cell.counts = looks ? cell.vote == *row.vote && cell.round == row.round : cell.vote.sid == row.vote->sid;
        own += cell.counts ? 1 : 0;
    }
    const auto settled = looks ? bestSettled(row.cells, own) : std::nullopt;
    if (settled) {
        for (BallotCell& cell : row.cells) cell.counts = cell.here && cell.settled && equalOutside(cell, *settled);
    }
    const std::int64_t candidate = settled ? settled->sid : row.vote ? row.vote->sid : 0;
    row.tally = tallyOf(ensemble, sidOf(candidate), [&](NodeId voter) {
        return std::any_of(row.cells.begin(), row.cells.end(),
                           [&](const BallotCell& cell) { return cell.sender == voter && cell.counts; });
    });
    row.tally.isSettled = settled.has_value();
}

BallotRow rowOf(const Member& member, const NodeState* node, const std::vector<NodeId>& voters,
                const Ensemble& ensemble) {
    BallotRow row;
    row.sid = member.sid;
    row.observer = member.observer;
    row.node = node;
    if (!node || node->life == 0) {
        for (const NodeId voter : voters) row.cells.emplace_back().sender = voter;
        row.tally = tallyOf(ensemble, noNode, [](NodeId) { return false; });
        return row;
    }
    const PeerState& fields = node->fields;
    row.up = node->up;
    row.role = zab::roleOf(fields);
    row.round = fields.scalar(zab::round);
    const bool looks = row.role == zab::Role::looking;
    const std::int64_t candidate = fields.scalar(looks ? zab::proposedLeader : zab::voteLeader);
    if (candidate > 0) {
        row.vote = looks
                       ? zab::Vote{fields.scalar(zab::proposedEpoch), zab::zxidOf(fields, zab::proposedZxid), candidate}
                       : zab::Vote{fields.scalar(zab::voteEpoch), zab::zxidOf(fields, zab::voteZxid), candidate};
    }
    for (const NodeId voter : voters) row.cells.push_back(cellOf(fields, voter));
    tell(row, ensemble);
    const std::int64_t deadline = fields.scalar(zab::finalizeDeadline);
    if (row.looks() && deadline > 0) row.decides = Instant{Duration{deadline}};
    return row;
}

/// Who leads and has a quorum of followers, or of servers whose election ended with it.
NodeId leaderOf(const BallotBox& box, const Ensemble& ensemble, bool established) {
    for (const BallotRow& row : box.rows) {
        if (!row.up || row.role != zab::Role::leading) continue;
        if (established && row.node->fields.scalar(zab::establishedEpoch) <= 0) continue;
        const bool quorum = containsQuorum(ensemble, [&](NodeId voter) {
            if (voter == row.sid) return true;
            const auto other = std::find_if(box.rows.begin(), box.rows.end(),
                                            [&](const BallotRow& each) { return each.sid == voter; });
            if (!other->up || other->looks()) return false;
            if (!established) return other->vote && other->vote->sid == row.sid;
            return other->role == zab::Role::following && other->node->fields.scalar(zab::leader) == row.sid;
        });
        if (quorum) return row.sid;
    }
    return noNode;
}

}  // namespace

const BallotRow* BallotBox::foremost() const {
    const BallotRow* best = nullptr;
    const auto rank = [](const BallotRow& row) {
        return std::tuple{row.decides.has_value(), row.tally.isQuorum, row.tally.votes};
    };
    for (const BallotRow& row : rows) {
        if (row.looks() && !row.observer && (!best || rank(row) > rank(*best))) best = &row;
    }
    return best;
}

BallotBox ballotsOf(const Frame& frame) {
    BallotBox box;
    const Ensemble& ensemble = *frame.ensemble;
    for (const Member& member : ensemble.members)
        if (!member.observer) box.voters.push_back(member.sid);
    for (const bool observers : {false, true}) {
        for (const Member& member : ensemble.members) {
            if (member.observer != observers) continue;
            box.rows.push_back(rowOf(member, frame.state->find(member.sid), box.voters, ensemble));
            const BallotRow& row = box.rows.back();
            box.started += row.node && row.node->life > 0 ? 1 : 0;
            box.up += row.up ? 1 : 0;
            box.looking += row.looks() && !observers ? 1 : 0;
        }
    }
    std::set<std::pair<NodeId, NodeId>> underWay;
    for (const MessageInFlight& message : frame.state->messages()) {
        if (message.message != noEvent && message.kind == static_cast<std::uint8_t>(zab::MessageKind::notification))
            underWay.insert({message.to, message.from});
    }
    if (!underWay.empty()) {
        for (BallotRow& row : box.rows)
            for (BallotCell& cell : row.cells) cell.onItsWay = underWay.contains({row.sid, cell.sender});
    }
    box.leader = leaderOf(box, ensemble, true);
    box.elected = leaderOf(box, ensemble, false);
    return box;
}

}  // namespace zabscope
