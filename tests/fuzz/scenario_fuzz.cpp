// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a scenario, a command and a condition: read or refused in words, and what was read is written so that
/// it reads back.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/trace/scenario.h"

namespace {

using namespace zabscope;

[[noreturn]] void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
    std::abort();
}

template <typename T>
void checkRefusal(const std::variant<T, ScenarioError>& result) {
    const auto* error = std::get_if<ScenarioError>(&result);
    if (error && (error->message.empty() || error->place.line < 1 || error->place.column < 1))
        fail("a refusal without words", error->text());
}

void checkScenario(std::string_view text) {
    const auto result = parseScenario(text, "fuzz");
    checkRefusal(result);
    const auto* scenario = std::get_if<Scenario>(&result);
    if (!scenario) return;
    const std::string canonical = toText(*scenario);
    if (canonical.size() > Scenario::largestSource) return;  // what was written short can be long in full
    const auto again = parseScenario(canonical, "again");
    if (const auto* error = std::get_if<ScenarioError>(&again)) fail(error->text().c_str(), canonical);
    const Scenario& back = std::get<Scenario>(again);
    if (toText(back) != canonical || back.script.size() != scenario->script.size())
        fail("does not read back", canonical);
    std::vector<std::vector<std::string>> lines;
    for (const Statement& statement : scenario->script) lines.push_back(statement.conversation);
    const auto rewritten = parseScenario(withConversations(*scenario, lines), "rewritten");
    if (std::holds_alternative<ScenarioError>(rewritten)) {
        // Recorded lines that were marked ">" alone are written "> ", so a full file can outgrow its bounds.
        if (text.size() < Scenario::largestSource / 4) fail("does not read after a rewrite", std::string{text});
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(input), size);
    static const Ensemble anybody;
    checkScenario(text);
    const auto command = parseCommand(text, anybody);
    checkRefusal(command);
    if (const auto* read = std::get_if<Command>(&command)) {
        const auto again = parseCommand(toText(*read), anybody);
        if (!std::holds_alternative<Command>(again) || !(std::get<Command>(again) == *read))
            fail("a command does not read back", toText(*read));
    }
    const auto condition = parseCondition(text, anybody);
    checkRefusal(condition);
    if (const auto* read = std::get_if<Condition>(&condition)) {
        const auto again = parseCondition(toText(*read), anybody);
        if (!std::holds_alternative<Condition>(again) || !(std::get<Condition>(again) == *read))
            fail("a condition does not read back", toText(*read));
    }
    return 0;
}
