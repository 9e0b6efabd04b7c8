// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/glyphs.h"

#include <cmath>
#include <numbers>

namespace zabscope {
namespace {

/// Draws in a square of -1..1 around the centre.
class Pen {
public:
    Pen(QPainter& painter, const QPointF& centre, double size, const QColor& colour)
        : m_painter(painter), m_centre(centre), m_half(size / 2), m_colour(colour) {
        m_painter.setPen(QPen(colour, std::max(1.5, size / 8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
    }
    QPointF at(double x, double y) const { return m_centre + QPointF(x, y) * m_half; }
    void line(double x0, double y0, double x1, double y1) { m_painter.drawLine(at(x0, y0), at(x1, y1)); }
    void circle(double radius) { m_painter.drawEllipse(m_centre, radius * m_half, radius * m_half); }
    void fill(std::initializer_list<std::pair<double, double>> corners) {
        QPolygonF polygon;
        for (const auto& [x, y] : corners) polygon << at(x, y);
        m_painter.setBrush(m_colour);
        m_painter.drawPolygon(polygon);
        m_painter.setBrush(Qt::NoBrush);
    }
    void arc(double radius, double fromDegrees, double span) {
        const QRectF box(at(-radius, -radius), at(radius, radius));
        m_painter.drawArc(box, static_cast<int>(fromDegrees * 16), static_cast<int>(span * 16));
    }
    void star() {
        for (int spoke = 0; spoke < 3; ++spoke) {
            const double angle = std::numbers::pi / 3 * spoke + std::numbers::pi / 2;
            line(-0.8 * std::cos(angle), -0.8 * std::sin(angle), 0.8 * std::cos(angle), 0.8 * std::sin(angle));
        }
    }

private:
    QPainter& m_painter;
    QPointF m_centre;
    double m_half;
    QColor m_colour;
};

void drawDoor(Pen& door) {
    door.line(0.1, -0.8, -0.7, -0.8);
    door.line(-0.7, -0.8, -0.7, 0.8);
    door.line(-0.7, 0.8, 0.1, 0.8);
    door.line(-0.2, 0, 0.8, 0);
    door.line(0.8, 0, 0.45, -0.4);
    door.line(0.8, 0, 0.45, 0.4);
}

void drawCut(Pen& link) {
    link.line(-0.95, 0, -0.4, 0);
    link.line(0.4, 0, 0.95, 0);
    link.line(-0.35, 0.7, 0.05, -0.7);
    link.line(0.0, 0.7, 0.4, -0.7);
}

}  // namespace

void drawMark(QPainter& painter, MarkKind kind, const QPointF& centre, double size, const Theme& theme) {
    const auto pen = [&](const QColor& colour) { return Pen(painter, centre, size, colour); };
    switch (kind) {
        case MarkKind::violation: {
            Pen flag = pen(theme.bad);
            flag.line(-0.6, -0.9, -0.6, 0.95);
            flag.fill({{-0.6, -0.9}, {0.85, -0.45}, {-0.6, 0.1}});
            return;
        }
        case MarkKind::killed: {
            Pen cross = pen(theme.bad);
            cross.line(-0.7, -0.7, 0.7, 0.7);
            cross.line(-0.7, 0.7, 0.7, -0.7);
            return;
        }
        case MarkKind::poweredOff: {
            Pen power = pen(theme.bad);
            power.arc(0.75, 125, 290);
            power.line(0, -0.95, 0, -0.1);
            return;
        }
        case MarkKind::exited: {
            Pen door = pen(theme.bad);
            drawDoor(door);
            return;
        }
        case MarkKind::cut: {
            Pen link = pen(theme.warning);
            drawCut(link);
            return;
        }
        case MarkKind::froze:
            pen(theme.warning).star();
            return;
        case MarkKind::disk: {
            Pen disk = pen(theme.warning);
            painter.drawEllipse(QRectF(disk.at(-0.7, -0.85), disk.at(0.7, -0.25)));
            disk.line(-0.7, -0.55, -0.7, 0.6);
            disk.line(0.7, -0.55, 0.7, 0.6);
            painter.drawArc(QRectF(disk.at(-0.7, 0.25), disk.at(0.7, 0.9)), 180 * 16, 180 * 16);
            return;
        }
        case MarkKind::started:
            pen(theme.good).fill({{-0.6, -0.75}, {0.75, 0}, {-0.6, 0.75}});
            return;
        case MarkKind::healed: {
            Pen link = pen(theme.good);
            link.line(-0.95, 0, 0.95, 0);
            link.circle(0.4);
            return;
        }
        case MarkKind::thawed: {
            Pen thaw = pen(theme.good);
            thaw.star();
            thaw.circle(0.9);
            return;
        }
        case MarkKind::command: {
            Pen prompt = pen(theme.accent);
            prompt.line(-0.7, -0.6, 0.0, 0);
            prompt.line(0.0, 0, -0.7, 0.6);
            prompt.line(0.15, 0.65, 0.85, 0.65);
            return;
        }
    }
}

void drawRibbon(QPainter& painter, const QPointF& top, double size, const Theme& theme) {
    const double half = size * 0.32;
    painter.setPen(QPen(theme.panel, 1));
    painter.setBrush(theme.accent);
    painter.drawPolygon(QPolygonF{top + QPointF(-half, 0), top + QPointF(half, 0), top + QPointF(half, size),
                                  top + QPointF(0, size * 0.7), top + QPointF(-half, size)});
}

}  // namespace zabscope
