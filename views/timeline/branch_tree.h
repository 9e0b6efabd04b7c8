// SPDX-License-Identifier: GPL-3.0-or-later
/// The branches of a session as rows of lines: each below the one that it was forked from. No Qt in here.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "views/frame.h"

namespace zabscope {

struct BranchRow {
    int branch = 0;      ///< an index into the branches
    int parentRow = -1;  ///< -1: it has no parent
};

/// All branches, parents first, the children of one by the instant of their fork. A parent that does not exist, or that
/// is its own descendant, counts as none.
std::vector<BranchRow> branchRows(std::span<const BranchLine> branches);

}  // namespace zabscope
