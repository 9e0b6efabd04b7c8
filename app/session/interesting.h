// SPDX-License-Identifier: GPL-3.0-or-later
/// Which events people wait for: what "next interesting event" stops at, and where guided play lingers.
#pragma once

#include "core/trace/event.h"

namespace zabscope {

/// Faults and commands, births and deaths, changes of role or phase, a new leader, histories cut or replaced, violations,
/// and the notes that decide something.
bool isInteresting(const Event& event);
/// The few among them at which a newcomer wants a moment to read: an election is decided, a leader is established, a server
/// dies, an invariant breaks.
bool isMilestone(const Event& event);

}  // namespace zabscope
