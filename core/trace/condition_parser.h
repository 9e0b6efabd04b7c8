// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads conditions of the scenario language.
#pragma once

#include <optional>

#include "core/trace/condition.h"
#include "core/trace/words.h"

namespace zabscope {

/// Stops behind the condition. Throws Misread.
Condition readCondition(Words& words);
/// The value a field is compared with. Throws Misread.
std::int64_t readFieldValue(Words& words, std::uint16_t field);
/// An event that may happen, or nothing if none is named here. Throws Misread.
std::optional<condition::Happening> readHappening(Words& words);
/// The server that "it" means after the condition: the only one it names. Nothing if it names none, or several.
std::optional<Target> serverNamedIn(const Condition& condition);

}  // namespace zabscope
