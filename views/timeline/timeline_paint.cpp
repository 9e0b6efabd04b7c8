// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: the picture.
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/timeline/glyphs.h"
#include "views/timeline/timeline_view.h"
#include "views/wording.h"

namespace zabscope {
void TimelineView::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().panel);
    if (!frame() || frame().timeline->empty()) {
        paintEmpty(painter);
        return paintFocus(painter);
    }
    // A picture of a view that nobody sees is not drawn again when the rest has been read.
    if (!m_complete && (!isVisible() || isVector()))
        m_complete = m_stories.update(*frame().timeline, frame().timeline->chunks().size());
    paintAxis(painter);
    paintReigns(painter);
    paintCommits(painter);
    paintFuture(painter);
    paintReignTexts(painter);
    paintBranches(painter);
    paintHeader(painter);
    paintPlayhead(painter);
    paintMarks(painter);
    paintFocus(painter);
}

void TimelineView::paintEmpty(QPainter& painter) const {
    painter.setPen(theme().quietText);
    painter.drawText(
        QRectF(rect()).adjusted(8, 2, -8, -2), Qt::AlignCenter | Qt::TextWordWrap,
        tr("Nothing has happened yet. The history of the run will grow here: start servers or press play."));
}

void TimelineView::paintAxis(QPainter& painter) const {
    const Rows row = rows();
    const TimeAxis time = axis();
    const QFontMetricsF metrics(smallFont());
    const QRectF label = playheadLabel(frame().drawnAt);
    painter.setFont(smallFont());
    double free = 0;
    for (const TimeAxis::Tick& tick :
         time.ticks(std::max(60.0, tickWidth()))) {
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(QPointF(tick.x, row.axis.bottom()), QPointF(tick.x, row.commits.bottom()));
        const double width = metrics.horizontalAdvance(tick.label);
        const double x = std::clamp(tick.x - width / 2, 2.0, std::max(2.0, this->width() - width - 2));
        const QRectF place(x, row.axis.top(), width, row.axis.height());
        if (x < free || place.adjusted(-4, 0, 4, 0).intersects(label)) continue;
        free = x + width + 6;
        if (!place.intersects(dirty())) continue;
        painter.setPen(theme().quietText);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, tick.label);
    }
    painter.setFont(font());
}

void TimelineView::paintCommits(QPainter& painter) const {
    const QRectF row = rows().commits.adjusted(0, 1, 0, -1);
    const TimeAxis time = axis();
    painter.setPen(QPen(theme().line, 1));
    painter.drawLine(QPointF(time.left, row.bottom()), QPointF(time.right, row.bottom()));
    const Strip& all = strip();
    if (all.highestBar == 0 || row.height() < 2) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double width = (time.right - time.left) / static_cast<double>(all.bars.size());
    for (std::size_t i = 0; i < all.bars.size(); ++i) {
        const double left = time.left + width * static_cast<double>(i);
        if (all.bars[i] == 0 || left > dirty().right() + 1 || left + width + 2 < dirty().left()) continue;
        // By the root, so that a single commit shows beside a crowd.
        const double part = std::sqrt(static_cast<double>(all.bars[i]) / static_cast<double>(all.highestBar));
        const double height = std::max(2.0, part * row.height());
        painter.fillRect(
            QRectF(left, row.bottom() - height, std::max(2.0, width - 1), height),
            theme().good);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    // The row says what it is where there is room.
    const QFontMetricsF metrics(smallFont());
    const QString name = tr("commits");
    const auto needed = static_cast<std::size_t>((metrics.horizontalAdvance(name) + 8) / width);
    if (metrics.height() > row.height() || needed >= all.bars.size()) return;
    const auto isFree = [&](std::size_t from) {
        const auto begin = all.bars.begin() + static_cast<std::ptrdiff_t>(from);
        return std::all_of(begin, begin + static_cast<std::ptrdiff_t>(needed),
                           [](std::uint32_t bar) { return bar == 0; });
    };
    std::size_t from = 0;
    while (from + needed <= all.bars.size() && !isFree(from)) from += needed / 4 + 1;
    if (from + needed > all.bars.size()) return;
    painter.setFont(smallFont());
    painter.setPen(theme().quietText);
    painter.drawText(QPointF(time.left + width * static_cast<double>(from) + 4, row.bottom() - metrics.descent() - 1),
                     name);
    painter.setFont(font());
}

void TimelineView::paintMarks(QPainter& painter) const {
    const QRectF row = rows().marks;
    const double size = reach();
    const TimeAxis time = axis();
    if (frame().selection.event != noEvent && frame().selection.event <= frame().timeline->last()) {
        const double x = time.x(frame().timeline->event(frame().selection.event).at);
        painter.setPen(QPen(theme().accent, 2, Qt::DotLine));
        if (x >= time.left && x <= time.right)
            painter.drawLine(QPointF(x, row.top()), QPointF(x, rows().commits.bottom()));
    }
    QFont badge = smallFont();
    badge.setPointSizeF(std::max(5.0, badge.pointSizeF() * 0.8));
    const QFontMetricsF metrics(badge);
    const auto isNear = [&](const MarkGroup& group) {
        return std::abs(group.x - QRectF(dirty()).center().x()) <= dirty().width() / 2.0 + 4 * size;
    };
    for (const MarkGroup& group : strip().groups) {
        const QPointF centre(group.x, row.center().y());
        if (!isNear(group)) continue;
        const bool chosen = std::any_of(group.marks.begin(), group.marks.end(), [this](const Mark& mark) {
            return frame().selection.node != noNode && mark.node == frame().selection.node;
        });
        painter.setPen(chosen ? QPen(theme().accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(theme().panel);
        painter.drawEllipse(centre, size * 0.6, size * 0.6);
        drawMark(painter, group.mark.kind, centre, size * 0.78, theme());
        if (group.byPerson) {
            painter.setPen(QPen(theme().accent, 1.5));
            painter.drawLine(centre + QPointF(-size * 0.35, size * 0.58), centre + QPointF(size * 0.35, size * 0.58));
        }
    }
    // Numbers lie above all marks, as they reach beyond their own.
    painter.setFont(badge);
    for (const MarkGroup& group : strip().groups) {
        const QPointF centre(group.x, row.center().y());
        if (group.count < 2 || !isNear(group)) continue;
        const QString number = group.count > 99 ? QStringLiteral("99+") : QString::number(group.count);
        const double width = std::max(metrics.horizontalAdvance(number) + 3, metrics.height());
        const QRectF place(centre.x() + size * 0.1, row.top() - 1, width, metrics.height() - 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().text);
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2);
        painter.setPen(theme().panel);
        painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, number);
    }
    painter.setFont(font());
}

void TimelineView::paintHeader(QPainter& painter) const {
    const QRectF row = rows().header;
    if (row.height() <= 0) return;
    const QFontMetricsF metrics(font());
    double right = row.right() - 4;
    if (const QRectF button = liveButton(); !button.isEmpty()) {
        painter.setPen(isPast() ? QPen(theme().accent, 1.2) : QPen(Qt::NoPen));
        painter.setBrush(isPast() ? QBrush(theme().raised) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(button.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(isPast() ? theme().accent : theme().good);
        painter.drawText(button, Qt::AlignCenter | Qt::TextDontClip, liveText());
        right = button.left() - reach() / 2;
    }
    // Bookmarks from left to right, each note as far as the next ribbon.
    std::vector<const Bookmark*> all;
    for (const Bookmark& bookmark : frame().recording->bookmarks) {
        const double x = bookmarkTop(bookmark).x();
        if (x >= row.left() && x <= right) all.push_back(&bookmark);
    }
    std::sort(all.begin(), all.end(), [](const Bookmark* a, const Bookmark* b) { return a->position < b->position; });
    const QString hint = !m_complete ? tr("reading the recording…")
                         : isPast()  ? tr("in the past: acting here makes a branch")
                                     : QString();
    const double wide = metrics.horizontalAdvance(hint);
    const double last = all.empty() ? row.left() + 4 : bookmarkTop(*all.back()).x() + reach() * 0.5;
    if (!hint.isEmpty() && wide < right - last) {
        painter.setPen(theme().warning);
        painter.drawText(QRectF(right - wide, row.top(), wide, row.height()), Qt::AlignVCenter | Qt::TextDontClip,
                         hint);
        right -= wide + reach();
    }
    double drawn = -1e9;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QPointF top = bookmarkTop(*all[i]);
        if (top.x() - drawn < 1) continue;
        drawn = top.x();
        drawRibbon(painter, top, row.height() - 2, theme());
        const double from = top.x() + reach() * 0.5;
        const double to = std::min(right, i + 1 < all.size() ? bookmarkTop(*all[i + 1]).x() - reach() * 0.5 : right);
        if (to - from < reach() * 1.5) continue;
        painter.setPen(theme().text);
        painter.drawText(QRectF(from, row.top(), to - from, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(Wording::outside(all[i]->note), Qt::ElideRight, to - from));
    }
}

void TimelineView::paintBranches(QPainter& painter) const {
    const auto places = branchPlaces();
    if (places.empty()) return;
    const QFontMetricsF metrics(smallFont());
    painter.setFont(smallFont());
    std::vector<QRectF> labels;
    for (const BranchPlace& place : places) {
        const bool current = place.branch == frame().recording->branch;
        const QColor colour = current ? theme().accent : theme().quietText;
        painter.setPen(QPen(colour, current ? 3 : 1.5, current ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap));
        painter.drawLine(place.line);
        painter.setPen(QPen(colour, 1));
        if (!place.parent.isNull()) painter.drawLine(place.parent, place.line.p1());
        painter.setBrush(colour);
        painter.drawEllipse(place.line.p1(), 2.5, 2.5);
        const QString name = Wording::outside(frame().recording->branches[static_cast<std::size_t>(place.branch)].name);
        const double space = width() - place.line.x2() - 8;
        const QString text = metrics.elidedText(name, Qt::ElideRight, std::max(space, place.line.dx() - 12));
        const double wide = metrics.horizontalAdvance(text);
        const bool behind = wide <= space;
        const QRectF label(behind ? place.line.x2() + 5 : place.line.x1() + 6, place.line.y1() - metrics.height() / 2,
                           wide, metrics.height());
        // Lines that stand close leave no room for every name; tool tips say the rest.
        const bool free = std::none_of(places.begin(), places.end(), [&](const BranchPlace& other) {
            return other.branch != place.branch && label.top() + 2 < other.line.y1() &&
                   other.line.y1() < label.bottom() - 2 && other.line.x1() < label.right() &&
                   label.left() < other.line.x2();
        });
        const bool hidden = std::any_of(labels.begin(), labels.end(), [&](const QRectF& other) {
            return other.adjusted(0, 2, 0, -2).intersects(label);
        });
        if (!free || hidden || label.bottom() > height() + 3) continue;
        labels.push_back(label);
        if (!behind) painter.fillRect(label.adjusted(-2, 0, 2, 0), theme().panel);
        painter.setPen(current ? theme().text : theme().quietText);
        painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, text);
    }
    painter.setFont(font());
}

double TimelineView::tickWidth() const {
    return QFontMetricsF(smallFont()).horizontalAdvance(QStringLiteral("000:00:00 h"));
}

QRectF TimelineView::playheadLabel(Instant at) const {
    const QFontMetricsF metrics(smallFont());
    const QRectF row = rows().axis;
    const double wide = metrics.horizontalAdvance(Wording::instant(at)) + 10;
    const TimeAxis time = axis();
    const double x = std::clamp(time.x(at), time.left, time.right);
    return {std::clamp(x - wide / 2, 1.0, std::max(1.0, width() - wide - 1)), row.top(), wide, row.height()};
}

QRect TimelineView::aroundPlayhead(Instant at) const {
    const double beside = tickWidth() + 12;
    const QRectF label = playheadLabel(at).adjusted(-beside, 0, beside, 0);
    return QRectF(label.left(), 0, label.width(), height()).toAlignedRect();
}

void TimelineView::paintPlayhead(QPainter& painter) const {
    const TimeAxis time = axis();
    const double exact = time.x(frame().drawnAt);
    const bool inSight = exact >= time.left - 1 && exact <= time.right + 1;
    const QRectF label = playheadLabel(frame().drawnAt);
    if (inSight) {
        painter.setPen(QPen(theme().text, 2));
        painter.drawLine(QPointF(exact, label.bottom()), QPointF(exact, rows().commits.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().text);
        const double half = reach() * 0.3;
        painter.drawPolygon(QPolygonF{QPointF(exact - half, label.bottom() - 1),
                                      QPointF(exact + half, label.bottom() - 1),
                                      QPointF(exact, label.bottom() + half)});
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(inSight ? theme().text : theme().quietText);
    painter.drawRoundedRect(label, 4, 4);
    painter.setPen(theme().panel);
    painter.setFont(smallFont());
    painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, Wording::instant(frame().drawnAt));
    painter.setFont(font());
}

}  // namespace zabscope
