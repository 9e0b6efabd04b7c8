// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/condition_parser.h"

#include "core/trace/command_parser.h"
#include "core/trace/condition_words.h"

namespace zabscope {
namespace {

using namespace condition;

constexpr std::size_t mostParts = 1000;

/// The enum value whose word (or words) come next, if one does.
template <typename Enum, std::size_t N>
std::optional<Enum> readOneOf(Words& words, const std::array<std::string_view, N>& table) {
    for (std::size_t index = 0; index < N; ++index) {
        if (words.acceptPhrase(table[index])) return static_cast<Enum>(index);
    }
    return std::nullopt;
}

Sign readSign(Words& words) {
    if (words.accept("==")) return Sign::equal;
    if (const std::optional<Sign> sign = readOneOf<Sign>(words, signWords)) return *sign;
    words.fail("one of = != < <= > >=");
}

bool seesSign(const Words& words) {
    return words.sees("=") || words.sees("==") || words.sees("!=") || words.sees("<") || words.sees("<=") ||
           words.sees(">") || words.sees(">=");
}

std::uint16_t readField(Words& words) {
    if (const auto field = zab::fieldByName(words.peek().text)) {
        words.take();
        return *field;
    }
    for (const zab::FieldInfo& info : zab::fields()) words.hint(info.name);
    words.fail("the name of a field");
}

Condition readLeader(Words& words) {
    if (words.accept("elected")) return Condition{{LeaderIs{}}};
    const bool is = words.accept("is");
    if (!is && !words.seesNumber()) words.fail("\"elected\", \"is\" or a number");
    return Condition{{LeaderIs{words.sid()}}};
}

Condition readServer(Words& words) {
    const NodeId server = words.sid();
    const std::optional<Being> being = readOneOf<Being>(words, beingWords);
    if (!being) words.fail();
    return Condition{{ServerIs{server, *being}}};
}

Condition readReached(Words& words, Progress progress) {
    Reached reached{progress, words.zxid(), false, {}};
    words.expect("on");
    reached.quorum = words.acceptPhrase("a quorum");
    if (!reached.quorum) reached.servers = words.targets();
    return Condition{{reached}};
}

Condition readFieldIs(Words& words) {
    FieldIs is;
    is.field = readField(words);
    if (is.field >= PeerState::firstTable) {
        words.expect("[");
        is.row = words.sid();
        words.expect("]");
    }
    words.expect("of");
    is.server = words.target();
    is.sign = readSign(words);
    is.value = readFieldValue(words, is.field);
    return Condition{{is}};
}

Condition readLink(Words& words) {
    LinkIsCut link;
    link.from = words.sid();
    link.oneWay = words.accept("to");
    link.to = words.sid();
    words.expectPhrase("is cut");
    return Condition{{link}};
}

Condition readConnected(Words& words) {
    AreConnected are;
    are.one = words.sid();
    are.other = words.sid();
    if (words.accept("on")) {
        for (const Port port : {Port::election, Port::quorum, Port::client}) {
            if (!are.port && words.accept(portName(port))) are.port = port;
        }
        if (!are.port) words.fail();
    }
    return Condition{{are}};
}

MessageWas readMessageWas(Words& words, Journey journey) {
    MessageWas was{journey, readKind(words)};
    if (words.accept("from")) was.from = words.node();
    if (words.accept("to")) was.to = words.node();
    return was;
}

ServerWas readServerWas(Words& words, Fate fate) {
    const bool onDisk = fate == Fate::truncated || fate == Fate::snapshotTaken || fate == Fate::snapshotReceived;
    if (onDisk ? words.accept("on") : words.seesNumber()) return {fate, words.sid()};
    return {fate, noNode};
}

WasSynced readSynced(Words& words) {
    WasSynced was{words.sid()};
    if (!words.accept("by")) return was;
    for (const zab::SyncMode mode : {zab::SyncMode::diff, zab::SyncMode::snap, zab::SyncMode::trunc}) {
        if (was.mode == zab::SyncMode::none && words.accept(zab::syncModeName(mode))) was.mode = mode;
    }
    if (was.mode == zab::SyncMode::none) words.fail();
    return was;
}

WasViolated readViolated(Words& words) {
    if (words.peek().kind == Token::Kind::string) return {words.string("the name of an invariant")};
    const bool plain = words.peek().kind == Token::Kind::word && isPlainWord(words.peek().text);
    return {plain ? std::string{words.take().text} : std::string{}};
}

/// A leaf of the tree.
Condition readAtom(Words& words) {
    const std::string_view field = words.sees("of", 1) || words.sees("[", 1) ? words.peek().text : std::string_view{};
    if (zab::fieldByName(field)) return readFieldIs(words);
    if (words.accept("leader")) return readLeader(words);
    if (words.accept("server")) return readServer(words);
    if (words.accept("epoch")) {
        const Sign sign = seesSign(words) ? readSign(words) : Sign::equal;
        return Condition{{EpochIs{sign, words.number("the number of an epoch", 0, UINT32_MAX)}}};
    }
    if (const std::optional<Progress> progress = readOneOf<Progress>(words, progressWords))
        return readReached(words, *progress);
    if (words.acceptPhrase("same tree on")) return Condition{{SameTree{words.targets()}}};
    if (words.accept("link")) return readLink(words);
    if (words.accept("connected")) return readConnected(words);
    if (words.accept("idle")) return Condition{{Idle{}}};
    if (words.accept("count")) {
        Count count;
        const std::optional<Happening> happening = readHappening(words);
        if (!happening) words.fail("an event to count, like sent PROPOSAL");
        count.happening = *happening;
        count.sign = readSign(words);
        count.times = words.number("a number of times", 0, INT64_MAX);
        return Condition{{count}};
    }
    if (const std::optional<Happening> happening = readHappening(words)) return Condition{{*happening}};
    if (words.sees("of", 1) || words.sees("[", 1)) readField(words);  // no field: let it say so
    for (const zab::FieldInfo& info : zab::fields()) words.hint(info.name);
    words.fail("a condition");
}

Condition readPart(Words& words) {
    const Words::Nesting nesting{words};
    if (words.accept("not")) return Condition{{Not{readPart(words)}}};
    if (words.accept("never")) return Condition{{Never{readPart(words)}}};
    Condition part;
    if (words.accept("(")) {
        part = readCondition(words);
        words.expect(")");
    } else {
        part = readAtom(words);
    }
    if (words.accept("for")) {
        words.expectPhrase("at least");
        part = Condition{{ForAtLeast{part, words.duration("a duration", microseconds(1))}}};
    }
    return part;
}

template <typename Several, typename Read>
Condition readSeveral(Words& words, std::string_view word, Read read) {
    Several several{{read(words)}};
    while (words.accept(word)) {
        if (several.parts.size() == mostParts)
            words.failAt(words.peek(), "more than " + std::to_string(mostParts) + " conditions joined by \"" +
                                           std::string{word} + "\"");
        several.parts.push_back(read(words));
    }
    return several.parts.size() == 1 ? several.parts[0] : Condition{{several}};
}

/// Adds the servers that a condition names.
struct Named {
    std::vector<Target>& found;

    void add(NodeId server) {
        if (server != noNode) add(Target{Target::Who::sid, server});
    }
    void add(const Target& target) {
        for (const Target& each : found) {
            if (each == target) return;
        }
        found.push_back(target);
    }
    void operator()(const LeaderIs& is) { is.who == noNode ? add(Target{Target::Who::leader}) : add(is.who); }
    void operator()(const ServerIs& is) { add(is.server); }
    void operator()(const EpochIs&) { add(Target{Target::Who::leader}); }
    void operator()(const Reached& reached) {
        for (const Target& each : reached.servers) add(each);
    }
    void operator()(const FieldIs& is) { add(is.server); }
    void operator()(const SameTree& same) {
        for (const Target& each : same.servers) add(each);
    }
    void operator()(const LinkIsCut&) {}
    void operator()(const AreConnected&) {}
    void operator()(const Idle&) {}
    void operator()(const Happening& happening) {
        if (const auto* was = std::get_if<ServerWas>(&happening)) add(was->server);
        if (const auto* synced = std::get_if<WasSynced>(&happening)) add(synced->server);
        if (const auto* changed = std::get_if<FieldChanged>(&happening)) add(changed->server);
        if (const auto* noted = std::get_if<WasNoted>(&happening)) add(noted->server);
    }
    void operator()(const All& all) {
        for (const Condition& part : all.parts) visit(part);
    }
    void operator()(const Any& any) {
        for (const Condition& part : any.parts) visit(part);
    }
    void operator()(const Not& no) { visit(no.part); }
    void operator()(const ForAtLeast& held) { visit(held.part); }
    void operator()(const Never& never) { visit(never.part); }
    void operator()(const Count& count) { (*this)(count.happening); }
    void visit(const Condition& condition) { std::visit(*this, condition.node().what); }
};

}  // namespace

std::optional<Happening> readHappening(Words& words) {
    if (const std::optional<Journey> journey = readOneOf<Journey>(words, journeyWords))
        return readMessageWas(words, *journey);
    if (const std::optional<Fate> fate = readOneOf<Fate>(words, fateWords)) return readServerWas(words, *fate);
    if (words.accept("synced")) return readSynced(words);
    if (words.accept("changed")) {
        FieldChanged changed{readField(words)};
        if (words.accept("of")) changed.server = words.sid();
        return changed;
    }
    if (words.accept("violation")) return readViolated(words);
    if (words.accept("note")) {
        WasNoted noted{words.string("a part of the note"), noNode};
        if (words.accept("on")) noted.server = words.sid();
        return noted;
    }
    if (words.accept("command")) return WasCommanded{words.string("a part of the command")};
    return std::nullopt;
}

Condition readCondition(Words& words) {
    const auto readAll = [](Words& inner) { return readSeveral<All>(inner, "and", readPart); };
    return readSeveral<Any>(words, "or", readAll);
}

std::optional<Target> serverNamedIn(const Condition& condition) {
    std::vector<Target> found;
    Named{found}.visit(condition);
    if (found.size() != 1 || found[0].who == Target::Who::all) return std::nullopt;
    return found[0];
}

}  // namespace zabscope
