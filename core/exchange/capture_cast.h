// SPDX-License-Identifier: GPL-3.0-or-later
/// Who is who in a capture: which server stands at which end of which connection, and who the servers are.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/exchange/capture_facts.h"
#include "core/protocol/ensemble.h"

namespace zabscope {

struct CaptureCast {
    struct Connection {
        std::array<NodeId, 2> ends{noNode, noNode};  ///< opener, acceptor; both, or the connection is left out
        Port port{};
        bool known() const { return ends[0] != noNode && ends[1] != noNode && ends[0] != ends[1]; }
    };
    Ensemble ensemble;  ///< as the last configuration says; without one all that were seen, as voters
    bool configured = false;
    std::vector<Connection> connections;  ///< of the same number in the capture
    std::uint64_t nameless = 0;           ///< connections that spoke, of which an end is not known
    std::uint64_t attempts = 0;           ///< refused or unanswered ones of which an end is not known
};

CaptureCast castOf(const Capture& capture);

}  // namespace zabscope
