// SPDX-License-Identifier: GPL-3.0-or-later
/// Follows a run and tells whether a condition holds: cheaply, since an atom is judged again only when an event can
/// change it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/trace/condition.h"
#include "core/trace/condition_facts.h"
#include "core/trace/outlook.h"

namespace zabscope {

/// A value: a copy goes on by itself. What happened before the watch began does not count for atoms of events, "count",
/// "never" and "for at least".
class ConditionWatch {
public:
    /// Begins at `now` in the present state. `invariants`: the names of the protocol's invariants by their number, for
    /// "violation NAME". Precondition: the condition is not empty.
    ConditionWatch(Condition condition, const Ensemble& ensemble, const ClusterState& present, Instant now,
                   std::vector<std::string> invariants = {});

    /// Takes in one event and the state after it. Every event since the watch began must be shown, in order. True if
    /// the condition's present truth was judged again, so that looking at holds() is worth it.
    bool observe(const Event& event, const ClusterState& after, const HistoryBook& book);
    /// Whether it holds at `now` if nothing has happened since the last event. Precondition: not before the last event.
    bool holds(Instant now) const { return m_cells.back().outlook.at(now); }
    /// The first instant after `now` at which holds() will change without an event ("for at least"); `never` if there
    /// is none.
    Instant nextChange(Instant now) const;
    /// The same, seen from the last event that mattered.
    Instant nextChange() const;
    const Condition& condition() const { return m_condition; }

private:
    struct Cell {
        const ConditionNode* node = nullptr;  // m_condition keeps it alive
        condition::Interest interest;
        std::vector<std::size_t> parts;
        Outlook outlook;
        std::int64_t happened = 0;  // atoms of events and "count": how often
        bool broken = false;        // "never": it has held
        bool partHeld = false;      // "for at least": whether its part held at the last judgement,
        Instant since;              // and from when on
    };

    std::size_t compile(const Condition& condition);
    void advance(Instant now);
    void judge(Cell& cell, Instant now);
    void followMessage(const Event& event);

    Condition m_condition;
    std::shared_ptr<const Ensemble> m_ensemble;
    std::shared_ptr<const std::vector<std::string>> m_invariants;
    std::vector<Cell> m_cells;  // parts before wholes; the last is the condition itself
    condition::Interest m_interest;
    bool m_followsMessages = false;
    condition::Flights m_flights;
    Instant m_now;  // of the last judgement
};

}  // namespace zabscope
