// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads commands of the scenario language.
#pragma once

#include <vector>

#include "core/trace/command.h"
#include "core/trace/words.h"

namespace zabscope {

/// One command; stops behind it. Throws Misread.
Command readCommand(Words& words);
/// One or more, with ";" between them. Throws Misread.
std::vector<Command> readCommands(Words& words);
/// The name of a message kind, "PROPOSAL", or 0 if a word follows that is none. Throws nothing.
std::uint8_t readKind(Words& words);
/// Whether readClientCommand reads what comes next.
bool seesClientCommand(Words& words);
/// "write to 2", "client 1 sets /a": what a client is to do. Throws Misread.
Command readClientCommand(Words& words);

}  // namespace zabscope
