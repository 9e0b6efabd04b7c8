// SPDX-License-Identifier: GPL-3.0-or-later
/// The fields of an event that is no message, as rows.
#pragma once

#include <vector>

#include "core/trace/event.h"
#include "views/inspector/sheet.h"

namespace zabscope {

std::vector<SheetRow> eventFields(const Event& event);

}  // namespace zabscope
