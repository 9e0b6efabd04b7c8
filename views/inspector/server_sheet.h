// SPDX-License-Identifier: GPL-3.0-or-later
/// Everything a server or a client knows, field by field, and what of it is on its disk.
#pragma once

#include "views/frame.h"
#include "views/inspector/sheet.h"

namespace zabscope {

/// The sheet of a node at the frame's position; also of one that has not been started or is no member.
Sheet nodeSheet(const Frame& frame, NodeId node);

}  // namespace zabscope
