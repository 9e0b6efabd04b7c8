// SPDX-License-Identifier: GPL-3.0-or-later
/// A place in a run: an instant and the last event that has happened; many events can share an instant.
#pragma once

#include <compare>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"

namespace zabscope {

struct Position {
    Instant at;
    EventId last = noEvent;
    friend auto operator<=>(const Position&, const Position&) = default;
};

}  // namespace zabscope
