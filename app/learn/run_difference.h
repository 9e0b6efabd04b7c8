// SPDX-License-Identifier: GPL-3.0-or-later
/// Where two runs of the same ensemble begin to tell different stories, and how each ends.
#pragma once

#include <cstdint>
#include <optional>

#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"

namespace zabscope::learn {

/// The first thing that a server does in one run and not in the other, whatever the instant; noEvent: it does nothing
/// more there. If servers do the same in both, only at other times: the first that comes at another one.
struct RunDifference {
    NodeId server = noNode;
    EventId left = noEvent;
    EventId right = noEvent;
    bool timesOnly = false;
};

/// Compares what servers say and what becomes of them, by kind and values, never by the numbers of events. What the event
/// `ignored` of the left run itself brings about does not count. What one run has beyond the end of the other's story
/// counts if it happens before `until`.
std::optional<RunDifference> firstDifference(const Timeline& left, const Timeline& right, EventId ignored, Instant until);

struct RunOutcome {
    NodeId leader = noNode;  ///< at the end
    std::int64_t epoch = 0;  ///< that it has established
    std::size_t elections = 0;
    std::optional<Duration> firstElection;  ///< from the first search to the established leader
    Duration withoutLeader{};               ///< in all
    Zxid committed;                         ///< the largest that a server knows to be
    std::int64_t answered = 0;              ///< requests of clients
    std::int64_t failed = 0;
    std::uint64_t violations = 0;
    friend bool operator==(const RunOutcome&, const RunOutcome&) = default;
};
RunOutcome outcomeOf(const Timeline& timeline, const Ensemble& ensemble);

}  // namespace zabscope::learn
