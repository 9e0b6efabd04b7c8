// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/catalog.h"
#include "core/exchange/jsonl.h"
#include "core/exchange/packed_file.h"

namespace zabscope {
namespace {

constexpr std::size_t headSize = 512;

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

bool beginsLikeTrace(std::string_view beginning) {
    if (looksLikeJsonl(beginning)) return true;
    const std::string_view head = beginning.substr(0, 16);
    // A scenario is text and begins with a word or a comment; a trace begins with a Protobuf tag, "\n".
    return head.starts_with('\n') && head.find("zabscope scenario") == std::string_view::npos &&
           !std::all_of(head.begin(), head.end(), [](char c) { return c == '\n' || c == '\t' || (c >= ' ' && c <= '~'); });
}

bool looksLikeTrace(const std::string& path) { return beginsLikeTrace(PackedFile::beginning(path, headSize)); }

std::variant<LoadedTrace, InputError> loadTrace(const std::string& path, const std::function<bool(double)>& goOn) {
    std::error_code none;
    PackedFile file(path, goOn);
    // What cannot be read, or is larger than what may be read, is refused there in its own words.
    const bool readable = file.isOpen() && !std::filesystem::is_directory(path, none);
    const bool isJson = readable && looksLikeJsonl(PackedFile::beginning(path, headSize));
    const auto size = std::filesystem::file_size(path, none);
    std::variant<LoadedTrace, TraceError> read;
    if (isJson || (readable && !none && size <= ReadLimits{}.memory)) {
        std::istream in(&file);
        read = isJson ? readJsonl(in, path) : readTrace(in, path);
    } else {
        read = readTrace(path);
    }
    if (file.isStopped()) return InputError{path + ": was not read to its end, since it was stopped"};
    if (const auto* error = std::get_if<TraceError>(&read)) return InputError{error->text()};
    return std::move(std::get<LoadedTrace>(read));
}

}  // namespace zabscope
