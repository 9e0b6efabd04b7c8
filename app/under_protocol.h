// SPDX-License-Identifier: GPL-3.0-or-later
/// A scenario under another protocol, to see what that makes of the same servers, faults and clients.
#pragma once

#include <set>
#include <string>

#include "core/trace/scenario.h"

namespace zabscope {

/// The same stage and script. What it expects is left out, as it speaks of the protocol that it was written for, and so
/// are its variants, which are that protocol's; `variants` take their place. Precondition: there is such a protocol.
Scenario underProtocol(Scenario scenario, const std::string& protocol, const std::set<std::string>& variants);

}  // namespace zabscope
