// SPDX-License-Identifier: GPL-3.0-or-later
/// What the charts read of each chunk of a run, and what they make of all chunks together. No widgets in here.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"

namespace zabscope {

// ---- messages ----

struct MessageMoment {
    Instant at;
    EventId event = noEvent;
    std::uint8_t kind = 0;
    bool heartbeat = false;
};
std::vector<MessageMoment> readMessages(const Chunk& chunk);

// ---- how far each server is ----

struct ProgressMoment {
    enum class What : std::uint8_t { zxid, epoch, died };
    What what{};
    NodeId node = noNode;
    std::int64_t value = 0;  ///< the zxid it has logged last, or its current epoch
    EventId event = noEvent;
    Instant at;
};
std::vector<ProgressMoment> readProgress(const Chunk& chunk);

// ---- how long writes take ----

struct CommitMoment {
    enum class What : std::uint8_t {
        written,   ///< a leader hands the transaction to its disk
        proposed,  ///< a leader sends a PROPOSAL of it
        committed  ///< a leader has committed all up to it
    };
    What what{};
    Zxid zxid;
    EventId event = noEvent;
    Instant at;
};
std::vector<CommitMoment> readCommits(const Chunk& chunk);

struct CommitLatency {
    Zxid zxid;
    Instant begun;  ///< the first PROPOSAL; where none was sent, the leader's write
    Instant committed;
    EventId proposal = noEvent;
    EventId commit = noEvent;
    Duration took() const { return committed - begun; }
};
/// In the order of the commits. What was never committed is not in it.
std::vector<CommitLatency> commitLatencies(std::span<const std::vector<CommitMoment>* const> chunks);

/// The value that `percent` of all are not above (nearest rank). Precondition: not empty, ascending, 0 < percent <=
/// 100.
Duration percentile(std::span<const Duration> ascending, int percent);

// ---- votes ----

struct VotePoint {
    NodeId voter = noNode;
    NodeId candidate = noNode;  ///< noNode: it is down
    std::int64_t round = 0;
    bool looks = false;
    EventId event = noEvent;
    Instant at;
};
/// Each change of a voter's vote, round or role.
std::vector<VotePoint> readVotes(const Chunk& chunk, const Ensemble& ensemble);

/// How many voters are for each candidate, from an event on.
struct VoteTally {
    Instant at;
    EventId event = noEvent;
    NodeId voter = noNode;                      ///< whose change it was
    std::int64_t round = 0;                     ///< in which that voter is
    std::vector<std::pair<NodeId, int>> votes;  ///< ascending by candidate
    friend bool operator==(const VoteTally&, const VoteTally&) = default;
};
/// The voteTallies of one election, which lasts from `from` to `to`. A voter counts once it has looked for a leader in
/// it.
std::vector<VoteTally> voteTallies(std::span<const std::vector<VotePoint>* const> chunks, Instant from, Instant to);

}  // namespace zabscope
