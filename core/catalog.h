// SPDX-License-Identifier: GPL-3.0-or-later
/// The protocols there are.
#pragma once

#include <span>
#include <string_view>

#include "core/sim/protocol.h"

namespace zabscope {

std::span<const Protocol> protocols();
/// nullptr if there is none of that name.
const Protocol* findProtocol(std::string_view name);
/// The protocol of a scenario that names none.
const Protocol& defaultProtocol();
/// Precondition: the ensemble names a protocol that there is, as every ensemble of a scenario that was read does.
const Protocol& protocolOf(const Ensemble& ensemble);

}  // namespace zabscope
