// SPDX-License-Identifier: GPL-3.0-or-later
/// Plays a scenario's script on a simulator, and notes which statements failed and what happened during each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/sim/simulator.h"
#include "core/trace/condition_watch.h"
#include "core/trace/scenario.h"

namespace zabscope {

/// What a scenario's run starts from. The seed is the scenario's unless another is given.
Stage stageOf(const Scenario& scenario, std::optional<std::uint64_t> seed = std::nullopt);

/// The script runs from top to bottom. Statements "at" and "when" are armed where they stand and carried out while a later
/// statement runs: "at T" when all events of that instant have happened, "at T#3" after the third (or with the step that it
/// belongs to, which is not interrupted), "when" after the step in which its condition first holds.
class Director {
public:
    struct Failure {
        std::size_t statement = 0;  ///< its place in the script
        Place place;
        std::string reason;  ///< one line: "not reached within 30s: leader elected"
    };
    /// The events that happened while a statement ran: first .. last; last < first if there were none.
    struct Span {
        EventId first = noEvent;
        EventId last = noEvent;
    };

    /// A command that a statement has carried out.
    struct Deed {
        std::size_t statement = 0;
        EventId event = noEvent;  ///< its Commanded
    };

    /// Both must outlive the director. Precondition: the simulator stands at the start of a run of this scenario.
    Director(const Scenario& scenario, Simulator& simulator);
    /// Goes on where the other stands, over another simulator: a fork. Precondition: that one stands where the other's
    /// stood (the same image), or the copy is only kept to be copied again.
    Director(const Director& other, Simulator& simulator);

    /// Does the next thing: a statement, a command that was armed, or one step of the simulator. False when the script has
    /// come to its end.
    bool step();
    void play() {
        while (step()) {}
    }
    /// When step() would do the next thing: who wants to go no further than a horizon asks before each step. `never` when
    /// the script has come to its end.
    Instant nextDue();
    /// The statement that step() goes on with; the script's size at the end.
    std::size_t statement() const { return m_next; }
    const std::vector<Failure>& failures() const { return m_failures; }
    /// One for each statement that has been finished.
    const std::vector<Span>& spans() const { return m_spans; }
    /// In the order of their happening.
    const std::vector<Deed>& deeds() const { return m_deeds; }
    /// Armed statements that have not been carried out, in the order of the script.
    std::vector<std::size_t> waiting() const;
    /// Statements whose commands are still to be carried out: those that are armed, then those that the script has not come
    /// to, in its order.
    std::vector<std::size_t> ahead() const;

private:
    struct Timed {
        std::size_t statement;
        const AtStatement* what;
    };
    struct Watched {
        std::size_t statement;
        const WhenStatement* what;
        ConditionWatch watch;
    };
    struct Running {
        const RunStatement* what;
        Instant deadline;
        std::optional<ConditionWatch> watch;
    };
    struct Expected {
        std::size_t statement;
        ConditionWatch watch;
    };

    ConditionWatch watch(const Condition& condition) const;
    Instant nextStop(const Running& running) const;
    bool isReached(const Timed& timed) const;
    void begin(const Statement& statement);
    void expect(const Condition& condition);
    void run(const Running& running);
    bool carryOutReached();
    bool carryOutTimed(Instant now);
    void carryOut(std::size_t statement, const std::vector<Command>& commands);
    std::int64_t eventsNow() const;
    void observe();
    void fail(std::size_t statement, std::string reason);
    void finish();

    const Scenario& m_scenario;
    Simulator& m_simulator;
    std::vector<std::string> m_invariants;
    std::size_t m_next = 0;
    EventId m_seen = noEvent;         ///< the watches have been shown all up to here
    std::vector<Timed> m_timed;       ///< in the order of the script
    std::vector<Watched> m_watched;
    std::vector<Expected> m_expected; ///< watched from the start: "expect" speaks of the whole run
    std::optional<Running> m_running;
    EventId m_before = noEvent;       ///< the last event before the present statement
    bool m_begun = false;             ///< the present statement
    std::vector<Failure> m_failures;
    std::vector<Span> m_spans;
    std::vector<Deed> m_deeds;
};

}  // namespace zabscope
