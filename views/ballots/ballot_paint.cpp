// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/ballot_paint.h"

#include <algorithm>

#include "views/ballots/ballot_words.h"
#include "views/server_mark.h"

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
    ServerMark mark{row.sid, row.role, row.observer, row.up && row.role == zab::Role::leading, row.up, false, false};
    mark.started = row.node && row.node->life > 0;
    mark.frozen = row.node && row.node->frozen;
    drawServerMark(m_painter, m_theme, place, mark, m_font);
}

void BallotPainter::cell(const QRect& place, const BallotCell& cell) const {
    QRectF box = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5);
    if (const double high = box.width() * 1.4; box.height() > high)
        box = QRectF(box.left(), box.center().y() - high / 2, box.width(), high);
    m_painter.setBrush(cell.here && cell.counts ? QBrush(Theme::faint(m_theme.good, 0.30)) : Qt::NoBrush);
    m_painter.setPen(QPen(cell.here ? (cell.counts ? m_theme.good : m_theme.quietText) : m_theme.line,
                          cell.here && cell.settled && cell.state == zab::Role::leading ? 2.2 : 1,
                          cell.here ? Qt::SolidLine : Qt::DotLine));
    // Settled votes are square, votes of this round are round.
    const double corner = cell.here && !cell.settled ? box.height() / 2.6 : 0;
    m_painter.drawRoundedRect(box, corner, corner);
    if (cell.here) {
        // With many voters the cells are narrow, and so are their numbers.
        const QString words =
            cell.vote.sid > 999 || cell.vote.sid < 0 ? QStringLiteral("?") : QString::number(cell.vote.sid);
        const QFontMetrics bold(m_bold);
        const int needed = std::max(bold.horizontalAdvance(words), bold.horizontalAdvance(QStringLiteral("00")));
        QFont number = place.width() < needed + 5 ? m_caption : m_font;
        number.setBold(cell.counts);
        text(place.adjusted(-2, 0, 2, 0), words, cell.counts ? m_theme.text : m_theme.quietText, number,
             Qt::AlignCenter);
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

void BallotPainter::ring(const QRectF& circle, double left) const {
    m_painter.setBrush(m_theme.raised);
    m_painter.setPen(QPen(m_theme.line, 1));
    m_painter.drawEllipse(circle);
    m_painter.setBrush(m_theme.warning);
    m_painter.setPen(Qt::NoPen);
    m_painter.drawPie(circle.adjusted(1.5, 1.5, -1.5, -1.5), 90 * 16, static_cast<int>(left * 360 * 16));
}

void BallotPainter::tally(const QRect& place, const BallotRow& row, Instant now, Duration wait) const {
    const Tally& tally = row.tally;
    QString words = BallotWords::shortTally(tally);
    if (tally.isQuorum) words += QStringLiteral(" ✓");
    const QFontMetrics metrics(m_caption);
    const int ringWidth = row.decides ? m_line : 0;
    const int wordsWidth = metrics.horizontalAdvance(words) + 4;
    const int barWidth = std::clamp(place.width() - wordsWidth - ringWidth - 10, 16, m_line * 8);
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
    ring(circle, left);
    const QString remaining = BallotWords::remaining(row, now);
    const QRect rest(static_cast<int>(circle.right()) + 5, place.top(),
                     place.right() - static_cast<int>(circle.right()) - 4, place.height());
    if (metrics.horizontalAdvance(remaining) <= rest.width()) text(rest, remaining, m_theme.quietText, m_caption);
}

void BallotPainter::sign(const QRect& place, BallotSign sign) const {
    const int side = std::min(place.width(), place.height());
    QRect square(0, 0, side, side);
    square.moveCenter(place.center());
    BallotCell sample;
    sample.vote.sid = 3;
    sample.here = sample.counts = true;
    sample.state = zab::Role::looking;
    switch (sign) {
        case BallotSign::counts:
            return cell(square, sample);
        case BallotSign::other:
            sample.counts = false;
            return cell(square, sample);
        case BallotSign::settled:
            sample.settled = true;
            sample.state = zab::Role::following;
            return cell(square, sample);
        case BallotSign::leader:
            sample.settled = true;
            sample.state = zab::Role::leading;
            return cell(square, sample);
        case BallotSign::onItsWay:
            sample.here = false;
            sample.onItsWay = true;
            return cell(square, sample);
        case BallotSign::quorum: {
            Tally tally;
            tally.votes = 0;
            tally.voters = 2;
            tally.needed = 1;
            return bar(QRect(place.left(), square.center().y() - 2, place.width(), 6), tally);
        }
        case BallotSign::wait:
            return ring(QRectF(square).adjusted(2, 2, -2, -2), 0.7);
    }
}

}  // namespace zabscope
