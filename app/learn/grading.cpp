// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/grading.h"

#include <algorithm>

#include "app/judge.h"
#include "app/learn/rerun.h"

namespace zabscope::learn {
namespace {

constexpr std::size_t longestLine = 300;

std::string shortened(std::string line) {
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (line.size() <= longestLine) return line;
    std::size_t end = longestLine;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end;  // not inside a character
    return line.substr(0, end) + "...";
}

std::string reasonOf(const Offence& offence, const Challenge& challenge) {
    switch (offence.why) {
        case Offence::Why::forbidden:
            return "not allowed";
        case Offence::Why::tooOften:
            return std::string{nameOf(offence.kind)} + " is allowed " +
                   std::to_string(challenge.allowance(offence.kind)->most.value_or(0)) + " times";
        case Offence::Why::tooManyActions:
            return "more than " + std::to_string(challenge.actions.value_or(0)) + " actions";
        case Offence::Why::tooManyFaults:
            return "more than " + std::to_string(challenge.faults.value_or(0)) + " faults";
        case Offence::Why::tooEarly:
            return "before the challenge begins at " + toSeconds(challenge.begins) + " s";
    }
    return {};
}

std::string predicateOf(Offence::Why why) {
    switch (why) {
        case Offence::Why::forbidden:
        case Offence::Why::tooOften:
            return "allowed";
        case Offence::Why::tooManyActions:
            return "actions";
        case Offence::Why::tooManyFaults:
            return "faults";
        case Offence::Why::tooEarly:
            return "opening";
    }
    return {};
}

void addOnce(std::vector<std::string>& list, const std::string& entry) {
    if (std::find(list.begin(), list.end(), entry) == list.end()) list.push_back(entry);
}

/// Those that never held; if each did at some time, those that did not hold in the end.
void nameFailedGoals(Grade& grade) {
    for (const GoalGrade& goal : grade.goals) {
        if (!goal.hasHeld) grade.failed.push_back(goal.name);
    }
    if (!grade.failed.empty()) return;
    for (const GoalGrade& goal : grade.goals) {
        if (!goal.holds) grade.failed.push_back(goal.name);
    }
}

std::optional<std::string> compare(const Solution& solution, const Timeline& again) {
    if (!solution.recorded) return std::nullopt;
    const Timeline& recorded = *solution.recorded;
    // The re-run ends when the challenge's time does; what was recorded after that is nobody's business.
    const EventId common = std::min(recorded.last(), again.last());
    auto difference = firstDifference(recorded.prefix(common), again.prefix(common));
    if (!difference && !solution.foreign) return std::nullopt;
    std::string line = solution.foreign.value_or("");
    if (difference) line += (line.empty() ? "" : "; ") + *difference;
    return shortened(line);
}

}  // namespace

std::string_view nameOf(Result result) {
    switch (result) {
        case Result::passed:
            return "passed";
        case Result::failed:
            return "failed";
        case Result::unreadable:
            return "unreadable";
    }
    return {};
}

Grade grade(const std::shared_ptr<const Challenge>& challenge, const Solution& solution) {
    Grade grade;
    grade.file = solution.file;
    Attempt attempt(challenge);
    const Rerun again = rerun(*challenge, solution, attempt);
    for (std::size_t goal = 0; goal < challenge->goals.size(); ++goal)
        grade.goals.push_back({challenge->goals[goal].name, attempt.holds(goal), attempt.hasHeld(goal)});
    grade.actions = attempt.actions();
    grade.faults = attempt.faults();
    grade.remarks = solution.warnings;
    for (const std::string& line : again.refused) grade.remarks.push_back(shortened(line));
    if (again.tooLarge) {
        grade.remarks.push_back("the run was broken off after " + std::to_string(Challenge::mostEvents) +
                                " events; ask the clients for less");
    }
    if (!attempt.isReached()) nameFailedGoals(grade);
    if (again.opening) {
        addOnce(grade.failed, "opening");
        grade.remarks.push_back(*again.opening);
    }
    for (const Offence& offence : attempt.offences()) {
        addOnce(grade.failed, predicateOf(offence.why));
        grade.forbidden.push_back(toSeconds(offence.at) + " s " + shortened(offence.command) + " (" +
                                  reasonOf(offence, *challenge) + ")");
    }
    grade.differs = compare(solution, again.timeline);
    const bool passed = attempt.isSolved() && !again.opening;
    if (passed) grade.solvedAt = attempt.reachedAt();
    grade.result = passed ? Result::passed : Result::failed;
    return grade;
}

Grade gradeFile(const std::shared_ptr<const Challenge>& challenge, const std::string& path) {
    auto solution = loadSolution(path, *challenge);
    if (const auto* problem = std::get_if<TextProblem>(&solution)) {
        Grade unreadable;
        unreadable.file = path;
        unreadable.trouble = problem->text();
        std::replace(unreadable.trouble.begin(), unreadable.trouble.end(), '\n', ' ');
        return unreadable;
    }
    return grade(challenge, std::get<Solution>(solution));
}

}  // namespace zabscope::learn
