// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/server_facts.h"

#include <algorithm>
#include <tuple>

#include "core/trace/voter_quorum.h"

namespace zabscope {
namespace {

using zab::Field;

ServerStanding standingOf(const NodeState* state) {
    if (!state || state->life == 0) return ServerStanding::notStarted;
    if (!state->up) return ServerStanding::down;
    switch (zab::roleOf(state->fields)) {
        case zab::Role::looking:
            return ServerStanding::looking;
        case zab::Role::following:
            return ServerStanding::following;
        case zab::Role::leading:
            return ServerStanding::leading;
        case zab::Role::observing:
            return ServerStanding::observing;
    }
    return ServerStanding::looking;  // a number that is no role
}

/// How long a wait is from its beginning to its end.
double wholeOf(Field field, const PeerState& state, const Ensemble& ensemble) {
    if (field == Field::finalizeDeadline) return static_cast<double>(ensemble.finalizeWait.count());
    if (field == Field::notificationDeadline) return static_cast<double>(state.scalar(Field::notificationInterval));
    const bool settled = zab::phaseOf(state) == zab::Phase::broadcast;
    return static_cast<double>(ensemble.tickTime.count()) *
           static_cast<double>(settled ? ensemble.syncLimit : ensemble.initLimit);
}

std::optional<Timeout> timeoutOf(const ServerFacts& server, const Frame& frame) {
    if (!server.up() || server.standing == ServerStanding::leading) return std::nullopt;
    std::optional<Timeout> nearest;
    const auto consider = [&](Field field) {
        const Instant at{Duration{server.state->fields.scalar(field)}};
        if (at <= startOfTime || (nearest && nearest->at <= at)) return;
        const double left = static_cast<double>(at.time_since_epoch().count()) -
                            static_cast<double>(frame.drawnAt.time_since_epoch().count());
        const double whole = wholeOf(field, server.state->fields, *frame.ensemble);
        nearest = Timeout{field, at, whole <= 0 ? 0.0 : std::clamp(left / whole, 0.0, 1.0)};
    };
    if (server.standing == ServerStanding::looking) {
        consider(Field::notificationDeadline);
        consider(Field::finalizeDeadline);
    } else {
        consider(Field::readDeadline);
    }
    return nearest;
}

std::vector<Ballot> ballotsOf(const ServerFacts& server, const Ensemble& ensemble,
                              const std::vector<FlyingVote>& flying) {
    std::vector<Ballot> ballots;
    for (const Member& member : ensemble.members) {
        if (member.observer || member.sid == server.sid) continue;
        Ballot ballot{member.sid, noNode, Ballot::Where::missing};
        if (const auto cell = server.state->fields.cell(Field::receivedLeader, member.sid))
            ballot = {member.sid, sidOf(*cell), Ballot::Where::received};
        ballots.push_back(ballot);
    }
    // `flying` is in the order of sending, so the newest vote on its way is the one that is shown.
    for (const FlyingVote& vote : flying) {
        if (vote.to != server.sid) continue;
        const auto at = std::find_if(ballots.begin(), ballots.end(), [&](const Ballot& b) { return b.voter == vote.from; });
        if (at != ballots.end() && at->where != Ballot::Where::received)
            *at = {vote.from, vote.candidate, Ballot::Where::onItsWay};
    }
    return ballots;
}

void readState(ServerFacts& server, const Frame& frame) {
    const PeerState& fields = server.state->fields;
    server.phase = zab::phaseOf(fields);
    server.lastDeath = server.state->lastDeath;
    server.frozen = server.state->up && server.state->frozen;
    server.slowDisk = server.state->diskSlowPercent > 100;
    server.fullDisk = server.state->diskFull;
    server.synced = server.state->written == server.state->durable;
    server.epoch = fields.scalar(Field::currentEpoch);
    server.zxid = Zxid{std::max(fields.scalar(Field::lastLogged), fields.scalar(Field::lastProcessed))};
    if (fields.scalar(Field::lastLogged) == PeerState::unknown) server.zxid = Zxid{PeerState::unknown};
    else if (server.zxid.value <= 0) server.zxid = frame.timeline->histories().last(server.sid, server.state->written);
    server.round = fields.scalar(Field::round);
    if (!server.up()) return;
    const bool looking = server.standing == ServerStanding::looking;
    server.votesFor = sidOf(fields.scalar(looking ? Field::proposedLeader : Field::leader));
}

}  // namespace

bool ServerFacts::hasSameBody(const ServerFacts& other) const {
    const auto all = [](const ServerFacts& f) {
        return std::tie(f.sid, f.observer, f.standing, f.frozen, f.synced, f.slowDisk, f.fullDisk);
    };
    return all(*this) == all(other) && ballots == other.ballots && timeout.has_value() == other.timeout.has_value();
}

NodeId sidOf(std::int64_t value) { return value > 0 && value <= largestSid ? static_cast<NodeId>(value) : noNode; }

std::vector<ServerFacts> factsOf(const Frame& frame, const std::vector<FlyingVote>& flying) {
    std::vector<ServerFacts> all;
    all.reserve(frame.ensemble->members.size());
    for (const Member& member : frame.ensemble->members) {
        ServerFacts server;
        server.sid = member.sid;
        server.observer = member.observer;
        server.state = frame.state->find(member.sid);
        server.standing = standingOf(server.state);
        if (server.state) readState(server, frame);
        server.timeout = timeoutOf(server, frame);
        if (server.standing == ServerStanding::looking) server.ballots = ballotsOf(server, *frame.ensemble, flying);
        all.push_back(std::move(server));
    }
    for (ServerFacts& server : all) {
        const NodeState* leader = frame.state->find(server.votesFor);
        if (!leader || !leader->up || server.votesFor == server.sid || server.standing == ServerStanding::looking) continue;
        const auto phase = leader->fields.cell(Field::learnerPhase, server.sid);
        server.acknowledges = phase && *phase >= static_cast<std::int64_t>(zab::LearnerPhase::acknowledged);
    }
    return all;
}

std::vector<Leadership> leadershipsOf(const Frame& frame, const std::vector<ServerFacts>& servers) {
    std::vector<Leadership> all;
    for (const ServerFacts& leader : servers) {
        if (leader.standing != ServerStanding::leading) continue;
        Leadership one;
        one.leader = leader.sid;
        one.phase = leader.phase;
        const std::int64_t agreed = leader.state->fields.scalar(Field::newEpoch);
        one.epoch = leader.established() || agreed <= 0 ? leader.epoch : agreed;
        std::vector<NodeId> counted{leader.sid};
        for (const ServerFacts& other : servers) {
            if (other.sid == leader.sid || other.votesFor != leader.sid) continue;
            if (other.standing == ServerStanding::observing) one.observers.push_back(other.sid);
            if (other.standing != ServerStanding::following) continue;
            one.followers.push_back(other.sid);
            if (other.acknowledges) counted.push_back(other.sid);
        }
        one.acknowledged = static_cast<int>(counted.size());
        one.quorum = containsQuorum(*frame.ensemble, [&](NodeId sid) {
            return std::find(counted.begin(), counted.end(), sid) != counted.end();
        });
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(), [](const Leadership& a, const Leadership& b) {
        const bool first = a.phase == zab::Phase::broadcast;
        const bool second = b.phase == zab::Phase::broadcast;
        return first != second ? first : a.epoch > b.epoch;
    });
    return all;
}

}  // namespace zabscope
