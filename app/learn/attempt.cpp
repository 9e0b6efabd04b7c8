// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/attempt.h"

#include <algorithm>
#include <utility>

#include "core/catalog.h"

namespace zabscope::learn {

Attempt::Attempt(std::shared_ptr<const Challenge> challenge)
    : m_challenge(std::move(challenge)), m_end(startOfTime + m_challenge->time), m_goals(m_challenge->goals.size()),
      m_budget(*m_challenge) {
    for (const auto& invariant :
         protocolOf(m_challenge->scenario.ensemble).makeInvariants(m_challenge->scenario.ensemble))
        m_invariants.emplace_back(invariant->name());
}

/// Events of the instant in which the opening ends belong to it, up to the person's first command.
void Attempt::beginTurn(Instant now) {
    m_turn = true;
    for (std::size_t goal = 0; goal < m_goals.size(); ++goal) begin(goal, now);
    settle(now);
}

void Attempt::begin(std::size_t goal, Instant now) {
    Watched& watched = m_goals[goal];
    watched.watch.emplace(m_challenge->goals[goal].steps[watched.step], m_challenge->scenario.ensemble, m_state, now,
                          m_invariants);
}

void Attempt::read(const Timeline& timeline, Instant reached, std::span<const EventId> deeds) {
    for (EventId id = m_seen + 1; id <= timeline.last() && !isReached(); ++id) {
        const Event& event = timeline.event(id);
        if (event.at > m_end) break;
        pass(event.at, false);
        const bool deed = std::binary_search(deeds.begin(), deeds.end(), id);
        if (deed && !m_turn) beginTurn(event.at);
        if (isReached()) return;
        m_seen = id;
        if (const auto* commanded = std::get_if<Commanded>(&event.what)) {
            if (deed)
                count(event, commanded->text);
            else
                ++m_opened;
        }
        m_state.apply(event, timeline.histories());
        if (!m_turn) continue;
        for (Watched& watched : m_goals) watched.watch->observe(event, m_state, timeline.histories());
        settle(event.at);
    }
    pass(std::min(reached, m_end), true);
}

/// Lets time pass in which nothing happens; what is judged by how long it lasts can come true in it.
void Attempt::pass(Instant to, bool inclusive) {
    if (!m_turn && to > m_challenge->begins) beginTurn(m_challenge->begins);
    while (m_turn && !isReached()) {
        Instant next = never;
        for (const Watched& watched : m_goals) next = std::min(next, watched.watch->nextChange(m_now));
        if (next > to || (next == to && !inclusive)) break;
        settle(next);
    }
    if (!isReached()) m_now = std::max(m_now, to);
}

void Attempt::settle(Instant now) {
    m_now = std::max(m_now, now);
    bool all = true;
    for (std::size_t goal = 0; goal < m_goals.size(); ++goal) {
        Watched& watched = m_goals[goal];
        watched.holds = watched.watch->holds(now);
        while (watched.holds && watched.step + 1 < m_challenge->goals[goal].steps.size()) {
            ++watched.step;
            begin(goal, now);
            watched.holds = watched.watch->holds(now);
        }
        watched.held = watched.held || watched.holds;
        all = all && watched.holds;
    }
    if (all) m_reachedAt = now;
}

void Attempt::count(const Event& event, std::string_view text) {
    const auto parsed = parseCommand(text, m_challenge->scenario.ensemble);
    const auto* command = std::get_if<Command>(&parsed);
    if (!command) return refuse(Offence::Why::forbidden, event, {}, text);
    const ActionKind kind = kindOf(*command);
    const bool early = event.at < m_challenge->begins || m_opened < m_challenge->opening.size();
    const auto why = early ? std::optional(Offence::Why::tooEarly) : m_budget.against(kind);
    m_budget.take(kind);
    if (why) refuse(*why, event, kind, text);
}

void Attempt::refuse(Offence::Why why, const Event& event, ActionKind kind, std::string_view command) {
    constexpr std::size_t most = 100;
    if (m_offences.size() < most) m_offences.push_back({why, event.at, kind, std::string{command}});
}

}  // namespace zabscope::learn
