// SPDX-License-Identifier: GPL-3.0-or-later
/// A scenario with several values of one setting, to run them under the same seeds.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/input.h"

namespace zabscope {

struct Variant {
    std::string name;  ///< "init limit 5"
    Scenario scenario;
};

inline constexpr std::size_t mostVariants = 6;

/// Reads "init limit 5, 10, 20": a setting of the scenario language and its values; "initLimit 5,10" is read as the same.
/// Two to `mostVariants` values. What is wrong with it is said in one line with a remedy.
std::variant<std::vector<Variant>, InputError> variantsOf(const Scenario& scenario, const std::string& wish);

}  // namespace zabscope
