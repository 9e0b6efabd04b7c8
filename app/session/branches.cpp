// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/branches.h"

#include <algorithm>

namespace zabscope {

Branches::Branches() { m_all.push_back({"1", -1, {}, {}, std::make_shared<const Timeline>(), {}}); }

std::vector<PlacedCommand> Branches::commandsOf(int branch) const {
    const SessionBranch& own = m_all[static_cast<std::size_t>(branch)];
    std::vector<PlacedCommand> commands;
    if (own.parent >= 0) commands = commandsBefore(own.parent, own.fork);
    commands.insert(commands.end(), own.commands.begin(), own.commands.end());
    return commands;
}

std::vector<PlacedCommand> Branches::commandsBefore(int branch, Position position) const {
    std::vector<PlacedCommand> commands = commandsOf(branch);
    std::erase_if(commands, [position](const PlacedCommand& each) { return !(each.position < position); });
    return commands;
}

int Branches::fork(Position position, std::string name) {
    SessionBranch branch;
    branch.name = std::move(name);
    branch.parent = m_current;
    branch.fork = position;
    branch.end = position;
    branch.timeline = std::make_shared<const Timeline>(now().timeline->prefix(position.last));
    m_all.push_back(std::move(branch));
    m_current = static_cast<int>(m_all.size()) - 1;
    return m_current;
}

void Branches::choose(int branch) { m_current = std::clamp(branch, 0, static_cast<int>(m_all.size()) - 1); }

std::optional<PlacedCommand> Branches::lastCommand() const {
    const auto commands = commandsOf(m_current);
    if (commands.empty()) return std::nullopt;
    return commands.back();
}

int Branches::takeUndone() {
    const int branch = m_undone.back();
    m_undone.pop_back();
    return branch;
}

std::vector<Branch> Branches::toHeader() const {
    std::vector<Branch> branches;
    for (const SessionBranch& each : m_all) branches.push_back({each.name, each.parent, each.fork, each.commands, each.end});
    return branches;
}

void Branches::fromHeader(const TraceHeader& header, std::shared_ptr<const Timeline> recorded) {
    const Position end{recorded->end(), recorded->last()};
    m_undone.clear();
    m_current = 0;
    m_all.clear();
    for (const Branch& each : header.branches)
        m_all.push_back({each.name, each.parent, each.fork, each.commands, nullptr, std::max(each.fork, each.end)});
    if (m_all.empty()) m_all.push_back({"1", -1, {}, {}, nullptr, {}});
    // Where it is not known how far a branch was recorded, it ends with its last command, until it is run again.
    for (SessionBranch& each : m_all) {
        if (!each.commands.empty()) each.end = std::max(each.end, each.commands.back().position);
    }
    m_current = std::min(static_cast<int>(header.branch), static_cast<int>(m_all.size()) - 1);
    now().timeline = std::move(recorded);
    // After its last event time may have gone on.
    now().end = now().end.last == end.last ? std::max(now().end, end) : end;
}

}  // namespace zabscope
