// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/instant.h"

#include <array>
#include <cassert>
#include <cstdio>

namespace zabscope {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t micros;
};
// Order matters: "ms" and "us" end in "s" as well.
constexpr std::array<Unit, 4> units{{{"us", 1}, {"ms", 1000}, {"s", 1'000'000}, {"m", 60'000'000}}};
constexpr std::int64_t longest = std::int64_t{10} * 366 * 24 * 3600 * 1'000'000;

std::string decimal(std::int64_t micros, std::int64_t unit) {
    std::string text = std::to_string(micros / unit);
    std::int64_t rest = micros % unit;
    if (rest == 0) return text;
    text += '.';
    for (std::int64_t digit = unit / 10; rest != 0; digit /= 10) {
        text += static_cast<char>('0' + rest / digit);
        rest %= digit;
    }
    return text;
}

}  // namespace

std::string toText(Duration duration) {
    const std::int64_t micros = duration.count();
    if (micros < 0) return "-" + toText(-duration);
    if (micros == 0) return "0s";
    if (micros >= 1'000'000) return decimal(micros, 1'000'000) + "s";
    if (micros >= 1000) return decimal(micros, 1000) + "ms";
    return std::to_string(micros) + "us";
}

std::string toSeconds(Instant at) {
    if (at == never) return "never";
    const std::int64_t micros = at.time_since_epoch().count();
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), "%lld.%06lld", static_cast<long long>(micros / 1'000'000),
                                     static_cast<long long>(micros % 1'000'000));
    assert(length > 0 && static_cast<std::size_t>(length) < text.size());
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Duration> parseDuration(std::string_view text) {
    for (const Unit& unit : units) {
        if (!text.ends_with(unit.name)) continue;
        const std::string_view number = text.substr(0, text.size() - unit.name.size());
        if (number.empty() || number.back() < '0' || number.back() > '9' || number.size() > 20) continue;
        if (number.front() < '0' || number.front() > '9') return std::nullopt;
        std::int64_t whole = 0;
        std::int64_t part = 0;
        std::int64_t scale = unit.micros;
        bool fraction = false;
        for (const char c : number) {
            if (c == '.' && !fraction) {
                fraction = true;
                continue;
            }
            if (c < '0' || c > '9') return std::nullopt;
            if (!fraction) {
                whole = whole * 10 + (c - '0');
                if (whole > longest / unit.micros) return std::nullopt;
            } else {
                if (scale % 10 != 0 && c != '0') return std::nullopt;
                scale /= 10;
                part += scale * (c - '0');
            }
        }
        return Duration{whole * unit.micros + part};
    }
    return std::nullopt;
}

}  // namespace zabscope
