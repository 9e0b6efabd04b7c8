// SPDX-License-Identifier: GPL-3.0-or-later
/// What the picture of one server tells, read from a frame.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/zab/zab_state.h"
#include "views/frame.h"

namespace zabscope {

/// What a server is at a glance; each has a colour and a sign of its own.
enum class ServerStanding : std::uint8_t { notStarted, down, looking, following, leading, observing };

/// One dot around a server that is looking: the vote of another one.
struct Ballot {
    enum class Where : std::uint8_t { missing, onItsWay, received };
    NodeId voter = noNode;
    NodeId candidate = noNode;  ///< of a vote that is missing: noNode
    Where where = Where::missing;
    friend bool operator==(const Ballot&, const Ballot&) = default;
};

/// The next of its time-outs.
struct Timeout {
    zab::Field field{};  ///< notificationDeadline, finalizeDeadline or readDeadline
    Instant at;
    double left = 0;  ///< of the whole wait, 0..1
};

struct ServerFacts {
    NodeId sid = noNode;
    bool observer = false;  ///< by its configuration
    const NodeState* state = nullptr;  ///< of the frame; nullptr: nothing has happened to it
    ServerStanding standing = ServerStanding::notStarted;
    bool frozen = false;
    Death lastDeath = Death::killed;  ///< while it is down
    zab::Phase phase{};
    std::int64_t epoch = 0;
    Zxid zxid;
    NodeId votesFor = noNode;  ///< whom it proposes while looking, its leader otherwise
    std::int64_t round = 0;
    std::optional<Timeout> timeout;
    std::vector<Ballot> ballots;  ///< while it is looking, one for each other voter
    bool acknowledges = false;    ///< it follows a leader that has its ACK of NEWLEADER
    bool synced = true;           ///< all that it has written is durable
    bool slowDisk = false;
    bool fullDisk = false;

    /// Whether two servers are drawn alike, their time-outs and words aside.
    bool hasSameBody(const ServerFacts& other) const;
    bool up() const { return standing != ServerStanding::notStarted && standing != ServerStanding::down; }
    bool established() const { return standing == ServerStanding::leading && phase == zab::Phase::broadcast; }
};

/// Of all members, in their order. `flying` are the votes on their way: who gets one from whom, for whom.
struct FlyingVote {
    NodeId from = noNode;
    NodeId to = noNode;
    NodeId candidate = noNode;
};
std::vector<ServerFacts> factsOf(const Frame& frame, const std::vector<FlyingVote>& flying);

/// A sid that a field or a message holds; noNode if it can be none.
NodeId sidOf(std::int64_t value);

/// Who leads, as far as the servers that are up believe it.
struct Leadership {
    NodeId leader = noNode;
    std::int64_t epoch = 0;
    zab::Phase phase{};
    std::vector<NodeId> followers;  ///< voters that follow it, itself not counted
    std::vector<NodeId> observers;
    int acknowledged = 0;  ///< voters that have acknowledged NEWLEADER, itself included
    bool quorum = false;   ///< those and the leader are a quorum
};
/// The established one of the newest epoch first.
std::vector<Leadership> leadershipsOf(const Frame& frame, const std::vector<ServerFacts>& servers);

}  // namespace zabscope
