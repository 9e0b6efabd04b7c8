// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/facts.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"
#include "views/message_style.h"

namespace zabscope {
namespace {

constexpr auto leading = static_cast<std::int64_t>(zab::Role::leading);
constexpr auto looking = static_cast<std::int64_t>(zab::Role::looking);

std::int64_t valueOf(const FieldChange& field) { return field.erased ? 0 : field.value; }

class CommitWalk {
public:
    explicit CommitWalk(const Chunk& chunk) {
        for (const NodeState& node : chunk.before.servers()) {
            if (node.up && node.fields.scalar(zab::role) == leading) m_leads[node.node] = true;
        }
    }
    std::vector<CommitMoment> run(const Chunk& chunk) {
        for (const Event& event : chunk.events) {
            m_event = &event;
            std::visit([this](const auto& what) { on(what); }, event.what);
        }
        return std::move(m_moments);
    }

private:
    void on(const Born& born) { m_leads.erase(born.node); }
    void on(const Died& died) { m_leads.erase(died.node); }
    void on(const Wrote& wrote) {
        if (wrote.meaning == Write::Meaning::transaction && leads(wrote.node))
            add(CommitMoment::What::written, wrote.zxid);
    }
    void on(const Sent& sent) {
        if (sent.kind != static_cast<std::uint8_t>(zab::MessageKind::proposal)) return;
        zab::wire::QuorumPacket packet;
        if (packet.ParseFromArray(sent.bytes.data(), static_cast<int>(sent.bytes.size())))
            add(CommitMoment::What::proposed, Zxid{packet.zxid()});
    }
    void on(const Changed& change) {
        for (const FieldChange& field : change.fields) {
            if (field.field == zab::role) {
                if (valueOf(field) == leading)
                    m_leads[change.node] = true;
                else
                    m_leads.erase(change.node);
            }
        }
        if (!leads(change.node)) return;
        for (const FieldChange& field : change.fields) {
            if (field.field == zab::lastCommitted) add(CommitMoment::What::committed, Zxid{valueOf(field)});
        }
    }
    template <typename Other>
    void on(const Other&) {}

    bool leads(NodeId node) const { return m_leads.contains(node); }
    void add(CommitMoment::What what, Zxid zxid) {
        // The same PROPOSAL goes to one learner after the other.
        if (!m_moments.empty() && m_moments.back().what == what && m_moments.back().zxid == zxid) return;
        m_moments.push_back({what, zxid, m_event->id, m_event->at});
    }

    std::map<NodeId, bool> m_leads;
    const Event* m_event = nullptr;
    std::vector<CommitMoment> m_moments;
};

struct Ballot {
    bool up = false;
    bool looks = false;
    NodeId candidate = noNode;
    std::int64_t round = 0;
    friend bool operator==(const Ballot&, const Ballot&) = default;
};

/// A number of a server as it stands in a field; what is none is nobody.
NodeId sidOf(std::int64_t value) { return value > 0 && value <= largestSid ? static_cast<NodeId>(value) : noNode; }

}  // namespace

std::vector<MessageMoment> readMessages(const Chunk& chunk) {
    std::vector<MessageMoment> moments;
    for (const Event& event : chunk.events) {
        const auto* sent = std::get_if<Sent>(&event.what);
        if (sent) moments.push_back({event.at, event.id, sent->kind, isHeartbeat(sent->kind, sent->bytes)});
    }
    return moments;
}

std::vector<ProgressMoment> readProgress(const Chunk& chunk) {
    using What = ProgressMoment::What;
    std::vector<ProgressMoment> moments;
    for (const Event& event : chunk.events) {
        if (const auto* died = std::get_if<Died>(&event.what); died && isServer(died->node))
            moments.push_back({What::died, died->node, 0, event.id, event.at});
        if (const auto* wiped = std::get_if<DiskWiped>(&event.what); wiped && isServer(wiped->node)) {
            moments.push_back({What::zxid, wiped->node, 0, event.id, event.at});
            moments.push_back({What::epoch, wiped->node, 0, event.id, event.at});
        }
        const auto* change = std::get_if<Changed>(&event.what);
        if (!change || !isServer(change->node)) continue;
        for (const FieldChange& field : change->fields) {
            if (field.value == PeerState::unknown) continue;
            if (field.field == zab::lastLogged)
                moments.push_back({What::zxid, change->node, valueOf(field), event.id, event.at});
            if (field.field == zab::currentEpoch)
                moments.push_back({What::epoch, change->node, valueOf(field), event.id, event.at});
        }
    }
    return moments;
}

std::vector<CommitMoment> readCommits(const Chunk& chunk) { return CommitWalk{chunk}.run(chunk); }

std::vector<CommitLatency> commitLatencies(std::span<const std::vector<CommitMoment>* const> chunks) {
    struct Begun {
        Instant at;
        EventId event;
        bool proposed;
    };
    std::map<Zxid, Begun> waiting;
    std::vector<CommitLatency> latencies;
    Zxid committed;
    for (const auto* chunk : chunks) {
        for (const CommitMoment& moment : *chunk) {
            if (moment.zxid <= committed) continue;  // sent again to bring a learner up to date
            if (moment.what == CommitMoment::What::committed) {
                const auto end = waiting.upper_bound(moment.zxid);
                for (auto at = waiting.begin(); at != end; ++at) {
                    latencies.push_back({at->first, at->second.at, moment.at, at->second.event, moment.event});
                }
                waiting.erase(waiting.begin(), end);
                committed = moment.zxid;
                continue;
            }
            const bool proposed = moment.what == CommitMoment::What::proposed;
            const auto [place, isNew] = waiting.try_emplace(moment.zxid, Begun{moment.at, moment.event, proposed});
            if (!isNew && proposed && !place->second.proposed) place->second = {moment.at, moment.event, true};
        }
    }
    return latencies;
}

Duration percentile(std::span<const Duration> ascending, int percent) {
    assert(!ascending.empty() && percent > 0 && percent <= 100);
    const std::size_t rank = (ascending.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return ascending[rank - 1];
}

std::vector<VotePoint> readVotes(const Chunk& chunk, const Ensemble& ensemble) {
    std::map<NodeId, Ballot> ballots;
    for (const Member& member : ensemble.members) {
        if (member.observer) continue;
        Ballot& ballot = ballots[member.sid];
        const NodeState* node = chunk.before.find(member.sid);
        if (!node || !node->up) continue;
        ballot = {true, node->fields.scalar(zab::role) == looking, sidOf(node->fields.scalar(zab::proposedLeader)),
                  node->fields.scalar(zab::round)};
    }
    std::vector<VotePoint> moments;
    const auto tell = [&](const Event& event, NodeId voter, Ballot& before, const Ballot& after) {
        if (before == after) return;
        before = after;
        moments.push_back(
            {voter, after.up ? after.candidate : noNode, after.round, after.up && after.looks, event.id, event.at});
    };
    for (const Event& event : chunk.events) {
        const NodeId node = nodeOf(event.what);
        const auto found = ballots.find(node);
        if (found == ballots.end()) continue;
        Ballot after = found->second;
        if (std::holds_alternative<Born>(event.what)) after = {true, true, noNode, 0};
        if (std::holds_alternative<Died>(event.what)) after = {};
        if (const auto* change = std::get_if<Changed>(&event.what)) {
            for (const FieldChange& field : change->fields) {
                if (field.field == zab::role) after.looks = valueOf(field) == looking;
                if (field.field == zab::proposedLeader) after.candidate = sidOf(valueOf(field));
                if (field.field == zab::round) after.round = valueOf(field);
            }
        }
        tell(event, node, found->second, after);
    }
    return moments;
}

std::vector<VoteTally> voteTallies(std::span<const std::vector<VotePoint>* const> chunks, Instant from, Instant to) {
    struct Seat {
        VotePoint last;
        bool counts = false;
    };
    std::map<NodeId, Seat> seats;
    std::vector<VoteTally> all;
    const auto add = [&](const VotePoint& moment) {
        VoteTally tally{moment.at, moment.event, moment.voter, moment.round, {}};
        std::map<NodeId, int> votes;
        for (const auto& [voter, seat] : seats) {
            if (seat.counts && seat.last.candidate != noNode) ++votes[seat.last.candidate];
        }
        tally.votes.assign(votes.begin(), votes.end());
        // What happens at one instant to the same voter is one change.
        if (all.empty() ? tally.votes.empty() : all.back().votes == tally.votes) return;
        all.push_back(std::move(tally));
    };
    bool begun = false;
    for (const auto* chunk : chunks) {
        for (const VotePoint& moment : *chunk) {
            if (moment.at > to) return all;
            if (moment.at >= from && !begun) {
                begun = true;
                for (auto& [voter, seat] : seats) seat.counts = seat.last.looks;
            }
            Seat& seat = seats[moment.voter];
            seat.last = moment;
            if (!begun) continue;
            seat.counts = (seat.counts && moment.candidate != noNode) || moment.looks;
            add(moment);
        }
    }
    return all;
}

}  // namespace zabscope
