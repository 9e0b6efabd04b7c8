// SPDX-License-Identifier: GPL-3.0-or-later
/// What every server thinks of the election at one position: its vote, the votes it has received, and what they make.
#pragma once

#include <optional>
#include <vector>

#include "core/zab/vote.h"
#include "core/zab/zab_state.h"
#include "views/ballots/tally.h"
#include "views/frame.h"

namespace zabscope {

/// What one server has received of one voter.
struct BallotCell {
    NodeId sender = noNode;
    bool here = false;     ///< a vote has come; the rest is meaningful then
    bool settled = false;  ///< its sender was not looking any more when it sent it
    bool counts = false;   ///< it is for the candidate whose votes the receiver tells
    bool onItsWay = false; ///< another one is in flight
    zab::Vote vote;
    std::int64_t round = 0;
    zab::Role state{};
};

struct BallotRow {
    NodeId sid = noNode;
    bool observer = false;
    bool up = false;
    const NodeState* node = nullptr;  ///< nullptr: nothing has happened to it yet
    zab::Role role{};
    std::int64_t round = 0;
    std::optional<zab::Vote> vote;  ///< nothing: it has none (observers while they look)
    std::vector<BallotCell> cells;  ///< one for each voter, ascending
    Tally tally;
    std::optional<Instant> decides;  ///< the end of its finalize wait
    bool looks() const { return up && role == zab::Role::looking; }
};

struct BallotBox {
    std::vector<BallotRow> rows;  ///< voters ascending, then observers
    std::vector<NodeId> voters;
    NodeId leader = noNode;  ///< who leads with a quorum behind it
    NodeId elected = noNode; ///< who leads by the votes of a quorum, established or not
    int looking = 0;         ///< voters that look for a leader
    int started = 0;         ///< servers that have been born
    int up = 0;
    /// The row whose votes are nearest to a decision; nullptr if nobody looks.
    const BallotRow* foremost() const;
};

/// The box refers to the frame's state.
BallotBox ballotsOf(const Frame& frame);

}  // namespace zabscope
