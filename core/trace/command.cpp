// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/command.h"

#include <cassert>

#include "core/trace/lexer.h"
#include "core/trace/vocabularies.h"
#include "core/trace/words.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

std::string between(std::string_view verb, const Targets& from, std::string_view word, const Targets& to) {
    return std::string{verb} + " " + toText(from) + " " + std::string{word} + " " + toText(to);
}

std::string patternText(std::string_view verb, const MessagePattern& which) {
    std::string text{verb};
    if (which.message != noEvent) return text + " message #" + std::to_string(which.message);
    if (which.count == MessagePattern::every) {
        text += " every";
    } else if (which.count != 1) {
        text += " next " + std::to_string(which.count);
    }
    text += ' ';
    text += which.kind == 0 ? std::string_view{"message"} : kindName(which.kind);
    if (which.from != Target{Target::Who::all}) text += " from " + toText(which.from);
    if (which.to != Target{Target::Who::all}) text += " to " + toText(which.to);
    return text;
}

/// What stands behind the verb: only what differs from the default.
std::string operandText(const Operation& operation, bool pathAlways) {
    const Operation plain;
    std::string text;
    if (pathAlways || operation.path != plain.path) text += " " + pathText(operation.path);
    if (!operation.value.empty()) text += " " + quoted(operation.value);
    if (operation.version != plain.version) text += " version " + std::to_string(operation.version);
    if (operation.ephemeral) text += " ephemeral";
    if (operation.sequential) text += " sequential";
    if (operation.count != plain.count) text += " " + std::to_string(operation.count) + " times";
    return text;
}

std::string loadText(const Operation& operation) {
    const Operation plain;
    std::string text;
    if (operation.path != plain.path) text += " " + pathText(operation.path);
    if (!operation.value.empty()) text += " " + quoted(operation.value);
    if (operation.outstanding != 1) text += " " + std::to_string(operation.outstanding) + " outstanding";
    if (operation.every != Duration::zero()) text += " every " + toText(operation.every);
    if (operation.count != 0) text += " " + std::to_string(operation.count) + " writes";
    return text;
}

std::string clientText(const std::string& who, const Target& server, const Operation& operation) {
    using Verb = Operation::Verb;
    switch (operation.verb) {
        case Verb::connect:
            return who + " connects" + (who.starts_with("client of") ? "" : " to " + toText(server)) +
                   (operation.sessionTimeout == Duration::zero() ? "" : " timeout " + toText(operation.sessionTimeout));
        case Verb::create:
            return who + " creates" + operandText(operation, true);
        case Verb::set:
            return who + " sets" + operandText(operation, true);
        case Verb::remove:
            return who + " deletes" + operandText(operation, true);
        case Verb::read:
            return who + " reads" + operandText(operation, true);
        case Verb::sync:
            return who + " syncs" + operandText(operation, false);
        case Verb::load:
            return who + " loads" + loadText(operation);
        case Verb::stop:
            return who + " stops";
        case Verb::close:
            return who + " closes";
        case Verb::vanish:
            return who + " dies";
    }
    assert(false);
    return {};
}

/// The short words for the client that every server has for a person's convenience.
std::string askText(const AskClient& ask) {
    using Verb = Operation::Verb;
    const Operation& operation = ask.operation;
    const std::string server = toText(ask.server);
    if (ask.client != noNode) return clientText("client " + std::to_string(-ask.client), ask.server, operation);
    if (operation.verb == Verb::set && operation.version == -1)
        return "write to " + server + operandText(operation, false);
    if (operation.verb == Verb::read) return "read from " + server + operandText(operation, false);
    if (operation.verb == Verb::sync) return "sync at " + server + operandText(operation, false);
    if (operation.verb == Verb::load) return "load on " + server + loadText(operation);
    if (operation.verb == Verb::stop) return "stop load on " + server;
    return clientText("client of " + server, ask.server, operation);
}

struct Writer {
    std::string operator()(const Start& c) const { return "start " + toText(c.servers); }
    std::string operator()(const Kill& c) const { return "kill " + toText(c.servers); }
    std::string operator()(const PowerOff& c) const { return "power off " + toText(c.servers); }
    std::string operator()(const Freeze& c) const { return "freeze " + toText(c.servers); }
    std::string operator()(const Thaw& c) const { return "thaw " + toText(c.servers); }
    std::string operator()(const Wipe& c) const { return "wipe " + toText(c.servers); }
    std::string operator()(const ForceTimeout& c) const { return "timeout " + toText(c.servers); }
    std::string operator()(const SlowDisk& c) const {
        return "slow disk of " + toText(c.servers) + " to " + std::to_string(c.percent) + "%";
    }
    std::string operator()(const FillDisk& c) const {
        return (c.full ? "fill disk of " : "free disk of ") + toText(c.servers);
    }
    std::string operator()(const CorruptDisk& c) const {
        return "corrupt disk of " + toText(c.servers) + (c.zxid == Zxid{} ? "" : " at " + toHex(c.zxid));
    }
    std::string operator()(const Cut& c) const {
        return c.oneWay ? between("cut one way", c.from, "to", c.to) : between("cut", c.from, "from", c.to);
    }
    std::string operator()(const Heal& c) const {
        return c.from.empty() && c.to.empty() ? "heal" : between("heal", c.from, "from", c.to);
    }
    std::string operator()(const Partition& c) const {
        std::string text = "partition";
        for (std::size_t side = 0; side < c.sides.size(); ++side)
            text += (side == 0 ? " " : " | ") + toText(c.sides[side]);
        return text;
    }
    std::string operator()(const Isolate& c) const { return "isolate " + toText(c.servers); }
    std::string operator()(const Delay& c) const {
        return between("delay", c.from, "to", c.to) + " by " + toText(c.latency);
    }
    std::string operator()(const Jitter& c) const {
        return between("jitter", c.from, "to", c.to) + " by " + toText(c.jitter);
    }
    std::string operator()(const Bandwidth& c) const {
        return between("bandwidth", c.from, "to", c.to) + " at " + bandwidthText(c.bytesPerSecond);
    }
    std::string operator()(const Reset& c) const { return between("reset", c.from, "from", c.to); }
    std::string operator()(const Hold& c) const { return patternText("hold", c.which); }
    std::string operator()(const Release& c) const { return patternText("release", c.which); }
    std::string operator()(const DeliverNow& c) const { return patternText("deliver", c.which); }
    std::string operator()(const Drop& c) const { return patternText("drop", c.which); }
    std::string operator()(const Duplicate& c) const { return patternText("duplicate", c.which); }
    std::string operator()(const Reorder& c) const { return patternText("reorder", c.which); }
    std::string operator()(const AskClient& c) const { return askText(c); }
};

}  // namespace

std::string toText(const Command& command) { return std::visit(Writer{}, command); }

bool isViolationOfModel(const Command& command) {
    return std::holds_alternative<Drop>(command) || std::holds_alternative<Duplicate>(command) ||
           std::holds_alternative<Reorder>(command);
}

}  // namespace zabscope
