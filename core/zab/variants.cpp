// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/variants.h"

#include <array>
#include <cassert>

namespace zabscope::zab {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Variant::count)> names{
    "vote_ignores_epoch",
    "majority_minus_one",
    "no_finalize_wait",
    "skip_check_leader",
    "no_epoch_promise",
    "ack_before_fsync",
    "commit_without_own_fsync",
    "epoch_before_txns",
    "log_diff_after_uptodate",
    "log_diff_async",
    "retain_db_no_fastforward",
    "snapshot_before_commit",
    "diff_without_trunc_check",
    "keep_db_after_partial_snap",
    "flush_all_at_newleader",
    "ack_overtake",
    "skip_committedlog",
};

}  // namespace

std::string_view variantName(Variant variant) {
    assert(variant < Variant::count);
    return names[static_cast<std::size_t>(variant)];
}

std::span<const std::string_view> variantNames() { return names; }

Variants::Variants(const std::set<std::string>& wanted) {
    for (std::size_t i = 0; i < names.size(); ++i) m_on[i] = wanted.contains(std::string{names[i]});
}

}  // namespace zabscope::zab
