// SPDX-License-Identifier: GPL-3.0-or-later
/// How a command of each kind is written, for whoever has never typed one.
#pragma once

#include <string>

#include "app/learn/action_kind.h"
#include "core/protocol/ensemble.h"

namespace zabscope::learn {

/// A command of that kind in the scenario language which the ensemble's servers could be given.
/// Precondition: the ensemble has servers.
std::string exampleOf(ActionKind kind, const Ensemble& ensemble);

}  // namespace zabscope::learn
