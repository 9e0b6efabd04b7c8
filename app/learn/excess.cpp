// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/excess.h"

#include <algorithm>

namespace zabscope::learn {

bool isExcessive(const Command& command) {
    const auto* ask = std::get_if<AskClient>(&command);
    if (!ask) return false;
    // A load is paced by what is outstanding, however many writes it has.
    const bool load = ask->operation.verb == Operation::Verb::load;
    return (load ? ask->operation.outstanding : ask->operation.count) > mostRequestsAtOnce;
}

std::optional<Excess> excessIn(const std::vector<Statement>& script) {
    for (const Statement& statement : script) {
        std::vector<Command> commands;
        if (const auto* at = std::get_if<AtStatement>(&statement.what)) commands = at->commands;
        if (const auto* when = std::get_if<WhenStatement>(&statement.what)) commands = when->commands;
        if (const auto* what = std::get_if<DoStatement>(&statement.what)) commands = {what->command};
        if (std::any_of(commands.begin(), commands.end(), isExcessive)) {
            return Excess{statement.place.line, "a client may ask for at most " + std::to_string(mostRequestsAtOnce) +
                                                    " things at once; ask for less"};
        }
    }
    return std::nullopt;
}

}  // namespace zabscope::learn
