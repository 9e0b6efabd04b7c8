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

void ChartPlot::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().panel);
    if (!m_built) build();
    const Parts& parts = m_parts;
    paintTexts(painter, parts);
    if (m_sheet.isEmpty()) {
        painter.setPen(theme().quietText);
        painter.setFont(font());
        painter.drawText(parts.chart.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_reading ? tr("Reading the recording…") : m_sheet.empty);
        return paintFocus(painter);
    }
    if (parts.chart.width() < 20 || parts.chart.height() < 20) return paintFocus(painter);
    paintGrid(painter);
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
    paintAxes(painter);
    paintTags(painter);
    paintChosen(painter);
    paintFocus(painter);
}

void ChartPlot::paintTexts(QPainter& painter, const Parts& parts) const {
    if (!parts.title.isEmpty()) {
        painter.setPen(theme().text);
        painter.setFont(titleFont());
        painter.drawText(parts.title, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_sheet.question);
    }
    painter.setFont(smallFont());
    const QFontMetricsF metrics(smallFont());
    if (!parts.answer.isEmpty()) {
        const QString answer = m_reading ? tr("Reading the recording…") : m_sheet.answer;
        painter.setPen(m_reading ? theme().warning : theme().quietText);
        if (parts.answer.height() < metrics.height() * 1.5)
            painter.drawText(parts.answer, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                             metrics.elidedText(answer, Qt::ElideRight, parts.answer.width()));
        else
            painter.drawText(parts.answer, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, answer);
    }
    painter.setPen(theme().quietText);
    const auto quiet = [&](const QRectF& place, const QString& text) {
        if (place.isEmpty()) return;
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                         metrics.elidedText(text, Qt::ElideRight, place.width() + 1));
    };
    quiet(parts.unit, unitText());
    quiet(parts.across, acrossText());
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
    const auto flag = flagPlace();
    if (!flag) return;
    painter.setPen(QPen(theme().text, 2));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, flag->top()));
    painter.fillRect(*flag, theme().text);
    painter.setPen(theme().panel);
    painter.setFont(smallFont());
    painter.drawText(*flag, Qt::AlignCenter | Qt::TextDontClip, tr("now"));
    painter.setFont(font());
}

void ChartPlot::paintGrid(QPainter& painter) const {
    const QRectF area = plotArea();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().line, 1, Qt::DotLine));
    for (const AxisTick& tick : m_across) {
        const double x = place({tick.at, m_sheet.yFrom}).x();
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    for (const AxisTick& tick : m_upright) {
        const double y = place({m_sheet.xFrom, tick.at}).y();
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setPen(QPen(theme().line, 1));
    painter.drawLine(area.topLeft(), area.bottomLeft());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.restore();
}

void ChartPlot::paintAxes(QPainter& painter) const {
    const QRectF area = plotArea();
    const double height = QFontMetricsF(smallFont()).height();
    const auto flag = flagPlace();
    painter.setFont(smallFont());
    painter.setPen(theme().text);
    for (const AxisTick& tick : m_across) {
        const QRectF label = labelPlace(tick);
        if (!flag || !flag->intersects(label))
            painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, tick.label);
    }
    for (const AxisTick& tick : m_upright) {
        const double y = place({m_sheet.xFrom, tick.at}).y();
        painter.drawText(QRectF(0, y - height / 2, area.left() - height * 0.4, height),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, tick.label);
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
