// SPDX-License-Identifier: GPL-3.0-or-later
// BallotsView: the picture.
#include <QPainter>

#include "views/ballots/ballot_paint.h"
#include "views/ballots/ballot_words.h"
#include "views/ballots/ballots_view.h"
#include "views/wording.h"

namespace zabscope {

void BallotsView::paintHeader(const BallotPainter& paint) const {
    const Shown& all = shown();
    const QRect place = placeOf(all.layout.header);
    const QColor ink = theme().quietText;
    const BallotLayout& layout = all.layout;
    const int line = layout.captionLine;
    const auto title = [&](const QRect& column, const QString& text, int flags = Qt::AlignLeft | Qt::AlignVCenter) {
        const int y = layout.stacked ? place.top() : place.top() + line;
        paint.text(QRect(place.left() + column.left(), y, column.width(), line), text, ink, paint.caption(), flags);
    };
    title(layout.round, tr("round"), Qt::AlignCenter);
    title(layout.vote, tr("vote"));
    title(layout.tally, tr("tally"));
    // The senders' numbers stand over their column.
    const QRect received = layout.received.translated(place.left(), 0);
    const int y = place.top() + line;
    if (!layout.stacked) {
        const int room = place.right() - received.left();
        paint.text(QRect(received.left(), place.top(), room, line), tr("votes received from"), ink, paint.caption());
    }
    if (layout.stacked) {
        paint.text(QRect(place.left(), y, received.left() - place.left() - 2, line), tr("from"), ink, paint.caption());
    }
    for (std::size_t i = 0; i < all.box.voters.size(); ++i) {
        const QRect column(received.left() + static_cast<int>(i) * layout.cell - shift(), y, layout.cell, line);
        if (column.left() < received.left() - 1 || column.right() > received.right() + 1) continue;
        paint.text(column, Wording::shortNode(all.box.voters[i]), ink, paint.caption(), Qt::AlignCenter);
    }
}

void BallotsView::paintRow(QPainter& painter, const BallotPainter& paint, const BallotRow& row,
                           const QRect& place) const {
    const Shown& all = shown();
    const BallotLayout& layout = all.layout;
    if (frame().selection.node == row.sid) {
        painter.fillRect(place, Theme::faint(theme().accent, 0.16));
        painter.fillRect(QRect(place.left() - 4, place.top(), 3, place.height()), theme().accent);
    }
    painter.setPen(theme().line);
    painter.drawLine(place.bottomLeft(), place.bottomRight());
    const auto at = [&](const QRect& column) { return column.translated(place.topLeft()); };
    paint.mark(at(layout.mark), row);
    if (!row.up) {
        const QString how = row.node ? Wording::condition(*row.node) : tr("not started yet");
        paint.text(QRect(place.left() + layout.round.left(), place.top(), place.width() - layout.round.left(),
                         layout.mark.height()),
                   how, theme().quietText, paint.body());
        return;
    }
    paint.text(at(layout.round), BallotWords::round(row.round), theme().text, paint.body(), Qt::AlignCenter);
    paint.text(at(layout.vote), row.vote ? BallotWords::vote(*row.vote) : tr("no vote"),
               row.vote && !row.observer ? theme().text : theme().quietText, paint.body());
    paint.tally(at(layout.tally), row, all.now, frame().ensemble->finalizeWait);
    const QRect received = at(layout.received);
    painter.save();
    painter.setClipRect(received, Qt::IntersectClip);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const QRect cell(received.left() + static_cast<int>(i) * layout.cell - shift(), received.top() + 2, layout.cell,
                         received.height() - 4);
        if (cell.right() < received.left() || cell.left() > received.right()) continue;
        paint.cell(cell, row.cells[i]);
    }
    painter.restore();
}

void BallotsView::paintDuels(const BallotPainter& paint) const {
    const Shown& all = shown();
    const QRect viewport = all.layout.panes[1].viewport;
    if (all.past.outcome) {
        const Outcome& outcome = *all.past.outcome;
        paint.outcome(placeOf(all.layout.outcome), outcome, static_cast<int>(all.box.voters.size()),
                      when(outcome.event), frame().selection.event == outcome.event);
    }
    if (!all.layout.duelsTitle.place.isEmpty()) {
        paint.text(placeOf(all.layout.duelsTitle), all.duelsTitle, theme().quietText, paint.body(),
                   Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap);
    }
    for (std::size_t i = 0; i < all.duels.size(); ++i) {
        const QRect place = placeOf(all.layout.duels[i]);
        if (place.bottom() < viewport.top() || place.top() > viewport.bottom()) continue;
        paint.duel(place, all.duels[i], all.sentences[i], when(all.duels[i].event),
                   frame().selection.event == all.duels[i].event);
    }
}

void BallotsView::paintLegend(const BallotPainter& paint) const {
    const int width = BallotLayout::sampleWidth(font());
    const QStringList words = BallotWords::signs();
    for (std::size_t i = 0; i < shown().layout.legend.size(); ++i) {
        const QRect place = shown().layout.legend[i];
        paint.sign(QRect(place.left(), place.top(), width, place.height()), static_cast<BallotSign>(i));
        paint.text(place.adjusted(width + 4, 0, 0, 0), words[static_cast<qsizetype>(i)], theme().quietText,
                   paint.caption());
    }
}

void BallotsView::paintScroll(QPainter& painter) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::faint(theme().quietText, 0.6));
    for (int pane = 0; pane < 2; ++pane) {
        const auto& each = shown().layout.panes[static_cast<std::size_t>(pane)];
        if (each.furthest() == 0 || each.viewport.height() <= 0) continue;
        const double whole = each.viewport.height();
        const double thumb = std::max(18.0, whole * whole / each.height);
        const double top = (whole - thumb) * scroll(pane) / each.furthest();
        painter.drawRoundedRect(QRectF(each.viewport.right() + 2, each.viewport.top() + top, 4, thumb), 2, 2);
    }
    // Sideways, under the numbers of the senders.
    const BallotLayout& layout = shown().layout;
    if (layout.furthestShift == 0 || shown().box.rows.empty()) return;
    const double whole = layout.received.width();
    const double thumb = std::max(18.0, whole * whole / (whole + layout.furthestShift));
    const QRect header = placeOf(layout.header);
    if (header.bottom() < layout.panes[0].viewport.top()) return;
    const double left = header.left() + layout.received.left() + (whole - thumb) * shift() / layout.furthestShift;
    painter.drawRoundedRect(QRectF(left, header.bottom() - 1, thumb, 3), 1.5, 1.5);
}

void BallotsView::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().panel);
    if (!frame()) return;
    const Shown& all = shown();
    const BallotPainter paint(painter, theme(), font());
    const int wraps = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    paint.text(all.layout.standing, BallotWords::standing(all.box, all.now), theme().text, paint.bold(), wraps);
    if (all.layout.order.height() > 0)
        paint.text(all.layout.order, BallotWords::order(), theme().quietText, paint.caption(), wraps);
    for (int pane = 0; pane < 2; ++pane) {
        const QRect viewport = all.layout.panes[static_cast<std::size_t>(pane)].viewport;
        if (viewport.isEmpty()) continue;
        painter.save();
        painter.setClipRect(viewport.adjusted(-6, 0, 2, 0));
        if (pane == 0) {
            paintHeader(paint);
            for (std::size_t i = 0; i < all.box.rows.size(); ++i) {
                const QRect place = placeOf(all.layout.rows[i]);
                if (place.bottom() >= viewport.top() && place.top() <= viewport.bottom())
                    paintRow(painter, paint, all.box.rows[i], place);
            }
        }
        if (pane == 1) paintDuels(paint);
        painter.restore();
    }
    paintLegend(paint);
    paintScroll(painter);
    paintFocus(painter);
}

}  // namespace zabscope
