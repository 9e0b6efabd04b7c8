// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/zab_protocol.h"

#include "core/zab/zab_peer.h"

namespace zabscope::zab {

std::unique_ptr<Peer> makePeer(NodeId sid, const Ensemble& ensemble) {
    return std::make_unique<ZabPeer>(sid, std::make_shared<const Ensemble>(ensemble));
}

}  // namespace zabscope::zab
