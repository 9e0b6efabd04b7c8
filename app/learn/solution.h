// SPDX-License-Identifier: GPL-3.0-or-later
/// What somebody hands in for a challenge: the commands of a text, of a session or of a trace; and a run they were said
/// to give, which is compared and never believed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/learn/challenge.h"
#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope::learn {

/// Statements that follow the challenge's own script.
struct ScriptOfActions {
    std::vector<Statement> script;
};
/// The script of a whole scenario, with the challenge's opening in it. Its stage and seed are not looked at.
struct WholeScript {
    std::vector<Statement> script;
};
/// What was done in the window, on the branch that was shown when it was saved.
struct PlacedActions {
    std::vector<PlacedCommand> commands;
};

struct Solution {
    static constexpr std::size_t mostStatements = 500;
    static constexpr std::uint64_t largestTrace = std::uint64_t{64} << 20;  ///< bytes of the file

    std::string file;
    std::variant<ScriptOfActions, WholeScript, PlacedActions> actions;
    std::shared_ptr<const Timeline> recorded;  ///< absent for a text
    std::optional<std::string> foreign;        ///< the recording is of another stage or seed: one line
    std::vector<std::string> warnings;
};

/// Reads a solution from a file; bounded, and refused in one line.
std::variant<Solution, TextProblem> loadSolution(const std::string& path, const Challenge& challenge);
/// Reads one from a text: statements alone, or a whole scenario.
std::variant<Solution, TextProblem> readSolution(const std::string& text, const std::string& file,
                                                 const Challenge& challenge);

}  // namespace zabscope::learn
