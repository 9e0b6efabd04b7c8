// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/folk_protocol.h"

#include "core/folk/folk_peer.h"

namespace zabscope::folk {

std::unique_ptr<Peer> makePeer(NodeId sid, const Ensemble& ensemble) {
    return std::make_unique<FolkPeer>(sid, std::make_shared<const Ensemble>(ensemble));
}

}  // namespace zabscope::folk
