// SPDX-License-Identifier: GPL-3.0-or-later
/// The views there are: one line each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "views/view.h"

namespace zabscope {

/// Where a view stands in the window unless a person moves it (see the drawing in README.md).
enum class Stand : std::uint8_t { centre, top, right, below, bottom };

struct Panel {
    std::string_view name;  ///< what `render --view` and saved layouts call it
    Stand stand;
    View* (*make)();
};

std::span<const Panel> panels();
/// nullptr if there is none of that name.
const Panel* findPanel(std::string_view name);

}  // namespace zabscope
