// SPDX-License-Identifier: GPL-3.0-or-later
/// What stands under the mouse.
#pragma once

#include <cstdint>

#include "views/ensemble/scene.h"

namespace zabscope {

struct Hit {
    enum class What : std::uint8_t { background, server, client, message, link };
    What what = What::background;
    NodeId node = noNode;   ///< the server or client; one end of a link
    NodeId other = noNode;  ///< the other end of a link
    const PlacedMessage* message = nullptr;  ///< of the scene
};

Hit hitAt(const EnsembleScene& scene, const ClusterState& state, const QPointF& at);

}  // namespace zabscope
