// SPDX-License-Identifier: GPL-3.0-or-later
/// The name of a transaction: epoch in the upper, counter in the lower 32 bits (ZooKeeper: util/ZxidUtils).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zabscope {

struct Zxid {
    std::int64_t value = 0;

    static constexpr Zxid of(std::int64_t epoch, std::int64_t counter) { return Zxid{epoch << 32 | counter}; }
    constexpr std::int64_t epoch() const { return value >> 32; }
    constexpr std::int64_t counter() const { return value & 0xffffffff; }
    friend constexpr auto operator<=>(Zxid, Zxid) = default;
};

/// The form of ZooKeeper's logs, "0x100000002".
std::string toHex(Zxid zxid);
/// Reads "0x100000002" or the form epoch:counter in decimal, "1:2".
std::optional<Zxid> parseZxid(std::string_view text);

}  // namespace zabscope
