// SPDX-License-Identifier: GPL-3.0-or-later
/// Where to read more about an event: the lesson behind it, and the place in ZooKeeper's source or in the paper.
#pragma once

#include <string_view>

#include "core/trace/event.h"

namespace zabscope {

struct Background {
    std::string_view lesson;  ///< its name in the course; empty: none is about this
    std::string_view source;  ///< a proper name, the same in every language; empty: none
};

/// Of Zab's events. Those of another protocol have none.
Background backgroundOf(const Event& event);

}  // namespace zabscope
