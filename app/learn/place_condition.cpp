// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/place_condition.h"

#include <array>
#include <cassert>

#include "core/protocol/note.h"
#include "core/trace/condition_facts.h"
#include "core/trace/condition_watch.h"
#include "core/trace/scenario.h"
#include "core/trace/vocabularies.h"
#include "core/trace/words.h"

namespace zabscope::learn {
namespace {

using namespace condition;

constexpr std::size_t longestNote = 200;  // of a note's text in a condition

/// The clients that servers have for convenience have no number in the language: then any end will do.
Target targetOf(NodeId node) {
    if (node < -Words::lastClient) return {Target::Who::all, noNode};
    return {Target::Who::sid, node};
}

MessageWas journeyOf(Journey journey, const Sent& sent) {
    return {journey, sent.kind, targetOf(sent.from), targetOf(sent.to)};
}

/// What a server is from this change on, best known words first.
void statesOf(const Changed& changed, const PeerState& fields, std::vector<Condition>& all) {
    const NodeId node = changed.node;
    const auto serves = [&](Being being) { all.push_back(ConditionNode{ServerIs{node, being}}); };
    const auto reached = [&](condition::Progress progress, std::int64_t zxid) {
        all.push_back(ConditionNode{Reached{progress, Zxid{zxid}, false, {targetOf(node)}}});
    };
    for (const FieldChange& change : changed.fields) {
        if (change.erased) continue;
        if (change.field == zab::phase && change.value == static_cast<std::int64_t>(zab::Phase::broadcast) &&
            zab::roleOf(fields) == zab::Role::leading)
            all.push_back(ConditionNode{LeaderIs{node}});
    }
    for (const FieldChange& change : changed.fields) {
        if (change.erased) continue;
        if (change.field == zab::role) {
            constexpr std::array beings{Being::looks, Being::follows, Being::leads, Being::observes};
            if (change.value >= 0 && change.value < static_cast<std::int64_t>(beings.size()))
                serves(beings[static_cast<std::size_t>(change.value)]);
        } else if (change.field == zab::serving && change.value != 0) {
            serves(Being::serves);
        } else if (change.field == zab::lastCommitted && change.value > 0) {
            reached(condition::Progress::committed, change.value);
        } else if (change.field == zab::lastLogged && change.value > 0) {
            reached(condition::Progress::logged, change.value);
        } else if (change.field == zab::proposedLeader || change.field == zab::currentEpoch ||
                   change.field == zab::acceptedEpoch || change.field == zab::round) {
            all.push_back(ConditionNode{FieldIs{change.field, 0, targetOf(node), Sign::equal, change.value}});
        }
    }
}

/// What happens with the event.
struct HappeningOf {
    const Timeline& timeline;
    const std::vector<std::string>& invariants;
    using Named = std::optional<Happening>;

    Named operator()(const Commanded& it) const { return Happening{WasCommanded{std::string{it.text}}}; }
    Named operator()(const Born& it) const { return fate(Fate::started, it.node); }
    Named operator()(const Died& it) const {
        switch (it.how) {
            case Death::killed:
                return fate(Fate::killed, it.node);
            case Death::poweredOff:
                return fate(Fate::poweredOff, it.node);
            case Death::exited:
                return fate(Fate::exited, it.node);
        }
        return std::nullopt;
    }
    Named operator()(const Froze& it) const { return fate(Fate::froze, it.node); }
    Named operator()(const Thawed& it) const { return fate(Fate::thawed, it.node); }
    Named operator()(const Wrote& it) const {
        if (it.meaning == Write::Meaning::truncation) return fate(Fate::truncated, it.node);
        if (it.meaning == Write::Meaning::snapshot) return fate(Fate::snapshotTaken, it.node);
        if (it.meaning == Write::Meaning::replacingSnapshot) return fate(Fate::snapshotReceived, it.node);
        return std::nullopt;
    }
    Named operator()(const Sent& it) const { return Happening{journeyOf(Journey::sent, it)}; }
    Named operator()(const Delivered& it) const { return journey(Journey::delivered, it.message); }
    Named operator()(const Lost& it) const { return journey(Journey::lost, it.message); }
    Named operator()(const Changed& it) const {
        if (it.fields.empty() || !isServer(it.node)) return std::nullopt;
        return Happening{FieldChanged{it.fields.front().field, it.node}};
    }
    Named operator()(const Noted& it) const {
        if (!isServer(it.node)) return std::nullopt;
        return Happening{WasNoted{fill(sentenceText(it.sentence), it.values).substr(0, longestNote), it.node}};
    }
    Named operator()(const Violated& it) const {
        if (it.invariant >= invariants.size()) return std::nullopt;
        return Happening{WasViolated{invariants[it.invariant]}};
    }
    template <typename Other>
    Named operator()(const Other&) const {
        return std::nullopt;
    }

private:
    static Named fate(Fate fate, NodeId node) {
        return isServer(node) ? Named{Happening{ServerWas{fate, node}}} : std::nullopt;
    }
    Named journey(Journey journey, EventId message) const {
        const auto* sent = std::get_if<Sent>(&timeline.event(message).what);
        return sent ? Named{Happening{journeyOf(journey, *sent)}} : std::nullopt;
    }
};

/// The message that an arrival or a loss speaks of.
Flights flightsOf(const Event& event, const Timeline& timeline) {
    EventId message = noEvent;
    if (const auto* delivered = std::get_if<Delivered>(&event.what)) message = delivered->message;
    if (const auto* lost = std::get_if<Lost>(&event.what)) message = lost->message;
    const auto* sent = message == noEvent ? nullptr : std::get_if<Sent>(&timeline.event(message).what);
    if (!sent) return {};
    return {{message, {sent->kind, sent->from, sent->to}}};
}

/// Whether the language reads it back.
bool isReadable(const Condition& condition, const Ensemble& ensemble) {
    const auto read = parseCondition(toText(condition), ensemble);
    const auto* good = std::get_if<Condition>(&read);
    return good && *good == condition;
}

}  // namespace

BoundPlace bindPlace(const Timeline& timeline, const Ensemble& ensemble, const std::vector<std::string>& invariants,
                     EventId before, EventId event) {
    assert(before <= event && event <= timeline.last());
    std::optional<Happening> happening;
    for (; event > before; --event) {
        happening = std::visit(HappeningOf{timeline, invariants}, timeline.event(event).what);
        if (happening && isReadable(ConditionNode{*happening}, ensemble)) break;
    }
    if (event == before) return {before, std::nullopt};
    const Position start = before == noEvent ? Position{} : timeline.positionOf(before);
    ClusterState state = timeline.at(start);
    std::vector<Condition> states;
    if (const auto* changed = std::get_if<Changed>(&timeline.event(event).what)) {
        const ClusterState then = timeline.at(timeline.positionOf(event));
        const NodeState* node = then.find(changed->node);
        if (node && isServer(changed->node)) statesOf(*changed, node->fields, states);
        std::erase_if(states, [&](const Condition& each) { return !isReadable(each, ensemble); });
    }
    std::vector<ConditionWatch> watches;
    for (const Condition& each : states) watches.emplace_back(each, ensemble, state, start.at, invariants);
    std::vector<bool> early;
    for (const ConditionWatch& watch : watches) early.push_back(watch.holds(start.at));
    const Interest interest = interestOf(ConditionNode{*happening});
    std::int64_t times = 0;
    for (EventId id = before + 1; id <= event; ++id) {
        const Event& one = timeline.event(id);
        state.apply(one, timeline.histories());
        const Flights flights = flightsOf(one, timeline);
        if (interest.includes(one.what) && happens(*happening, one, {ensemble, state, flights, invariants})) ++times;
        for (std::size_t i = 0; i < watches.size(); ++i) {
            watches[i].observe(one, state, timeline.histories());
            if (id < event && watches[i].holds(one.at)) early[i] = true;
        }
    }
    for (std::size_t i = 0; i < watches.size(); ++i) {
        if (!early[i] && watches[i].holds(timeline.event(event).at)) return {event, states[i]};
    }
    assert(times > 0);
    if (times == 1) return {event, Condition{ConditionNode{*happening}}};
    return {event, Condition{ConditionNode{Count{*happening, Sign::atLeast, times}}}};
}

}  // namespace zabscope::learn
