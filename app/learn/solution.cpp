// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/solution.h"

#include <filesystem>
#include <utility>

#include "app/input.h"
#include "app/learn/excess.h"
#include "app/session/branches.h"
#include "core/trace/script.h"

namespace zabscope::learn {
namespace {

TextProblem problemOf(const ScenarioError& error) {
    return {error.file, error.place.line, "column " + std::to_string(error.place.column) + ": " + error.message};
}

std::optional<TextProblem> tooMuch(const std::vector<Statement>& script, const std::string& file) {
    if (auto excess = excessIn(script)) return TextProblem{file, excess->line, std::move(excess->message)};
    if (script.size() <= Solution::mostStatements) return std::nullopt;
    return TextProblem{file, script[Solution::mostStatements].place.line,
                       "a solution has at most " + std::to_string(Solution::mostStatements) +
                           " statements; hand in only what you did"};
}

std::variant<Solution, TextProblem> fromTrace(const std::string& path, const Challenge& challenge) {
    std::error_code error;
    if (std::filesystem::file_size(path, error) > Solution::largestTrace && !error) {
        return TextProblem{path, 0,
                           "is larger than " + std::to_string(Solution::largestTrace >> 20) +
                               " MiB; hand in a session that was saved when the challenge was solved"};
    }
    ReadLimits limits;
    limits.memory = std::uint64_t{512} << 20;
    auto loaded = readTrace(path, limits);
    if (const auto* bad = std::get_if<TraceError>(&loaded)) return TextProblem{path, 0, bad->what + "; " + bad->remedy};
    auto& trace = std::get<LoadedTrace>(loaded);
    auto recorded = std::make_shared<const Timeline>(std::move(trace.timeline));
    Solution solution;
    if (trace.header.branches.empty()) {
        // Recorded on the command line: what was done stands in its scenario.
        auto read = readSolution(trace.header.scenario, path, challenge);
        if (auto* problem = std::get_if<TextProblem>(&read)) {
            problem->message =
                "the scenario in it cannot be used: line " + std::to_string(problem->line) + ": " + problem->message;
            problem->line = 0;
            return std::move(*problem);
        }
        solution = std::get<Solution>(std::move(read));
    } else {
        Branches branches;
        branches.fromHeader(trace.header, recorded);
        PlacedActions actions{branches.commandsOf(branches.current())};
        if (actions.commands.size() > Solution::mostStatements) {
            return TextProblem{path, 0,
                               "a solution has at most " + std::to_string(Solution::mostStatements) + " commands"};
        }
        for (const PlacedCommand& each : actions.commands) {
            const auto command = parseCommand(each.text, challenge.scenario.ensemble);
            if (std::holds_alternative<Command>(command) && isExcessive(std::get<Command>(command)))
                return TextProblem{path, 0, "\"" + each.text + "\" asks for too much at once; ask for less"};
        }
        solution.actions = std::move(actions);
        if (trace.header.scenario != challenge.scenario.source || trace.header.seed != challenge.scenario.seed)
            solution.foreign = "it was recorded with another scenario or seed than the challenge's";
    }
    solution.file = path;
    solution.recorded = std::move(recorded);
    if (trace.warning) solution.warnings.push_back(*trace.warning);
    return solution;
}

}  // namespace

std::variant<Solution, TextProblem> readSolution(const std::string& text, const std::string& file,
                                                 const Challenge& challenge) {
    Solution solution;
    solution.file = file;
    auto script = parseScript(text, file, challenge.scenario.ensemble);
    if (auto* read = std::get_if<std::vector<Statement>>(&script)) {
        if (auto problem = tooMuch(*read, file)) return *std::move(problem);
        solution.actions = ScriptOfActions{std::move(*read)};
        return solution;
    }
    auto whole = parseScenario(text, file);
    if (auto* read = std::get_if<Scenario>(&whole)) {
        if (auto problem = tooMuch(read->script, file)) return *std::move(problem);
        solution.actions = WholeScript{std::move(read->script)};
        return solution;
    }
    // The reading that came farther is the one that was meant.
    const auto& asScript = std::get<ScenarioError>(script);
    const auto& asScenario = std::get<ScenarioError>(whole);
    return problemOf(asScript.place.line >= asScenario.place.line ? asScript : asScenario);
}

std::variant<Solution, TextProblem> loadSolution(const std::string& path, const Challenge& challenge) {
    // Reading a pipe or a device could wait for ever.
    std::error_code none;
    const auto status = std::filesystem::status(path, none);
    if (!none && std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
        !std::filesystem::is_directory(status))
        return TextProblem{path, 0, "is no file but a pipe or a device; hand in a file"};
    if (looksLikeTrace(path)) return fromTrace(path, challenge);
    auto text = readTextFile(path);
    if (auto* problem = std::get_if<TextProblem>(&text)) return std::move(*problem);
    return readSolution(std::get<std::string>(text), path, challenge);
}

}  // namespace zabscope::learn
