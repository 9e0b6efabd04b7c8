// SPDX-License-Identifier: GPL-3.0-or-later
/// A scenario file as values: the stage (ensemble, network, disks) and the script. docs: resources/help/scenario.md
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/protocol/instant.h"
#include "core/trace/command.h"
#include "core/trace/condition.h"

namespace zabscope {

/// How links behave unless a command says otherwise.
struct NetworkSettings {
    Duration latency = milliseconds(1);
    Duration jitter{};
    std::int64_t bytesPerSecond = 0;  ///< 0 is unlimited
    friend bool operator==(const NetworkSettings&, const NetworkSettings&) = default;
};

/// How disks behave: each write takes `write` plus its bytes at `bytesPerSecond`, each flush `flush`.
struct DiskSettings {
    Duration write = microseconds(20);
    Duration flush = milliseconds(2);
    std::int64_t bytesPerSecond = 100'000'000;
    friend bool operator==(const DiskSettings&, const DiskSettings&) = default;
};

struct Place {
    int line = 0;
    int column = 0;
};

/// "at 1.25s: ...", "at 1.25s#3: ..." (after the third event of that instant).
struct AtStatement {
    Instant at;
    std::int64_t after = 0;  ///< 0: after all events of the instant that do not come from later commands
    std::vector<Command> commands;
    friend bool operator==(const AtStatement&, const AtStatement&) = default;
};
/// "when CONDITION: ...", armed where it stands; carried out once, when the condition first holds from then on.
struct WhenStatement {
    Condition condition;
    std::vector<Command> commands;
    friend bool operator==(const WhenStatement&, const WhenStatement&) = default;
};
/// A command carried out at the script's present position.
struct DoStatement {
    Command command;
    friend bool operator==(const DoStatement&, const DoStatement&) = default;
};
/// "run 2s", "run until CONDITION at most 30s". Not reaching the condition in time fails the check.
struct RunStatement {
    Duration atMost{};
    bool hasCondition = false;
    Condition condition;
    friend bool operator==(const RunStatement&, const RunStatement&) = default;
};
/// "expect CONDITION": judged at the script's present position; its events count from the start of the run.
struct ExpectStatement {
    Condition condition;
    friend bool operator==(const ExpectStatement&, const ExpectStatement&) = default;
};

struct Statement {
    std::variant<AtStatement, WhenStatement, DoStatement, RunStatement, ExpectStatement> what;
    Place place;
    std::string source;                    ///< the statement as written
    std::vector<std::string> conversation; ///< the recorded lines under it, without their mark
};

struct Scenario {
    static constexpr std::size_t largestSource = 1 << 20;
    static constexpr std::size_t mostStatements = 10'000;
    static constexpr std::size_t mostTitles = 50;

    std::string name;        ///< of the file, for messages
    std::string title;
    std::map<std::string, std::string, std::less<>> titles;  ///< by language, as "zh_CN"
    std::string source;      ///< the whole text
    std::uint64_t seed = 1;
    Ensemble ensemble;
    NetworkSettings network;
    DiskSettings disk;
    std::vector<Statement> script;

    /// The title in that language, else the one without a language; empty if there is none.
    const std::string& titleIn(std::string_view language) const {
        const auto found = titles.find(language);
        return found == titles.end() ? title : found->second;
    }
};

/// What is wrong with a scenario text, and where: "file:line:column: expected ..., got ...; did you mean ...?"
struct ScenarioError {
    std::string file;
    Place place;
    std::string message;
    std::string text() const;
};

/// Reads a scenario. Bounded: at most 1 MiB of text, 10,000 statements, nesting of 50. A setting of one link becomes
/// statements that share its line.
std::variant<Scenario, ScenarioError> parseScenario(std::string_view text, std::string name);
/// Reads one command, as in a script or in a Commanded event.
std::variant<Command, ScenarioError> parseCommand(std::string_view text, const Ensemble& ensemble);
std::variant<Condition, ScenarioError> parseCondition(std::string_view text, const Ensemble& ensemble);
/// Writes a scenario that reads back as the same one, in canonical form (comments are not kept).
std::string toText(const Scenario& scenario);
/// The scenario's source with the recorded lines under each statement replaced; comments and layout are kept.
/// One list of lines per statement of the script. Precondition: no line holds a line break.
std::string withConversations(const Scenario& scenario, const std::vector<std::vector<std::string>>& linesPerStatement);

}  // namespace zabscope
