// SPDX-License-Identifier: GPL-3.0-or-later
// ChartPlot: what stands at the ends of the lines. Lines that end together share one tag.
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "views/charts/chart_plot.h"

namespace zabscope {
namespace {

/// One or more lines that end at about the same height.
struct Tag {
    double y = 0;       ///< of the text
    double lowest = 0;  ///< of the ends
    double x = 0;
    std::vector<const ChartLine*> lines;
};

/// "1–3, 5", if all are numbers; else "for 1, for 4".
QString textOf(const Tag& tag) {
    std::vector<int> numbers;
    QStringList names;
    for (const ChartLine* line : tag.lines) {
        bool isNumber = false;
        const int number = line->tag.toInt(&isNumber);
        if (isNumber) numbers.push_back(number);
        names << line->tag;
    }
    return numbers.size() == tag.lines.size() ? rangesOf(std::move(numbers)) : names.join(QStringLiteral(", "));
}

}  // namespace

void ChartPlot::paintTags(QPainter& painter) const {
    const QFontMetricsF metrics(smallFont());
    const QRectF area = plotArea();
    const double height = metrics.height();
    std::vector<Tag> single;
    for (const ChartLine& line : m_sheet.lines) {
        if (line.tag.isEmpty() || line.points.empty()) continue;
        const QPointF end = place(line.points.back());
        single.push_back({end.y(), end.y(), end.x(), {&line}});
    }
    std::stable_sort(single.begin(), single.end(), [](const Tag& a, const Tag& b) { return a.y < b.y; });
    std::vector<Tag> tags;
    for (Tag& tag : single) {
        const bool together = !tags.empty() && tag.lowest - tags.back().lowest <= height * 0.95 &&
                              tag.lines.front()->level == tags.back().lines.front()->level;
        if (!together) {
            tags.push_back(std::move(tag));
            continue;
        }
        Tag& shared = tags.back();
        const auto count = static_cast<double>(shared.lines.size());
        shared.y = (shared.y * count + tag.y) / (count + 1);
        shared.lowest = tag.lowest;
        shared.x = std::max(shared.x, tag.x);
        shared.lines.push_back(tag.lines.front());
    }
    if (static_cast<double>(tags.size()) * height > area.height() + height) return;
    // None upon another: pushed down from the top, and back up from the bottom where that goes too far.
    double free = area.top();
    for (Tag& tag : tags) {
        tag.y = std::max(tag.y, free);
        free = tag.y + height;
    }
    double most = area.bottom();
    for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
        tag->y = std::min(tag->y, most);
        most = tag->y - height;
    }
    painter.setFont(smallFont());
    for (const Tag& tag : tags) {
        const QString text = textOf(tag);
        const double wide = metrics.horizontalAdvance(text) + 1;
        const double left = std::max(area.left(), std::min(tag.x + height * 0.4, m_parts.chart.right() - wide));
        const QRectF label(left, tag.y - height / 2, wide, height);
        painter.fillRect(label.adjusted(-2, 0, 2, 0), Theme::faint(theme().panel, 0.75));
        painter.setPen(theme().text);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
    }
    painter.setFont(font());
}

}  // namespace zabscope
