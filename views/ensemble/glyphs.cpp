// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/glyphs.h"

#include <QPainterPath>
#include <cmath>
#include <numbers>

namespace zabscope {
namespace {

// All shapes stand in a square from -1 to 1; `y` grows downwards. Strokes are 0.24 wide unless said otherwise.

QPen stroke(const QColor& colour, double width = 0.24) {
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void crown(QPainter& painter, const QColor& colour) {
    static const QPolygonF points{{-1, 0.7},   {-1, -0.45}, {-0.48, 0.1}, {0, -0.8},
                                  {0.48, 0.1}, {1, -0.45},  {1, 0.7}};
    painter.setPen(stroke(colour, 0.12));
    painter.setBrush(colour);
    painter.drawPolygon(points);
    for (const QPointF& tip : {points[1], points[3], points[5]}) painter.drawEllipse(tip, 0.13, 0.13);
}

void question(QPainter& painter, const QColor& colour) {
    QPainterPath path;
    path.moveTo(-0.5, -0.42);
    path.cubicTo(-0.5, -1.1, 0.55, -1.1, 0.55, -0.42);
    path.cubicTo(0.55, 0.02, 0.0, 0.0, 0.0, 0.42);
    painter.setPen(stroke(colour, 0.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(0, 0.86), 0.19, 0.19);
}

void chain(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 0.25));
    painter.setBrush(Qt::NoBrush);
    painter.rotate(-40);
    painter.drawRoundedRect(QRectF(-1.05, -0.38, 1.25, 0.76), 0.38, 0.38);
    painter.drawRoundedRect(QRectF(-0.2, -0.38, 1.25, 0.76), 0.38, 0.38);
}

void eye(QPainter& painter, const QColor& colour) {
    QPainterPath lens;
    lens.moveTo(-1.05, 0);
    lens.quadTo(0, -1.2, 1.05, 0);
    lens.quadTo(0, 1.2, -1.05, 0);
    painter.setPen(stroke(colour, 0.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(lens);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(0, 0), 0.34, 0.34);
}

void cross(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 0.34));
    painter.drawLine(QPointF(-0.75, -0.75), QPointF(0.75, 0.75));
    painter.drawLine(QPointF(-0.75, 0.75), QPointF(0.75, -0.75));
}

void sleeping(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 0.26));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(-0.8, -0.7, 1.6, 1.6), 125 * 16, 290 * 16);
    painter.drawLine(QPointF(0, -0.95), QPointF(0, -0.1));
}

void snowflake(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 0.17));
    for (int arm = 0; arm < 6; ++arm) {
        const double angle = std::numbers::pi / 3 * arm + std::numbers::pi / 6;
        const QPointF out(std::cos(angle), std::sin(angle));
        painter.drawLine(QPointF(0, 0), out);
        for (const double turn : {0.7, -0.7}) {
            const QPointF side(std::cos(angle + turn), std::sin(angle + turn));
            painter.drawLine(out * 0.55, out * 0.55 + side * 0.38);
        }
    }
}

void disk(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 0.17));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QRectF(-0.85, -0.9, 1.7, 0.6));
    painter.drawLine(QPointF(-0.85, -0.6), QPointF(-0.85, 0.6));
    painter.drawLine(QPointF(0.85, -0.6), QPointF(0.85, 0.6));
    painter.drawArc(QRectF(-0.85, 0.3, 1.7, 0.6), 180 * 16, 180 * 16);
    painter.drawArc(QRectF(-0.85, -0.3, 1.7, 0.6), 180 * 16, 180 * 16);
}

void pause(QPainter& painter, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRect(QRectF(-0.75, -0.9, 0.5, 1.8));
    painter.drawRect(QRectF(0.25, -0.9, 0.5, 1.8));
}

void scissors(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 0.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QPointF(-0.35, 0.35), QPointF(0.6, -1));
    painter.drawLine(QPointF(0.35, 0.35), QPointF(-0.6, -1));
    painter.drawEllipse(QPointF(-0.52, 0.65), 0.32, 0.32);
    painter.drawEllipse(QPointF(0.52, 0.65), 0.32, 0.32);
}

void hourglass(QPainter& painter, const QColor& colour) {
    static const QPolygonF glass{{-0.65, -0.9}, {0.65, -0.9}, {-0.65, 0.9}, {0.65, 0.9}};
    painter.setPen(stroke(colour, 0.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(glass);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{{-0.4, 0.8}, {0.4, 0.8}, {0, 0.25}});
}

void client(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 0.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(-0.8, -0.75, 1.6, 1.1), 0.15, 0.15);
    painter.drawLine(QPointF(-1, 0.75), QPointF(1, 0.75));
}

}  // namespace

void drawGlyph(QPainter& painter, Glyph glyph, const QPointF& centre, double size, const QColor& colour) {
    painter.save();
    painter.translate(centre);
    painter.scale(size / 2, size / 2);
    switch (glyph) {
        case Glyph::crown:
            crown(painter, colour);
            break;
        case Glyph::question:
            question(painter, colour);
            break;
        case Glyph::chain:
            chain(painter, colour);
            break;
        case Glyph::eye:
            eye(painter, colour);
            break;
        case Glyph::cross:
            cross(painter, colour);
            break;
        case Glyph::sleeping:
            sleeping(painter, colour);
            break;
        case Glyph::snowflake:
            snowflake(painter, colour);
            break;
        case Glyph::disk:
            disk(painter, colour);
            break;
        case Glyph::pause:
            pause(painter, colour);
            break;
        case Glyph::scissors:
            scissors(painter, colour);
            break;
        case Glyph::hourglass:
            hourglass(painter, colour);
            break;
        case Glyph::client:
            client(painter, colour);
            break;
    }
    painter.restore();
}

void drawArrowHead(QPainter& painter, const QPointF& tip, const QPointF& direction, double size, const QColor& colour) {
    const QPointF side(-direction.y(), direction.x());
    const QPointF base = tip - direction * size;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPointF wing = side * (size * 0.5);
    painter.drawPolygon(QPolygonF{tip, base + wing, base + direction * (size * 0.25), base - wing});
}

}  // namespace zabscope
