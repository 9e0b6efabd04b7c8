// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run.h"

#include <algorithm>
#include <utility>

#include "core/catalog.h"
#include "core/sim/memory_transport.h"

namespace zabscope {
namespace {

/// The first event that differs; noEvent if the re-run equals the recorded run as far as it goes.
EventId firstDifference(const Timeline& rerun, const Timeline& recorded) {
    const EventId common = std::min(rerun.last(), recorded.last());
    for (EventId id = 1; id <= common; ++id) {
        const Event& a = rerun.event(id);
        const Event& b = recorded.event(id);
        if (a.at != b.at || a.cause != b.cause || a.what.index() != b.what.index()) return id;
        const auto* sent = std::get_if<Sent>(&a.what);
        if (sent && sent->bytes != std::get<Sent>(b.what).bytes) return id;
    }
    return noEvent;
}

}  // namespace

RunDiffers::RunDiffers(EventId event)
    : std::runtime_error("this trace cannot be continued: run again, it differs from event " + std::to_string(event) +
                         " on (another version of Zabscope has recorded it); it can still be looked at") {}

void Saves::add(Save save) { m_saves.push_back(std::move(save)); }

const Saves::Save* Saves::find(Position target, const std::vector<PlacedCommand>& commands) const {
    const Save* best = nullptr;
    for (const Save& save : m_saves) {
        if (target < save.position || (best && save.position < best->position)) continue;
        if (save.commands.size() > commands.size()) continue;
        if (!std::equal(save.commands.begin(), save.commands.end(), commands.begin())) continue;
        // What the person did next must not lie before the save.
        if (save.commands.size() < commands.size() && commands[save.commands.size()].position < save.position) continue;
        best = &save;
    }
    return best;
}

Run::Run(const Revive& order, Saves& saves) : m_scenario(order.scenario), m_saves(saves) {
    const Saves::Save* save = saves.find(order.at, order.commands);
    if (save && order.recorded) {
        takeUp(*save, *order.recorded);
    } else {
        start();
    }
    for (std::size_t i = m_commands.size(); i < order.commands.size(); ++i) {
        const PlacedCommand& command = order.commands[i];
        runTo(command.position);
        act(command.text, command.position.at);
    }
    runTo(order.at);
    if (!save && order.recorded) {
        if (const EventId different = firstDifference(timeline(), *order.recorded)) throw RunDiffers(different);
    }
    const bool remade = m_simulator->timeline().empty() || !order.recorded;
    if (remade && order.carrier == Carrier::memory) return;
    // The recorded run and what was re-run are the same up to here; going on with the recorded one shares its memory.
    Timeline timeline = order.recorded && order.recorded->last() >= m_simulator->timeline().last()
                            ? order.recorded->prefix(m_simulator->timeline().last())
                            : m_simulator->timeline();
    auto simulator =
        timeline.empty()
            ? std::make_unique<Simulator>(stageOf(*m_scenario), protocolOf(m_scenario->ensemble),
                                          makeTransport(order.carrier))
            : std::make_unique<Simulator>(*m_simulator->image(), std::move(timeline), makeTransport(order.carrier));
    if (m_director) m_director = std::make_unique<Director>(*m_director, *simulator);
    m_simulator = std::move(simulator);
}

void Run::start() {
    m_simulator = std::make_unique<Simulator>(stageOf(*m_scenario), protocolOf(m_scenario->ensemble),
                                              std::make_unique<MemoryTransport>());
    m_director = std::make_unique<Director>(*m_scenario, *m_simulator);
}

void Run::takeUp(const Saves::Save& save, const Timeline& recorded) {
    m_simulator = std::make_unique<Simulator>(*save.image, recorded.prefix(save.position.last),
                                              std::make_unique<MemoryTransport>());
    if (save.director) m_director = std::make_unique<Director>(*save.director, *m_simulator);
    m_commands = save.commands;
    m_saved = save.position.last;
}

// A position inside a step is reached with the whole step: what a server does at one instant is not torn apart.
void Run::runTo(Position target) {
    while (timeline().last() < target.last && step(never)) {}
}

bool Run::step(Instant horizon) {
    const bool more = advance(horizon);
    if (more) saveSometimes();
    return more;
}

bool Run::advance(Instant horizon) {
    while (m_director) {
        const Instant due = m_director->nextDue();
        if (due > horizon && due != never) return false;
        const bool more = due != never && m_director->step();
        collectFailures();
        if (more) return true;
        m_director.reset();
    }
    return m_simulator->step(horizon);
}

Instant Run::nextDue() {
    const Instant due = m_director ? m_director->nextDue() : never;
    return std::min(due, m_simulator->nextDue());
}

void Run::passTo(Instant now) {
    if (now > m_simulator->now()) m_simulator->runUntil(now);
}

std::optional<std::string> Run::act(const std::string& text, Instant now) {
    const auto parsed = parseCommand(text, m_simulator->stage().ensemble);
    if (const auto* error = std::get_if<ScenarioError>(&parsed)) return error->message;
    passTo(now);
    const Position position = m_simulator->position();
    const auto refusal = m_simulator->carryOut(std::get<Command>(parsed));
    if (refusal) return refusal;
    endScript();
    m_commands.push_back({position, text});
    return std::nullopt;
}

void Run::endScript() {
    if (!m_director) return;
    for (const std::size_t statement : m_director->ahead()) m_leftOut.push_back(m_scenario->script[statement].source);
    m_director.reset();
}

std::vector<std::string> Run::takeLeftOut() { return std::exchange(m_leftOut, {}); }

void Run::saveSometimes() {
    if (timeline().last() < m_saved + Saves::distance) return;
    m_saved = timeline().last();
    std::shared_ptr<const Director> director;
    if (m_director) director = std::make_shared<const Director>(*m_director, *m_simulator);
    const Saves::Save save{m_simulator->position(), m_commands, m_simulator->image(), director};
    const Saves::Save* known = m_saves.find(save.position, save.commands);
    if (!known || known->position != save.position) m_saves.add(save);
}

void Run::collectFailures() {
    const auto& failures = m_director->failures();
    for (; m_failuresSeen < failures.size(); ++m_failuresSeen) {
        const auto& failure = failures[m_failuresSeen];
        m_failures.push_back(m_scenario->name + ":" + std::to_string(failure.place.line) + ": " + failure.reason);
    }
}

std::vector<std::string> Run::takeFailures() { return std::exchange(m_failures, {}); }

}  // namespace zabscope
