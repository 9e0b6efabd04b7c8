// SPDX-License-Identifier: GPL-3.0-or-later
/// A time axis that shortens waits: from each anchor on time runs ever faster along the axis, until the next one.
#pragma once

#include <QString>
#include <vector>

#include "core/protocol/instant.h"

namespace zabscope::sequence {

enum class AxisForm : std::uint8_t {
    compressed,  ///< a wait takes room as its logarithm
    linear
};

/// How long a wait is on the axis, in steps. On a compressed axis a step is a doubling: 0.5 ms are the first, 1 ms more the
/// second, 2 ms more the third. On a linear one it is a millisecond. Monotone, and waitOf is its inverse.
double stepsOf(AxisForm form, double microseconds);
double waitOf(AxisForm form, double steps);

/// Strictly monotone and invertible. What it makes of an instant hangs on the anchors nearby only, so a picture keeps its
/// form when it is pushed along the axis, and when something is recorded behind it. Microseconds are doubles here,
/// so that no
/// span of any trace overflows.
class WarpedAxis {
public:
    WarpedAxis() = default;
    /// The anchors are instants at which something happens, ascending and distinct; there may be none.
    WarpedAxis(AxisForm form, std::vector<double> anchors);

    /// Puts `from` at the pixel `left` and `to` at `right`.
    void fit(double from, double to, double left, double right);
    /// Puts the instant `at` at pixel `x`, with so many pixels to a step.
    void pin(double at, double x, double pixelsPerStep);

    double x(double microseconds) const { return m_x + (steps(microseconds) - m_origin) * m_scale; }
    double x(Instant at) const { return x(static_cast<double>(at.time_since_epoch().count())); }
    /// The instant at a pixel, in microseconds.
    double at(double x) const;
    double pixelsPerStep() const { return m_scale; }
    AxisForm form() const { return m_form; }

    /// A stretch between two anchors that takes much less room than one without a break would.
    struct Break {
        double from;  ///< microseconds
        double to;
        double left;  ///< pixels
        double right;
    };
    /// Those that are in sight between two pixels. A linear axis has none.
    std::vector<Break> breaks(double left, double right) const;

    struct Tick {
        double x;
        QString label;
    };
    /// Round instants between two pixels, at least `distance` apart, ascending; none in a break. The rounder ones are
    /// served first, so that they stay when the picture is pushed. All labels have as many digits.
    std::vector<Tick> ticks(double left, double right, double distance) const;

private:
    double steps(double microseconds) const;
    /// Whether the wait before this anchor is drawn short. Precondition: it is not the first.
    bool isBreak(std::size_t anchor) const;

    AxisForm m_form = AxisForm::compressed;
    std::vector<double> m_anchors;
    std::vector<double> m_steps;  ///< of each anchor, from the first on
    double m_origin = 0;          ///< steps at m_x
    double m_x = 0;
    double m_scale = 1;
};

}  // namespace zabscope::sequence
