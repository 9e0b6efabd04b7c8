// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads what clients are told to do: the short words ("write to 2") and the full ones ("client 1 sets /a").
#include "core/trace/command_parser.h"

namespace zabscope {
namespace {

using Verb = Operation::Verb;

void checkFirst(Words& words, bool seen, std::string_view what) {
    if (seen) words.failAt(words.peek(), std::string{what} + " stands twice");
}

/// [/path] ["value"] [version n] [ephemeral] [sequential] [n times], as far as the verb has a use for them.
void readOperands(Words& words, Operation& operation) {
    const bool writes = operation.verb == Verb::set || operation.verb == Verb::create;
    if (words.seesPath()) operation.path = words.path();
    if (writes && words.peek().kind == Token::Kind::string) operation.value = words.string("a value");
    while (true) {
        if ((operation.verb == Verb::set || operation.verb == Verb::remove) && words.accept("version")) {
            checkFirst(words, operation.version != -1, "a version");
            operation.version = static_cast<std::int32_t>(words.number("a version", 0, INT32_MAX));
        } else if (operation.verb == Verb::create && words.accept("ephemeral")) {
            operation.ephemeral = true;
        } else if (operation.verb == Verb::create && words.accept("sequential")) {
            operation.sequential = true;
        } else if (writes && words.seesNumber()) {
            checkFirst(words, operation.count != 1, "a number of times");
            operation.count = words.number("a number of times", 1, Words::largestCount);
            words.expect("times");
        } else {
            return;
        }
    }
}

/// [/path] ["value"] [n outstanding] [every 1ms] [n writes]
void readLoad(Words& words, Operation& operation) {
    operation.count = 0;
    if (words.seesPath()) operation.path = words.path();
    if (words.peek().kind == Token::Kind::string) operation.value = words.string("a value");
    while (true) {
        if (words.accept("every")) {
            checkFirst(words, operation.every != Duration::zero(), "\"every\"");
            operation.every = words.duration("the time between two writes", microseconds(1));
        } else if (words.seesNumber()) {
            const std::int64_t value = words.number("a number", 1, Words::largestCount);
            if (words.accept("outstanding")) {
                operation.outstanding = value;
            } else {
                words.expect("writes");
                operation.count = value;
            }
        } else {
            return;
        }
    }
}

struct VerbWord {
    std::string_view word;
    Verb verb;
};
constexpr VerbWord pathVerbs[]{
    {"creates", Verb::create}, {"sets", Verb::set}, {"deletes", Verb::remove}, {"reads", Verb::read}};
constexpr VerbWord bareVerbs[]{{"stops", Verb::stop}, {"closes", Verb::close}, {"dies", Verb::vanish}};

AskClient ask(NodeId client, const Target& server, Verb verb) {
    AskClient command{client, server, {}};
    command.operation.verb = verb;
    return command;
}

Command readVerb(Words& words, NodeId client, const Target& server) {
    for (const VerbWord& each : pathVerbs) {
        if (!words.accept(each.word)) continue;
        AskClient command = ask(client, server, each.verb);
        if (!words.seesPath()) words.fail("a path, like /a");
        readOperands(words, command.operation);
        return command;
    }
    for (const VerbWord& each : bareVerbs) {
        if (words.accept(each.word)) return ask(client, server, each.verb);
    }
    if (words.accept("syncs")) {
        AskClient command = ask(client, server, Verb::sync);
        readOperands(words, command.operation);
        return command;
    }
    if (words.accept("loads")) {
        AskClient command = ask(client, server, Verb::load);
        readLoad(words, command.operation);
        return command;
    }
    if (words.accept("connects") || words.accept("moves")) {
        AskClient command = ask(client, server, Verb::connect);
        if (client != noNode) {
            words.expect("to");
            command.server = words.target();
        }
        if (words.accept("timeout"))
            command.operation.sessionTimeout = words.duration("a session time-out", milliseconds(1));
        return command;
    }
    words.fail();
}

}  // namespace

bool seesClientCommand(Words& words) {
    for (const std::string_view word : {"write", "read", "sync", "load", "stop", "client"}) {
        if (words.sees(word)) return true;
        words.hint(word);
    }
    return false;
}

Command readClientCommand(Words& words) {
    const auto atServer = [&](Verb verb) {
        AskClient command = ask(noNode, words.target(), verb);
        if (verb == Verb::load) {
            readLoad(words, command.operation);
        } else if (verb != Verb::stop) {
            readOperands(words, command.operation);
        }
        return command;
    };
    if (words.accept("write")) {
        words.expect("to");
        return atServer(Verb::set);
    }
    if (words.accept("read")) {
        words.expect("from");
        return atServer(Verb::read);
    }
    if (words.accept("sync")) {
        words.expect("at");
        return atServer(Verb::sync);
    }
    if (words.accept("load")) {
        words.expect("on");
        return atServer(Verb::load);
    }
    if (words.accept("stop")) {
        words.expectPhrase("load on");
        return atServer(Verb::stop);
    }
    words.expect("client");
    if (words.accept("of")) return readVerb(words, noNode, words.target());
    const NodeId client = words.client();
    return readVerb(words, client, {});
}

}  // namespace zabscope
