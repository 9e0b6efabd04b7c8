// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/condition_watch.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace zabscope {
namespace {

using namespace condition;

/// The event that an atom of events waits for, or that "count" counts.
const Happening* happeningOf(const ConditionNode& node) {
    if (const auto* count = std::get_if<Count>(&node.what)) return &count->happening;
    return std::get_if<Happening>(&node.what);
}

}  // namespace

ConditionWatch::ConditionWatch(Condition condition, const Ensemble& ensemble, const ClusterState& present, Instant now,
                               std::vector<std::string> invariants)
    : m_condition(std::move(condition)),
      m_ensemble(std::make_shared<const Ensemble>(ensemble)),
      m_invariants(std::make_shared<const std::vector<std::string>>(std::move(invariants))),
      m_now(now) {
    compile(m_condition);
    if (m_followsMessages) {
        for (const MessageInFlight& message : present.messages()) {
            if (message.message != noEvent)
                m_flights.emplace(message.message, Flight{message.kind, message.from, message.to});
        }
    }
    const Surroundings around{*m_ensemble, present, m_flights, *m_invariants};
    for (Cell& cell : m_cells) {
        if (cell.parts.empty() && !happeningOf(*cell.node)) cell.outlook.holds = holdsNow(*cell.node, around);
        judge(cell, now);
    }
}

/// Adds the cells of a condition, parts first, and returns the place of its own.
std::size_t ConditionWatch::compile(const Condition& condition) {
    Cell cell;
    cell.node = &condition.node();
    for (const Condition& part : partsOf(*cell.node)) cell.parts.push_back(compile(part));
    cell.interest = interestOf(*cell.node);
    m_interest.add(cell.interest);
    m_followsMessages = m_followsMessages || followsMessages(*cell.node);
    m_cells.push_back(std::move(cell));
    return m_cells.size() - 1;
}

bool ConditionWatch::observe(const Event& event, const ClusterState& after, const HistoryBook&) {
    assert(event.at >= m_now);
    const auto* sent = std::get_if<Sent>(&event.what);
    if (m_followsMessages && sent) m_flights.emplace(event.id, Flight{sent->kind, sent->from, sent->to});
    const bool matters = m_interest.includes(event.what);
    if (matters) {
        advance(event.at);
        const Surroundings around{*m_ensemble, after, m_flights, *m_invariants};
        for (Cell& cell : m_cells) {
            const Happening* happening = happeningOf(*cell.node);
            if (happening && cell.interest.includes(event.what) && happens(*happening, event, around)) ++cell.happened;
        }
        followMessage(event);  // only now: a delivery asks what the message was, "idle" what is left
        for (Cell& cell : m_cells) {
            const bool state = cell.parts.empty() && !happeningOf(*cell.node);
            if (state && cell.interest.includes(event.what)) cell.outlook.holds = holdsNow(*cell.node, around);
            judge(cell, event.at);
        }
    } else {
        followMessage(event);
    }
    return matters;
}

void ConditionWatch::followMessage(const Event& event) {
    if (!m_followsMessages) return;
    if (const auto* delivered = std::get_if<Delivered>(&event.what)) m_flights.erase(delivered->message);
    if (const auto* lost = std::get_if<Lost>(&event.what)) m_flights.erase(lost->message);
}

/// Lets time pass up to an event: what changed without one is taken over into the cells' memories.
void ConditionWatch::advance(Instant now) {
    for (Cell& cell : m_cells) {
        if (cell.parts.size() != 1) continue;
        Outlook part = m_cells[cell.parts[0]].outlook;
        cell.broken = cell.broken || part.holds || (!part.flips.empty() && part.flips.front() <= now);
        for (const Instant flip : part.flips) {
            if (flip > now) break;
            part.holds = !part.holds;
            if (part.holds) cell.since = flip;
        }
        cell.partHeld = part.holds;
    }
    for (Cell& cell : m_cells) cell.outlook.advance(now);
    m_now = now;
}

/// Renews the outlook of what is not an atom of state; the parts' outlooks are new already.
void ConditionWatch::judge(Cell& cell, Instant now) {
    const auto& what = cell.node->what;
    if (std::holds_alternative<Happening>(what)) {
        cell.outlook.holds = cell.happened > 0;
    } else if (const auto* count = std::get_if<Count>(&what)) {
        cell.outlook.holds = compare(cell.happened, count->sign, count->times);
    } else if (std::holds_alternative<All>(what) || std::holds_alternative<Any>(what)) {
        std::vector<const Outlook*> parts;
        for (const std::size_t part : cell.parts) parts.push_back(&m_cells[part].outlook);
        cell.outlook = combination(parts, std::holds_alternative<All>(what));
    } else if (cell.parts.size() == 1) {
        const Outlook& part = m_cells[cell.parts[0]].outlook;
        if (std::holds_alternative<Not>(what)) cell.outlook = negation(part);
        if (std::holds_alternative<Never>(what)) {
            cell.broken = cell.broken || part.holds;
            cell.outlook = cell.broken ? Outlook{} : untilFirst(part);
        }
        if (part.holds && !cell.partHeld) cell.since = now;
        cell.partHeld = part.holds;
        if (const auto* held = std::get_if<ForAtLeast>(&what))
            cell.outlook = heldFor(part, cell.since, now, held->time);
    }
}

Instant ConditionWatch::nextChange(Instant now) const {
    const std::vector<Instant>& flips = m_cells.back().outlook.flips;
    const auto next = std::upper_bound(flips.begin(), flips.end(), now);
    return next == flips.end() ? never : *next;
}

Instant ConditionWatch::nextChange() const { return nextChange(m_now); }

}  // namespace zabscope
