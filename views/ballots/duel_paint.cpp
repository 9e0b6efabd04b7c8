// SPDX-License-Identifier: GPL-3.0-or-later
// BallotPainter: two votes side by side, with the field lit that decides between them.
#include <algorithm>

#include "views/ballots/ballot_paint.h"
#include "views/ballots/ballot_words.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr int padding = 6;

int litIndex(zab::DecidingField by) {
    switch (by) {
        case zab::DecidingField::epoch:
            return 0;
        case zab::DecidingField::zxid:
            return 1;
        case zab::DecidingField::sid:
            return 2;
        case zab::DecidingField::none:
            break;
    }
    return -1;
}

QStringList valuesOf(const zab::Vote& vote) {
    return {BallotWords::number(vote.epoch), BallotWords::zxid(vote.zxid), BallotWords::number(vote.sid)};
}

QStringList fieldNames() {
    return {BallotWords::field(zab::DecidingField::epoch), BallotWords::field(zab::DecidingField::zxid),
            BallotWords::field(zab::DecidingField::sid)};
}

int wrappedHeight(const QFont& font, const QString& text, int width) {
    return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(width, 40), 4000), Qt::TextWordWrap, text).height();
}

/// A line of small words in the reader's language.
int smallHeight(const QFont& font) {
    return wrappedHeight(BallotPainter::captionFont(font), BallotWords::field(zab::DecidingField::epoch), 1000);
}

int cardHeight(const QFont& font) { return smallHeight(font) * 2 + QFontMetrics(font).height() + 15; }

}  // namespace

QString BallotPainter::why() { return BallotWords::tr("why?"); }

int BallotPainter::duelHeight(const QFont& font, const QString& sentence, int width) {
    return 3 * padding + QFontMetrics(captionFont(font)).height() + wrappedHeight(font, sentence, width - 2 * padding) +
           cardHeight(font);
}

int BallotPainter::outcomeHeight(const QFont& font, const Outcome& outcome, int voters, int width) {
    const int inner = width - 2 * padding;
    const int cards = outcome.runnerUp ? cardHeight(font) + padding : 0;
    return 3 * padding + QFontMetrics(captionFont(font)).height() +
           wrappedHeight(boldFont(font), BallotWords::won(outcome, voters), inner) +
           wrappedHeight(font, BallotWords::wonBy(outcome), inner) + cards;
}

QRect BallotPainter::whyPlace(const QRect& place, const QFont& font) {
    const QFontMetrics metrics(captionFont(font));
    const int width = metrics.horizontalAdvance(why()) + 8;
    return {place.right() - padding - width, place.top() + padding - 2, width, metrics.height() + 4};
}

void BallotPainter::frame(const QRect& place, bool selected) const {
    m_painter.setBrush(m_theme.raised);
    m_painter.setPen(QPen(selected ? m_theme.accent : m_theme.line, selected ? 2 : 1));
    m_painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

void BallotPainter::heading(const QRect& place, const QString& when) const {
    const QRect link = whyPlace(place, m_font);
    QFont underlined = m_caption;
    underlined.setUnderline(true);
    text(link, why(), m_theme.accent, underlined, Qt::AlignCenter);
    text(QRect(place.left() + padding, link.top(), link.left() - place.left() - 2 * padding, link.height()), when,
         m_theme.quietText, m_caption);
}

void BallotPainter::side(const QRect& place, const Side& side, const QStringList& fields,
                         const std::vector<int>& widths, int lit) const {
    m_painter.setBrush(m_theme.panel);
    m_painter.setPen(QPen(side.wins ? m_theme.text : m_theme.line, side.wins ? 1.6 : 1));
    m_painter.drawRoundedRect(QRectF(place).adjusted(0.8, 0.8, -0.8, -0.8), 4, 4);
    const int small = smallHeight(m_font);
    text(QRect(place.left() + 6, place.top() + 2, place.width() - 12, small), side.caption, m_theme.quietText,
         m_caption);
    int x = place.left() + 4;
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        const int width = widths[static_cast<std::size_t>(i)];
        const QRect column(x, place.top() + 5 + small, width, place.height() - small - 9);
        x += width;
        const bool isLit = i == lit;
        if (isLit) {
            m_painter.setPen(QPen(m_theme.accent, 1.4));
            m_painter.setBrush(side.wins ? QBrush(m_theme.accent) : Qt::NoBrush);
            m_painter.drawRoundedRect(QRectF(column).adjusted(1, 0, -1, 0), 3, 3);
        }
        const QColor ink = isLit && side.wins ? m_theme.accentText : m_theme.text;
        const QColor quiet = isLit && side.wins ? m_theme.accentText : m_theme.quietText;
        text(QRect(column.left(), column.top(), width, small), fields[i], quiet, m_caption, Qt::AlignCenter);
        // What comes after the deciding field does not matter any more.
        text(QRect(column.left() + 1, column.top() + small - 1, width - 2, column.height() - small), side.values[i],
             lit >= 0 && i > lit ? m_theme.quietText : ink, isLit ? m_bold : m_font, Qt::AlignCenter);
    }
}

/// The same columns in both cards: each has what its longest text needs and a share of what is left.
std::vector<int> BallotPainter::columns(int room, const Side& left, const Side& right, const QStringList& fields) const {
    std::vector<int> widths;
    int all = 0;
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        const QFontMetrics bold(m_bold);
        widths.push_back(std::max({QFontMetrics(m_caption).horizontalAdvance(fields[i]),
                                   bold.horizontalAdvance(left.values[i]), bold.horizontalAdvance(right.values[i])}) +
                         6);
        all += widths.back();
    }
    const int count = static_cast<int>(widths.size());
    for (int& width : widths) width = all <= room ? width + (room - all) / count : width * room / all;
    return widths;
}

void BallotPainter::sides(const QRect& place, const Side& left, const Side& right, const QStringList& fields,
                          int lit) const {
    const int gap = m_line + 4;
    const int limit = m_line * 13;
    const int width = std::min((place.width() - gap) / 2, limit);
    const std::vector<int> widths = columns(width - 8, left, right, fields);
    side(QRect(place.left(), place.top(), width, place.height()), left, fields, widths, lit);
    text(QRect(place.left() + width, place.top(), gap, place.height()),
         lit < 0 ? QStringLiteral("=") : QStringLiteral(">"), m_theme.text, m_bold, Qt::AlignCenter);
    side(QRect(place.left() + width + gap, place.top(), width, place.height()), right, fields, widths, lit);
}

void BallotPainter::duel(const QRect& place, const Duel& duel, const QString& sentence, const QString& when,
                         bool selected) const {
    frame(place, selected);
    heading(place, when);
    const QRect inner = place.adjusted(padding, padding + QFontMetrics(m_caption).height(), -padding, -padding);
    const int cards = cardHeight(m_font);
    text(QRect(inner.left(), inner.top(), inner.width(), inner.height() - cards - padding), sentence, m_theme.text,
         m_font, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap);
    const QRect below(inner.left(), inner.bottom() + 1 - cards, inner.width(), cards);
    if (duel.isOfRounds()) {
        const QStringList fields{BallotWords::tr("round")};
        sides(below, {BallotWords::better(duel), {QString::number(duel.betterRound)}, true},
              {BallotWords::worse(duel), {QString::number(duel.worseRound)}, false}, fields, 0);
        return;
    }
    sides(below, {BallotWords::better(duel), valuesOf(duel.better), true},
          {BallotWords::worse(duel), valuesOf(duel.worse), false}, fieldNames(), litIndex(duel.by));
}

void BallotPainter::outcome(const QRect& place, const Outcome& outcome, int voters, const QString& when,
                            bool selected) const {
    frame(place, selected);
    m_painter.fillRect(QRect(place.left() + 1, place.top() + 4, 3, place.height() - 8), m_theme.leading);
    heading(place, when);
    const QRect inner = place.adjusted(padding, padding + QFontMetrics(m_caption).height(), -padding, -padding);
    const QString won = BallotWords::won(outcome, voters);
    const int first = wrappedHeight(m_bold, won, inner.width());
    text(QRect(inner.left(), inner.top(), inner.width(), first), won, m_theme.text, m_bold,
         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap);
    const QString by = BallotWords::wonBy(outcome);
    const int second = wrappedHeight(m_font, by, inner.width());
    text(QRect(inner.left(), inner.top() + first, inner.width(), second), by, m_theme.text, m_font,
         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap);
    if (!outcome.runnerUp) return;
    const int cards = cardHeight(m_font);
    sides(QRect(inner.left(), inner.bottom() + 1 - cards, inner.width(), cards),
          {BallotWords::tr("the winner"), valuesOf(outcome.vote), true},
          {BallotWords::tr("the best of the others"), valuesOf(*outcome.runnerUp), false}, fieldNames(),
          litIndex(outcome.by));
}

}  // namespace zabscope
