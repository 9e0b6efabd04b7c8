// SPDX-License-Identifier: GPL-3.0-or-later
/// The article's protocol as the catalog lists it.
#pragma once

#include <memory>

#include "core/folk/variants.h"
#include "core/protocol/ensemble.h"
#include "core/protocol/peer.h"
#include "core/trace/invariant.h"

namespace zabscope::folk {

/// Precondition: the ensemble has a member with this sid.
std::unique_ptr<Peer> makePeer(NodeId sid, const Ensemble& ensemble);
/// What one would expect of any such protocol: a leader in time, one leader, one write to a zxid, and that none is
/// lost.
Invariants makeInvariants(const Ensemble& ensemble);

}  // namespace zabscope::folk
