// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/run_difference.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/protocol/client_field.h"
#include "core/trace/elections.h"
#include "core/zab/zab_state.h"
#include "views/narration/story.h"

namespace zabscope::learn {
namespace {

/// What an event says, so that two that say the same are equal; empty if it belongs to no story.
std::string meaningOf(const What& what) {
    if (const auto* note = std::get_if<Noted>(&what)) {
        if (levelOfNote(note->sentence) == Density::all) return {};
        std::string text = "note " + std::to_string(note->sentence);
        for (const NoteValue& value : note->values) text += " " + std::to_string(value.value);
        return text;
    }
    if (const auto* died = std::get_if<Died>(&what)) return "died " + std::to_string(static_cast<int>(died->how));
    if (std::holds_alternative<Born>(what)) return "born";
    if (std::holds_alternative<Froze>(what)) return "froze";
    if (std::holds_alternative<Thawed>(what)) return "thawed";
    if (const auto* violated = std::get_if<Violated>(&what)) return "violated " + std::to_string(violated->invariant);
    return {};
}

struct Told {
    EventId event;
    Instant at;
    std::string meaning;
};
using Stories = std::map<NodeId, std::vector<Told>>;

Stories storiesOf(const Timeline& timeline, EventId ignored) {
    Stories stories;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        const NodeId node = nodeOf(event.what);
        if (!isServer(node) || (ignored != noEvent && event.cause == ignored)) continue;
        if (std::string meaning = meaningOf(event.what); !meaning.empty())
            stories[node].push_back({id, event.at, std::move(meaning)});
    }
    return stories;
}

/// When a difference shows: with the earlier of the two.
struct Candidate {
    RunDifference difference;
    Instant at = never;
    void offer(const RunDifference& other, Instant when) {
        if (when < at) *this = {other, when};
    }
};

void compare(NodeId server, const std::vector<Told>& left, const std::vector<Told>& right, Instant until,
             Candidate& things, Candidate& times) {
    std::size_t i = 0;
    for (; i < std::min(left.size(), right.size()) && left[i].meaning == right[i].meaning; ++i) {
        if (left[i].at != right[i].at)
            times.offer({server, left[i].event, right[i].event, true}, std::min(left[i].at, right[i].at));
    }
    const bool hasLeft = i < left.size();
    const bool hasRight = i < right.size();
    if (hasLeft && hasRight) {
        things.offer({server, left[i].event, right[i].event, false}, std::min(left[i].at, right[i].at));
    } else if (hasLeft && left[i].at < until) {
        things.offer({server, left[i].event, noEvent, false}, left[i].at);
    } else if (hasRight && right[i].at < until) {
        things.offer({server, noEvent, right[i].event, false}, right[i].at);
    }
}

}  // namespace

std::optional<RunDifference> firstDifference(const Timeline& left, const Timeline& right, EventId ignored,
                                             Instant until) {
    const Stories ours = storiesOf(left, ignored);
    const Stories theirs = storiesOf(right, noEvent);
    static const std::vector<Told> nothing;
    const auto of = [](const Stories& stories, NodeId node) -> const std::vector<Told>& {
        const auto found = stories.find(node);
        return found == stories.end() ? nothing : found->second;
    };
    Candidate things;
    Candidate times;
    Stories all = ours;
    all.insert(theirs.begin(), theirs.end());
    for (const auto& [server, story] : all)
        compare(server, of(ours, server), of(theirs, server), until, things, times);
    if (things.at != never) return things.difference;
    if (times.at != never) return times.difference;
    return std::nullopt;
}

RunOutcome outcomeOf(const Timeline& timeline, const Ensemble& ensemble) {
    RunOutcome outcome;
    const ClusterState& state = timeline.state();
    for (const NodeState& node : state.nodes()) {
        if (isClient(node.node)) {
            outcome.answered += node.fields.scalar(clientCompleted);
            outcome.failed += node.fields.scalar(clientFailed);
            continue;
        }
        outcome.committed = std::max(outcome.committed, zab::zxidOf(node.fields, zab::lastCommitted));
        if (node.up && !node.frozen && zab::roleOf(node.fields) == zab::Role::leading &&
            zab::phaseOf(node.fields) == zab::Phase::broadcast) {
            // Of two that take themselves for the leader, the newer.
            const std::int64_t epoch = node.fields.scalar(zab::establishedEpoch);
            if (outcome.leader != noNode && epoch < outcome.epoch) continue;
            outcome.leader = node.node;
            outcome.epoch = epoch;
        }
    }
    outcome.violations = state.violations();
    const auto elections = electionsOf(timeline, ensemble);
    outcome.elections = elections.size();
    for (const Election& each : elections) {
        outcome.withoutLeader += each.established.value_or(each.ended.value_or(timeline.end())) - each.start;
        if (!outcome.firstElection && each.established) outcome.firstElection = *each.established - each.start;
    }
    return outcome;
}

}  // namespace zabscope::learn
