// SPDX-License-Identifier: GPL-3.0-or-later
/// What the simulator needs of a protocol: how a peer is born and what must always hold. core/catalog lists them.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/protocol/ensemble.h"
#include "core/protocol/peer.h"
#include "core/trace/invariant.h"

namespace zabscope {

struct Protocol {
    std::string_view name;
    std::unique_ptr<Peer> (*makePeer)(NodeId sid, const Ensemble& ensemble);
    Invariants (*makeInvariants)(const Ensemble& ensemble);
    std::span<const std::string_view> (*variants)();  ///< names of the deliberate faults
};

}  // namespace zabscope
