// SPDX-License-Identifier: GPL-3.0-or-later
/// A challenge: a stage, a goal, what may be done and how often. A text file; resources/help/challenges.md is its form.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/learn/action_kind.h"
#include "app/learn/text_page.h"
#include "core/trace/scenario.h"

namespace zabscope::learn {

/// A text in each language that it is there in: "en", "zh_CN".
using Texts = std::map<std::string, std::string, std::less<>>;
/// In that language, else in English; empty if it is in neither.
const std::string& in(const Texts& texts, std::string_view language);

/// What must come true. The steps must hold one after the other: the next is watched from the moment at which the one
/// before it held. The goal holds while the last step does.
struct Goal {
    std::string name;
    std::vector<Condition> steps;
    Texts text;
};

/// How often a kind of action may be taken; without a number as often as the budget has it.
struct Allowance {
    ActionKind kind{};
    std::optional<std::int64_t> most;
};

/// A command of the stage's own script, as it is carried out.
struct OpeningDeed {
    Instant at;
    std::string text;
    friend bool operator==(const OpeningDeed&, const OpeningDeed&) = default;
};

struct Challenge {
    static constexpr int hardest = 5;
    static constexpr Duration longest{600'000'000};   ///< ten minutes of virtual time
    static constexpr EventId mostEvents = 1'000'000;  ///< of one run; a challenge's own solution needs some thousands
    static constexpr EventId longestOpening = 100'000;
    static constexpr int mostGoals = 20;
    static constexpr int mostSteps = 10;
    static constexpr int mostHints = 10;

    std::string name;  ///< the file's, without folder and ending
    std::string file;
    int difficulty = 1;                   ///< 1 to hardest
    Duration time{};                      ///< how long the run may take, from its start
    std::optional<std::int64_t> actions;  ///< at most so many
    std::optional<std::int64_t> faults;   ///< at most so many of them may be faults
    std::vector<Allowance> allowed;       ///< empty: everything
    Texts title;
    Texts task;
    std::vector<Texts> hints;
    std::vector<Texts> afterwards;  ///< what the challenge shows, told when it is solved: none or one
    std::vector<Goal> goals;
    Scenario scenario;
    std::string solution;  ///< a script; empty if the file has none
    std::vector<OpeningDeed> opening;
    Instant begins;  ///< when the opening is over

    const Allowance* allowance(ActionKind kind) const;
};

/// Reads a challenge from its text and plays its opening. The problem names file and line.
std::variant<Challenge, TextProblem> readChallenge(std::string_view text, const std::string& file);
/// The same from a file. A bare name is that of one that the program carries.
std::variant<Challenge, TextProblem> loadChallenge(const std::string& path);
/// The files of the challenges that the program carries.
std::vector<std::string> challengeFiles();

}  // namespace zabscope::learn
