// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/ballot_layout.h"

#include <QFontMetrics>
#include <algorithm>

#include "views/ballots/ballot_paint.h"

namespace zabscope {
namespace {

constexpr int margin = 8;
constexpr int gap = 6;

bool isWide(const QSize& size, const QFont& font) { return size.width() > QFontMetrics(font).height() * 52; }

int leftWidth(const QSize& size) { return size.width() * 56 / 100; }

int wrapped(const QFont& font, const QString& text, int width) {
    return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(40, width), 4000), Qt::TextWordWrap, text).height();
}

}  // namespace

int BallotLayout::duelWidth(const QSize& size, const QFont& font) {
    return (zabscope::isWide(size, font) ? size.width() - leftWidth(size) : size.width()) - 2 * margin;
}

BallotLayout BallotLayout::of(const QSize& size, const QFont& font, const BallotContents& contents) {
    BallotLayout layout;
    const int width = size.width() - 2 * margin;
    layout.standing = QRect(margin, margin, width, wrapped(BallotPainter::boldFont(font), contents.standing, width));
    layout.order = QRect(margin, layout.standing.bottom() + 3, width,
                         wrapped(BallotPainter::captionFont(font), contents.order, width));
    const int top = layout.order.bottom() + gap;
    const int rest = std::max(0, size.height() - top);
    layout.isWide = zabscope::isWide(size, font);
    const int left = leftWidth(size);
    layout.panes[0].viewport = QRect(margin, top, layout.isWide ? left - margin : width, rest);
    layout.panes[1].viewport = QRect(layout.isWide ? left + margin : margin, top,
                                     layout.isWide ? size.width() - left - 2 * margin : width, rest);
    layout.placeColumns(layout.panes[0].viewport.width(), font, contents);
    layout.placeGrid(font, contents);
    layout.placeDuels(font, contents);
    layout.placeSigns(font, contents);
    if (!layout.isWide) layout.sharePanes(font);
    return layout;
}

/// Below each other: the grid has what it needs, up to a little more than half, and more if the duels need less.
void BallotLayout::sharePanes(const QFont& font) {
    QRect& grid = panes[0].viewport;
    QRect& below = panes[1].viewport;
    const int all = grid.height();
    const int needed = panes[1].height + 2;
    const int most = std::max({all * 11 / 20, all - needed, std::min(all, QFontMetrics(font).height() * 5)});
    grid.setHeight(std::min(panes[0].height, most));
    below.setTop(grid.bottom() + gap);
}

/// The legend: below the grid if there is room beside the duels, else behind them.
void BallotLayout::placeSigns(const QFont& font, const BallotContents& contents) {
    const int index = isWide ? 0 : 1;
    Pane& pane = panes[static_cast<std::size_t>(index)];
    const int width = pane.viewport.width();
    signs = {index, QRect(0, pane.height, width, wrapped(BallotPainter::captionFont(font), contents.signs, width))};
    pane.height += signs.place.height() + gap;
}

void BallotLayout::placeColumns(int width, const QFont& font, const BallotContents& contents) {
    const QFontMetrics metrics(font);
    const QFontMetrics caption(BallotPainter::captionFont(font));
    const int line = metrics.height();
    // Where there is room, the grid takes it.
    const int rowsFit = contents.rows > 0 ? panes[0].viewport.height() / (contents.rows + 3) : 0;
    const int high = isWide ? std::clamp(rowsFit, line + 8, line * 5 / 2) : line + 8;
    const int roundWidth =
        std::max(caption.horizontalAdvance(contents.roundTitle), metrics.horizontalAdvance(QStringLiteral("00"))) + 8;
    const int voteWidth = std::min(contents.widestVote + 8, line * 12);
    const int least = line * 7;
    const int number = QFontMetrics(BallotPainter::boldFont(font)).horizontalAdvance(QStringLiteral("00"));
    cell = std::max(number + 5, line + 2);
    if (isWide && contents.voters > 0)
        cell = std::clamp((width - line * 26) / contents.voters, cell, std::max(cell, high * 5 / 4));
    mark = QRect(0, 0, high, high);
    round = QRect(mark.right() + 3, 0, roundWidth, high);
    vote = QRect(round.right() + 3, 0, voteWidth, high);
    const int before = vote.right() + 5;
    stacked = before + cell * contents.voters + gap + least > width;
    if (!stacked) {
        received = QRect(before, 0, cell * contents.voters, high);
        tally = QRect(received.right() + gap, 0, width - received.right() - gap, high);
        return;
    }
    tally = QRect(before, 0, std::max(0, width - before), high);
    const int from = std::max(mark.right(), caption.horizontalAdvance(contents.fromTitle)) + 4;
    received = QRect(from, high - 3, std::max(0, width - from), high);
    // Narrower cells before scrolling sideways.
    if (contents.voters > 0) cell = std::clamp(received.width() / contents.voters, number + 3, cell);
    furthestShift = std::max(0, cell * contents.voters - received.width());
}

void BallotLayout::placeGrid(const QFont& font, const BallotContents& contents) {
    const int width = panes[0].viewport.width();
    const int caption = QFontMetrics(BallotPainter::captionFont(font)).height();
    int y = 0;
    header.place = QRect(0, y, width, 2 * caption + 2);
    y += header.place.height();
    const int high = (stacked ? received.bottom() : mark.bottom()) + 2;
    for (int i = 0; i < contents.rows; ++i, y += high) rows.push_back({0, QRect(0, y, width, high)});
    panes[0].height = y + gap;  // the legend may follow
}

void BallotLayout::placeDuels(const QFont& font, const BallotContents& contents) {
    constexpr int pane = 1;
    const int width = panes[pane].viewport.width();
    int& y = panes[pane].height;
    if (contents.outcomeHeight > 0) {
        outcome = {pane, QRect(0, y, width, contents.outcomeHeight)};
        y += contents.outcomeHeight + gap;
    }
    if (!contents.duelHeights.empty() || contents.nothing) {
        const int title = QFontMetrics(font).height() * (contents.nothing ? 3 : 1) + 4;
        duelsTitle = {pane, QRect(0, y, width, title)};
        y += title;
    }
    for (const int height : contents.duelHeights) {
        duels.push_back({pane, QRect(0, y, width, height)});
        y += height + gap;
    }
}

}  // namespace zabscope
