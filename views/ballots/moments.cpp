// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/moments.h"

#include <algorithm>
#include <map>

#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

using zab::Sentence;

constexpr std::size_t mostReads = 40;    // chunks kept
constexpr std::size_t mostScanned = 32;  // chunks read for one position
constexpr std::size_t mostNodes = 512;

bool looks(const NodeState& node) { return node.up && zab::roleOf(node.fields) == zab::Role::looking; }

/// Whether the two checkpoints leave room for something of an election between them.
bool quietBetween(const ClusterState& before, const ClusterState& after) {
    const auto first = before.servers();
    const auto second = after.servers();
    if (first.size() != second.size()) return false;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const NodeState& a = first[i];
        const NodeState& b = second[i];
        if (a.node != b.node || a.life != b.life || a.up != b.up) return false;
        if (looks(a) || looks(b)) return false;
        for (const std::uint16_t field : {zab::role, zab::round, zab::proposedLeader, zab::voteLeader, zab::voteRound})
            if (a.fields.scalar(field) != b.fields.scalar(field)) return false;
    }
    return true;
}

zab::Vote proposalOf(const PeerState& fields) {
    return {fields.scalar(zab::proposedEpoch), zab::zxidOf(fields, zab::proposedZxid),
            fields.scalar(zab::proposedLeader)};
}

}  // namespace

struct Moments::Collected {
    std::vector<Duel> duels;  // newest first
    std::optional<Outcome> outcome;
    EventId begun = noEvent;
    bool complete() const { return (begun != noEvent || duels.size() >= mostDuels) && outcome; }
};

/// Goes through one chunk and keeps what each server thinks.
class Moments::Walk {
public:
    Walk(Read& read, const Timeline& timeline, const Ensemble& ensemble)
        : m_read(read), m_timeline(timeline), m_ensemble(ensemble) {
        for (const NodeState& node : read.chunk->before.servers()) {
            Seat& seat = m_seats[node.node];
            seat.up = node.up;
            seat.fields = node.fields;
            seat.own = ownVote(node.node, node.fields);
        }
    }

    void run() {
        for (std::size_t i = 0; i < m_read.events; ++i) {
            const Event& event = m_read.chunk->events[i];
            if (const auto* changed = std::get_if<Changed>(&event.what)) {
                on(event, *changed);
            } else if (const auto* noted = std::get_if<Noted>(&event.what)) {
                on(event, *noted);
            } else if (const auto* born = std::get_if<Born>(&event.what)) {
                if (Seat* seat = find(born->node)) *seat = {};
                if (Seat* seat = find(born->node)) seat->up = true;
            } else if (const auto* died = std::get_if<Died>(&event.what)) {
                if (Seat* seat = find(died->node)) seat->up = false;
            }
        }
    }

private:
    struct Seat {
        bool up = false;
        PeerState fields;
        zab::Vote own;           // what its search began with
        zab::Vote current;       // what it voted for before the present step's changes
        EventId step = noEvent;  // the cause of that step
        bool joined = false;     // in this step it joined a newer round
    };

    static zab::Vote ownVote(NodeId node, const PeerState& fields) {
        return {fields.scalar(zab::currentEpoch), zab::zxidOf(fields, zab::lastProcessed), node};
    }
    Seat* find(NodeId node) {
        if (!isServer(node)) return nullptr;
        if (const auto known = m_seats.find(node); known != m_seats.end()) return &known->second;
        return m_seats.size() < mostNodes ? &m_seats[node] : nullptr;
    }

    void on(const Event& event, const Changed& changed) {
        Seat* seat = find(changed.node);
        if (!seat) return;
        seat->current = proposalOf(seat->fields);
        seat->step = event.cause;
        seat->joined = false;
        for (const FieldChange& field : changed.fields) seat->fields.apply(field);
    }

    void on(const Event& event, const Noted& noted) {
        Seat* seat = find(noted.node);
        if (!seat) return;
        const auto number = [&](std::size_t index) { return noted.values[index].value; };
        const std::size_t given = noted.values.size();
        const auto sentence = static_cast<Sentence>(noted.sentence);
        const bool adopts = sentence == Sentence::adopts_by_epoch || sentence == Sentence::adopts_by_zxid ||
                            sentence == Sentence::adopts_by_sid;
        if (sentence == Sentence::starts_election || sentence == Sentence::starts_election_observer) {
            if (sentence == Sentence::starts_election && given >= 3)
                seat->own = {number(1), Zxid{number(2)}, noted.node};
            if (isFirst(noted.node)) m_read.moments.push_back({Moment::Kind::search, event.id, 0});
        } else if (adopts && given >= 4) {
            compared(event, noted, *seat, number(0), number(1));
        } else if (sentence == Sentence::keeps_vote && given >= 2) {
            kept(event, noted, *seat, number(1));
        } else if (sentence == Sentence::joins_round && given >= 3) {
            seat->joined = true;
            ofRounds(event, noted, number(1), number(0), number(2));
        } else if (sentence == Sentence::older_round && given >= 3) {
            ofRounds(event, noted, number(0), number(2), number(1));
        } else if (sentence == Sentence::decides && given >= 2 && number(0) == noted.node) {
            decided(event, noted.node, *seat);
        }
    }

    /// Whether nobody else is looking for a leader.
    bool isFirst(NodeId node) const {
        return std::none_of(m_seats.begin(), m_seats.end(), [&](const auto& each) {
            return each.first != node && each.second.up && zab::roleOf(each.second.fields) == zab::Role::looking &&
                   m_ensemble.isVoter(each.first);
        });
    }

    void keep(Duel duel) {
        m_read.moments.push_back({Moment::Kind::duel, duel.event, m_read.duels.size()});
        m_read.duels.push_back(duel);
    }
    static NodeId sidOf(std::int64_t value) {
        return value > 0 && value <= largestSid ? static_cast<NodeId>(value) : noNode;
    }

    void compared(const Event& event, const Noted& noted, Seat& seat, std::int64_t candidate, std::int64_t sender) {
        Duel duel{event.id, noted.node, sidOf(sender), static_cast<Sentence>(noted.sentence), {}, {}, {}};
        const bool sameStep = seat.step == event.cause;
        duel.worse = seat.joined ? seat.own : sameStep ? seat.current : proposalOf(seat.fields);
        duel.better = voteOf(event, seat, candidate, duel.sender);
        const std::int64_t won = noted.values[2].value;
        const std::int64_t lost = noted.values[3].value;
        if (duel.sentence == Sentence::adopts_by_epoch) {
            duel.by = zab::DecidingField::epoch;
            duel.better.epoch = won;
            duel.worse.epoch = lost;
        } else if (duel.sentence == Sentence::adopts_by_zxid) {
            duel.by = zab::DecidingField::zxid;
            duel.better.zxid = Zxid{won};
            duel.worse.zxid = Zxid{lost};
        } else {
            duel.by = zab::DecidingField::sid;
            duel.worse.sid = lost;
        }
        seat.current = duel.better;
        seat.joined = false;
        keep(duel);
    }

    void kept(const Event& event, const Noted& noted, const Seat& seat, std::int64_t sender) {
        Duel duel{event.id, noted.node, sidOf(sender), Sentence::keeps_vote, {}, {}, {}};
        duel.better = seat.step == event.cause ? seat.current : proposalOf(seat.fields);
        duel.worse = voteOf(event, seat, -1, duel.sender);
        duel.by = zab::decidingField(duel.better, duel.worse);
        keep(duel);
    }

    void ofRounds(const Event& event, const Noted& noted, std::int64_t sender, std::int64_t better,
                  std::int64_t worse) {
        Duel duel{event.id, noted.node, sidOf(sender), static_cast<Sentence>(noted.sentence), {}, {}, {}};
        duel.betterRound = std::max<std::int64_t>(better, 0);
        duel.worseRound = std::max<std::int64_t>(worse, 0);
        keep(duel);
    }

    /// The vote that `sender` sent: as it stands in the message that caused the note, else in the table of the votes
    /// received. `candidate` is whom it was for, negative if that is not known.
    zab::Vote voteOf(const Event& event, const Seat& seat, std::int64_t candidate, NodeId sender) const {
        if (event.cause != noEvent && event.cause <= m_timeline.last()) {
            const auto* delivered = std::get_if<Delivered>(&m_timeline.event(event.cause).what);
            const bool known = delivered && delivered->message != noEvent && delivered->message <= m_timeline.last();
            const auto* sent = known ? std::get_if<Sent>(&m_timeline.event(delivered->message).what) : nullptr;
            zab::wire::ElectionMessage message;
            if (sent && sent->from == sender &&
                sent->kind == static_cast<std::uint8_t>(zab::MessageKind::notification) &&
                message.ParseFromArray(sent->bytes.data(), static_cast<int>(sent->bytes.size())) &&
                message.has_notification()) {
                const auto& vote = message.notification();
                if (candidate < 0 || vote.leader() == candidate)
                    return {vote.peer_epoch(), Zxid{vote.zxid()}, vote.leader()};
            }
        }
        const auto leader = seat.fields.cell(zab::receivedLeader, sender);
        if (leader && (candidate < 0 || *leader == candidate)) {
            return {seat.fields.cell(zab::receivedEpoch, sender).value_or(-1),
                    Zxid{seat.fields.cell(zab::receivedZxid, sender).value_or(-1)}, *leader};
        }
        const zab::Vote proposal = proposalOf(seat.fields);
        return proposal.sid == candidate ? proposal : zab::Vote{-1, Zxid{-1}, candidate};
    }

    void decided(const Event& event, NodeId winner, const Seat& seat) {
        Outcome outcome;
        outcome.event = event.id;
        outcome.at = event.at;
        outcome.winner = winner;
        outcome.round = seat.fields.scalar(zab::voteRound);
        outcome.vote = {seat.fields.scalar(zab::voteEpoch), zab::zxidOf(seat.fields, zab::voteZxid), winner};
        outcome.voters.push_back(winner);
        for (const PeerState::Row& row : seat.fields.table(zab::receivedLeader)) {
            if (row.row == winner || !m_ensemble.isVoter(row.row)) continue;
            if (row.value == winner) outcome.voters.push_back(row.row);
            const auto other = m_seats.find(row.row);
            if (other == m_seats.end() || !isElectable(row.row)) continue;
            const zab::Vote own =
                other->second.own.sid > 0 ? other->second.own : ownVote(row.row, other->second.fields);
            if (!outcome.runnerUp || *outcome.runnerUp < own) outcome.runnerUp = own;
        }
        std::sort(outcome.voters.begin(), outcome.voters.end());
        if (outcome.runnerUp) outcome.by = zab::decidingField(outcome.vote, *outcome.runnerUp);
        m_read.moments.push_back({Moment::Kind::outcome, event.id, m_read.outcomes.size()});
        m_read.outcomes.push_back(std::move(outcome));
    }
    bool isElectable(NodeId sid) const {
        const Member* member = m_ensemble.find(sid);
        if (!member || member->observer) return false;
        return !m_ensemble.hierarchical || (member->group != 0 && member->weight > 0);
    }

    Read& m_read;
    const Timeline& m_timeline;
    const Ensemble& m_ensemble;
    std::map<NodeId, Seat> m_seats;
};

const Moments::Read& Moments::read(const Timeline& timeline, const Ensemble& ensemble, std::size_t chunk) {
    const auto& wanted = timeline.chunks()[chunk];
    const auto known = std::find_if(m_read.begin(), m_read.end(), [&](const Read& each) {
        return each.chunk == wanted && each.events == wanted->events.size();
    });
    if (known != m_read.end()) {
        std::rotate(m_read.begin(), known, known + 1);  // the last used stands first
        return m_read.front();
    }
    Read made;
    made.chunk = wanted;
    made.events = wanted->events.size();
    Walk(made, timeline, ensemble).run();
    // Of the chunk that still grows there is a new copy with every frame: only the last one is of use.
    std::erase_if(m_read, [](const Read& each) { return each.events < Chunk::size; });
    if (m_read.size() >= mostReads) m_read.pop_back();
    m_read.insert(m_read.begin(), std::move(made));
    return m_read.front();
}

bool Moments::collect(const Read& read, EventId until, Collected& collected) {
    for (auto moment = read.moments.rbegin(); moment != read.moments.rend(); ++moment) {
        if (moment->event >= until) continue;
        switch (moment->kind) {
            case Moment::Kind::duel:
                if (collected.begun == noEvent && collected.duels.size() < mostDuels)
                    collected.duels.push_back(read.duels[moment->index]);
                break;
            case Moment::Kind::search:
                if (collected.begun == noEvent) collected.begun = moment->event;
                break;
            case Moment::Kind::outcome:
                if (!collected.outcome) collected.outcome = read.outcomes[moment->index];
                break;
        }
        if (collected.complete()) return true;
    }
    return collected.complete();
}

Past Moments::at(const Timeline& timeline, const Ensemble& ensemble, EventId last) {
    if (m_ensemble != &ensemble) {
        m_read.clear();
        m_front.reset();
        m_ensemble = &ensemble;
    }
    last = std::min(last, timeline.last());
    Collected collected;
    if (last != noEvent) {
        const auto chunks = timeline.chunks();
        std::size_t at = (last - 1) / Chunk::size;
        bool enough = collect(read(timeline, ensemble, at), last + 1, collected);
        // What lies before this chunk does not change while one plays through it.
        if (!enough && at > 0 && (m_front != chunks[at - 1] || !m_before)) {
            m_front = chunks[at - 1];
            m_before = std::make_shared<Collected>();
            std::size_t scanned = 0;
            for (std::size_t i = at; i > 0 && scanned < mostScanned && !enough; --i) {
                if (quietBetween(chunks[i - 1]->before, chunks[i]->before)) continue;
                ++scanned;
                enough = collect(read(timeline, ensemble, i - 1), UINT64_MAX, *m_before);
            }
        }
        if (!collected.complete() && at > 0 && m_before) {
            if (collected.begun == noEvent) {
                for (const Duel& duel : m_before->duels)
                    if (collected.duels.size() < mostDuels) collected.duels.push_back(duel);
                collected.begun = m_before->begun;
            }
            if (!collected.outcome) collected.outcome = m_before->outcome;
        }
    }
    std::reverse(collected.duels.begin(), collected.duels.end());
    return {std::move(collected.duels), std::move(collected.outcome), collected.begun};
}

}  // namespace zabscope
