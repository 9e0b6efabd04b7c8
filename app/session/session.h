// SPDX-License-Identifier: GPL-3.0-or-later
/// A person's work with one scenario or trace, on the window's side: the run as far as it is known, what was done, branches,
/// bookmarks. The engine works on its own thread and is only told and asked.
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session/branches.h"
#include "app/session/engine_thread.h"
#include "app/session/playhead.h"
#include "views/frame.h"

namespace zabscope {

class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    // ---- beginning ----

    /// Begins a run of the scenario; it stands at its start, paused.
    void begin(Scenario scenario, Carrier carrier);
    /// Shows a recorded run. If it carries its scenario it can be continued; then the engine re-runs it when it is first
    /// asked to go on, and says so if the re-run differs.
    void show(LoadedTrace trace);
    /// Why the run cannot be continued or acted on; empty if it can.
    QString whyFixed() const;
    /// Whether the run was read from what real servers left.
    bool isImported() const { return !m_origin.empty(); }
    const Scenario& scenario() const { return *m_scenario; }
    Carrier carrier() const { return m_carrier; }

    // ---- the run ----

    Known known() const { return {*m_timeline, m_reached, m_nextDue}; }
    const std::shared_ptr<const Timeline>& timeline() const { return m_timeline; }
    const std::shared_ptr<const Ensemble>& ensemble() const { return m_ensemble; }
    Playhead& playhead() { return m_playhead; }
    const Playhead& playhead() const { return m_playhead; }
    /// The frame at the playhead.
    Frame frame();
    void setSelection(const Selection& selection);
    const Selection& selection() const { return m_selection; }
    double eventsPerSecond() const { return m_eventsPerSecond; }
    bool isScripted() const { return m_scripted; }
    /// The engine does not stand at the end of this branch yet: what is due there is known only when it goes on.
    bool isAsleep() const { return !m_fixed && !m_engineReady; }
    bool isSeeking() const { return m_seeking; }
    /// Names of deliberate faults, and whether messages left the fault model of TCP.
    const std::set<std::string>& variants() const { return m_scenario->ensemble.variants; }
    bool leftModel() const { return m_leftModel; }

    /// Lets so many seconds of wall time pass: takes in what the engine has done, moves the playhead, sets the next goal.
    /// True if anything that is shown has changed.
    bool tick(double seconds);

    // ---- time ----

    void jump(Position position);
    void goLive();
    void stepBack();
    /// To the next event; asks the engine for one if there is none yet.
    void stepForward();
    void stepToInteresting();
    void backToInteresting();
    /// Runs until the condition holds, showing nothing on the way.
    void runUntil(const Condition& condition);
    /// Runs to an instant, showing nothing on the way.
    void runTo(Instant at);

    // ---- acting ----

    /// Does it at the position shown: at the live end on this branch, in the past on a new one.
    void act(const QString& command);
    void fork();
    bool canUndo() const { return m_branches.lastCommand().has_value(); }
    bool canRedo() const { return m_branches.canRedo(); }
    void undo();
    void redo();
    void chooseBranch(int branch);
    const Branches& branches() const { return m_branches; }

    const std::vector<Bookmark>& bookmarks() const { return m_bookmarks; }
    void setBookmarks(std::vector<Bookmark> bookmarks);

    /// Whether something was done since it was begun, opened or saved.
    bool isChanged() const { return m_changed; }
    void setSaved() { m_changed = false; }
    /// What a file of this session says at its head.
    TraceHeader header() const;

Q_SIGNALS:
    void begun();
    /// One line for a person: a command that could not be carried out, an expectation that failed.
    void told(const QString& line);
    /// The engine has stopped.
    void troubled(const QString& line);
    /// A search has come to its end: where, or that it was given up.
    void sought(bool found);
    /// Branches, bookmarks or what can be undone have changed.
    void treeChanged();

private:
    void take(Report& report);
    void revive(Position at, std::vector<PlacedCommand> commands);
    bool makeReady();
    void setGoal(Goal goal);
    void seek(Goal goal);
    void rebuildRecording();

    std::unique_ptr<EngineThread> m_engine;
    std::shared_ptr<const Scenario> m_scenario;
    std::shared_ptr<const Ensemble> m_ensemble;
    Carrier m_carrier = Carrier::loopback;
    std::uint64_t m_generation = 0;
    std::uint64_t m_goals = 0;
    bool m_engineReady = false;   // the engine stands at the end of the current branch (or is on its way there)
    bool m_engineAnswered = false;
    bool m_fixed = false;         // the trace carries no scenario that could be run
    QString m_whyFixed;
    std::string m_origin;         // of an imported run
    Branches m_branches;
    std::vector<Bookmark> m_bookmarks;
    std::shared_ptr<const Timeline> m_timeline;
    Instant m_reached;
    Instant m_nextDue = never;
    Playhead m_playhead;
    Position m_ticked;  // where it stood at the last tick
    Selection m_selection;
    std::shared_ptr<const Recording> m_recording;
    Frame m_frame;  // the last one, so that an unchanged state is not built again
    bool m_frameFits = false;
    double m_eventsPerSecond = 0;
    bool m_scripted = false;
    bool m_leftModel = false;
    std::optional<Position> m_backTo;  ///< where to stand if what is sought does not come
    bool m_seeking = false;
    Instant m_destination = never;  // of a search that ends with time alone
    bool m_troubled = false;
    bool m_changed = false;
};

}  // namespace zabscope
