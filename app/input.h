// SPDX-License-Identifier: GPL-3.0-or-later
/// Files that a person names: scenarios and traces, read whole or refused with one clear line.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/trace/scenario.h"
#include "core/trace/trace_file.h"

namespace zabscope {

/// What is wrong, in one line that names file, place and remedy.
struct InputError {
    std::string line;
};

/// Reads and checks a scenario file: its grammar, and that its variants are variants of the protocol.
std::variant<Scenario, InputError> loadScenario(const std::string& path);
/// Reads a scenario from a text that was read from `name`, in which `linesBefore` lines stand before it.
std::variant<Scenario, InputError> readScenario(std::string_view text, const std::string& name, int linesBefore = 0);

/// Whether the file begins as a trace does, so that a verb can take either.
bool looksLikeTrace(const std::string& path);
std::variant<LoadedTrace, InputError> loadTrace(const std::string& path);

}  // namespace zabscope
