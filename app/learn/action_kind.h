// SPDX-License-Identifier: GPL-3.0-or-later
/// The kinds of things a person can do to a running ensemble, as a challenge allows and counts them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/trace/command.h"

namespace zabscope::learn {

enum class ActionKind : std::uint8_t {
    start,
    kill,
    powerOff,
    freeze,
    thaw,
    wipe,
    timeout,
    slowDisk,
    fillDisk,
    freeDisk,
    corruptDisk,
    cut,
    cutOneWay,
    heal,
    partition,
    isolate,
    delay,
    jitter,
    bandwidth,
    reset,
    hold,
    release,
    deliver,
    drop,
    duplicate,
    reorder,
    write,
    read,
    sync,
    load,
    client
};
inline constexpr int actionKinds = static_cast<int>(ActionKind::client) + 1;

ActionKind kindOf(const Command& command);
/// "start", "power off": the words with which the commands of that kind begin in the scenario language.
std::string_view nameOf(ActionKind kind);
std::optional<ActionKind> actionKindByName(std::string_view name);
/// Whether it breaks something; starting, mending, letting messages go and what clients ask for do not.
bool isFault(ActionKind kind);

}  // namespace zabscope::learn
