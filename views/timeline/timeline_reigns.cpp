// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: the strip of leaders and elections, strong up to now.
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "views/timeline/timeline_view.h"

namespace zabscope {
namespace {

constexpr double futureVeil = 0.55;

}  // namespace

QRectF TimelineView::placeOf(const ReignSpan& span) const {
    const TimeAxis time = axis();
    const QRectF row = rows().reigns.adjusted(0, 1, 0, -1);
    // Who leads goes on until what happens next, though nothing is recorded of it yet.
    const double known = std::min(time.right, std::max(time.x(frame().timeline->end()), time.x(frame().drawnAt)));
    const double left = std::max(time.left, time.x(span.reign.at));
    const double right = std::max(left + 1, span.open ? known : std::min(time.right, time.x(span.until)));
    return {left, row.top(), left <= time.right ? right - left : 0, row.height()};
}

QColor TimelineView::fillOf(const Reign& reign) const {
    switch (reign.what) {
        case Reign::What::nobody:
            return theme().panel;
        case Reign::What::election:
            return theme().looking;
        case Reign::What::leader:
            return theme().epoch(reign.epoch);
    }
    return theme().panel;
}

Qt::BrushStyle TimelineView::patternOf(const Reign& reign) const {
    if (reign.what == Reign::What::election) return Qt::BDiagPattern;
    return reign.what == Reign::What::leader ? theme().pattern(reign.epoch) : Qt::SolidPattern;
}

void TimelineView::paintReigns(QPainter& painter) const {
    for (const ReignSpan& span : strip().reigns) {
        const QRectF place = placeOf(span);
        if (place.width() <= 0) continue;
        if (span.reign.what == Reign::What::nobody) {
            painter.setPen(QPen(theme().quietText, 1, Qt::DotLine));
            painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()));
            continue;
        }
        const QColor fill = fillOf(span.reign);
        painter.fillRect(place, fill);
        const Qt::BrushStyle pattern = patternOf(span.reign);
        if (pattern != Qt::SolidPattern) painter.fillRect(place, QBrush(Theme::faint(theme().on(fill), 0.3), pattern));
        if (place.width() > 4) painter.fillRect(QRectF(place.left(), place.top(), 1, place.height()), theme().panel);
    }
}

QStringList TimelineView::labels(const Reign& reign) const {
    switch (reign.what) {
        case Reign::What::nobody:
            return {};
        case Reign::What::election:
            return {tr("election: no leader yet"), tr("election"), QStringLiteral("?")};
        case Reign::What::leader:
            return {tr("server %1 leads, epoch %2").arg(reign.leader).arg(reign.epoch),
                    tr("%1 leads, epoch %2").arg(reign.leader).arg(reign.epoch),
                    tr("%1, epoch %2").arg(reign.leader).arg(reign.epoch), QString::number(reign.leader)};
    }
    return {};
}

void TimelineView::paintReignTexts(QPainter& painter) const {
    const QFontMetricsF metrics(font());
    const double now = axis().x(frame().drawnAt);
    for (const ReignSpan& span : strip().reigns) {
        const QRectF place = placeOf(span);
        if (metrics.height() > place.height() + 2) return;
        if (place.width() < metrics.averageCharWidth() + 4) continue;
        const QColor fill = fillOf(span.reign);
        for (const QString& text : labels(span.reign)) {
            const double width = metrics.horizontalAdvance(text);
            if (width + 8 > place.width()) continue;
            const QRectF label(place.left() + 4, place.top(), width, place.height());
            if (!label.adjusted(-4, 0, 4, 0).intersects(dirty())) break;
            if (patternOf(span.reign) != Qt::SolidPattern) {
                painter.fillRect(label.adjusted(-2, 1, 2, -1), fill);
                if (label.right() > now) {
                    const QRectF later(std::max(label.left() - 2, now), label.top() + 1, 0, label.height() - 2);
                    painter.fillRect(later.adjusted(0, 0, label.right() + 2 - later.left(), 0),
                                     Theme::faint(theme().panel, futureVeil));
                }
            }
            // What is still to come is pale, and so needs the colour of text upon the panel.
            painter.save();
            painter.setClipRect(QRectF(0, place.top(), std::max(0.0, now), place.height()));
            painter.setPen(theme().on(fill));
            painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, text);
            painter.setClipRect(QRectF(std::max(0.0, now), place.top(), this->width(), place.height()));
            painter.setPen(theme().text);
            painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, text);
            painter.restore();
            break;
        }
    }
}

void TimelineView::paintFuture(QPainter& painter) const {
    const double now = axis().x(frame().drawnAt);
    const Rows row = rows();
    if (now >= width()) return;
    painter.fillRect(QRectF(std::max(0.0, now), row.reigns.top(), width() - std::max(0.0, now),
                            row.commits.bottom() - row.reigns.top()),
                     Theme::faint(theme().panel, futureVeil));
}

}  // namespace zabscope
