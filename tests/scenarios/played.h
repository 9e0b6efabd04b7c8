// SPDX-License-Identifier: GPL-3.0-or-later
/// Scenario files played whole, for tests: what each carrier makes of them, and how a recorded conversation differs.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include <QtGlobal>

#include "app/input.h"
#include "app/play.h"

namespace zabscope::test {

/// Qt's own event loop, as the program has it. Set before main, which makes the application.
inline const bool withoutGlib = qputenv("QT_NO_GLIB", "1");

/// The scenario files below a folder of the project, by path.
inline std::vector<std::string> scenariosIn(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string{ZABSCOPE_SOURCE_DIR "/"} + folder)) {
        if (entry.path().extension() == ".zab") paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// A path as people of the project write it.
inline std::string shortPath(const std::string& path) {
    return path.substr(std::string{ZABSCOPE_SOURCE_DIR "/"}.size());
}

struct Played {
    std::unique_ptr<Play> play;
    std::string trouble;  ///< why there is no play, or what went wrong in it: failures with their places
};

inline Played playFile(const std::string& path, Carrier carrier) {
    auto loaded = loadScenario(path);
    if (const auto* error = std::get_if<InputError>(&loaded)) return {nullptr, error->line};
    Played played{std::make_unique<Play>(std::move(std::get<Scenario>(loaded)), carrier), {}};
    while (played.play->advance()) {}
    if (played.play->trouble()) played.trouble = *played.play->trouble();
    for (const Director::Failure& failure : played.play->director().failures()) {
        played.trouble += "\n" + shortPath(path) + ":" + std::to_string(failure.place.line) + ": " + failure.reason;
    }
    return played;
}

/// Where two texts begin to differ: file, line, what was expected there and what came; empty if they are equal.
inline std::string difference(const std::string& name, const std::string& expected, const std::string& got) {
    std::istringstream left(expected), right(got);
    std::string one, other;
    for (int line = 1;; ++line) {
        const bool hasOne = static_cast<bool>(std::getline(left, one));
        const bool hasOther = static_cast<bool>(std::getline(right, other));
        if (!hasOne && !hasOther) return {};
        if (hasOne && hasOther && one == other) continue;
        return name + ":" + std::to_string(line) + ":\n  expected: " + (hasOne ? one : "(the end)") +
               "\n  got:      " + (hasOther ? other : "(the end)");
    }
}

inline std::string recordedText(const Play& play) { return withConversations(play.scenario(), play.conversations()); }

}  // namespace zabscope::test
