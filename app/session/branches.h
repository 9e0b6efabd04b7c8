// SPDX-License-Identifier: GPL-3.0-or-later
/// The branches of a session: a tree of runs that share a scenario and differ in what the person did.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope {

struct SessionBranch {
    std::string name;
    int parent = -1;
    Position fork;                            ///< where it left its parent
    std::vector<PlacedCommand> commands;      ///< done on it, after the fork
    std::shared_ptr<const Timeline> timeline; ///< the whole run, from the start of time; absent until it has been re-run
    Position end;                             ///< how far it is recorded
};

class Branches {
public:
    Branches();

    int current() const { return m_current; }
    const SessionBranch& now() const { return m_all[static_cast<std::size_t>(m_current)]; }
    SessionBranch& now() { return m_all[static_cast<std::size_t>(m_current)]; }
    const std::vector<SessionBranch>& all() const { return m_all; }

    /// Everything that was done on the way to the end of the branch, its ancestors' part included, ascending.
    std::vector<PlacedCommand> commandsOf(int branch) const;
    /// The same up to a position of the branch, exclusive.
    std::vector<PlacedCommand> commandsBefore(int branch, Position position) const;
    /// Begins a branch that leaves the current one at the position, and makes it the current one.
    int fork(Position position, std::string name);
    void choose(int branch);

    /// The last command before the end of the current branch, its ancestors' included.
    std::optional<PlacedCommand> lastCommand() const;

    // ---- undo and redo: branches as well, so nothing is ever lost ----
    void rememberUndone(int branch) { m_undone.push_back(branch); }
    void forgetUndone() { m_undone.clear(); }
    bool canRedo() const { return !m_undone.empty(); }
    int takeUndone();

    /// As they stand in a trace file, and back. A file without branches has one.
    std::vector<Branch> toHeader() const;
    void fromHeader(const TraceHeader& header, std::shared_ptr<const Timeline> recorded);

private:
    std::vector<SessionBranch> m_all;
    int m_current = 0;
    std::vector<int> m_undone;  // branches that redo returns to, the next one last
};

}  // namespace zabscope
