// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a challenge and as a solution: read, or refused in one line. What was read is whole.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "app/learn/challenge.h"
#include "app/learn/solution.h"

namespace {

using namespace zabscope;
using namespace zabscope::learn;

[[noreturn]] void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s: %s\n", what, text.c_str());
    std::abort();
}

void checkProblem(const TextProblem& problem) {
    if (problem.message.empty() || problem.line < 0 || problem.text().find('\n') != std::string::npos)
        fail("a refusal that is not one line", problem.text());
}

void checkWhole(const Challenge& challenge) {
    if (challenge.goals.empty() || challenge.time < seconds(1) || challenge.time > Challenge::longest)
        fail("a challenge without a goal or an end", challenge.name);
    for (const Goal& goal : challenge.goals) {
        if (goal.steps.empty() || in(goal.text, "en").empty()) fail("a goal without words", goal.name);
    }
    if (in(challenge.title, "zh_CN").empty() || in(challenge.task, "zh_CN").empty()) fail("half a challenge", {});
    const auto solution = readSolution(challenge.solution, "own", challenge);
    if (const auto* problem = std::get_if<TextProblem>(&solution)) checkProblem(*problem);
}

const Challenge& someChallenge() {
    static const Challenge challenge = [] {
        Challenge some;
        some.scenario = std::get<Scenario>(parseScenario("zabscope scenario 1\nservers 3\n", "some"));
        return some;
    }();
    return challenge;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(input), size);
    const auto result = readChallenge(text, "fuzz");
    if (const auto* problem = std::get_if<TextProblem>(&result)) {
        checkProblem(*problem);
    } else {
        checkWhole(std::get<Challenge>(result));
    }
    const auto solution = readSolution(text, "fuzz", someChallenge());
    if (const auto* problem = std::get_if<TextProblem>(&solution)) checkProblem(*problem);
    return 0;
}
