// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/catalog.h"

namespace zabscope {
namespace {

std::variant<std::string, InputError> readText(const std::string& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return InputError{path + ": is a folder; name a scenario or trace file in it"};
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) return InputError{path + ": cannot be read: " + std::strerror(errno) + "; name a file that is there"};
    std::string text(Scenario::largestSource + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > Scenario::largestSource) {
        return InputError{path + ": is larger than 1 MiB, the most a scenario may have; is this a scenario?"};
    }
    return text;
}

}  // namespace

std::variant<Scenario, InputError> readScenario(std::string_view text, const std::string& name, int linesBefore) {
    auto parsed = parseScenario(text, name);
    if (auto* error = std::get_if<ScenarioError>(&parsed)) {
        error->place.line += linesBefore;
        return InputError{error->text()};
    }
    auto& scenario = std::get<Scenario>(parsed);
    const auto variants = protocolOf(scenario.ensemble).variants();
    for (const std::string& variant : scenario.ensemble.variants) {
        if (std::find(variants.begin(), variants.end(), variant) != variants.end()) continue;
        std::string known;
        for (const std::string_view each : variants) known += (known.empty() ? "" : ", ") + std::string{each};
        return InputError{name + ": variant " + variant + " is none of protocol " + scenario.ensemble.protocol +
                          "; there are: " + known};
    }
    return std::move(scenario);
}

std::variant<Scenario, InputError> loadScenario(const std::string& path) {
    auto text = readText(path);
    if (auto* error = std::get_if<InputError>(&text)) return std::move(*error);
    return readScenario(std::get<std::string>(text), path);
}

bool looksLikeTrace(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string head(16, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    // A scenario is text and begins with a word or a comment; a trace begins with a Protobuf tag, "\n".
    return in.gcount() > 0 && head[0] == '\n' && head.find("zabscope scenario") == std::string::npos &&
           !std::all_of(head.begin(), head.begin() + in.gcount(),
                        [](char c) { return c == '\n' || c == '\t' || (c >= ' ' && c <= '~'); });
}

std::variant<LoadedTrace, InputError> loadTrace(const std::string& path) {
    auto read = readTrace(path);
    if (const auto* error = std::get_if<TraceError>(&read)) return InputError{error->text()};
    return std::move(std::get<LoadedTrace>(read));
}

}  // namespace zabscope
