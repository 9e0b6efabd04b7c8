// SPDX-License-Identifier: GPL-3.0-or-later
/// Zab as the catalog lists it.
#pragma once

#include <memory>

#include "core/protocol/ensemble.h"
#include "core/protocol/peer.h"
#include "core/trace/invariant.h"
#include "core/zab/variants.h"

namespace zabscope::zab {

/// Precondition: the ensemble has a member with this sid.
std::unique_ptr<Peer> makePeer(NodeId sid, const Ensemble& ensemble);
/// All of section 7 of the specification: the paper's, those of the TLA+ specifications, the local ones, the monitors.
Invariants makeInvariants(const Ensemble& ensemble);

}  // namespace zabscope::zab
