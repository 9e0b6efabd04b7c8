// SPDX-License-Identifier: GPL-3.0-or-later
/// What a report tells of a run, read once from its first event to the end of the excerpt. No words in here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/export/formats.h"
#include "core/trace/elections.h"
#include "views/ballots/moments.h"
#include "views/narration/story.h"

namespace zabscope {

/// How one voter voted in an election.
struct VoterFacts {
    NodeId sid = noNode;
    bool up = false;
    zab::Vote own;   ///< for itself
    zab::Vote last;  ///< when the election was decided
    int changes = 0;
};

struct ElectionFacts {
    Election election;
    Position decided;  ///< right after it was decided; of one that was not, the end of the excerpt
    std::vector<VoterFacts> voters;
    std::vector<Duel> duels;  ///< changes of mind, oldest first
    std::optional<Duration> withoutLeader() const {
        if (!election.established) return std::nullopt;
        return *election.established - election.start;
    }
};

struct StoryLine {
    Instant at;
    std::vector<EventId> events;
};

struct KindFacts {
    std::uint64_t messages = 0;
    std::uint64_t bytes = 0;
    std::uint64_t lost = 0;
};

struct ReportFacts {
    static constexpr std::size_t mostElections = 50;  ///< told one by one; the first ones
    static constexpr std::size_t mostLines = 300;     ///< of the story

    std::vector<ElectionFacts> elections;
    std::size_t allElections = 0;
    std::vector<StoryLine> story;
    bool storyCut = false;               ///< there was more than mostLines
    std::array<KindFacts, 256> kinds{};  ///< by the number of a message's kind
    std::uint64_t events = 0;
    std::vector<Duration> commits;    ///< from the proposal to the commit, ascending
    std::vector<EventId> violations;  ///< the first of each invariant
};

/// Nothing if it was not wanted any more.
std::optional<ReportFacts> readReport(const Exported& run, const GoOn& goOn);

}  // namespace zabscope
