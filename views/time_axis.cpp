// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/time_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zabscope {
namespace {

constexpr double second = 1e6;
constexpr double minute = 60 * second;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;

/// How many digits behind the point a multiple of `step` of a unit needs.
int digits(double step, double unit) {
    const double exact = std::ceil(-std::log10(step / unit) - 1e-9);
    return std::clamp(static_cast<int>(exact), 0, 6);
}

QString two(qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); }

}  // namespace

double TimeAxis::step(double distance) const {
    static constexpr std::array longSteps{2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour,
                                          2 * hour,   3 * hour,   6 * hour,    12 * hour,   day};
    static constexpr std::array middleSteps{5 * second, 10 * second, 15 * second, 30 * second, minute};
    const double wanted = std::max(perPixel() * distance, 1.0);
    if (wanted <= 2 * second) {
        const double power = std::pow(10.0, std::floor(std::log10(wanted)));
        for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
            if (power * factor >= wanted * (1 - 1e-9)) return power * factor;
        }
    }
    for (const double step : middleSteps) {
        if (step >= wanted) return step;
    }
    for (const double step : longSteps) {
        if (step >= wanted) return step;
    }
    return std::ceil(wanted / day) * day;
}

QString TimeAxis::label(double microseconds, double step) {
    if (microseconds == 0) return QStringLiteral("0");
    if (microseconds < second && step < second) {
        return QStringLiteral("%1 ms").arg(microseconds / 1000, 0, 'f', digits(step, 1000));
    }
    if (microseconds < minute || step < second) {
        return QStringLiteral("%1 s").arg(microseconds / second, 0, 'f', digits(step, second));
    }
    const auto seconds = static_cast<qint64>(std::llround(microseconds / second));
    if (microseconds < hour) return QStringLiteral("%1:%2 min").arg(seconds / 60).arg(two(seconds % 60));
    const QString hours = QStringLiteral("%1:%2").arg(seconds / 3600).arg(two(seconds / 60 % 60));
    return (step < minute ? hours + u':' + two(seconds % 60) : hours) + QStringLiteral(" h");
}

std::vector<TimeAxis::Tick> TimeAxis::ticks(double distance) const {
    std::vector<Tick> found;
    const double every = step(distance);
    const auto most = static_cast<std::size_t>((right - left) / std::max(distance, 1.0)) + 2;
    for (double at = std::ceil(from / every - 1e-9) * every; at <= to && found.size() < most; at += every) {
        const double exact = std::round(at / every) * every;
        if (exact < 0) continue;
        // Half an hour among hours is one of their parts.
        const bool amongHours = to >= hour && every >= minute && exact > 0 && exact < hour;
        const auto minutes = static_cast<qint64>(std::llround(exact / minute));
        found.push_back({x(exact), amongHours ? QStringLiteral("0:%1 h").arg(two(minutes)) : label(exact, every)});
    }
    return found;
}

}  // namespace zabscope
