// SPDX-License-Identifier: GPL-3.0-or-later
/// Readings of the article where it leaves something open, each a switch: kinder ones than its words.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace zabscope::folk {

struct Variants {
    Variants() = default;
    explicit Variants(const std::set<std::string>& names);

    bool silenceElects = false;  ///< who hears of no leader takes that for a failed one, so that a first leader can be
    bool newerIsAgreedTo =
        false;  ///< a server agrees to who is not older than itself; the article has it the other way round
};

std::span<const std::string_view> variantNames();

}  // namespace zabscope::folk
