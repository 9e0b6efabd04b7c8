// SPDX-License-Identifier: GPL-3.0-or-later
// Session: going to places, acting there, and the branches that come of it.
#include <algorithm>

#include "app/session/interesting.h"
#include "app/session/session.h"

namespace zabscope {
namespace {

constexpr Duration farthest{600'000'000};  // how far a search goes on: ten minutes of virtual time

}  // namespace

void Session::jump(Position position) {
    m_seeking = false;
    const EventId last = std::min(position.last, m_timeline->last());
    const Instant at = std::min(position.at, m_reached);
    m_playhead.jump({at, last});
    if (last == m_timeline->last() && at >= m_reached) m_playhead.goLive(known());
}

void Session::goLive() {
    m_seeking = false;
    m_playhead.goLive(known());
}

void Session::stepBack() {
    m_playhead.setPlaying(false);
    const Position now = m_playhead.position();
    if (now.last == noEvent) return jump({});
    // Between two events the step back leads to the one that has happened; at an event, to the one before.
    const bool between = now.at > m_timeline->event(now.last).at;
    const EventId target = between ? now.last : now.last - 1;
    jump(target == noEvent ? Position{} : m_timeline->positionOf(target));
}

void Session::stepForward() {
    m_playhead.setPlaying(false);
    const EventId last = m_playhead.last();
    if (last < m_timeline->last()) return jump(m_timeline->positionOf(last + 1));
    Goal goal;
    goal.horizon = m_reached + farthest;
    goal.events = m_timeline->last() + 1;
    seek(goal);
}

void Session::stepToInteresting() {
    m_playhead.setPlaying(false);
    for (EventId id = m_playhead.last() + 1; id <= m_timeline->last(); ++id) {
        if (isInteresting(m_timeline->event(id))) return jump(m_timeline->positionOf(id));
    }
    const Position here = m_playhead.position();
    if (m_reached - here.at >= farthest) {  // it has been looked for already
        Q_EMIT sought(false);
        return;
    }
    Goal goal;
    goal.horizon = here.at + farthest;
    goal.interesting = true;
    seek(goal);
    m_backTo = here;
}

void Session::backToInteresting() {
    m_playhead.setPlaying(false);
    for (EventId id = m_playhead.last(); id > 1; --id) {
        if (isInteresting(m_timeline->event(id - 1))) return jump(m_timeline->positionOf(id - 1));
    }
    jump({});
}

void Session::runUntil(const Condition& condition) {
    m_playhead.setPlaying(false);
    // From the past it looks through what is recorded first.
    ConditionWatch watch(condition, *m_ensemble, m_timeline->at(m_playhead.position()), m_playhead.shown(),
                         m_recording->invariants);
    ClusterState state = m_timeline->at(m_playhead.position());
    for (EventId id = m_playhead.last() + 1; id <= m_timeline->last(); ++id) {
        const Event& event = m_timeline->event(id);
        state.apply(event, m_timeline->histories());
        watch.observe(event, state, m_timeline->histories());
        if (!watch.holds(event.at)) continue;
        jump(m_timeline->positionOf(id));
        Q_EMIT sought(true);
        return;
    }
    Goal goal;
    goal.horizon = m_reached + farthest;
    goal.until = condition;
    seek(goal);
}

void Session::runTo(Instant at) {
    m_playhead.setPlaying(false);
    if (at <= m_reached) return jump(m_timeline->positionAt(at));
    Goal goal;
    goal.horizon = at;
    seek(goal);
    m_destination = at;
}

void Session::seek(Goal goal) {
    m_destination = never;
    m_backTo.reset();
    if (!makeReady()) {
        Q_EMIT sought(false);
        return;
    }
    m_playhead.goLive(known());
    m_seeking = true;
    setGoal(std::move(goal));
}

void Session::act(const QString& command) {
    if (m_fixed) {
        Q_EMIT told(m_whyFixed);
        return;
    }
    if (m_troubled) {
        Q_EMIT told(tr("The engine has stopped; open the scenario again to go on."));
        return;
    }
    m_branches.forgetUndone();
    if (!m_playhead.isLive()) fork();
    if (makeReady()) m_engine->order(Act{command.toStdString()});
}

void Session::fork() {
    if (m_fixed) {
        Q_EMIT told(m_whyFixed);
        return;
    }
    const Position here = m_playhead.position();
    m_branches.fork(here, std::to_string(m_branches.all().size() + 1));
    m_timeline = m_branches.now().timeline;
    m_reached = here.at;
    revive(here, m_branches.commandsOf(m_branches.current()));
    m_playhead.goLive(known());
    m_changed = true;
    m_frameFits = false;
    rebuildRecording();
    Q_EMIT treeChanged();
}

void Session::undo() {
    const auto command = m_branches.lastCommand();
    if (!command || m_fixed) return;
    const int undone = m_branches.current();
    m_playhead.setPlaying(false);
    jump(command->position);
    fork();
    m_branches.rememberUndone(undone);
    Q_EMIT treeChanged();
}

void Session::redo() {
    if (!m_branches.canRedo()) return;
    m_playhead.setPlaying(false);
    const int branch = m_branches.takeUndone();
    chooseBranch(branch);
}

void Session::chooseBranch(int branch) {
    if (branch == m_branches.current() || branch < 0 || branch >= static_cast<int>(m_branches.all().size())) return;
    m_branches.choose(branch);
    m_seeking = false;
    m_frameFits = false;
    const SessionBranch& chosen = m_branches.now();
    if (chosen.timeline) {
        m_timeline = chosen.timeline;
        m_reached = chosen.end.at;
        m_nextDue = never;
        m_engineReady = false;
        ++m_generation;
        m_playhead.goLive(known());
    } else {
        // It was not recorded in the file that was opened: the engine runs it again.
        m_timeline = std::make_shared<const Timeline>();
        m_reached = startOfTime;
        revive(chosen.end, m_branches.commandsOf(branch));
        m_playhead.goLive(known());
    }
    rebuildRecording();
    Q_EMIT treeChanged();
}

}  // namespace zabscope
