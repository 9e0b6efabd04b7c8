// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/ballot_paint.h"

#include <algorithm>

#include "views/ballots/ballot_words.h"
#include "views/wording.h"

namespace zabscope {

BallotPainter::BallotPainter(QPainter& painter, const Theme& theme, const QFont& font)
    : m_painter(painter),
      m_theme(theme),
      m_font(font),
      m_caption(captionFont(font)),
      m_bold(boldFont(font)),
      m_line(QFontMetrics(font).height()) {}

QFont BallotPainter::captionFont(const QFont& font) {
    QFont caption = font;
    if (font.pointSizeF() > 0) caption.setPointSizeF(font.pointSizeF() * 0.86);
    return caption;
}

QFont BallotPainter::boldFont(const QFont& font) {
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

void BallotPainter::text(const QRect& place, const QString& text, const QColor& color, const QFont& font,
                         int flags) const {
    m_painter.setFont(font);
    m_painter.setPen(color);
    const bool wraps = (flags & Qt::TextWordWrap) != 0;
    const QFontMetrics metrics(font);
    const bool fits = wraps || metrics.horizontalAdvance(text) <= place.width();
    m_painter.drawText(place, flags, fits ? text : metrics.elidedText(text, Qt::ElideRight, place.width()));
}

void BallotPainter::mark(const QRect& place, const BallotRow& row) const {
    const int side = std::min(place.width(), place.height());
    const QRectF box(place.center().x() - side / 2.0 + 1.5, place.center().y() - side / 2.0 + 1.5, side - 2, side - 2);
    const QColor fill = row.up ? m_theme.role(row.role) : m_theme.down;
    m_painter.setBrush(row.up ? QBrush(fill) : QBrush(Theme::faint(fill, 0.4)));
    m_painter.setPen(
        QPen(row.looks() ? m_theme.text : fill.darker(130), 1, row.looks() ? Qt::DashLine : Qt::SolidLine));
    if (row.observer) {
        m_painter.drawRoundedRect(box, side / 5.0, side / 5.0);
    } else {
        m_painter.drawEllipse(box);
    }
    if (row.up && row.role == zab::Role::leading) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.text, 1.4));
        m_painter.drawEllipse(box.adjusted(-1.5, -1.5, 1.5, 1.5));
    }
    text(box.toRect().adjusted(-4, 0, 4, 0), Wording::shortNode(row.sid), row.up ? m_theme.on(fill) : m_theme.quietText,
         m_bold, Qt::AlignCenter);
    if (row.node && row.node->life > 0 && !row.up) {
        m_painter.setPen(QPen(m_theme.bad, 1.6));
        m_painter.drawLine(box.topLeft(), box.bottomRight());
        m_painter.drawLine(box.topRight(), box.bottomLeft());
    }
}

void BallotPainter::cell(const QRect& place, const BallotCell& cell) const {
    const QRectF box = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5);
    m_painter.setBrush(cell.here && cell.counts ? QBrush(Theme::faint(m_theme.good, 0.30)) : Qt::NoBrush);
    m_painter.setPen(QPen(cell.here ? (cell.counts ? m_theme.good : m_theme.quietText) : m_theme.line,
                          cell.here && cell.settled && cell.state == zab::Role::leading ? 2.2 : 1,
                          cell.here ? Qt::SolidLine : Qt::DotLine));
    // Settled votes are square, votes of this round are round.
    const double corner = cell.here && !cell.settled ? box.height() / 2.6 : 0;
    m_painter.drawRoundedRect(box, corner, corner);
    if (cell.here) {
        text(place.adjusted(-2, 0, 2, 0),
             cell.vote.sid > 999 || cell.vote.sid < 0 ? QStringLiteral("?") : QString::number(cell.vote.sid),
             cell.counts ? m_theme.text : m_theme.quietText, cell.counts ? m_bold : m_font, Qt::AlignCenter);
    }
    if (cell.onItsWay) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.accent);
        const double r = std::max(1.8, box.height() / 8);
        m_painter.drawEllipse(QPointF(box.right() - r, box.top() + r), r, r);
    }
}

void BallotPainter::bar(const QRect& place, const Tally& tally) const {
    const auto piece = [&](double from, double to, bool filled) {
        m_painter.setPen(QPen(tally.isQuorum ? m_theme.good : m_theme.line, 1));
        m_painter.setBrush(filled ? QBrush(tally.isQuorum ? m_theme.good : m_theme.looking) : QBrush(m_theme.raised));
        m_painter.drawRect(QRectF(place.left() + from * place.width(), place.top(), (to - from) * place.width() - 1.5,
                                  place.height() - 1));
    };
    const auto mark = [&](double at) {
        m_painter.setPen(QPen(m_theme.text, 2));
        const double x = place.left() + at * place.width() - 1;
        m_painter.drawLine(QPointF(x, place.top() - 3), QPointF(x, place.bottom() + 3));
    };
    if (tally.groups.empty()) {
        const double whole = std::max(1, tally.voters);
        if (place.width() / whole < 6) {
            piece(0, 1, false);
            if (tally.votes > 0) piece(0, std::min(1.0, tally.votes / whole), true);
        } else {
            for (int i = 0; i < tally.voters; ++i) piece(i / whole, (i + 1) / whole, i < tally.votes);
        }
        mark(tally.needed / whole);
        return;
    }
    // One piece for each group, filled by weight, with the half as its line.
    const double groups = static_cast<double>(tally.groups.size());
    for (std::size_t i = 0; i < tally.groups.size(); ++i) {
        const Tally::Group& group = tally.groups[i];
        const double from = static_cast<double>(i) / groups;
        const double share = static_cast<double>(group.picked) / static_cast<double>(group.all);
        piece(from, from + 0.9 / groups, false);
        if (group.picked > 0) piece(from, from + 0.9 / groups * std::min(1.0, share), true);
        mark(from + 0.45 / groups);
    }
}

void BallotPainter::tally(const QRect& place, const BallotRow& row, Instant now, Duration wait) const {
    const Tally& tally = row.tally;
    QString words = BallotWords::shortTally(tally);
    if (tally.isQuorum) words += QStringLiteral(" ✓");
    const QFontMetrics metrics(m_caption);
    const int ring = row.decides ? m_line : 0;
    const int wordsWidth = metrics.horizontalAdvance(words) + 4;
    const int barWidth = std::clamp(place.width() - wordsWidth - ring - 10, 16, m_line * 8);
    const int height = std::max(6, m_line / 2);
    bar(QRect(place.left(), place.center().y() - height / 2, barWidth, height), tally);
    int x = place.left() + barWidth + 5;
    text(QRect(x, place.top(), wordsWidth, place.height()), words, tally.isQuorum ? m_theme.text : m_theme.quietText,
         m_caption);
    x += wordsWidth + 3;
    if (!row.decides) return;
    // The ring of the finalize wait runs out.
    const double whole = std::max<double>(1, static_cast<double>(wait.count()));
    const double left = std::clamp(static_cast<double>((*row.decides - now).count()) / whole, 0.0, 1.0);
    const int side = std::min(place.height() - 4, m_line);
    const QRectF circle(x, place.center().y() - side / 2.0, side, side);
    m_painter.setBrush(m_theme.raised);
    m_painter.setPen(QPen(m_theme.line, 1));
    m_painter.drawEllipse(circle);
    m_painter.setBrush(m_theme.warning);
    m_painter.setPen(Qt::NoPen);
    m_painter.drawPie(circle.adjusted(1.5, 1.5, -1.5, -1.5), 90 * 16, static_cast<int>(left * 360 * 16));
    const QString remaining = BallotWords::remaining(row, now);
    const QRect rest(static_cast<int>(circle.right()) + 5, place.top(),
                     place.right() - static_cast<int>(circle.right()) - 4, place.height());
    if (metrics.horizontalAdvance(remaining) <= rest.width()) text(rest, remaining, m_theme.quietText, m_caption);
}

}  // namespace zabscope
