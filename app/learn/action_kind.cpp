// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/action_kind.h"

#include <algorithm>
#include <array>

namespace zabscope::learn {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, actionKinds> names{
    "start",     "kill",      "power off",    "freeze", "thaw",        "wipe",    "timeout",   "slow disk",
    "fill disk", "free disk", "corrupt disk", "cut",    "cut one way", "heal",    "partition", "isolate",
    "delay",     "jitter",    "bandwidth",    "reset",  "hold",        "release", "deliver",   "drop",
    "duplicate", "reorder",   "write",        "read",   "sync",        "load",    "client"};

struct KindOf {
    ActionKind operator()(const Start&) const { return ActionKind::start; }
    ActionKind operator()(const Kill&) const { return ActionKind::kill; }
    ActionKind operator()(const PowerOff&) const { return ActionKind::powerOff; }
    ActionKind operator()(const Freeze&) const { return ActionKind::freeze; }
    ActionKind operator()(const Thaw&) const { return ActionKind::thaw; }
    ActionKind operator()(const Wipe&) const { return ActionKind::wipe; }
    ActionKind operator()(const ForceTimeout&) const { return ActionKind::timeout; }
    ActionKind operator()(const SlowDisk&) const { return ActionKind::slowDisk; }
    ActionKind operator()(const FillDisk& disk) const {
        return disk.full ? ActionKind::fillDisk : ActionKind::freeDisk;
    }
    ActionKind operator()(const CorruptDisk&) const { return ActionKind::corruptDisk; }
    ActionKind operator()(const Cut& cut) const { return cut.oneWay ? ActionKind::cutOneWay : ActionKind::cut; }
    ActionKind operator()(const Heal&) const { return ActionKind::heal; }
    ActionKind operator()(const Partition&) const { return ActionKind::partition; }
    ActionKind operator()(const Isolate&) const { return ActionKind::isolate; }
    ActionKind operator()(const Delay&) const { return ActionKind::delay; }
    ActionKind operator()(const Jitter&) const { return ActionKind::jitter; }
    ActionKind operator()(const Bandwidth&) const { return ActionKind::bandwidth; }
    ActionKind operator()(const Reset&) const { return ActionKind::reset; }
    ActionKind operator()(const Hold&) const { return ActionKind::hold; }
    ActionKind operator()(const Release&) const { return ActionKind::release; }
    ActionKind operator()(const DeliverNow&) const { return ActionKind::deliver; }
    ActionKind operator()(const Drop&) const { return ActionKind::drop; }
    ActionKind operator()(const Duplicate&) const { return ActionKind::duplicate; }
    ActionKind operator()(const Reorder&) const { return ActionKind::reorder; }
    /// A server's own client has short words; every other client is named.
    ActionKind operator()(const AskClient& ask) const {
        if (ask.client != noNode) return ActionKind::client;
        switch (ask.operation.verb) {
            case Operation::Verb::set:
                return ActionKind::write;
            case Operation::Verb::read:
                return ActionKind::read;
            case Operation::Verb::sync:
                return ActionKind::sync;
            case Operation::Verb::load:
            case Operation::Verb::stop:
                return ActionKind::load;
            case Operation::Verb::connect:
            case Operation::Verb::create:
            case Operation::Verb::remove:
            case Operation::Verb::close:
            case Operation::Verb::vanish:
                return ActionKind::client;
        }
        return ActionKind::client;
    }
};

}  // namespace

ActionKind kindOf(const Command& command) { return std::visit(KindOf{}, command); }

std::string_view nameOf(ActionKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<ActionKind> actionKindByName(std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<ActionKind>(at - names.begin());
}

bool isFault(ActionKind kind) {
    constexpr std::array harmless{ActionKind::start,   ActionKind::thaw,    ActionKind::freeDisk, ActionKind::heal,
                                  ActionKind::release, ActionKind::deliver, ActionKind::write,    ActionKind::read,
                                  ActionKind::sync,    ActionKind::load,    ActionKind::client};
    return std::find(harmless.begin(), harmless.end(), kind) == harmless.end();
}

}  // namespace zabscope::learn
