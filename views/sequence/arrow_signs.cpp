// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/arrow_signs.h"

#include <algorithm>

#include "views/message_style.h"

namespace zabscope::sequence {

void drawHead(QPainter& painter, const QLineF& line, const QColor& colour, double size) {
    const double length = line.length();
    if (length < 1e-6) return;
    const QPointF along = (line.p2() - line.p1()) / length;
    const QPointF across(-along.y(), along.x());
    const QPointF base = line.p2() - along * size;
    const QPointF points[] = {line.p2(), base + across * size * 0.42, base - across * size * 0.42};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(points, 3);
}

void drawLoss(QPainter& painter, const QPointF& at, double size, const Theme& theme) {
    painter.setPen(QPen(theme.bad, std::max(1.6, size * 0.22)));
    painter.drawLine(at + QPointF(-size, -size) / 2, at + QPointF(size, size) / 2);
    painter.drawLine(at + QPointF(-size, size) / 2, at + QPointF(size, -size) / 2);
}

void drawBars(QPainter& painter, const QPointF& at, double size, const Theme& theme) {
    painter.setPen(QPen(theme.warning, std::max(1.6, size * 0.25)));
    for (const double shift : {2.0, 2.0 + size * 0.5})
        painter.drawLine(at + QPointF(shift, -size / 2), at + QPointF(shift, size / 2));
}

void drawFate(QPainter& painter, PlacedArrow::Fate fate, const QRectF& place, const Theme& theme) {
    const double size = place.height() * 0.6;
    const QLineF whole(place.left(), place.center().y(), place.right(), place.center().y());
    const QPointF middle = place.center();
    const auto stroke = [&](const QLineF& line, Qt::PenStyle style) {
        painter.setPen(QPen(theme.text, 1.3, style));
        painter.drawLine(line);
    };
    const auto message = [&](const QPointF& at) {
        drawMessage(painter, at, size, MessageGroup::vote, theme.text, Qt::SolidPattern, theme.text);
    };
    switch (fate) {
        case PlacedArrow::Fate::delivered:
            stroke(whole, Qt::SolidLine);
            return drawHead(painter, whole, theme.text, size);
        case PlacedArrow::Fate::lost:
            stroke({whole.p1(), whole.p2() - QPointF(size / 2, 0)}, Qt::SolidLine);
            return drawLoss(painter, whole.p2() - QPointF(size / 2, 0), size, theme);
        case PlacedArrow::Fate::flying:
            stroke({whole.p1(), middle}, Qt::SolidLine);
            stroke({middle, whole.p2()}, Qt::DashLine);
            drawHead(painter, whole, theme.text, size * 0.8);
            return message(middle);
        case PlacedArrow::Fate::held:
            stroke({whole.p1(), middle}, Qt::DotLine);
            message(middle);
            return drawBars(painter, middle + QPointF(size / 2, 0), size * 1.1, theme);
    }
}

void drawFan(QPainter& painter, const QRectF& place, const Theme& theme) {
    painter.setPen(QPen(Theme::faint(theme.text, 0.55), 1));
    painter.setBrush(Theme::faint(theme.text, 0.16));
    const QPointF points[] = {{place.left(), place.bottom()}, place.topRight(),
                              {place.right(), place.center().y()}, place.bottomRight()};
    painter.drawPolygon(points, 4);
}

}  // namespace zabscope::sequence
