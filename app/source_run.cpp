// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/source_run.h"

#include "app/play.h"

namespace zabscope {
namespace {

std::variant<SourceRun, InputError> fromTrace(const std::string& path) {
    auto loaded = loadTrace(path);
    if (auto* error = std::get_if<InputError>(&loaded)) return std::move(*error);
    auto& trace = std::get<LoadedTrace>(loaded);
    auto scenario = readScenario(trace.header.scenario, trace.header.scenarioName);
    if (const auto* error = std::get_if<InputError>(&scenario)) {
        return InputError{"the trace's scenario cannot be read, so its ensemble is not known: " + error->line};
    }
    return SourceRun{std::move(trace.header), std::make_shared<const Timeline>(std::move(trace.timeline)),
                     std::make_shared<const Ensemble>(std::get<Scenario>(scenario).ensemble), std::move(trace.warning)};
}

}  // namespace

std::variant<SourceRun, InputError> loadRun(const std::string& path, std::optional<std::uint64_t> seed) {
    if (looksLikeTrace(path)) {
        if (seed) return InputError{"--seed is for a scenario; " + path + " is a trace"};
        return fromTrace(path);
    }
    auto loaded = loadScenario(path);
    if (auto* error = std::get_if<InputError>(&loaded)) return std::move(*error);
    auto& scenario = std::get<Scenario>(loaded);
    if (seed) scenario.seed = *seed;
    Play play{std::move(scenario), Carrier::memory};
    while (play.advance()) {}
    if (play.trouble()) return InputError{*play.trouble()};
    return SourceRun{headerOf(play.scenario()), std::make_shared<const Timeline>(play.timeline()),
                     std::make_shared<const Ensemble>(play.scenario().ensemble), std::nullopt};
}

}  // namespace zabscope
