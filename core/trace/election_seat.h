// SPDX-License-Identifier: GPL-3.0-or-later
/// One server while a trace is walked along in search of elections.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/protocol/ids.h"
#include "core/protocol/peer_state.h"
#include "core/zab/vote.h"
#include "core/zab/zab_state.h"

namespace zabscope {

/// What is known of one server while the trace is walked along.
struct ElectionSeat {
    bool up = false;
    bool frozen = false;
    std::uint32_t life = 0;  ///< 0: it has never been heard of
    PeerState fields;
    Instant lookingSince;
    std::optional<zab::Vote> own;  ///< the vote its present or last search began with
    bool rolledOver = false;  ///< its present leadership ends since the counter is used up
    std::optional<std::size_t> attempt;  ///< the election that it won and that is not over

    bool looks() const { return up && zab::roleOf(fields) == zab::Role::looking; }
    bool leads() const { return up && zab::roleOf(fields) == zab::Role::leading; }
    /// Zab knows of an epoch that a quorum has agreed on; other protocols have only the phase.
    bool isEstablished() const {
        return leads() && (fields.scalar(zab::establishedEpoch) > 0 || zab::phaseOf(fields) == zab::Phase::broadcast);
    }
    bool follows(NodeId sid) const {
        return up && zab::roleOf(fields) == zab::Role::following && fields.scalar(zab::leader) == sid;
    }
    /// Of an imported server whose own log is missing nobody knows what it has received, nor what it does now.
    bool isWithoutLog() const {
        return (life == 0 || fields.scalar(zab::lastCommitted) == PeerState::unknown) &&
               fields.table(zab::receivedLeader).empty() && fields.table(zab::outsideLeader).empty();
    }
    /// What it was elected with, if those who follow it say.
    zab::Vote voteForItself(NodeId sid) const {
        if (fields.scalar(zab::voteLeader) != sid) return {};
        return {fields.scalar(zab::voteEpoch), zab::zxidOf(fields, zab::voteZxid), sid};
    }
};

}  // namespace zabscope
