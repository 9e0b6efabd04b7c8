// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/story_glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace zabscope {
namespace {

QPainterPath star(const QRectF& place) {
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double radius = place.width() * (i % 2 == 0 ? 0.55 : 0.24);
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        const QPointF point = place.center() + QPointF(std::cos(angle), std::sin(angle)) * radius;
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath polygon(std::initializer_list<QPointF> corners, const QRectF& place) {
    QPainterPath path;
    for (const QPointF& corner : corners) {
        const QPointF point(place.left() + corner.x() * place.width(), place.top() + corner.y() * place.height());
        path.elementCount() == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    return path;
}

}  // namespace

QColor storyColour(StoryKind kind, std::int64_t epoch, const Theme& theme) {
    switch (kind) {
        case StoryKind::command:
            return theme.accent;
        case StoryKind::birth:
            return theme.good;
        case StoryKind::death:
        case StoryKind::violation:
            return theme.bad;
        case StoryKind::fault:
        case StoryKind::trouble:
            return theme.warning;
        case StoryKind::election:
            return theme.looking;
        case StoryKind::leadership:
            return theme.leading;
        case StoryKind::recovery:
        case StoryKind::commit:
            return epoch >= 0 ? theme.epoch(epoch) : theme.following;
        case StoryKind::detail:
            return theme.quietText;
    }
    return theme.quietText;
}

void drawStoryGlyph(QPainter& painter, const QRectF& place, StoryKind kind, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen stroke(colour, std::max(1.5, place.width() / 6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const auto fill = [&](const QPainterPath& path) { painter.fillPath(path, colour); };
    const auto line = [&](const QPainterPath& path) { painter.strokePath(path, stroke); };
    const QRectF inner =
        place.adjusted(place.width() * 0.15, place.height() * 0.15, -place.width() * 0.15, -place.height() * 0.15);
    QPainterPath round;
    round.addEllipse(inner);
    switch (kind) {
        case StoryKind::command:
            fill(polygon({{0.15, 0.05}, {0.95, 0.5}, {0.15, 0.95}}, place));
            break;
        case StoryKind::birth:
            fill(polygon({{0.5, 0.05}, {0.95, 0.9}, {0.05, 0.9}}, place));
            break;
        case StoryKind::death:
            line(polygon({{0.15, 0.15}, {0.85, 0.85}}, place));
            line(polygon({{0.85, 0.15}, {0.15, 0.85}}, place));
            break;
        case StoryKind::fault:
            fill(polygon({{0.6, 0.0}, {0.15, 0.6}, {0.48, 0.6}, {0.38, 1.0}, {0.85, 0.4}, {0.52, 0.4}}, place));
            break;
        case StoryKind::election:
            line(round);
            break;
        case StoryKind::leadership:
            fill(star(place));
            break;
        case StoryKind::recovery:
            fill(polygon({{0.12, 0.12}, {0.88, 0.12}, {0.88, 0.88}, {0.12, 0.88}}, place));
            break;
        case StoryKind::commit:
            line(polygon({{0.1, 0.55}, {0.4, 0.85}, {0.92, 0.2}}, place));
            break;
        case StoryKind::trouble:
            fill(polygon({{0.5, 0.0}, {1.0, 0.5}, {0.5, 1.0}, {0.0, 0.5}}, place));
            break;
        case StoryKind::violation:
            fill(polygon({{0.5, 0.0}, {1.0, 0.95}, {0.0, 0.95}}, place));
            painter.setPen(QPen(Qt::white, std::max(1.5, place.width() / 7), Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(place.center(), place.center() + QPointF(0, place.height() * 0.12));
            painter.drawPoint(place.center() + QPointF(0, place.height() * 0.32));
            break;
        case StoryKind::detail:
            round = QPainterPath();
            round.addEllipse(place.center(), place.width() * 0.2, place.width() * 0.2);
            fill(round);
            break;
    }
    painter.restore();
}

}  // namespace zabscope
