// SPDX-License-Identifier: GPL-3.0-or-later
/// One event with all that it says; a message with its route and every field of its bytes.
#pragma once

#include "views/frame.h"
#include "views/inspector/sheet.h"

namespace zabscope {

/// The sheet of an event of the frame's timeline. The arrival or loss of a message gives the sheet of the message.
Sheet eventSheet(const Frame& frame, EventId event);

}  // namespace zabscope
