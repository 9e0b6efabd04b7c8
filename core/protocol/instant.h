// SPDX-License-Identifier: GPL-3.0-or-later
/// Virtual time: instants and durations in whole microseconds, with an exact text form.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zabscope {

using Duration = std::chrono::duration<std::int64_t, std::micro>;

/// The clock of a run. It has no now(): only the simulator's loop knows the present and hands it down.
struct VirtualClock {
    using rep = std::int64_t;
    using period = std::micro;
    using duration = Duration;
    using time_point = std::chrono::time_point<VirtualClock, Duration>;
    static constexpr bool is_steady = true;
};
using Instant = VirtualClock::time_point;

inline constexpr Instant startOfTime{};
/// An instant that does not come: the due time of what is held back.
inline constexpr Instant never = Instant::max();

inline constexpr Duration microseconds(std::int64_t count) { return Duration{count}; }
inline constexpr Duration milliseconds(std::int64_t count) { return Duration{count * 1000}; }
inline constexpr Duration seconds(std::int64_t count) { return Duration{count * 1'000'000}; }

/// Exact text with the largest fitting unit: "5us", "1.5ms", "600ms", "1.25s"; zero is "0s".
std::string toText(Duration duration);
/// The time since the start of the run in seconds with six digits, "1.250000"; `never` is "never".
std::string toSeconds(Instant at);

/// Reads "5us", "600ms", "1.25s", "2m". Nothing, unless the whole text is one non-negative duration of whole
/// microseconds below ten years.
std::optional<Duration> parseDuration(std::string_view text);

}  // namespace zabscope
