// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/play.h"

#include "core/catalog.h"
#include "core/net/loopback_transport.h"
#include "core/sim/memory_transport.h"
#include "core/trace/text.h"

namespace zabscope {
namespace {

bool leavesModel(const std::vector<Command>& commands) {
    for (const Command& command : commands) {
        if (isViolationOfModel(command)) return true;
    }
    return false;
}

bool leavesModel(const Scenario& scenario) {
    for (const Statement& statement : scenario.script) {
        if (const auto* at = std::get_if<AtStatement>(&statement.what); at && leavesModel(at->commands)) return true;
        if (const auto* when = std::get_if<WhenStatement>(&statement.what); when && leavesModel(when->commands))
            return true;
        if (const auto* what = std::get_if<DoStatement>(&statement.what); what && isViolationOfModel(what->command))
            return true;
    }
    return false;
}

}  // namespace

std::unique_ptr<Transport> makeTransport(Carrier carrier) {
    if (carrier == Carrier::memory) return std::make_unique<MemoryTransport>();
    return std::make_unique<LoopbackTransport>();
}

TraceHeader headerOf(const Scenario& scenario) {
    TraceHeader header;
    header.programVersion = ZABSCOPE_VERSION;
    header.protocol = scenario.ensemble.protocol;
    header.seed = scenario.seed;
    header.scenarioName = scenario.name;
    header.scenario = scenario.source;
    header.variants.assign(scenario.ensemble.variants.begin(), scenario.ensemble.variants.end());
    header.outsideFaultModel = leavesModel(scenario);
    return header;
}

Play::Play(Scenario scenario, Carrier carrier)
    : m_scenario(std::make_unique<const Scenario>(std::move(scenario))),
      m_simulator(std::make_unique<Simulator>(stageOf(*m_scenario), protocolOf(m_scenario->ensemble),
                                              makeTransport(carrier))),
      m_director(std::make_unique<Director>(*m_scenario, *m_simulator)) {}

std::optional<TraceError> Play::recordTo(const std::string& path) {
    m_writer = std::make_unique<TraceWriter>(path);
    return m_writer->begin(headerOf(*m_scenario));
}

bool Play::advance(std::uint64_t events) {
    if (m_trouble) return false;
    bool more = true;
    const EventId enough = timeline().last() + events;
    try {
        while (more && timeline().last() < enough) more = m_director->step();
    } catch (const TransportError& error) {
        m_trouble = error.what();
    }
    if (m_writer) {
        if (const auto error = m_writer->write(timeline())) m_trouble = error->text();
    }
    return more && !m_trouble;
}

std::optional<TraceError> Play::finish() {
    if (!m_writer) return std::nullopt;
    auto error = m_writer->finish(timeline(), headerOf(*m_scenario));
    if (!error) m_writer.reset();
    return error;
}

std::string Play::partialPath() const { return m_writer ? m_writer->partialPath() : std::string{}; }

std::vector<std::vector<std::string>> Play::conversations() const {
    std::vector<std::vector<std::string>> all(m_scenario->script.size());
    const auto& spans = m_director->spans();
    for (std::size_t i = 0; i < spans.size(); ++i) {
        for (EventId id = spans[i].first; id != noEvent && id <= spans[i].last; ++id) {
            if (inConversation(timeline().event(id))) all[i].push_back(toLine(timeline().event(id), timeline()));
        }
    }
    return all;
}

std::vector<std::string> violationsOf(const Timeline& timeline, const Ensemble& ensemble) {
    std::vector<std::string> lines;
    if (timeline.state().violations() == 0) return lines;
    const Invariants invariants = protocolOf(ensemble).makeInvariants(ensemble);
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const auto* violated = std::get_if<Violated>(&timeline.event(id).what);
        if (!violated) continue;
        std::string line = toSeconds(timeline.event(id).at) + " ";
        line += violated->invariant < invariants.size() ? invariants[violated->invariant]->name() : "?";
        lines.push_back(line + " does not hold: " + std::string{violated->text});
    }
    return lines;
}

}  // namespace zabscope
