// SPDX-License-Identifier: GPL-3.0-or-later
/// A linear axis of virtual time: which instant stands at which pixel, and where round numbers stand.
#pragma once

#include <QString>
#include <vector>

#include "core/protocol/instant.h"

namespace zabscope {

/// Microseconds are doubles here, so that no span of any trace overflows.
struct TimeAxis {
    double from = 0;  ///< microseconds at `left`
    double to = 1;    ///< microseconds at `right`; more than `from`
    double left = 0;
    double right = 1;

    double x(double microseconds) const { return left + (microseconds - from) / (to - from) * (right - left); }
    double x(Instant at) const { return x(static_cast<double>(at.time_since_epoch().count())); }
    /// Microseconds at a pixel.
    double at(double pixel) const { return from + (pixel - left) / (right - left) * (to - from); }
    double perPixel() const { return (to - from) / (right - left); }

    struct Tick {
        double x;
        QString label;
    };
    /// Round instants at least `distance` pixels apart.
    std::vector<Tick> ticks(double distance) const;
    /// The step of those ticks in microseconds.
    double step(double distance) const;
    /// "250 ms", "1.25 s", "2:05 min", as exact as steps of `step` microseconds need.
    static QString label(double microseconds, double step);

    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;
};

}  // namespace zabscope
