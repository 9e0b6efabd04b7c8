// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/retold_pauses.h"

#include <algorithm>
#include <map>

#include "core/zab/notes.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

class Pauses {
public:
    Pauses(const Timeline& timeline, const Ensemble& ensemble)
        : m_timeline(timeline), m_limit(ensemble.tickTime * ensemble.syncLimit) {}

    std::vector<RetoldPause> run() {
        for (EventId id = 1; id <= m_timeline.last(); ++id) {
            const Event& event = m_timeline.event(id);
            m_now = event.at;
            if (const auto* born = std::get_if<Born>(&event.what)) begins(born->node);
            if (const auto* died = std::get_if<Died>(&event.what)) ends(died->node);
            // What is said of a run that tells of pauses, is all there is to say.
            if (std::holds_alternative<Froze>(event.what)) return {};
            if (const auto* changed = std::get_if<Changed>(&event.what)) changes(*changed);
            if (const auto* noted = std::get_if<Noted>(&event.what)) notes(*noted);
        }
        std::stable_sort(m_pauses.begin(), m_pauses.end(),
                         [](const RetoldPause& a, const RetoldPause& b) { return a.from < b.from; });
        return std::move(m_pauses);
    }

private:
    struct Seat {
        bool up = false;
        Instant acted{};
        zab::Role role{};
        NodeId leader = noNode;
        std::optional<Instant> missed;  ///< since when others have given it up, and it has not been heard of
    };

    void begins(NodeId node) {
        Seat& seat = m_seats[node];
        seat = Seat{};
        seat.up = true;
        seat.acted = m_now;
    }
    void ends(NodeId node) {
        Seat& seat = m_seats[node];
        if (seat.missed && m_now - *seat.missed > m_limit / 4) add(node, seat, std::nullopt);
        seat = {};
    }
    void acts(NodeId node) {
        Seat& seat = m_seats[node];
        if (seat.missed && m_now > *seat.missed) {
            if (m_now - *seat.missed > m_limit / 4) add(node, seat, m_now);
            seat.missed.reset();
        }
        seat.acted = m_now;
    }
    void add(NodeId node, const Seat& seat, std::optional<Instant> until) {
        // It was last heard of a whole limit before it was given up.
        const Instant from = std::max(seat.acted + milliseconds(1), *seat.missed - m_limit);
        if (from < *seat.missed) m_pauses.push_back({node, from, until});
    }
    void miss(NodeId node) {
        Seat& seat = m_seats[node];
        if (seat.up && !seat.missed && m_now - seat.acted > m_limit / 4) seat.missed = m_now;
    }
    void changes(const Changed& changed) {
        Seat& seat = m_seats[changed.node];
        for (const FieldChange& field : changed.fields) {
            // A leader gives up a learner.
            if (field.erased && field.field == zab::learnerPhase && seat.role == zab::Role::leading &&
                m_seats[field.row].leader == changed.node && m_seats[field.row].role == zab::Role::following)
                miss(field.row);
            if (field.field == zab::role) seat.role = static_cast<zab::Role>(field.value);
            if (field.field == zab::leader) seat.leader = static_cast<NodeId>(field.value);
        }
        acts(changed.node);
    }
    void notes(const Noted& note) {
        if (static_cast<zab::Sentence>(note.sentence) == zab::Sentence::leader_silent) {
            const auto leader = static_cast<NodeId>(note.values[0].value);
            if (m_seats[leader].role == zab::Role::leading) miss(leader);
        }
        acts(note.node);
    }

    const Timeline& m_timeline;
    Duration m_limit;
    Instant m_now;
    std::map<NodeId, Seat> m_seats;
    std::vector<RetoldPause> m_pauses;
};

}  // namespace

std::vector<RetoldPause> pausesOf(const Timeline& timeline, const Ensemble& ensemble) {
    return Pauses(timeline, ensemble).run();
}

}  // namespace zabscope
