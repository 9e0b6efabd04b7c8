// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/server_mark.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "views/wording.h"

namespace zabscope {
namespace {

void drawShape(QPainter& painter, const QRectF& box, bool observer) {
    if (observer) {
        painter.drawRoundedRect(box, box.width() / 5, box.width() / 5);
    } else {
        painter.drawEllipse(box);
    }
}

/// Three strokes on a disc, so small that more would run together.
void drawSnowflake(QPainter& painter, const Theme& theme, const QRectF& box) {
    const double r = std::max(4.0, box.width() * 0.2);
    const QPointF at(box.right() - r * 0.7, box.bottom() - r * 0.7);
    painter.setPen(QPen(theme.text, 0.8));
    painter.setBrush(theme.panel);
    painter.drawEllipse(at, r, r);
    painter.setPen(QPen(theme.text, std::max(1.0, r / 5)));
    for (int arm = 0; arm < 3; ++arm) {
        const double angle = std::numbers::pi / 3 * arm + std::numbers::pi / 6;
        const QPointF out(std::cos(angle) * r * 0.72, std::sin(angle) * r * 0.72);
        painter.drawLine(at - out, at + out);
    }
}

}  // namespace

void drawServerMark(QPainter& painter, const Theme& theme, const QRect& place, const ServerMark& mark,
                    const QFont& font) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = std::min(place.width(), place.height()) - 3.0;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(place).center());
    const QColor fill = mark.up ? theme.role(mark.role) : theme.down;
    const bool looks = mark.up && mark.role == zab::Role::looking;
    painter.setBrush(mark.up ? fill : Theme::faint(fill, 0.4));
    painter.setPen(QPen(looks ? theme.text : fill.darker(130), 1, looks ? Qt::DashLine : Qt::SolidLine));
    drawShape(painter, box, mark.observer);
    if (mark.leads) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.text, 1.4));
        drawShape(painter, box.adjusted(-1.2, -1.2, 1.2, 1.2), mark.observer);
    }
    if (!mark.up && mark.started) {
        // Behind the number, which must stay legible.
        painter.setPen(QPen(Theme::faint(theme.bad, 0.6), 1.6));
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
    }
    const QString number = Wording::shortNode(mark.sid);
    QFont bold = font;
    bold.setBold(true);
    const double needed = QFontMetricsF(bold).horizontalAdvance(number);
    if (needed > side - 4 && bold.pointSizeF() > 0)
        bold.setPointSizeF(bold.pointSizeF() * std::max(0.6, (side - 4) / needed));
    painter.setFont(bold);
    painter.setPen(mark.up ? theme.on(fill) : theme.text);
    painter.drawText(box.adjusted(-6, 0, 6, 0), Qt::AlignCenter, number);
    if (mark.up && mark.frozen) drawSnowflake(painter, theme, box);
    painter.restore();
}

}  // namespace zabscope
