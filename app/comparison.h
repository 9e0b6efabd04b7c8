// SPDX-License-Identifier: GPL-3.0-or-later
/// Two runs side by side, election by election, and where they first differ.
#pragma once

#include <array>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/elections.h"

namespace zabscope {

struct Difference {
    std::size_t election = 0;  ///< index; one run has it alone if it is beyond the other's
    std::string field;         ///< "winner"; "election" if one run does not have it
    std::string left;
    std::string right;
};

/// What is compared of an election, in the order in which it is decided, in English words; and its names.
using ComparedValues = std::array<std::string, 8>;
ComparedValues comparedValues(const Election& election);
const std::array<const char*, 8>& comparedFields();

/// Compares who was elected, why and what became of it. Times are not compared: nobody lives twice at the same speed.
std::optional<Difference> firstDifference(const std::vector<Election>& left, const std::vector<Election>& right);

/// Both runs' elections in rows, the fields that differ marked with "!", and one line for the first difference.
std::string toComparison(const std::string& leftName, const std::vector<Election>& left, const std::string& rightName,
                         const std::vector<Election>& right);
nlohmann::json toComparisonJson(const std::vector<Election>& left, const std::vector<Election>& right);

}  // namespace zabscope
