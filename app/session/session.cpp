// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include <algorithm>
#include <utility>

#include "app/input.h"
#include "app/session/engine_words.h"
#include "app/session/interesting.h"
#include "core/catalog.h"

namespace zabscope {
namespace {

constexpr double largestFrame = 0.1;  // seconds: a longer pause of the window is not caught up with

}  // namespace

Session::Session(QObject* parent) : QObject(parent), m_engine(std::make_unique<EngineThread>()) {
    m_scenario = std::make_shared<const Scenario>();
    m_ensemble = std::make_shared<const Ensemble>();
    m_timeline = std::make_shared<const Timeline>();
    rebuildRecording();
}

Session::~Session() = default;

void Session::begin(Scenario scenario, Carrier carrier) {
    const bool leaves = headerOf(scenario).outsideFaultModel;
    m_scenario = std::make_shared<const Scenario>(std::move(scenario));
    m_ensemble = std::make_shared<const Ensemble>(m_scenario->ensemble);
    m_carrier = carrier;
    m_fixed = false;
    m_whyFixed.clear();
    m_origin.clear();
    m_branches = Branches();
    m_bookmarks.clear();
    m_leftModel = leaves;
    m_changed = false;
    m_selection = {};
    m_timeline = m_branches.now().timeline;
    m_reached = startOfTime;
    m_playhead.jump({});
    if (m_troubled) m_engine = std::make_unique<EngineThread>();
    revive({}, {});
    m_playhead.goLive(known());
    rebuildRecording();
    Q_EMIT begun();
}

void Session::show(LoadedTrace trace) {
    auto recorded = std::make_shared<const Timeline>(std::move(trace.timeline));
    auto scenario = readScenario(trace.header.scenario, trace.header.scenarioName);
    const bool unread = std::holds_alternative<InputError>(scenario);
    m_origin = trace.header.origin;
    m_fixed = unread || trace.header.isImported();
    m_whyFixed = !m_fixed ? QString()
                 : trace.header.isImported()
                     ? tr("This run was imported from what real servers left: it can be looked at, but not continued.")
                     : tr("This trace carries no scenario that can be run: it can be looked at, but not continued.");
    Scenario read = unread ? Scenario{} : std::get<Scenario>(std::move(scenario));
    read.seed = trace.header.seed;
    if (unread) {
        for (const NodeState& server : recorded->state().servers()) read.ensemble.members.push_back({server.node});
        read.name = trace.header.scenarioName;
    }
    m_scenario = std::make_shared<const Scenario>(std::move(read));
    m_ensemble = std::make_shared<const Ensemble>(m_scenario->ensemble);
    m_branches.fromHeader(trace.header, recorded);
    m_bookmarks = trace.header.bookmarks;
    m_timeline = recorded;
    m_reached = m_branches.now().end.at;
    m_nextDue = never;
    m_leftModel = trace.header.outsideFaultModel;
    m_changed = false;
    m_selection = {};
    m_engineReady = false;
    ++m_generation;  // what the engine still reports speaks of another run
    m_scripted = false;
    m_seeking = false;
    m_playhead.setPlaying(false);
    jump(trace.header.shown);
    if (m_troubled) m_engine = std::make_unique<EngineThread>();
    m_troubled = false;
    rebuildRecording();
    Q_EMIT begun();
    if (trace.warning) Q_EMIT told(QString::fromStdString(*trace.warning));
}

QString Session::whyFixed() const { return m_whyFixed; }

// The engine is to stand at a position of the current branch, after these commands.
void Session::revive(Position at, std::vector<PlacedCommand> commands) {
    Revive order;
    order.generation = ++m_generation;
    order.scenario = m_scenario;
    order.carrier = m_carrier;
    order.commands = std::move(commands);
    order.at = at;
    if (at.last != noEvent) order.recorded = m_branches.now().timeline;
    m_engine->order(std::move(order));
    m_engineReady = true;
    m_engineAnswered = false;
    m_troubled = false;
    m_seeking = false;
}

// Before the engine is to go on from the end of the branch.
bool Session::makeReady() {
    if (m_fixed || m_troubled) return false;
    if (!m_engineReady) revive(m_branches.now().end, m_branches.commandsOf(m_branches.current()));
    return true;
}

void Session::setGoal(Goal goal) {
    goal.number = ++m_goals;
    m_engine->order(std::move(goal));
}

void Session::take(Report& report) {
    for (const std::string& line : report.refused) Q_EMIT told(EngineWords::refused(line));
    if (report.generation == UINT64_MAX || (report.generation == m_generation && report.trouble)) {
        m_troubled = true;
        m_playhead.setPlaying(false);
        m_seeking = false;
        Q_EMIT troubled(EngineWords::stopped(report.trouble.value_or(std::string())));
    }
    if (report.generation != m_generation) return;
    for (const std::string& line : report.failures) Q_EMIT told(EngineWords::failed(line));
    if (!report.leftOut.empty()) Q_EMIT told(EngineWords::leftOut(report.leftOut));
    if (report.timeline) {
        m_engineAnswered = true;
        m_timeline = report.timeline;
        m_reached = report.reached;
        m_nextDue = report.nextDue;
        m_branches.now().timeline = m_timeline;
        m_branches.now().end = {m_reached, m_timeline->last()};
    }
    m_scripted = report.scripted;
    m_eventsPerSecond = report.eventsPerSecond;
    for (const PlacedCommand& command : report.acted) {
        m_branches.now().commands.push_back(command);
        m_changed = true;
        const auto parsed = parseCommand(command.text, *m_ensemble);
        if (const auto* read = std::get_if<Command>(&parsed)) m_leftModel = m_leftModel || isViolationOfModel(*read);
    }
    rebuildRecording();
    // What a person does while time stands still at the live end is seen at once.
    if (!report.acted.empty() && m_playhead.isLive()) m_playhead.goLive(known());
    if (!report.acted.empty()) Q_EMIT treeChanged();
    if (m_seeking && report.goalDone == m_goals) {
        m_seeking = false;
        m_playhead.goLive(known());
        const bool found = report.stopped.has_value() || m_reached >= m_destination;
        // Ten minutes in which nothing happens are nothing to be taken to.
        if (const auto back = std::exchange(m_backTo, std::nullopt); back && !found) jump(*back);
        Q_EMIT sought(found);
    }
}

bool Session::tick(double seconds) {
    auto report = m_engine->takeReport();
    if (report) take(*report);
    if (!m_seeking) {
        const double passed = std::min(seconds, largestFrame);
        m_playhead.advance(passed, known());
        if (m_playhead.isPlaying() && (m_playhead.isLive() || m_playhead.horizon(passed, known()) > m_reached)) {
            if (makeReady() && m_engineAnswered) {
                Goal goal;
                goal.horizon = m_playhead.horizon(std::max(passed, 0.016), known());
                if (goal.horizon > m_reached) setGoal(goal);
            }
        }
    }
    const Position before = std::exchange(m_ticked, m_playhead.position());
    return report.has_value() || before != m_ticked;
}

Frame Session::frame() {
    const Position now = m_playhead.position();
    const bool sameState = m_frame.timeline && m_frame.now.last == now.last && m_frameFits;
    if (!sameState) m_frame = frameAt(m_timeline, m_ensemble, m_recording, {now.at, now.last});
    m_frame.timeline = m_timeline;
    m_frame.ensemble = m_ensemble;
    m_frame.recording = m_recording;
    m_frame.now = now;
    m_frame.drawnAt = now.at;
    m_frame.selection = m_selection;
    m_frameFits = true;
    return m_frame;
}

void Session::setSelection(const Selection& selection) { m_selection = selection; }

void Session::rebuildRecording() {
    auto recording = std::make_shared<Recording>();
    for (const SessionBranch& each : m_branches.all()) {
        recording->branches.push_back({each.name, each.parent, each.fork, each.end});
    }
    recording->branch = m_branches.current();
    recording->bookmarks = m_bookmarks;
    if (m_recording && m_recording->invariants.size() > 0) {
        recording->invariants = m_recording->invariants;
    } else {
        for (const auto& invariant : protocolOf(*m_ensemble).makeInvariants(*m_ensemble))
            recording->invariants.emplace_back(invariant->name());
    }
    recording->live = !m_fixed && !m_troubled;
    recording->nextDue = m_nextDue;
    m_recording = std::move(recording);
}

void Session::setBookmarks(std::vector<Bookmark> bookmarks) {
    m_bookmarks = std::move(bookmarks);
    m_changed = true;
    rebuildRecording();
    Q_EMIT treeChanged();
}

TraceHeader Session::header() const {
    TraceHeader header = headerOf(*m_scenario);
    header.branches = m_branches.toHeader();
    header.bookmarks = m_bookmarks;
    header.branch = static_cast<std::uint32_t>(m_branches.current());
    header.shown = m_playhead.position();
    header.outsideFaultModel = header.outsideFaultModel || m_leftModel;
    header.origin = m_origin;
    return header;
}

}  // namespace zabscope
