// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/warped_axis.h"

#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>

namespace zabscope::sequence {
namespace {

constexpr double firstDoubling = 500;  // microseconds
constexpr double perStep = 1000;       // microseconds of a linear axis
constexpr double mostDoublings = 60;   // far beyond any instant
constexpr double breakRatio = 5;       // a wait drawn shorter than this part of what its first step would make of it

constexpr double second = 1e6;
constexpr double minute = 60 * second;
constexpr double millisecond = 1e3;

/// How many digits behind the point a whole number of microseconds needs in a unit, itself a power of ten of them.
int digitsOf(double microseconds, double unit) {
    const auto count = static_cast<qint64>(std::llround(std::min(microseconds, 9e15)));
    int digits = 0;
    for (auto part = static_cast<qint64>(unit); part > 1 && count % part != 0; part /= 10) ++digits;
    return digits;
}

struct Found {
    double x;
    double instant;
};

/// Where most instants need few digits, those that need more would have all others written longer: they are left out.
void dropFine(std::vector<Found>& found) {
    std::vector<int> digits;
    for (const Found& one : found) digits.push_back(digitsOf(one.instant, second));
    std::sort(digits.begin(), digits.end());
    if (digits.empty()) return;
    const int most = digits[digits.size() * 2 / 3];
    std::erase_if(found, [most](const Found& one) { return digitsOf(one.instant, second) > most; });
}

/// Instants that stand together on one axis, with as many digits each: below a second in milliseconds, else as
/// Wording::instant() has them.
QStringList labelsOf(const std::vector<double>& instants) {
    const bool clock = !instants.empty() && instants.back() >= second;
    int digits = 0;
    for (const double instant : instants) digits = std::max(digits, digitsOf(instant, clock ? second : millisecond));
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    QStringList labels;
    for (const double instant : instants) {
        const auto minutes = static_cast<qint64>(std::min(instant, 9e18) / minute);
        if (instant == 0) {
            labels << QStringLiteral("0");
        } else if (!clock) {
            labels << QString::number(instant / millisecond, 'f', digits) + QStringLiteral(" ms");
        } else if (minutes == 0) {
            labels << QString::number(instant / second, 'f', digits) + QStringLiteral(" s");
        } else {
            const double rest = instant - static_cast<double>(minutes) * minute;
            const QString seconds =
                QString::number(rest / second, 'f', digits).rightJustified(digits > 0 ? digits + 3 : 2, u'0');
            labels << (minutes < 60 ? QStringLiteral("%1:%2 min").arg(minutes).arg(seconds)
                                    : QStringLiteral("%1:%2:%3 h").arg(minutes / 60).arg(two(minutes % 60), seconds));
        }
    }
    return labels;
}

}  // namespace

double stepsOf(AxisForm form, double microseconds) {
    return form == AxisForm::linear ? microseconds / perStep : std::log2(1 + microseconds / firstDoubling);
}

double waitOf(AxisForm form, double steps) {
    if (form == AxisForm::linear) return steps * perStep;
    return firstDoubling * (std::exp2(std::min(steps, mostDoublings)) - 1);
}

WarpedAxis::WarpedAxis(AxisForm form, std::vector<double> anchors) : m_form(form), m_anchors(std::move(anchors)) {
    m_steps.reserve(m_anchors.size());
    for (std::size_t i = 0; i < m_anchors.size(); ++i)
        m_steps.push_back(i == 0 ? 0 : m_steps.back() + stepsOf(form, m_anchors[i] - m_anchors[i - 1]));
}

double WarpedAxis::steps(double microseconds) const {
    if (m_anchors.empty()) return microseconds < 0 ? -stepsOf(m_form, -microseconds) : stepsOf(m_form, microseconds);
    const auto next = std::upper_bound(m_anchors.begin(), m_anchors.end(), microseconds);
    if (next == m_anchors.begin()) return -stepsOf(m_form, m_anchors.front() - microseconds);
    const auto i = static_cast<std::size_t>(next - m_anchors.begin()) - 1;
    return m_steps[i] + stepsOf(m_form, microseconds - m_anchors[i]);
}

double WarpedAxis::at(double x) const {
    const double steps = m_origin + (x - m_x) / m_scale;
    if (m_anchors.empty()) return steps < 0 ? -waitOf(m_form, -steps) : waitOf(m_form, steps);
    const auto next = std::upper_bound(m_steps.begin(), m_steps.end(), steps);
    if (next == m_steps.begin()) return m_anchors.front() - waitOf(m_form, -steps);
    const auto i = static_cast<std::size_t>(next - m_steps.begin()) - 1;
    return m_anchors[i] + waitOf(m_form, steps - m_steps[i]);
}

void WarpedAxis::fit(double from, double to, double left, double right) {
    m_origin = steps(from);
    m_x = left;
    m_scale = (right - left) / std::max(steps(to) - m_origin, 1e-9);
}

void WarpedAxis::pin(double at, double x, double pixelsPerStep) {
    m_origin = steps(at);
    m_x = x;
    m_scale = pixelsPerStep;
}

bool WarpedAxis::isBreak(std::size_t anchor) const {
    const double wait = m_anchors[anchor] - m_anchors[anchor - 1];
    return m_form != AxisForm::linear &&
           wait / (firstDoubling * std::log(2)) >= breakRatio * (m_steps[anchor] - m_steps[anchor - 1]);
}

std::vector<WarpedAxis::Break> WarpedAxis::breaks(double left, double right) const {
    std::vector<Break> found;
    if (m_form == AxisForm::linear) return found;
    for (std::size_t i = 1; i < m_anchors.size(); ++i) {
        if (!isBreak(i)) continue;
        const Break one{m_anchors[i - 1], m_anchors[i], x(m_anchors[i - 1]), x(m_anchors[i])};
        if (one.right > left && one.left < right) found.push_back(one);
    }
    return found;
}

std::vector<WarpedAxis::Tick> WarpedAxis::ticks(double left, double right, double distance) const {
    // The stretches in each of which time runs smoothly.
    struct Stretch {
        double low;
        double high;
        double most;  ///< more instants than these would not stand apart
    };
    std::vector<Stretch> stretches;
    const auto stretch = [&](double low, double high) {
        stretches.push_back({low, high, 2 + 4 * (x(high) - x(low)) / std::max(distance, 1.0)});
    };
    const double from = std::max(0.0, at(left));
    const double to = at(right);
    double begin = from;
    const auto next = std::upper_bound(m_anchors.begin(), m_anchors.end(), from);
    for (auto i = static_cast<std::size_t>(next - m_anchors.begin()); i < m_anchors.size() && m_anchors[i] < to; ++i) {
        if (i == 0 || !isBreak(i)) stretch(begin, m_anchors[i]);
        begin = m_anchors[i];
    }
    const auto after = std::upper_bound(m_anchors.begin(), m_anchors.end(), begin);
    const auto last = static_cast<std::size_t>(after - m_anchors.begin());
    if (last == 0 || last == m_anchors.size() || !isBreak(last)) stretch(begin, to);
    std::vector<Found> found;
    const auto add = [&](double instant) {
        const double place = x(instant);
        if (place < left || place > right) return;
        const auto after = std::lower_bound(found.begin(), found.end(), place,
                                            [](const Found& one, double wanted) { return one.x < wanted; });
        if (after != found.end() && after->x - place < distance) return;
        if (after != found.begin() && place - std::prev(after)->x < distance) return;
        found.insert(after, {place, instant});
    };
    const auto labelled = [&] {
        dropFine(found);
        std::vector<double> instants;
        for (const Found& one : found) instants.push_back(one.instant);
        const QStringList labels = labelsOf(instants);
        std::vector<Tick> ticks;
        for (std::size_t i = 0; i < found.size(); ++i) ticks.push_back({found[i].x, labels[static_cast<qsizetype>(i)]});
        return ticks;
    };
    const auto enough = static_cast<std::size_t>(std::max(0.0, (right - left) / std::max(distance, 1.0)));
    for (double power = std::pow(10.0, std::ceil(std::log10(std::max(to, 10.0)))); power >= 1; power /= 10) {
        for (const double factor : {5.0, 2.0, 1.0}) {
            const double step = power * factor;
            for (const auto& [low, high, most] : stretches) {
                const double first = std::ceil(low / step) * step;
                // Where there are many of them in little room, rounder ones have been served already.
                const double count = std::floor((high - first) / step);
                if (count < 0 || count > most) continue;
                for (int i = 0; i <= static_cast<int>(count); ++i) add(first + i * step);
            }
            if (found.size() >= enough) return labelled();
        }
    }
    return labelled();
}

}  // namespace zabscope::sequence
