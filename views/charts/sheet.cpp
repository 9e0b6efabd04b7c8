// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/sheet.h"

#include <algorithm>
#include <cmath>

namespace zabscope {

std::vector<AxisTick> roundTicks(double highest, int count, const QString& unit) {
    const double wanted = std::max(highest, 1e-9) / std::max(count, 1);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= wanted * (1 - 1e-9)) {
            step = power * factor;
            break;
        }
    }
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    std::vector<AxisTick> ticks;
    const int last = static_cast<int>(std::ceil(std::max(highest, 1e-9) / step - 1e-9));
    for (int i = 0; i <= last; ++i) {
        const QString text = QString::number(i * step, 'f', digits);
        ticks.push_back({i * step, unit.isEmpty() ? text : text + u' ' + unit});
    }
    return ticks;
}

std::vector<AxisTick> ticksAround(double lowest, double highest, int count) {
    if (lowest < highest * 0.5) return roundTicks(highest, count);
    const double middle = lowest + (highest - lowest) / 2;
    const double span = std::max({highest - lowest, highest * 0.02, 1e-6});
    const double step = roundTicks(span, count).at(1).at;
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    std::vector<AxisTick> ticks;
    const double first = std::floor((middle - span / 2) / step);
    for (double at = first; at == first || ticks.back().at < middle + span / 2; ++at)
        ticks.push_back({at * step, QString::number(at * step, 'f', digits)});
    return ticks;
}

std::vector<AxisTick> countTicks(double highest, int count) {
    return roundTicks(highest, std::clamp(static_cast<int>(highest), 1, std::max(1, count)));
}

QString rangesOf(std::vector<int> numbers) {
    std::sort(numbers.begin(), numbers.end());
    QStringList parts;
    for (std::size_t begin = 0; begin < numbers.size();) {
        std::size_t end = begin + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
        const QString first = QString::number(numbers[begin]);
        if (end - begin == 1)
            parts << first;
        else
            parts << first + (end - begin == 2 ? QStringLiteral(", ") : QStringLiteral("–")) +
                         QString::number(numbers[end - 1]);
        begin = end;
    }
    return parts.join(QStringLiteral(", "));
}

std::vector<QPointF> decimated(const std::vector<QPointF>& points, double from, double to, int columns) {
    if (columns < 1 || points.size() <= 2 * static_cast<std::size_t>(columns) || to <= from) return points;
    // Two points a pixel: columns of two pixels with up to four points each.
    const double width = (to - from) / std::max(1, columns / 2);
    std::vector<QPointF> kept;
    for (std::size_t begin = 0; begin < points.size();) {
        const double column = std::floor((points[begin].x() - from) / width);
        std::size_t end = begin + 1;
        std::size_t lowest = begin;
        std::size_t highest = begin;
        while (end < points.size() && std::floor((points[end].x() - from) / width) == column) {
            if (points[end].y() < points[lowest].y()) lowest = end;
            if (points[end].y() > points[highest].y()) highest = end;
            ++end;
        }
        std::size_t before = begin;
        kept.push_back(points[begin]);
        for (const std::size_t next : {std::min(lowest, highest), std::max(lowest, highest), end - 1}) {
            if (next != before) kept.push_back(points[next]);
            before = next;
        }
        begin = end;
    }
    return kept;
}

std::vector<QPointF> stepped(const std::vector<QPointF>& points, double until) {
    std::vector<QPointF> corners;
    corners.reserve(points.size() * 2);
    for (const QPointF& point : points) {
        if (!corners.empty() && corners.back().y() != point.y()) corners.emplace_back(point.x(), corners.back().y());
        corners.push_back(point);
    }
    if (!corners.empty() && corners.back().x() < until) corners.emplace_back(until, corners.back().y());
    return corners;
}

}  // namespace zabscope
