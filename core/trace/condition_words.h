// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of conditions, one table each, for those who read and those who write them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/trace/condition.h"

namespace zabscope::condition {

// Each in the order of its enum.
inline constexpr std::array<std::string_view, 6> signWords{"=", "!=", "<", "<=", ">", ">="};
inline constexpr std::array<std::string_view, 8> beingWords{"leads", "follows", "observes",  "looks",
                                                            "is up", "is down", "is frozen", "serves"};
inline constexpr std::array<std::string_view, 4> progressWords{"committed", "applied", "logged", "flushed"};
inline constexpr std::array<std::string_view, 3> journeyWords{"sent", "delivered", "lost"};
inline constexpr std::array<std::string_view, 9> fateWords{"started",   "killed",         "powered off",
                                                           "exited",    "froze",          "thawed",
                                                           "truncated", "snapshot taken", "snapshot received"};

inline std::string_view wordOf(Sign sign) { return signWords[static_cast<std::size_t>(sign)]; }
inline std::string_view wordOf(Being being) { return beingWords[static_cast<std::size_t>(being)]; }
inline std::string_view wordOf(Progress progress) { return progressWords[static_cast<std::size_t>(progress)]; }
inline std::string_view wordOf(Journey journey) { return journeyWords[static_cast<std::size_t>(journey)]; }
inline std::string_view wordOf(Fate fate) { return fateWords[static_cast<std::size_t>(fate)]; }

/// A field's value as it stands in a condition: "3", "0x100000002", "400ms", "LEADING", "\"waiting for epoch\"".
std::string fieldValueText(std::uint16_t field, std::int64_t value);
/// The name of an invariant or a variant that needs no quotation marks.
bool isPlainWord(std::string_view text);

}  // namespace zabscope::condition
