// SPDX-License-Identifier: GPL-3.0-or-later
// ChartPlot: the picture.
#include <QChart>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "views/charts/chart_plot.h"
#include "views/wording.h"

namespace zabscope {

QFont ChartPlot::titleFont() const {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    large.setBold(true);
    return large;
}

QFont ChartPlot::smallFont() const {
    QFont small = font();
    small.setPointSizeF(std::max(6.0, small.pointSizeF() * 0.88));
    return small;
}

ChartPlot::Parts ChartPlot::parts() const {
    Parts parts;
    const QFontMetricsF small(smallFont());
    const double line = small.height();
    const double edge = line * 0.5;
    const double wide = std::max(1.0, width() - 2 * edge);
    double y = edge * 0.5;
    const auto textHeight = [&](const QFont& font, const QString& text, double most) {
        const QRectF needed = QFontMetricsF(font).boundingRect(QRectF(0, 0, wide, 1e5), Qt::TextWordWrap, text);
        return std::min(needed.height(), most);
    };
    const double title = textHeight(titleFont(), m_sheet.question, height() * 0.25);
    parts.title = {edge, y, wide, title};
    y += title;
    // A low chart needs its height for itself.
    if (!m_sheet.isEmpty() && height() > 14 * line) {
        const double answer = textHeight(smallFont(), m_sheet.answer, 3 * line + 1);
        parts.answer = {edge, y, wide, answer};
        y += answer + edge * 0.5;
    }
    const double end = placeLegend(parts.legend, y);
    // Where the legend would take the chart's room, tags and tool tips have to do.
    if (end > height() * 0.45)
        parts.legend.clear();
    else
        y = end;
    if (!m_sheet.isEmpty()) {
        parts.unit = {edge, y, wide, line};
        y += line * 0.85;
    }
    parts.chart = QRectF(QPointF(edge * 0.5, y + 2), QPointF(width() - edge, height() - 2));
    return parts;
}

double ChartPlot::placeLegend(std::vector<Entry>& legend, double y) const {
    const QFontMetricsF metrics(smallFont());
    const double line = metrics.height();
    const double edge = line * 0.5;
    const double wide = std::max(1.0, width() - 2 * edge);
    const double swatch = line * 1.6;
    double x = edge;
    for (const ChartLine& each : m_sheet.lines) {
        if (each.name.isEmpty()) continue;
        const double text = std::min(metrics.horizontalAdvance(each.name) + 1, wide - swatch - 4);
        if (x > edge && x + swatch + 4 + text > edge + wide) {
            x = edge;
            y += line * 1.1;
        }
        legend.push_back(
            {QRectF(x, y + line * 0.15, swatch, line * 0.7), QRectF(x + swatch + 4, y, text, line), &each});
        x += swatch + 4 + text + line;
    }
    return legend.empty() ? y : y + line * 1.1;
}

void ChartPlot::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().panel);
    if (!m_built) build();
    const Parts parts = this->parts();
    paintTexts(painter, parts);
    if (m_sheet.isEmpty()) {
        painter.setPen(theme().quietText);
        painter.setFont(font());
        painter.drawText(parts.chart.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, m_sheet.empty);
        return paintFocus(painter);
    }
    if (parts.chart.width() < 20 || parts.chart.height() < 20) return paintFocus(painter);
    if (isVector()) {
        m_scene.render(&painter, parts.chart, m_scene.sceneRect(), Qt::IgnoreAspectRatio);
    } else {
        const double ratio = devicePixelRatioF();
        const QSize size = (parts.chart.size() * ratio).toSize();
        if (m_picture.size() != size) {
            m_picture = QPixmap(size);
            m_picture.setDevicePixelRatio(ratio);
            m_picture.fill(Qt::transparent);
            QPainter chart(&m_picture);
            chart.setRenderHint(QPainter::Antialiasing);
            m_scene.render(&chart, QRectF(QPointF(), parts.chart.size()), m_scene.sceneRect(), Qt::IgnoreAspectRatio);
        }
        painter.drawPixmap(parts.chart.topLeft(), m_picture);
    }
    paintNow(painter);
    paintTags(painter);
    paintChosen(painter);
    paintFocus(painter);
}

void ChartPlot::paintTexts(QPainter& painter, const Parts& parts) const {
    painter.setPen(theme().text);
    painter.setFont(titleFont());
    painter.drawText(parts.title, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_sheet.question);
    painter.setFont(smallFont());
    painter.setPen(m_reading ? theme().warning : theme().quietText);
    painter.drawText(parts.answer, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     m_reading ? tr("Reading the recording…") : m_sheet.answer);
    const QFontMetricsF metrics(smallFont());
    painter.setPen(theme().quietText);
    painter.drawText(parts.unit, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     metrics.elidedText(QStringLiteral("↑ ") + m_sheet.yTitle, Qt::ElideRight, parts.unit.width()));
    for (const Entry& entry : parts.legend) {
        paintSwatch(painter, entry.swatch, *entry.line);
        painter.setPen(theme().text);
        painter.drawText(entry.text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                         metrics.elidedText(entry.line->name, Qt::ElideRight, entry.text.width() + 1));
    }
    painter.setFont(font());
}

void ChartPlot::paintSwatch(QPainter& painter, const QRectF& place, const ChartLine& line) const {
    switch (line.form) {
        case ChartLine::Form::line:
            painter.setPen(QPen(line.colour, std::max(2.0, line.width), line.pen, Qt::FlatCap));
            painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()));
            return;
        case ChartLine::Form::points:
            painter.setPen(Qt::NoPen);
            painter.setBrush(line.colour);
            painter.drawPolygon(markerShape(line.marker, place.center(), place.height()));
            return;
        case ChartLine::Form::area:
            painter.setPen(QPen(line.colour, 1));
            painter.setBrush(Theme::faint(line.colour, line.pattern == Qt::SolidPattern ? 1 : 0.35));
            painter.drawRect(place);
            painter.setBrush(QBrush(line.colour, line.pattern));
            painter.drawRect(place);
            return;
    }
}

void ChartPlot::paintNow(QPainter& painter) const {
    const auto now = nowX();
    if (!now) return;
    const QRectF area = plotArea();
    const double x = std::clamp(*now, area.left(), area.right());
    painter.fillRect(QRectF(x, area.top(), area.right() - x + 1, area.height()), Theme::faint(theme().panel, 0.62));
    if (*now < area.left() - 1 || *now > area.right() + 1) return;
    painter.setPen(QPen(theme().text, 2));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    // The word stands where most room is.
    const QFontMetricsF metrics(smallFont());
    const QString text = tr("now");
    const double wide = metrics.horizontalAdvance(text) + 6;
    const bool right = x + wide < area.right();
    const QRectF label(right ? x + 1 : x - wide - 1, area.top(), wide, metrics.height());
    painter.fillRect(label, theme().text);
    painter.setPen(theme().panel);
    painter.setFont(smallFont());
    painter.drawText(label, Qt::AlignCenter, text);
    painter.setFont(font());
}

void ChartPlot::paintTags(QPainter& painter) const {
    const QFontMetricsF metrics(smallFont());
    const QRectF area = plotArea();
    struct Tag {
        double y;
        const ChartLine* line;
        double x;
    };
    std::vector<Tag> tags;
    for (const ChartLine& line : m_sheet.lines) {
        if (line.tag.isEmpty() || line.points.empty()) continue;
        const QPointF end = place(line.points.back());
        tags.push_back({end.y(), &line, std::min(end.x() + 4, area.right() - metrics.horizontalAdvance(line.tag) - 2)});
    }
    std::stable_sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.y < b.y; });
    // None upon another: pushed down from the top, and back up from the bottom where that goes too far.
    const double height = metrics.height() * 0.9;
    if (static_cast<double>(tags.size()) * height > area.height()) return;
    double free = area.top() + height / 2;
    for (Tag& tag : tags) {
        tag.y = std::max(tag.y, free);
        free = tag.y + height;
    }
    double most = area.bottom() - height / 2;
    for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
        tag->y = std::min(tag->y, most);
        most = tag->y - height;
    }
    painter.setFont(smallFont());
    for (const Tag& tag : tags) {
        const double y = tag.y;
        const QRectF label(tag.x, y - metrics.height() / 2, metrics.horizontalAdvance(tag.line->tag), metrics.height());
        painter.setPen(theme().text);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, tag.line->tag);
        painter.setPen(QPen(tag.line->colour, 2));
        painter.drawLine(label.bottomLeft() + QPointF(0, -1), label.bottomRight() + QPointF(0, -1));
    }
    painter.setFont(font());
}

void ChartPlot::paintChosen(QPainter& painter) const {
    if (!frame() || frame().selection == Selection{}) return;
    painter.setPen(QPen(theme().accent, 2));
    painter.setBrush(Qt::NoBrush);
    for (const ChartSpot& spot : m_sheet.spots) {
        const bool same = spot.selection.event != noEvent && spot.selection.event == frame().selection.event;
        if (same) painter.drawEllipse(place(spot.at), 7, 7);
    }
}

}  // namespace zabscope
