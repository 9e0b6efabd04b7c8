// SPDX-License-Identifier: GPL-3.0-or-later
/// The elections of a run, read from its trace: why each began, who took part, who won by what, and how it went on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"
#include "core/zab/vote.h"
#include "core/zab/zab_state.h"

namespace zabscope {

enum class ElectionCause : std::uint8_t {
    firstStart,  ///< the ensemble has had no leader before
    leaderKilled,
    leaderPoweredOff,
    leaderExited,  ///< its process ended itself
    leaderFrozen,
    leaderUnreachable,  ///< its followers heard nothing of it any more, or their connections broke
    leaderLostQuorum,   ///< it stepped down, since it heard of too few followers
    followersLost,      ///< followers ended, and too few were left
    rolledOver,         ///< the counter of its epoch was used up
    attemptFailed       ///< the election before found somebody who did not get established
};
std::string_view causeName(ElectionCause cause);

enum class ElectionOutcome : std::uint8_t {
    established,  ///< a quorum took over the leader's history
    failed,       ///< who was elected ended or gave up before that
    underWay,     ///< the trace ends in discovery or synchronization
    undecided     ///< the trace ends, and nobody has been elected
};
std::string_view outcomeName(ElectionOutcome outcome);

struct SyncedLearner {
    NodeId sid = noNode;
    zab::SyncMode mode = zab::SyncMode::none;
    friend bool operator==(const SyncedLearner&, const SyncedLearner&) = default;
};

struct Election {
    Instant start;  ///< since when there was no leader with a quorum, and somebody looked for one
    ElectionCause cause{};
    NodeId before = noNode;      ///< the leader that was lost; noNode if there was none
    std::vector<NodeId> voters;  ///< whose votes the winner had, itself included, ascending
    std::int64_t round = 0;      ///< in which it was decided
    std::int64_t rounds = 0;     ///< in how many rounds votes were cast
    std::uint64_t votes = 0;     ///< notifications that lookers sent until then
    std::uint64_t changes = 0;   ///< how often one adopted the vote of another
    NodeId winner = noNode;
    zab::Vote vote;                        ///< the winner's
    std::optional<zab::Vote> runnerUp;     ///< the best vote that another voter began with
    zab::DecidingField decidedBy{};        ///< the field in which the two differ
    std::int64_t epoch = 0;                ///< 0: none was agreed on
    std::optional<Instant> decided;        ///< the winner begins to lead: the end of the election proper
    std::optional<Instant> synchronizing;  ///< a quorum has promised the epoch: the end of discovery
    std::optional<Instant> established;    ///< the end of synchronization
    std::optional<Instant> ended;          ///< of the leadership
    ElectionOutcome outcome = ElectionOutcome::undecided;
    std::vector<SyncedLearner> learners;  ///< how each was first brought up to date in this leadership, ascending

    std::optional<Duration> electionTime() const { return between(start, decided); }
    std::optional<Duration> discoveryTime() const { return between(decided, synchronizing); }
    std::optional<Duration> synchronizationTime() const { return between(synchronizing, established); }

private:
    static std::optional<Duration> between(std::optional<Instant> from, std::optional<Instant> to) {
        if (!from || !to) return std::nullopt;
        return *to - *from;
    }
};

/// All elections of the run in the order of their decisions; one that is undecided at the end comes last. A server that
/// joins a leader that is there already makes no election.
std::vector<Election> electionsOf(const Timeline& timeline, const Ensemble& ensemble);

/// The same, from events as they come, so that a run that grows is not read again from its start. A value: a copy can read
/// on differently.
class ElectionReader {
public:
    explicit ElectionReader(const Ensemble& ensemble);
    ElectionReader(const ElectionReader& other);
    ElectionReader(ElectionReader&& other) noexcept;
    ElectionReader& operator=(const ElectionReader& other);
    ElectionReader& operator=(ElectionReader&& other) noexcept;
    ~ElectionReader();

    /// Events must come in order, none left out.
    void read(const Event& event);
    /// As if the run ended with the last event read.
    std::vector<Election> elections() const;

private:
    struct Reading;
    std::unique_ptr<Reading> m_reading;
};

/// "epoch", "zxid", "sid"; "-" if there was no other vote.
std::string_view decidingFieldName(zab::DecidingField field);

}  // namespace zabscope
