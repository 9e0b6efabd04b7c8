// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/seeds.h"

#include <algorithm>
#include <charconv>
#include <thread>

namespace zabscope::cli {
namespace {

constexpr std::uint64_t mostSeeds = 10'000'000;

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<Seeds> parseSeeds(std::string_view text) {
    const std::size_t dots = text.find("..");
    const auto first = number(text.substr(0, dots));
    const auto last = dots == std::string_view::npos ? first : number(text.substr(dots + 2));
    if (!first || !last || *last < *first || *last - *first >= mostSeeds) return std::nullopt;
    return Seeds{*first, *last};
}

std::size_t defaultJobs() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace zabscope::cli
