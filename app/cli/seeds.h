// SPDX-License-Identifier: GPL-3.0-or-later
/// A range of seeds as a person writes it, "1..200", and how many pieces of work go on at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace zabscope::cli {

struct Seeds {
    std::uint64_t first = 1;
    std::uint64_t last = 1;
    std::size_t count() const { return static_cast<std::size_t>(last - first) + 1; }
    std::uint64_t at(std::size_t index) const { return first + index; }
};

/// "3" or "1..200"; nothing if it is neither, or more than ten million seeds.
std::optional<Seeds> parseSeeds(std::string_view text);

/// One for each processor.
std::size_t defaultJobs();

}  // namespace zabscope::cli
