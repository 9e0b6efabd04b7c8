// SPDX-License-Identifier: GPL-3.0-or-later
/// Files that a person names: scenarios and traces, read whole or refused with one clear line.
#pragma once

#include <functional>
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

/// Whether the file, plain or gz, begins as a trace or a run in JSON Lines does, so that a verb can take either.
bool looksLikeTrace(const std::string& path);
/// The same of the first bytes of a file.
bool beginsLikeTrace(std::string_view beginning);
/// Reads a trace, or a run in JSON Lines; plain or gz. `goOn` is told how far it is (0..1); false stops it, which is an
/// error too.
std::variant<LoadedTrace, InputError> loadTrace(const std::string& path, const std::function<bool(double)>& goOn = {});

}  // namespace zabscope
