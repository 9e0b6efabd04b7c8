// SPDX-License-Identifier: GPL-3.0-or-later
/// What a server has in memory beside what it has on disk, and what a power cut would take.
#pragma once

#include <vector>

#include "views/frame.h"
#include "views/inspector/sheet.h"

namespace zabscope {

/// What of a node's written history is not durable.
struct AtRisk {
    std::size_t count = 0;  ///< transactions, counted up to a bound
    bool more = false;      ///< the bound was met
    Zxid first;
    Zxid last;
    bool replaces = false;  ///< the durable history is no part of the written one: what was cut off would come back
};
AtRisk atRisk(const HistoryBook& book, const NodeState& node);

/// The rows that compare; their keys begin at `key`.
std::vector<SheetRow> diskRows(const Frame& frame, const NodeState& node, std::uint64_t key);

}  // namespace zabscope
