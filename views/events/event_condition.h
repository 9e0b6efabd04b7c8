// SPDX-License-Identifier: GPL-3.0-or-later
/// Which events a condition of the scenario language selects when it stands in a filter.
///
/// What happens ("sent PROPOSAL", "changed role of 3") selects the events that match. What is ("leader elected",
/// "never ...", "count ... >= 3", "... for at least 2s") selects each event at which it has become true. "or" selects
/// what any part selects. "and" of parts that happen and parts that are selects what all the former select while all
/// the latter hold. "not" before what happens selects all other events.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/trace/condition.h"
#include "core/trace/condition_watch.h"
#include "core/trace/timeline.h"

namespace zabscope {

/// A value: a copy goes on by itself. Every event of a run must be shown to it, in order, from the first.
class EventCondition {
public:
    /// Begins before the first event. Precondition: the condition is not empty.
    EventCondition(const Condition& condition, std::shared_ptr<const Ensemble> ensemble,
                   std::shared_ptr<const std::vector<std::string>> invariants);

    /// Takes in the next event and the state after it; whether the event is selected.
    bool selects(const Event& event, const ClusterState& after, const Timeline& timeline);

private:
    struct Part {
        Condition condition;
        std::vector<std::size_t> parts;       // of "and", "or" and "not" with something that happens in it
        std::vector<ConditionWatch> watch;    // one for what is, none for what happens
        bool holds = false;
        bool selected = false;
    };

    std::size_t compile(const Condition& condition);
    void judge(Part& part, const Event& event, const condition::Surroundings& around);
    void combine(Part& part) const;

    std::shared_ptr<const Ensemble> m_ensemble;
    std::shared_ptr<const std::vector<std::string>> m_invariants;
    std::vector<Part> m_parts;  // parts before wholes; the last is the condition itself
};

}  // namespace zabscope
