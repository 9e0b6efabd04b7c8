// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/condition.h"

#include <array>
#include <cassert>

#include "core/trace/condition_words.h"
#include "core/trace/lexer.h"
#include "core/trace/vocabularies.h"
#include "core/trace/words.h"
#include "core/zab/message_text.h"

namespace zabscope {

Condition::Condition(ConditionNode node) : m_node(std::make_shared<const ConditionNode>(std::move(node))) {}

const ConditionNode& Condition::node() const {
    assert(m_node);
    return *m_node;
}

bool operator==(const Condition& a, const Condition& b) {
    return a.m_node == b.m_node || (a.m_node && b.m_node && *a.m_node == *b.m_node);
}

namespace condition {
namespace {

/// "of all" and "on 1 2": a place only if one is meant.
std::string onServer(std::string_view word, NodeId server) {
    return server == noNode ? "" : " " + std::string{word} + " " + nodeName(server);
}

struct HappeningWriter {
    std::string operator()(const MessageWas& was) const {
        std::string text{wordOf(was.journey)};
        if (was.kind != 0) text += " " + std::string{kindName(was.kind)};
        if (was.from != Target{Target::Who::all}) text += " from " + toText(was.from);
        if (was.to != Target{Target::Who::all}) text += " to " + toText(was.to);
        return text;
    }
    std::string operator()(const ServerWas& was) const {
        const bool onDisk =
            was.fate == Fate::truncated || was.fate == Fate::snapshotTaken || was.fate == Fate::snapshotReceived;
        std::string text{wordOf(was.fate)};
        if (was.server != noNode) text += (onDisk ? " on " : " ") + nodeName(was.server);
        return text;
    }
    std::string operator()(const WasSynced& was) const {
        return "synced " + nodeName(was.server) +
               (was.mode == zab::SyncMode::none ? "" : " by " + std::string{zab::syncModeName(was.mode)});
    }
    std::string operator()(const FieldChanged& was) const {
        return "changed " + std::string{zab::fieldInfo(was.field).name} + onServer("of", was.server);
    }
    std::string operator()(const WasViolated& was) const {
        return "violation" + (was.invariant.empty()        ? ""
                              : isPlainWord(was.invariant) ? " " + was.invariant
                                                           : " " + quoted(was.invariant));
    }
    std::string operator()(const WasNoted& was) const {
        return "note " + quoted(was.text) + onServer("on", was.server);
    }
    std::string operator()(const WasCommanded& was) const { return "command " + quoted(was.text); }
};

std::string compared(Sign sign, const std::string& value) { return std::string{wordOf(sign)} + " " + value; }

/// Whether a part needs no parentheses under "not", "never", "and", "or".
bool standsAlone(const ConditionNode& node) {
    return !std::holds_alternative<All>(node.what) && !std::holds_alternative<Any>(node.what);
}

/// Whether a part needs no parentheses before "for at least".
bool isAtom(const ConditionNode& node) {
    return standsAlone(node) && !std::holds_alternative<Not>(node.what) && !std::holds_alternative<Never>(node.what) &&
           !std::holds_alternative<ForAtLeast>(node.what);
}

std::string partText(const Condition& part, bool bare) {
    return bare ? zabscope::toText(part) : "(" + zabscope::toText(part) + ")";
}

std::string joined(const std::vector<Condition>& parts, std::string_view word) {
    assert(parts.size() >= 2);
    std::string text;
    for (const Condition& part : parts) {
        if (!text.empty()) text += " " + std::string{word} + " ";
        text += partText(part, standsAlone(part.node()));
    }
    return text;
}

struct Writer {
    std::string operator()(const LeaderIs& is) const {
        return is.who == noNode ? "leader elected" : "leader is " + nodeName(is.who);
    }
    std::string operator()(const ServerIs& is) const {
        return "server " + nodeName(is.server) + " " + std::string{wordOf(is.being)};
    }
    std::string operator()(const EpochIs& is) const {
        return "epoch " +
               (is.sign == Sign::equal ? std::to_string(is.epoch) : compared(is.sign, std::to_string(is.epoch)));
    }
    std::string operator()(const Reached& reached) const {
        return std::string{wordOf(reached.progress)} + " " + toHex(reached.zxid) + " on " +
               (reached.quorum ? "a quorum" : zabscope::toText(reached.servers));
    }
    std::string operator()(const FieldIs& is) const {
        const bool table = is.field >= PeerState::firstTable;
        return std::string{zab::fieldInfo(is.field).name} + (table ? "[" + std::to_string(is.row) + "]" : "") + " of " +
               zabscope::toText(is.server) + " " + compared(is.sign, fieldValueText(is.field, is.value));
    }
    std::string operator()(const SameTree& same) const { return "same tree on " + zabscope::toText(same.servers); }
    std::string operator()(const LinkIsCut& link) const {
        return "link " + nodeName(link.from) + (link.oneWay ? " to " : " ") + nodeName(link.to) + " is cut";
    }
    std::string operator()(const AreConnected& are) const {
        return "connected " + nodeName(are.one) + " " + nodeName(are.other) +
               (are.port ? " on " + std::string{portName(*are.port)} : "");
    }
    std::string operator()(const Idle&) const { return "idle"; }
    std::string operator()(const Happening& happening) const { return std::visit(HappeningWriter{}, happening); }
    std::string operator()(const All& all) const { return joined(all.parts, "and"); }
    std::string operator()(const Any& any) const { return joined(any.parts, "or"); }
    std::string operator()(const Not& no) const { return "not " + partText(no.part, standsAlone(no.part.node())); }
    std::string operator()(const ForAtLeast& held) const {
        return partText(held.part, isAtom(held.part.node())) + " for at least " + zabscope::toText(held.time);
    }
    std::string operator()(const Never& never) const {
        return "never " + partText(never.part, standsAlone(never.part.node()));
    }
    std::string operator()(const Count& count) const {
        return "count " + std::visit(HappeningWriter{}, count.happening) + " " +
               compared(count.sign, std::to_string(count.times));
    }
};

}  // namespace

bool compare(std::int64_t left, Sign sign, std::int64_t right) {
    switch (sign) {
        case Sign::equal:
            return left == right;
        case Sign::notEqual:
            return left != right;
        case Sign::less:
            return left < right;
        case Sign::atMost:
            return left <= right;
        case Sign::greater:
            return left > right;
        case Sign::atLeast:
            return left >= right;
    }
    assert(false);
    return false;
}

}  // namespace condition

std::vector<Condition> partsOf(const ConditionNode& node) {
    using namespace condition;
    if (const auto* all = std::get_if<All>(&node.what)) return all->parts;
    if (const auto* any = std::get_if<Any>(&node.what)) return any->parts;
    if (const auto* no = std::get_if<Not>(&node.what)) return {no->part};
    if (const auto* held = std::get_if<ForAtLeast>(&node.what)) return {held->part};
    if (const auto* unbroken = std::get_if<Never>(&node.what)) return {unbroken->part};
    return {};
}

std::vector<std::string> invariantsNamedIn(const Condition& condition) {
    const ConditionNode& node = condition.node();
    std::vector<std::string> names;
    for (const Condition& part : partsOf(node)) {
        const std::vector<std::string> inner = invariantsNamedIn(part);
        names.insert(names.end(), inner.begin(), inner.end());
    }
    const auto* count = std::get_if<condition::Count>(&node.what);
    const auto* happening = count ? &count->happening : std::get_if<condition::Happening>(&node.what);
    const auto* violated = happening ? std::get_if<condition::WasViolated>(happening) : nullptr;
    if (violated && !violated->invariant.empty()) names.push_back(violated->invariant);
    return names;
}

std::string toText(const Condition& condition) { return std::visit(condition::Writer{}, condition.node().what); }

}  // namespace zabscope
