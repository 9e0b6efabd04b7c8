// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/zxid.h"

#include <array>
#include <cassert>
#include <charconv>

namespace zabscope {

std::string toHex(Zxid zxid) {
    std::array<char, 24> text{'0', 'x'};
    const auto [end, error] =
        std::to_chars(text.data() + 2, text.data() + text.size(), static_cast<std::uint64_t>(zxid.value), 16);
    assert(error == std::errc{});
    return {text.data(), end};
}

std::optional<Zxid> parseZxid(std::string_view text) {
    const auto number = [](std::string_view digits, int base, std::uint64_t limit) -> std::optional<std::uint64_t> {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
        if (error != std::errc{} || end != digits.data() + digits.size() || value > limit) return std::nullopt;
        return value;
    };
    if (text.starts_with("0x")) {
        const auto value = number(text.substr(2), 16, INT64_MAX);
        return value ? std::optional{Zxid{static_cast<std::int64_t>(*value)}} : std::nullopt;
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto epoch = number(text.substr(0, colon), 10, INT32_MAX);
    const auto counter = number(text.substr(colon + 1), 10, UINT32_MAX);
    if (!epoch || !counter) return std::nullopt;
    return Zxid::of(static_cast<std::int64_t>(*epoch), static_cast<std::int64_t>(*counter));
}

}  // namespace zabscope
