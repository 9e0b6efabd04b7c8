// SPDX-License-Identifier: GPL-3.0-or-later
/// A question about what happens next, made from the state at hand, and what decides it. The values hold no words; those
/// are in app/learn/prediction_words.h.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/protocol/position.h"
#include "core/trace/timeline.h"

namespace zabscope::learn {

enum class Topic : std::uint8_t {
    winner,  ///< who will win this election
    commit,  ///< does this write commit
    sync,    ///< DIFF, TRUNC or SNAP for this learner
    notice,  ///< who notices this fault first, and by what
    read     ///< does this read see that write
};
inline constexpr std::array allTopics{Topic::winner, Topic::commit, Topic::sync, Topic::notice, Topic::read};
/// The stable name under which scores are kept: "winner".
std::string_view topicKey(Topic topic);

/// One possible answer.
struct Option {
    enum class Kind : std::uint8_t {
        server,       ///< this one wins
        otherServer,  ///< one that is not in the list wins
        committed,
        lost,  ///< the ensemble goes on without the write
        diff,
        trunc,
        snap,
        leaderAtOnce,  ///< the leader notices, since a connection closes
        leaderLate,    ///< the leader notices, since it hears nothing
        learnersAtOnce,
        learnersLate,
        sees,
        seesNot,
        noAnswer,  ///< the read fails
        nothing    ///< none of these within the time
    };
    Kind kind = Kind::nothing;
    NodeId server = noNode;
    friend bool operator==(const Option&, const Option&) = default;
};

/// One link that a fault has cut, in one direction.
struct CutLink {
    NodeId from = noNode;
    NodeId to = noNode;
    friend bool operator==(const CutLink&, const CutLink&) = default;
};

struct Prediction {
    Topic topic{};
    Position asked;                     ///< where in the run
    Instant until;                      ///< what has not happened by then counts as `nothing`
    NodeId subject = noNode;            ///< sync: the learner; read: the server asked; commit: who has the write
    NodeId leader = noNode;             ///< sync, notice: the leader; commit: who proposed it and leads, if anybody does
    NodeId client = noNode;             ///< read
    Zxid zxid;                          ///< commit, read: the write
    std::string path;                   ///< read
    EventId origin = noEvent;           ///< what it is about: the fault, the write, the request
    std::vector<NodeId> struck;         ///< notice: servers that died or stand still, ascending
    std::vector<CutLink> cuts;          ///< notice: links
    std::vector<NodeId> learners;       ///< notice: those of the leader that can notice it; commit: who has the write
    ConnectionId connection{};          ///< read: on which it was sent; none: not sent yet
    std::int32_t request = 0;           ///< read: its number there
    std::vector<Option> options;        ///< two to six, the last one is `nothing`

    /// Whether both ask the same of the run, from whatever position.
    bool asksSame(const Prediction& other) const {
        return topic == other.topic && subject == other.subject && zxid == other.zxid && client == other.client &&
               (topic == Topic::winner || topic == Topic::sync || origin == other.origin);
    }
};

/// How far ahead a question looks.
constexpr Duration predictionReach{30'000'000};
constexpr std::size_t mostOptions = 6;

/// Where a question is to be made from.
struct Moment {
    const Timeline& timeline;
    const ClusterState& state;  ///< at `at`
    Position at;
    const Ensemble& ensemble;
};

/// All questions that can honestly be asked there: what they ask about has begun and is not decided. Reads at most some
/// thousand events back. Of other protocols only elections are asked about.
std::vector<Prediction> predictionsAt(const Moment& moment);

/// Watches the run from the question's position on for what decides it.
class Decider {
public:
    virtual ~Decider() = default;
    /// Takes in an event and the state before it; events must come in order. Returns the answer that it makes true.
    virtual std::optional<Option> read(const Event& event, const ClusterState& before, const Timeline& timeline) = 0;
};
std::unique_ptr<Decider> deciderOf(const Prediction& prediction, const Ensemble& ensemble);

}  // namespace zabscope::learn
