// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_condition.h"

#include <algorithm>

namespace zabscope {
namespace {

/// Whether the condition speaks of what happens, at least in a part.
bool happensIn(const Condition& condition) {
    const auto& what = condition.node().what;
    if (std::holds_alternative<condition::Happening>(what)) return true;
    const bool composite = std::holds_alternative<condition::All>(what) || std::holds_alternative<condition::Any>(what) ||
                           std::holds_alternative<condition::Not>(what);
    const auto parts = partsOf(condition.node());
    return composite && std::any_of(parts.begin(), parts.end(), happensIn);
}

/// The message that an arrival or a loss speaks of: conditions ask what it was.
condition::Flights flightsOf(const Event& event, const Timeline& timeline) {
    EventId message = noEvent;
    if (const auto* delivered = std::get_if<Delivered>(&event.what)) message = delivered->message;
    if (const auto* lost = std::get_if<Lost>(&event.what)) message = lost->message;
    if (message == noEvent) return {};
    const auto& sent = std::get<Sent>(timeline.event(message).what);
    return {{message, {sent.kind, sent.from, sent.to}}};
}

}  // namespace

EventCondition::EventCondition(const Condition& condition, std::shared_ptr<const Ensemble> ensemble,
                               std::shared_ptr<const std::vector<std::string>> invariants)
    : m_ensemble(std::move(ensemble)), m_invariants(std::move(invariants)) {
    compile(condition);
}

std::size_t EventCondition::compile(const Condition& condition) {
    Part part;
    part.condition = condition;
    if (!happensIn(condition)) {
        part.watch.emplace_back(condition, *m_ensemble, ClusterState{}, startOfTime, *m_invariants);
        part.holds = part.watch.front().holds(startOfTime);
    } else {
        for (const Condition& one : partsOf(condition.node())) part.parts.push_back(compile(one));
    }
    m_parts.push_back(std::move(part));
    return m_parts.size() - 1;
}

bool EventCondition::selects(const Event& event, const ClusterState& after, const Timeline& timeline) {
    const condition::Flights flights = flightsOf(event, timeline);
    const condition::Surroundings around{*m_ensemble, after, flights, *m_invariants};
    for (Part& part : m_parts) {
        for (ConditionWatch& watch : part.watch) {
            watch.observe(event, after, timeline.histories());
            const bool held = part.holds;
            part.holds = watch.holds(event.at);
            part.selected = part.holds && !held;
        }
        if (part.watch.empty()) judge(part, event, around);
    }
    return m_parts.back().selected;
}

void EventCondition::judge(Part& part, const Event& event, const condition::Surroundings& around) {
    const auto* happening = std::get_if<condition::Happening>(&part.condition.node().what);
    if (!happening) return combine(part);
    part.selected = condition::interestOf(part.condition.node()).includes(event.what) &&
                    condition::happens(*happening, event, around);
}

void EventCondition::combine(Part& part) const {
    const auto& what = part.condition.node().what;
    const auto selected = [&](std::size_t index) { return m_parts[index].selected; };
    // Beside what happens, what is asked of the present is only whether it holds.
    const auto agrees = [&](std::size_t index) {
        return m_parts[index].watch.empty() ? m_parts[index].selected : m_parts[index].holds;
    };
    if (std::holds_alternative<condition::All>(what)) {
        part.selected = std::all_of(part.parts.begin(), part.parts.end(), agrees);
    } else if (std::holds_alternative<condition::Not>(what)) {
        part.selected = !selected(part.parts.front());
    } else {
        part.selected = std::any_of(part.parts.begin(), part.parts.end(), selected);
    }
}

}  // namespace zabscope
