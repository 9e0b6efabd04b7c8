// SPDX-License-Identifier: GPL-3.0-or-later
/// How far one run has come with a challenge: which goals hold, what was done, and what of it was not allowed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/learn/action_budget.h"
#include "core/trace/condition_watch.h"
#include "core/trace/timeline.h"

namespace zabscope::learn {

/// An action that the challenge does not have room for.
struct Offence {
    using Why = Excluded;
    Why why{};
    Instant at;
    ActionKind kind{};
    std::string command;
};

/// A function of the run and of what the person did in it; the window and the grading judge with it. Goals are watched
/// from when the opening is over, and until they all hold: what happens before and after does not count.
class Attempt {
public:
    explicit Attempt(std::shared_ptr<const Challenge> challenge);

    /// Takes in what is new. Everything up to `reached` has happened in the run; `deeds` are the events (Commanded) of
    /// what the person did in it, ascending. Each call must be given the same run as the one before, perhaps grown.
    void read(const Timeline& timeline, Instant reached, std::span<const EventId> deeds);

    const Challenge& challenge() const { return *m_challenge; }
    /// All goals have held at once, in time.
    bool isReached() const { return m_reachedAt.has_value(); }
    bool isSolved() const { return isReached() && m_offences.empty(); }
    std::optional<Instant> reachedAt() const { return m_reachedAt; }
    /// The challenge's time has passed and the goals were not reached.
    bool isTimeUp() const { return !isReached() && m_now >= m_end; }
    Instant now() const { return m_now; }
    EventId seen() const { return m_seen; }

    /// Whether the goal holds now, or held at the moment of success.
    bool holds(std::size_t goal) const { return m_goals[goal].holds; }
    /// Whether it has held at some time.
    bool hasHeld(std::size_t goal) const { return m_goals[goal].held; }
    /// How many of its steps have come true.
    std::size_t steps(std::size_t goal) const { return m_goals[goal].step + (m_goals[goal].holds ? 1 : 0); }

    std::int64_t actions() const { return m_budget.actions(); }
    std::int64_t faults() const { return m_budget.faults(); }
    std::int64_t times(ActionKind kind) const { return m_budget.times(kind); }
    const std::vector<Offence>& offences() const { return m_offences; }

private:
    struct Watched {
        std::size_t step = 0;
        std::optional<ConditionWatch> watch;
        bool holds = false;
        bool held = false;
    };

    void pass(Instant to, bool inclusive);
    void settle(Instant now);
    void beginTurn(Instant now);
    void begin(std::size_t goal, Instant now);
    void count(const Event& event, std::string_view command);
    void refuse(Offence::Why why, const Event& event, ActionKind kind, std::string_view command);

    std::shared_ptr<const Challenge> m_challenge;
    std::vector<std::string> m_invariants;
    Instant m_end;
    ClusterState m_state;
    EventId m_seen = noEvent;
    Instant m_now;
    std::vector<Watched> m_goals;
    std::optional<Instant> m_reachedAt;
    bool m_turn = false;       // the person's
    std::size_t m_opened = 0;  // commands of the opening so far
    ActionBudget m_budget;
    std::vector<Offence> m_offences;
};

}  // namespace zabscope::learn
