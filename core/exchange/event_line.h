// SPDX-License-Identifier: GPL-3.0-or-later
/// An event as one short line, in time that does not grow with the run: for exports of many events.
#pragma once

#include <string>

#include "core/trace/timeline.h"

namespace zabscope {

/// As toLine (core/trace/text.h), but a connection whose opening is not the cause is named by its number, "1.2#5": to find
/// its ends in the trace takes long.
std::string eventLine(const Event& event, const Timeline& timeline);

}  // namespace zabscope
