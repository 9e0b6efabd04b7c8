// SPDX-License-Identifier: GPL-3.0-or-later
// ChartPlot: where its parts stand.
#include <QFontMetricsF>
#include <algorithm>

#include "views/charts/chart_plot.h"

namespace zabscope {

bool ChartPlot::isLow() const { return height() < 20 * QFontMetricsF(smallFont()).height(); }

QString ChartPlot::unitText() const { return QStringLiteral("↑ ") + m_sheet.yTitle; }
QString ChartPlot::acrossText() const { return QStringLiteral("→ ") + m_sheet.xTitle; }

ChartPlot::Parts ChartPlot::parts() const {
    Parts parts;
    const double line = QFontMetricsF(smallFont()).height();
    const double edge = line * 0.5;
    const double wide = std::max(1.0, width() - 2 * edge);
    double y = edge * 0.5;
    const auto textHeight = [&](const QFont& font, const QString& text, double most) {
        const QRectF needed = QFontMetricsF(font).boundingRect(QRectF(0, 0, wide, 1e5), Qt::TextWordWrap, text);
        return std::min(needed.height(), most);
    };
    // The question stands in the chooser, too: a chart that is not tall needs its height for itself.
    if (height() > 26 * line) {
        const double title = textHeight(titleFont(), m_sheet.question, height() * 0.25);
        parts.title = {edge, y, wide, title};
        y += title;
    }
    if (!m_sheet.isEmpty()) {
        if (height() > 12 * line) {
            const double answer = isLow() ? line : textHeight(smallFont(), m_sheet.answer, 3 * line + 1);
            parts.answer = {edge, y, wide, answer};
            y += answer + edge * 0.25;
        }
        y = placeKey(parts, y);
    }
    const double below = parts.across.top() > y ? height() - parts.across.top() : 2;
    parts.chart = QRectF(QPointF(edge * 0.5, y + 2), QPointF(width() - edge, height() - below));
    placeArea(parts);
    return parts;
}

double ChartPlot::placeKey(Parts& parts, double y) const {
    const QFontMetricsF metrics(smallFont());
    const double line = metrics.height();
    const double edge = line * 0.5;
    const double right = std::max(edge + 1, width() - edge);
    const double unit = std::min(metrics.horizontalAdvance(unitText()) + 1, right - edge);
    const double across = metrics.horizontalAdvance(acrossText()) + 1;
    if (!isLow()) {
        const double end = placeLegend(parts.legend, {edge, y}).y();
        // Where the legend would take the chart's room, tags and tool tips have to do.
        if (end > height() * 0.45)
            parts.legend.clear();
        else
            y = end;
        parts.unit = {edge, y, unit, line};
        parts.across = {std::max(edge, (width() - across) / 2), height() - line * 1.15, std::min(across, right - edge),
                        line};
        return y + line;
    }
    // All in one row, if it has room: the legend beside the unit, and what stands on the axis below at the right end.
    parts.unit = {edge, y, unit, line};
    const double first = edge + unit + line;
    QPointF end = placeLegend(parts.legend, {first, y});
    // Below more than one row of it the chart itself must have room left.
    const bool manyRows = end.y() > y + line * 1.5;
    if (manyRows && (height() - end.y() < line * 5 || end.y() > height() * 0.4)) parts.legend.clear();
    if (parts.legend.empty()) end = {first, y + line * 1.1};
    if (end.x() + across < right) parts.across = {right - across, end.y() - line * 1.1, across, line};
    return end.y();
}

QPointF ChartPlot::placeLegend(std::vector<Entry>& legend, QPointF start) const {
    const QFontMetricsF metrics(smallFont());
    const double line = metrics.height();
    const double edge = line * 0.5;
    const double right = std::max(edge + 1, width() - edge);
    const double swatch = line * 1.9;
    auto [x, y] = start;
    for (const ChartLine& each : m_sheet.lines) {
        if (each.name.isEmpty()) continue;
        const double text = std::min(metrics.horizontalAdvance(each.name) + 1, right - edge - swatch - 4);
        if (x > edge && x + swatch + 4 + text > right) {
            x = edge;
            y += line * 1.1;
        }
        legend.push_back(
            {QRectF(x, y + line * 0.15, swatch, line * 0.7), QRectF(x + swatch + 4, y, text, line), &each});
        x += swatch + 4 + text + line;
    }
    return {x, legend.empty() ? y : y + line * 1.1};
}

void ChartPlot::placeArea(Parts& parts) const {
    const QFontMetricsF metrics(smallFont());
    const double line = metrics.height();
    double names = 0;
    for (const AxisTick& tick : m_sheet.yTicks) names = std::max(names, metrics.horizontalAdvance(tick.label));
    double tags = 0;
    for (const ChartLine& each : m_sheet.lines) {
        if (!each.tag.isEmpty()) tags = std::max(tags, metrics.horizontalAdvance(QStringLiteral("1–") + each.tag));
    }
    // Lines end a little before the axis does.
    const double beside = m_sheet.isTime ? tags + line * 0.4 - parts.chart.width() * 0.025 : 0;
    const double right = std::max(line * 0.7, beside);
    parts.area = parts.chart.adjusted(names + line * 0.6, line * 0.55, -right, -line * 1.3);
    parts.area.setWidth(std::max(1.0, parts.area.width()));
    parts.area.setHeight(std::max(1.0, parts.area.height()));
}

QRectF ChartPlot::labelPlace(const AxisTick& tick) const {
    const QFontMetricsF metrics(smallFont());
    const double wide = metrics.horizontalAdvance(tick.label) + 1;
    const double middle = place({tick.at, m_sheet.yFrom}).x();
    const double left = std::clamp(middle - wide / 2, 0.0, std::max(0.0, width() - wide - 2));
    return {left, plotArea().bottom() + metrics.height() * 0.25, wide, metrics.height()};
}

std::optional<QRectF> ChartPlot::flagPlace() const {
    const auto now = nowX();
    const QRectF area = plotArea();
    if (!now || *now < area.left() - 1 || *now > area.right() + 1) return std::nullopt;
    const QFontMetricsF metrics(smallFont());
    const double wide = metrics.horizontalAdvance(tr("now")) + metrics.height() * 0.5;
    const double left = std::clamp(*now - wide / 2, 0.0, std::max(0.0, width() - wide - 2));
    return QRectF(left, area.bottom() + metrics.height() * 0.25, wide, metrics.height());
}

std::vector<AxisTick> ChartPlot::timeTicks() const {
    const double distance = QFontMetricsF(smallFont()).horizontalAdvance(QStringLiteral("0000.00 s")) * 1.3;
    const TimeAxis time{m_sheet.xFrom, m_sheet.xTo, 0, std::max(40.0, m_parts.area.width())};
    const double step = time.step(distance);
    std::vector<AxisTick> ticks;
    for (const TimeAxis::Tick& tick : time.ticks(distance))
        ticks.push_back({std::round(time.at(tick.x) / step) * step, tick.label});
    return ticks;
}

std::vector<AxisTick> ChartPlot::spacedAcross(const std::vector<AxisTick>& ticks) const {
    const double gap = QFontMetricsF(smallFont()).height() * 0.5;
    std::vector<AxisTick> kept;
    double free = -1e9;
    for (const AxisTick& tick : ticks) {
        if (tick.at < m_sheet.xFrom || tick.at > m_sheet.xTo) continue;
        const QRectF label = labelPlace(tick);
        if (label.left() < free) continue;
        free = label.right() + gap;
        kept.push_back(tick);
    }
    return kept;
}

std::vector<AxisTick> ChartPlot::spacedUpright(const std::vector<AxisTick>& ticks) const {
    const double least = QFontMetricsF(smallFont()).height() * 1.15;
    std::vector<AxisTick> kept;
    double free = 1e9;
    for (const AxisTick& tick : ticks) {
        if (tick.at < m_sheet.yFrom || tick.at > m_sheet.yTo) continue;
        const double y = place({m_sheet.xFrom, tick.at}).y();
        if (y > free) continue;
        free = y - least;
        kept.push_back(tick);
    }
    return kept;
}

}  // namespace zabscope
