// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/marks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/trace/voter_quorum.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

/// What is known of one server while a chunk is walked along.
struct Seat {
    NodeId sid = noNode;
    bool up = false;
    std::int64_t role = 0;
    std::int64_t phase = 0;
    std::int64_t leader = 0;
    std::int64_t established = 0;

    bool is(zab::Role wanted) const { return up && role == static_cast<std::int64_t>(wanted); }
    bool isIn(zab::Phase wanted) const { return up && phase == static_cast<std::int64_t>(wanted); }
    bool searches() const {
        return is(zab::Role::looking) || isIn(zab::Phase::discovery) || isIn(zab::Phase::synchronization);
    }
};

/// Puts neighbours together until no more than `most` are left.
template <typename T, typename Join>
void thin(std::vector<T>& all, std::size_t most, Join join) {
    while (all.size() > most) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < all.size(); i += 2, ++kept) {
            all[kept] = all[i];
            if (i + 1 < all.size()) join(all[kept], all[i + 1]);
        }
        all.resize(kept);
    }
}

class Walk {
public:
    Walk(const Chunk& chunk, const Timeline& timeline, const Ensemble& ensemble)
        : m_chunk(chunk), m_timeline(timeline), m_ensemble(ensemble) {
        for (const Member& member : ensemble.members) m_seats.push_back({member.sid});
        for (const NodeState& node : chunk.before.servers()) {
            m_committed = std::max(m_committed, node.fields.scalar(zab::lastCommitted));
            Seat* seat = find(node.node);
            if (!seat) continue;
            *seat = {node.node,
                     node.up,
                     node.fields.scalar(zab::role),
                     node.fields.scalar(zab::phase),
                     node.fields.scalar(zab::leader),
                     node.fields.scalar(zab::establishedEpoch)};
        }
    }

    ChunkStory run() {
        if (m_chunk.events.empty()) return {};
        m_story.from = m_chunk.events.front().at;
        m_story.to = m_chunk.events.back().at;
        m_story.reigns.push_back(present(m_chunk.events.front()));
        for (const Event& event : m_chunk.events) {
            m_event = &event;
            std::visit([this](const auto& what) { on(what); }, event.what);
        }
        thin(m_story.marks, mostOfAKind, [](Mark& mark, const Mark& next) {
            const std::uint32_t count = mark.count + next.count;
            if (next.kind < mark.kind) mark = next;
            mark.count = count;
        });
        thin(m_story.commits, mostOfAKind, [](Commits& commits, const Commits& next) { commits.count += next.count; });
        return std::move(m_story);
    }

private:
    // ---- marks ----

    void on(const Commanded&) { add(MarkKind::command, noNode); }
    void on(const Born& born) {
        if (isServer(born.node)) add(MarkKind::started, born.node);
        Seat* seat = find(born.node);
        if (!seat) return;
        *seat = {born.node, true};
        look();
    }
    void on(const Died& died) {
        if (isServer(died.node)) {
            switch (died.how) {
                case Death::killed:
                    add(MarkKind::killed, died.node);
                    break;
                case Death::poweredOff:
                    add(MarkKind::poweredOff, died.node);
                    break;
                case Death::exited:
                    add(MarkKind::exited, died.node);
                    break;
            }
        }
        Seat* seat = find(died.node);
        if (!seat) return;
        seat->up = false;
        look();
    }
    void on(const Froze& froze) { add(MarkKind::froze, froze.node); }
    void on(const Thawed& thawed) { add(MarkKind::thawed, thawed.node); }
    void on(const DiskChanged& change) { add(MarkKind::disk, change.node); }
    void on(const DiskWiped& wipe) { add(MarkKind::disk, wipe.node); }
    void on(const DiskCorrupted& fault) { add(MarkKind::disk, fault.node); }
    void on(const DiskRefused& refusal) { add(MarkKind::disk, refusal.node); }
    void on(const LinkChanged& link) {
        const std::pair key{link.from, link.to};
        const auto known = m_cut.find(key);
        const bool before = known != m_cut.end() ? known->second : m_chunk.before.isCut(link.from, link.to);
        if (link.cut == before) return;
        m_cut[key] = link.cut;
        add(link.cut ? MarkKind::cut : MarkKind::healed, noNode);
    }
    void on(const Violated& violated) { add(MarkKind::violation, violated.node); }

    // ---- who leads, and what is committed ----

    void on(const Changed& change) {
        if (!isServer(change.node)) return;
        Seat* seat = find(change.node);
        bool moves = false;
        for (const FieldChange& field : change.fields) {
            const std::int64_t value = field.erased ? 0 : field.value;
            if (field.field == zab::lastCommitted) commit(value);
            if (!seat) continue;
            moves = (field.field == zab::role && std::exchange(seat->role, value) != value) || moves;
            moves = (field.field == zab::phase && std::exchange(seat->phase, value) != value) || moves;
            moves = (field.field == zab::leader && std::exchange(seat->leader, value) != value) || moves;
            moves = (field.field == zab::establishedEpoch && std::exchange(seat->established, value) != value) || moves;
        }
        if (moves) look();
    }
    template <typename Other>
    void on(const Other&) {}

    void add(MarkKind kind, NodeId node) {
        auto& marks = m_story.marks;
        const EventId command = commandOf(m_event->cause);
        // A command that shows in its effect needs no mark of its own.
        if (command != noEvent && !marks.empty() && marks.back().kind == MarkKind::command &&
            marks.back().event == command)
            marks.pop_back();
        if (!marks.empty() && kind != MarkKind::command) {
            Mark& last = marks.back();
            if (last.kind == kind && last.at == m_event->at && last.command == command) {
                ++last.count;
                if (last.node != node) last.node = noNode;
                return;
            }
        }
        marks.push_back({kind, node, m_event->id, m_event->at, 1, kind == MarkKind::command ? m_event->id : command});
    }
    EventId commandOf(EventId cause) const {
        if (cause == noEvent || cause > m_timeline.last()) return noEvent;
        return std::holds_alternative<Commanded>(m_timeline.event(cause).what) ? cause : noEvent;
    }

    void commit(std::int64_t value) {
        if (value <= m_committed) return;
        const Zxid before{m_committed};
        const Zxid after{value};
        m_committed = value;
        const std::int64_t count =
            after.epoch() == before.epoch() ? after.counter() - before.counter() : after.counter();
        if (count <= 0) return;
        constexpr std::int64_t most = 100'000;  // a snapshot can bring any number at once
        m_story.commits.push_back({m_event->at, m_event->id, static_cast<std::uint32_t>(std::min(count, most))});
    }

    Reign present(const Event& event) const {
        Reign reign;
        reign.event = event.id;
        reign.at = event.at;
        if (const Seat* leader = servingLeader()) {
            reign.what = Reign::What::leader;
            reign.leader = leader->sid;
            reign.epoch = leader->established;
        } else if (std::any_of(m_seats.begin(), m_seats.end(),
                               [this](const Seat& seat) { return seat.searches() && m_ensemble.isVoter(seat.sid); })) {
            reign.what = Reign::What::election;
        }
        return reign;
    }
    void look() {
        const Reign reign = present(*m_event);
        auto& reigns = m_story.reigns;
        if (reign.isSame(reigns.back())) return;
        if (reigns.size() < mostOfAKind)
            reigns.push_back(reign);
        else
            reigns.back() = reign;
    }
    const Seat* servingLeader() const {
        const Seat* found = nullptr;
        for (const Seat& leader : m_seats) {
            // Not every protocol has epochs.
            const bool serves = leader.established > 0 || leader.isIn(zab::Phase::broadcast);
            if (!leader.is(zab::Role::leading) || !serves) continue;
            if (found && found->established >= leader.established) continue;
            const bool quorum = containsQuorum(m_ensemble, [&](NodeId voter) {
                const Seat* other = find(voter);
                return voter == leader.sid || (other->is(zab::Role::following) && other->leader == leader.sid);
            });
            if (quorum) found = &leader;
        }
        return found;
    }

    const Seat* find(NodeId sid) const {
        const auto at = std::lower_bound(m_seats.begin(), m_seats.end(), sid,
                                         [](const Seat& seat, NodeId wanted) { return seat.sid < wanted; });
        return at != m_seats.end() && at->sid == sid ? &*at : nullptr;
    }
    Seat* find(NodeId sid) { return const_cast<Seat*>(std::as_const(*this).find(sid)); }

    const Chunk& m_chunk;
    const Timeline& m_timeline;
    const Ensemble& m_ensemble;
    const Event* m_event = nullptr;
    std::vector<Seat> m_seats;                        // of the members, ascending by sid
    std::map<std::pair<NodeId, NodeId>, bool> m_cut;  // links that the chunk has changed so far
    std::int64_t m_committed = 0;
    ChunkStory m_story;
};

}  // namespace

ChunkStory readStory(const Chunk& chunk, const Timeline& timeline, const Ensemble& ensemble) {
    return Walk{chunk, timeline, ensemble}.run();
}

}  // namespace zabscope
