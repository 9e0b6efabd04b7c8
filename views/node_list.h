// SPDX-License-Identifier: GPL-3.0-or-later
/// Many servers in little room: "1–4 6 8".
#pragma once

#include <QString>
#include <span>

#include "core/protocol/ids.h"

namespace zabscope {

/// Ascending nodes by their short names. Three servers or more with numbers in a row are their first and last one; after
/// `most` names or ranges stands an ellipsis.
QString nodeList(std::span<const NodeId> nodes, qsizetype most = 40);

}  // namespace zabscope
