// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/command_parser.h"

#include <optional>
#include <utility>

#include "core/trace/vocabularies.h"

namespace zabscope {
namespace {

constexpr std::int32_t slowestDisk = 1'000'000;  ///< percent
constexpr std::size_t mostSides = 101;
constexpr std::size_t mostCommands = 1000;

std::optional<Command> serverCommand(Words& words) {
    if (words.accept("start") || words.accept("restart")) return Start{words.targets()};
    if (words.accept("kill")) return Kill{words.targets()};
    if (words.acceptPhrase("power off")) return PowerOff{words.targets()};
    if (words.accept("freeze")) return Freeze{words.targets()};
    if (words.accept("thaw")) return Thaw{words.targets()};
    if (words.accept("wipe")) return Wipe{words.targets()};
    if (words.accept("timeout")) return ForceTimeout{words.targets()};
    return std::nullopt;
}

std::int32_t percent(Words& words) {
    const Token& token = words.peek();
    std::string_view digits = token.kind == Token::Kind::word ? token.text : std::string_view{};
    std::int64_t value = digits.size() > 1 && digits.ends_with('%') ? 0 : -1;
    if (value == 0) digits.remove_suffix(1);
    for (const char digit : digits) {
        value = value >= 0 && value <= slowestDisk && digit >= '0' && digit <= '9' ? value * 10 + (digit - '0') : -1;
        if (value < 0) break;
    }
    if (value < 1 || value > slowestDisk)
        words.fail("percent of the normal time from 1% to " + std::to_string(slowestDisk) + "%");
    words.take();
    return static_cast<std::int32_t>(value);
}

std::optional<Command> diskCommand(Words& words) {
    if (words.acceptPhrase("slow disk of")) {
        SlowDisk command{words.targets()};
        words.expect("to");
        command.percent = percent(words);
        return command;
    }
    if (words.acceptPhrase("fill disk of")) return FillDisk{words.targets(), true};
    if (words.acceptPhrase("free disk of")) return FillDisk{words.targets(), false};
    if (words.acceptPhrase("corrupt disk of")) {
        CorruptDisk command{words.targets(), {}};
        if (words.accept("at")) command.zxid = words.zxid();
        return command;
    }
    return std::nullopt;
}

std::pair<Targets, Targets> sides(Words& words, std::string_view between) {
    Targets from = words.targets();
    words.expect(between);
    return {std::move(from), words.targets()};
}

Partition partition(Words& words) {
    Partition command;
    do {
        if (command.sides.size() == mostSides)
            words.failAt(words.peek(), "more than " + std::to_string(mostSides) + " sides");
        command.sides.push_back(words.targets());
    } while (words.accept("|"));
    if (command.sides.size() < 2) words.fail();
    return command;
}

std::optional<Command> linkCommand(Words& words) {
    if (words.acceptPhrase("cut one way")) {
        auto [from, to] = sides(words, "to");
        return Cut{std::move(from), std::move(to), true};
    }
    if (words.accept("cut")) {
        auto [from, to] = sides(words, "from");
        return Cut{std::move(from), std::move(to), false};
    }
    if (words.accept("heal")) {
        Heal command;
        if (!words.seesTarget()) return command;
        command.from = words.targets();
        command.to = words.accept("from") ? words.targets() : Targets{{Target::Who::all}};
        return command;
    }
    if (words.accept("partition")) return partition(words);
    if (words.accept("isolate")) return Isolate{words.targets()};
    if (words.accept("reset")) {
        auto [from, to] = sides(words, "from");
        return Reset{std::move(from), std::move(to)};
    }
    return std::nullopt;
}

std::optional<Command> pathCommand(Words& words) {
    if (words.accept("delay")) {
        auto [from, to] = sides(words, "to");
        words.expect("by");
        return Delay{std::move(from), std::move(to), words.duration("a latency")};
    }
    if (words.accept("jitter")) {
        auto [from, to] = sides(words, "to");
        words.expect("by");
        return Jitter{std::move(from), std::move(to), words.duration("a jitter")};
    }
    if (words.accept("bandwidth")) {
        auto [from, to] = sides(words, "to");
        words.expect("at");
        return Bandwidth{std::move(from), std::move(to), words.bytesPerSecond(true)};
    }
    return std::nullopt;
}

MessagePattern pattern(Words& words) {
    MessagePattern which;
    if (words.sees("message") && words.sees("#", 1)) {
        words.take();
        words.take();
        which.message = static_cast<EventId>(words.number("the number of an event", 1, INT64_MAX));
        return which;
    }
    if (words.accept("every")) {
        which.count = MessagePattern::every;
    } else if (words.accept("next")) {
        which.count = words.number("a number of messages", 1, Words::largestCount);
    }
    if (!words.accept("message") && !words.accept("messages")) {
        which.kind = readKind(words);
        if (which.kind == 0) words.fail("a kind of message, like PROPOSAL, or \"message\"");
    }
    if (words.accept("from")) which.from = words.node();
    if (words.accept("to")) which.to = words.node();
    return which;
}

std::optional<Command> messageCommand(Words& words) {
    if (words.accept("hold")) return Hold{pattern(words)};
    if (words.accept("release")) return Release{pattern(words)};
    if (words.accept("deliver")) return DeliverNow{pattern(words)};
    if (words.accept("drop")) return Drop{pattern(words)};
    if (words.accept("duplicate")) return Duplicate{pattern(words)};
    if (words.accept("reorder")) return Reorder{pattern(words)};
    return std::nullopt;
}

}  // namespace

std::uint8_t readKind(Words& words) {
    if (words.peek().kind != Token::Kind::word) return 0;
    if (const std::optional<std::uint8_t> kind = kindByName(words.peek().text)) {
        words.take();
        return *kind;
    }
    for (const Vocabulary* vocabulary : vocabularies()) {
        for (const KindInfo& info : vocabulary->kinds) words.hint(info.name);
    }
    return 0;
}

Command readCommand(Words& words) {
    for (const auto read : {serverCommand, diskCommand, linkCommand, pathCommand, messageCommand}) {
        if (std::optional<Command> command = read(words)) return *std::move(command);
    }
    if (!seesClientCommand(words)) words.fail("a command");
    return readClientCommand(words);
}

std::vector<Command> readCommands(Words& words) {
    std::vector<Command> commands;
    do {
        if (commands.size() == mostCommands)
            words.failAt(words.peek(), "more than " + std::to_string(mostCommands) + " commands in one statement");
        commands.push_back(readCommand(words));
    } while (words.accept(";"));
    return commands;
}

}  // namespace zabscope
