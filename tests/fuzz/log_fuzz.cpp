// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as the logs of three servers (parted by a line "===="): they become a run that holds together, or are refused
/// in words.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/exchange/log_import.h"
#include "core/trace/elections.h"
#include "core/trace/scenario.h"
#include "core/trace/text.h"
#include "core/trace/trace_rules.h"

namespace {

using namespace zabscope;

[[noreturn]] void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s: %s\n", what, text.c_str());
    std::abort();
}

void lookAt(const ImportedRun& run) {
    Timeline again;
    for (EventId id = 1; id <= run.timeline.last(); ++id) {
        const Event& event = run.timeline.event(id);
        if (const auto why = whyNot(again, event)) fail("no trace can hold it", std::to_string(id) + " " + *why);
        again.append(event.at, event.cause, event.what);
        (void)toLine(event, run.timeline);
        if (toDetail(event, run.timeline).empty()) fail("an event without words", std::to_string(id));
    }
    (void)electionsOf(run.timeline, run.ensemble);
    const auto scenario = parseScenario(run.header.scenario, "imported");
    if (const auto* error = std::get_if<ScenarioError>(&scenario)) fail("its stage cannot be read", error->text());
    for (const ImportedLog& log : run.logs) {
        if (log.count.facts + log.count.others + log.count.odd + log.count.continued != log.count.lines)
            fail("a line is not counted, or twice", log.path);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(input), size);
    std::vector<std::pair<std::string, std::string_view>> texts;
    for (int sid = 1; sid <= 3; ++sid) {
        const std::size_t end = sid < 3 ? text.find("\n====\n") : std::string_view::npos;
        texts.emplace_back("zk" + std::to_string(sid) + ".log", text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 6);
    }
    const auto read = importLogTexts(texts, ImportLimits{.facts = 5000});
    if (const auto* trouble = std::get_if<ImportTrouble>(&read)) {
        if (trouble->what.empty() || trouble->remedy.empty()) fail("a refusal without words", trouble->text());
        return 0;
    }
    lookAt(std::get<ImportedRun>(read));
    return 0;
}
