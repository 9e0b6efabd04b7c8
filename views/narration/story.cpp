// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/story.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <initializer_list>

#include "core/trace/vocabularies.h"

namespace zabscope {
namespace {

using zab::Sentence;

constexpr Duration closeBy = milliseconds(20);
constexpr std::size_t openEntries = 24;  // so many entries back an event looks for its like
constexpr std::size_t mostTogether = 4096;

bool isOne(Sentence which, std::initializer_list<Sentence> of) { return std::ranges::find(of, which) != of.end(); }

/// How many of a note's leading values must be equal; beyond them each server may name its own.
constexpr std::size_t every = 99;
std::size_t sharedValues(Sentence which) {
    if (isOne(which, {Sentence::loaded, Sentence::logged_history, Sentence::syncs_equal, Sentence::keeps_vote,
                      Sentence::commits, Sentence::drops_silent_learner}))
        return 0;
    if (isOne(which, {Sentence::starts_election, Sentence::starts_election_observer, Sentence::adopts_by_epoch,
                      Sentence::adopts_by_zxid, Sentence::adopts_by_sid, Sentence::promises_epoch,
                      Sentence::lost_leader, Sentence::leader_silent, Sentence::joins_round, Sentence::logged_loss}))
        return 1;
    return every;
}

class Teller {
public:
    Story tell(const Chunk& chunk) {
        for (const Event& event : chunk.events) {
            m_event = &event;
            std::visit([this](const auto& what) { on(what); }, event.what);
        }
        return std::move(m_story);
    }

private:
    void on(const Commanded&) { add(StoryKind::command, Density::focus); }
    void on(const Born& born) {
        if (isServer(born.node))
            join<Born>(StoryKind::birth, Density::focus,
                       [&](const Born& one) { return isServer(one.node) && (one.life == 1) == (born.life == 1); });
        else
            add(StoryKind::birth, Density::all);
    }
    void on(const Died& died) {
        join<Died>(StoryKind::death, isServer(died.node) ? Density::focus : Density::all,
                   [&](const Died& one) { return one.how == died.how && isServer(one.node) == isServer(died.node); });
    }
    void on(const Froze&) {
        join<Froze>(StoryKind::fault, Density::focus, [](const Froze&) { return true; });
    }
    void on(const Thawed&) {
        join<Thawed>(StoryKind::birth, Density::focus, [](const Thawed&) { return true; });
    }
    void on(const DiskLost&) { add(StoryKind::fault, Density::context); }
    void on(const DiskChanged&) { add(StoryKind::fault, Density::focus); }
    void on(const DiskWiped&) { add(StoryKind::fault, Density::focus); }
    void on(const DiskCorrupted&) { add(StoryKind::fault, Density::focus); }
    void on(const DiskRefused&) { add(StoryKind::fault, Density::focus); }
    void on(const LinkChanged& link) {
        join<LinkChanged>(link.cut ? StoryKind::fault : StoryKind::birth, Density::context,
                          [&](const LinkChanged& one) {
                              return one.cut == link.cut && one.latency == link.latency && one.jitter == link.jitter &&
                                     one.bytesPerSecond == link.bytesPerSecond;
                          });
    }
    void on(const Asked&) { add(StoryKind::detail, Density::all); }
    void on(const Violated& violated) {
        join<Violated>(StoryKind::violation, Density::focus,
                       [&](const Violated& one) { return one.invariant == violated.invariant; });
    }
    void on(const Noted& note) {
        const auto which = static_cast<Sentence>(note.sentence);
        const bool isCommit = which == Sentence::commits;
        const Density level = isObserversFirstVote(note) ? Density::all : levelOfNote(note.sentence);
        // Under load commits are one entry until something else is told.
        if (isCommit && m_lastTold < m_story.size() && note.node == commitBy(m_story[m_lastTold]) &&
            m_story[m_lastTold].events.size() < mostTogether) {
            m_story[m_lastTold].events.push_back(m_event->id);
            return;
        }
        if (!isCommit && put<Noted>([&](const Noted& one) { return isSameNote(one, note); })) return;
        add(kindOfNote(note.sentence), level);
        m_story.back().epoch = epochOf(note);
        if (isCommit) m_story.back().by = note.node;
        m_sources.back() = m_event;
    }
    template <typename Other>
    void on(const Other&) {}

    static std::int64_t epochOf(const Noted& note) {
        for (const NoteValue& value : note.values) {
            if (value.kind == ValueKind::epoch) return value.value;
        }
        const auto which = static_cast<Sentence>(note.sentence);
        if (which == Sentence::commits && !note.values.empty()) return Zxid{note.values[0].value}.epoch();
        return -1;
    }
    NodeId commitBy(const StoryEntry& entry) const {
        if (entry.kind != StoryKind::commit) return noNode;
        const auto* note = std::get_if<Noted>(&m_sources[m_lastTold]->what);
        return note ? note->node : noNode;
    }

    void add(StoryKind kind, Density level) {
        StoryEntry entry;
        entry.kind = kind;
        entry.level = level;
        entry.events.push_back(m_event->id);
        entry.from = m_event->at;
        if (level != Density::all) m_lastTold = m_story.size();
        m_story.push_back(std::move(entry));
        m_sources.push_back(m_event);
        m_nodes.emplace_back();
        remember(m_story.size() - 1);
    }
    template <typename What, typename Same>
    void join(StoryKind kind, Density level, Same same) {
        if (!put<What>(same)) add(kind, level);
    }
    /// Adds the event to an entry of late that has the same meaning.
    template <typename What, typename Same>
    bool put(Same same) {
        const std::size_t stop = m_story.size() > openEntries ? m_story.size() - openEntries : 0;
        for (std::size_t i = m_story.size(); i-- > stop;) {
            const auto* what = std::get_if<What>(&m_sources[i]->what);
            const bool open = m_event->at - m_story[i].from <= closeBy && m_story[i].events.size() < mostTogether;
            if (what && open && same(*what)) {
                m_story[i].events.push_back(m_event->id);
                remember(i);
                return true;
            }
            // What a server did in between is told in between: causes come first.
            if (m_story[i].level != Density::all && tells(i)) return false;
        }
        return false;
    }
    /// That the entry tells of the node of this event, if that is a server.
    void remember(std::size_t entry) {
        const NodeId node = nodeOf(m_event->what);
        if (isServer(node)) m_nodes[entry].set(static_cast<std::size_t>(node));
    }
    bool tells(std::size_t entry) const {
        const NodeId node = nodeOf(m_event->what);
        return isServer(node) && m_nodes[entry].test(static_cast<std::size_t>(node));
    }

    const Event* m_event = nullptr;
    Story m_story;
    std::vector<const Event*> m_sources;  // the first event of each entry
    std::vector<std::bitset<largestSid + 1>> m_nodes;  // the servers that each entry tells of
    std::size_t m_lastTold = SIZE_MAX;    // the last entry that is not told only when everything is
};

}  // namespace

std::size_t StoryEntry::countBy(EventId last) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(events, last) - events.begin());
}

Story storyOf(const Chunk& chunk) { return Teller{}.tell(chunk); }

bool isObserversFirstVote(const Noted& note) {
    return static_cast<Sentence>(note.sentence) == Sentence::adopts_by_epoch && note.values.size() > 3 &&
           note.values[3].value < -1;
}

bool isSameNote(const Noted& first, const Noted& other) {
    if (first.sentence != other.sentence || isObserversFirstVote(first) != isObserversFirstVote(other)) return false;
    const auto which = static_cast<Sentence>(first.sentence);
    const bool leaderSpeaks = which == Sentence::syncs_equal || which == Sentence::drops_silent_learner;
    if (leaderSpeaks && first.node != other.node) return false;
    // Votes of a quorum are counted by each for itself: who is meant is the same, the number need not be.
    if (which == Sentence::has_quorum)
        return first.values.size() > 2 && other.values.size() > 2 && first.values[2] == other.values[2];
    const std::size_t shared = std::min(sharedValues(which), std::max(first.values.size(), other.values.size()));
    if (first.values.size() < shared || other.values.size() < shared) return false;
    return std::ranges::equal(first.values.first(shared), other.values.first(shared));
}

StoryKind kindOfNote(std::uint16_t sentence) {
    const auto which = static_cast<Sentence>(sentence);
    if (isOne(which, {Sentence::begins_to_lead, Sentence::established})) return StoryKind::leadership;
    if (which == Sentence::commits) return StoryKind::commit;
    if (which <= Sentence::calls_back) return StoryKind::election;
    if (isOne(which, {Sentence::logged_diff, Sentence::logged_trunc,
                      Sentence::logged_snap})) return StoryKind::recovery;
    if (isOne(which, {Sentence::loaded, Sentence::logged_history, Sentence::takes_snapshot, Sentence::repeats_promise,
                      Sentence::begins_to_follow, Sentence::raises_epoch}))
        return StoryKind::detail;
    if (which <= Sentence::takes_snapshot) return StoryKind::trouble;
    if (isOne(which, {Sentence::gives_up_connecting, Sentence::refuses_lower_epoch, Sentence::drops_better_learner,
                      Sentence::connects_to_leader_again, Sentence::cannot_truncate, Sentence::proposal_gap,
                      Sentence::commit_without_proposal, Sentence::unmatched_commit, Sentence::newleader_ack_wrong}))
        return StoryKind::trouble;
    if (which <= Sentence::up_to_date) return StoryKind::recovery;
    if (which < Sentence::count) return StoryKind::trouble;
    switch (weightOf(sentence)) {  // of another protocol
        case NoteWeight::detail:
            return StoryKind::detail;
        case NoteWeight::step:
            return StoryKind::election;
        case NoteWeight::turn:
            return StoryKind::leadership;
        case NoteWeight::done:
            return StoryKind::commit;
        case NoteWeight::trouble:
            return StoryKind::trouble;
    }
    return StoryKind::detail;
}

Density levelOfNote(std::uint16_t sentence) {
    const auto which = static_cast<Sentence>(sentence);
    if (which >= Sentence::count) {
        const NoteWeight weight = weightOf(sentence);
        if (weight == NoteWeight::detail) return Density::all;
        return weight == NoteWeight::turn || weight == NoteWeight::trouble ? Density::focus : Density::context;
    }
    if (isOne(which, {Sentence::keeps_vote, Sentence::older_round, Sentence::sends_again, Sentence::connects_again,
                      Sentence::tells_settled_vote, Sentence::drops_connection_smaller, Sentence::calls_back,
                      Sentence::loaded, Sentence::logged_history, Sentence::takes_snapshot, Sentence::begins_to_follow,
                      Sentence::repeats_promise, Sentence::connects_to_leader_again, Sentence::leader_not_confirmed,
                      Sentence::gets_diff, Sentence::newleader_ack_wrong, Sentence::expires_session,
                      Sentence::unexpected_message}))
        return Density::all;
    if (isOne(which, {Sentence::has_quorum, Sentence::begins_to_lead, Sentence::chooses_epoch, Sentence::established,
                      Sentence::joins_settled, Sentence::syncs_trunc_ahead, Sentence::syncs_trunc_unknown,
                      Sentence::logged_trunc, Sentence::drops_better_learner}))
        return Density::focus;
    const StoryKind kind = kindOfNote(sentence);
    return kind == StoryKind::trouble ? Density::focus : Density::context;
}

}  // namespace zabscope
