// SPDX-License-Identifier: GPL-3.0-or-later
/// A vote of Fast Leader Election and its total order (zab.md 2.1, 2.2; ZooKeeper: Vote, totalOrderPredicate).
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "core/protocol/zxid.h"

namespace zabscope::zab {

/// What a server is proposed for: ordered by epoch, then by the whole zxid, then by sid, all signed.
/// Equality of votes inside an election is another thing: see election.h. Weight 0 is a rule of election, too.
struct Vote {
    std::int64_t epoch = -1;  ///< currentEpoch of the proposed leader (peerEpoch)
    Zxid zxid{-1};            ///< its last zxid
    std::int64_t sid = -1;
    friend constexpr auto operator<=>(const Vote&, const Vote&) = default;
};

/// The field that decides which of two votes is greater.
enum class DecidingField : std::uint8_t { none, epoch, zxid, sid };
DecidingField decidingField(const Vote& a, const Vote& b);

/// "(1, 0x100000002, 3)": epoch, zxid, sid.
std::string toText(const Vote& vote);

}  // namespace zabscope::zab
