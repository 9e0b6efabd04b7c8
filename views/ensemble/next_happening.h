// SPDX-License-Identifier: GPL-3.0-or-later
/// The next thing that happens to the ensemble after the position that is shown.
#pragma once

#include <cstdint>
#include <vector>

#include "views/ensemble/server_facts.h"
#include "views/frame.h"

namespace zabscope {

struct NextHappening {
    enum class What : std::uint8_t {
        nothing,
        arrival,   ///< `message` reaches its receiver
        loss,      ///< `message` is lost
        alarm,     ///< a wait of `node` ends: the alarm `alarm`
        flush,     ///< the disk of `node` has flushed
        command    ///< a person does something
    };
    What what = What::nothing;
    EventId message = noEvent;
    NodeId node = noNode;
    Instant at;
    std::uint32_t alarm = 0;
};

/// From the recorded future if there is one, else from what is on its way.
NextHappening nextAfter(const Frame& frame, const std::vector<ServerFacts>& servers);

}  // namespace zabscope
