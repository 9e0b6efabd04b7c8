// SPDX-License-Identifier: GPL-3.0-or-later
/// Which fields of a node have changed at the present position.
#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "views/frame.h"
#include "views/inspector/sheet.h"

namespace zabscope {

/// By field and row: changed by the very last event, or by another one of the present instant.
using PresentChanges = std::map<std::pair<std::uint16_t, std::int32_t>, RowMark>;

/// Looks at the events of the present instant up to the position; of very many, at the last ones.
PresentChanges presentChanges(const Frame& frame, NodeId node);

}  // namespace zabscope
