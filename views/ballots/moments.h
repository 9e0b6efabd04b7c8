// SPDX-License-Identifier: GPL-3.0-or-later
/// The moments of elections, read from a trace: who changed its mind over what, and who won by what.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"
#include "core/zab/notes.h"
#include "core/zab/vote.h"

namespace zabscope {

/// Two votes were compared, or two rounds. What does not apply is negative.
struct Duel {
    EventId event = noEvent;  ///< the note
    NodeId node = noNode;     ///< who compared
    NodeId sender = noNode;   ///< whose vote came
    zab::Sentence sentence{};
    zab::Vote better;  ///< what won
    zab::Vote worse;
    zab::DecidingField by{};
    std::int64_t betterRound = -1;  ///< of a duel of rounds: that of the winner; else negative
    std::int64_t worseRound = -1;
    bool isOfRounds() const { return betterRound >= 0; }
    /// The same server compared the same with the same, at another time.
    bool isLike(const Duel& other) const {
        return node == other.node && sender == other.sender && sentence == other.sentence && better == other.better &&
               worse == other.worse && betterRound == other.betterRound && worseRound == other.worseRound;
    }
};

/// Somebody was elected: begins to lead.
struct Outcome {
    EventId event = noEvent;  ///< the note
    Instant at;
    NodeId winner = noNode;
    std::int64_t round = 0;
    zab::Vote vote;
    std::vector<NodeId> voters;         ///< whose votes the winner had, itself included, ascending
    std::optional<zab::Vote> runnerUp;  ///< the best vote that another electable voter began with
    zab::DecidingField by{};            ///< the field in which the two differ
};

/// What a view needs of the past at one position.
struct Past {
    std::vector<Duel> duels;          ///< of the present or last search for a leader, oldest first
    std::optional<Outcome> outcome;   ///< the last one
    EventId begun = noEvent;          ///< the note with which that search began; noEvent if there was none, or it is far off
};

/// Reads a trace backwards from a position, from checkpoint to checkpoint, and remembers what it has read.
class Moments {
public:
    /// The most duels that at() gives.
    static constexpr std::size_t mostDuels = 60;
    /// A function of its arguments.
    Past at(const Timeline& timeline, const Ensemble& ensemble, EventId last);

private:
    /// What happens in one chunk, in order.
    struct Moment {
        enum class Kind : std::uint8_t { duel, search, outcome } kind{};
        EventId event = noEvent;
        std::size_t index = 0;  ///< in duels or outcomes
    };
    struct Read {
        std::shared_ptr<const Chunk> chunk;
        std::size_t events = 0;
        std::vector<Moment> moments;
        std::vector<Duel> duels;
        std::vector<Outcome> outcomes;
    };
    class Walk;
    struct Collected;

    const Read& read(const Timeline& timeline, const Ensemble& ensemble, std::size_t chunk);
    /// Adds what happened before `until` in the chunk, newest first; true when nothing more is needed of earlier ones.
    static bool collect(const Read& read, EventId until, Collected& collected);

    std::vector<Read> m_read;  // the last ones looked at
    const Ensemble* m_ensemble = nullptr;
    // What at() found before a chunk, named by the closed chunk in front of it.
    std::shared_ptr<const Chunk> m_front;
    std::shared_ptr<Collected> m_before;
};

}  // namespace zabscope
