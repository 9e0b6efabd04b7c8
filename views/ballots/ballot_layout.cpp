// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/ballot_layout.h"

#include <QFontMetrics>
#include <algorithm>

#include "views/ballots/ballot_paint.h"

namespace zabscope {
namespace {

constexpr int margin = 8;
constexpr int gap = 6;

int wrapped(const QFont& font, const QString& text, int width) {
    return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(40, width), 4000), Qt::TextWordWrap, text).height();
}

int lineHeight(const QFont& font) { return QFontMetrics(font).height(); }

/// What the columns of the grid take, in pixels.
struct Columns {
    int before = 0;     ///< all in front of the votes received, apart from the mark
    int narrow = 0;     ///< a vote received, in small digits
    int wide = 0;       ///< the same with room
    int tally = 0;      ///< at least
    int round = 0;
    int vote = 0;
    int all(int mark, int cell, int voters) const { return mark + before + cell * voters + gap + tally; }
};

Columns columnsOf(const QFont& font, const BallotContents& contents) {
    const QFontMetrics metrics(font);
    const QFontMetrics caption(BallotPainter::captionFont(font));
    const int line = metrics.height();
    const QString digits(contents.digits, u'0');
    Columns columns;
    columns.round = std::max(caption.horizontalAdvance(contents.roundTitle), metrics.horizontalAdvance(digits));
    columns.round += line / 2 + 4;
    columns.vote = std::min(contents.widestVote + 8, line * 12);
    columns.before = 3 + columns.round + 3 + columns.vote + 5;
    columns.narrow = QFontMetrics(BallotPainter::boldFont(BallotPainter::captionFont(font))).horizontalAdvance(digits) + 3;
    columns.wide =
        std::max(QFontMetrics(BallotPainter::boldFont(font)).horizontalAdvance(digits) + 5, line + 2);
    columns.tally = line * 7;
    return columns;
}

int leastRow(const QFont& font) { return lineHeight(font) + 8; }

int mostLeft(const QSize& size) { return size.width() * 66 / 100; }

/// Beside each other, the grid has what it needs, but no more than two thirds.
int leftWidth(const QSize& size, const QFont& font, const BallotContents& contents) {
    const Columns columns = columnsOf(font, contents);
    const int needed = columns.all(leastRow(font), columns.wide, contents.voters) + 2 * margin;
    return std::clamp(needed, size.width() * 54 / 100, mostLeft(size));
}

/// A high panel rather has the duels below a grid that is too wide to have them at its side.
bool isWide(const QSize& size, const QFont& font, const BallotContents& contents) {
    const int line = lineHeight(font);
    if (size.width() <= line * 52) return false;
    const Columns columns = columnsOf(font, contents);
    const bool fits = columns.all(leastRow(font), columns.narrow, contents.voters) + 2 * margin <= mostLeft(size);
    return fits || size.height() < line * 36;
}

}  // namespace

int BallotLayout::duelWidth(const QSize& size, const QFont& font, const BallotContents& contents) {
    const bool beside = zabscope::isWide(size, font, contents);
    return (beside ? size.width() - leftWidth(size, font, contents) : size.width()) - 2 * margin;
}

int BallotLayout::sampleWidth(const QFont& font) { return lineHeight(BallotPainter::captionFont(font)) * 3 / 2; }

BallotLayout BallotLayout::of(const QSize& size, const QFont& font, const BallotContents& contents) {
    BallotLayout layout;
    const QFont caption = BallotPainter::captionFont(font);
    const int width = size.width() - 2 * margin;
    layout.captionLine = std::max(lineHeight(caption), wrapped(caption, contents.roundTitle, width));
    layout.standing = QRect(margin, margin, width, wrapped(BallotPainter::boldFont(font), contents.standing, width));
    // In a low panel every line is for votes.
    layout.isLow = size.height() < lineHeight(font) * 22;
    const bool saysOrder = !layout.isLow || size.width() > lineHeight(font) * 40;
    const int orderHeight = saysOrder ? wrapped(caption, contents.order, width) : 0;
    layout.order = QRect(margin, layout.standing.bottom() + 3, width, orderHeight);
    const int top = (saysOrder ? layout.order.bottom() : layout.standing.bottom()) + gap;
    layout.isWide = zabscope::isWide(size, font, contents);
    int bottom = layout.placeLegend(size, font, contents.signs);
    // Where there is little room, votes matter more than what explains them.
    const int grid = 2 * layout.captionLine + contents.rows * (leastRow(font) + 2) + gap;
    const bool hasRoom = bottom - top >= lineHeight(font) * 16 || (layout.isWide && bottom - top >= grid);
    if (!hasRoom) {
        layout.legend.clear();
        bottom = size.height();
    }
    const int rest = std::max(0, bottom - top);
    const int left = leftWidth(size, font, contents);
    layout.panes[0].viewport = QRect(margin, top, layout.isWide ? left - margin : width, rest);
    layout.panes[1].viewport = QRect(layout.isWide ? left + margin : margin, top,
                                     layout.isWide ? size.width() - left - 2 * margin : width, rest);
    layout.placeColumns(layout.panes[0].viewport.width(), font, contents);
    layout.placeGrid(contents);
    layout.placeDuels(font, contents);
    if (!layout.isWide) layout.sharePanes(font);
    return layout;
}

/// Below each other: the grid has what it needs, up to a little more than half (in a low panel most of it), and more if
/// the duels need less.
void BallotLayout::sharePanes(const QFont& font) {
    QRect& grid = panes[0].viewport;
    QRect& below = panes[1].viewport;
    const int all = grid.height();
    const int needed = panes[1].height + 2;
    const int share = isLow ? all * 4 / 5 : all * 11 / 20;
    const int most = std::max({share, all - needed, std::min(all, lineHeight(font) * 5)});
    grid.setHeight(std::min(panes[0].height, most));
    below.setTop(grid.bottom() + gap);
}

/// From the bottom up; gives the height at which it begins.
int BallotLayout::placeLegend(const QSize& size, const QFont& font, const QStringList& texts) {
    const QFontMetrics caption(BallotPainter::captionFont(font));
    const int high = captionLine + 4;
    const int room = size.width() - 2 * margin;
    int x = margin;
    int y = 0;
    for (const QString& text : texts) {
        const int width = std::min(room, sampleWidth(font) + 4 + caption.horizontalAdvance(text) + 2);
        if (x > margin && x + width > size.width() - margin) {
            x = margin;
            y += high;
        }
        legend.push_back(QRect(x, y, width, high));
        x += width + 10;
    }
    const int top = size.height() - margin / 2 - y - high;
    for (QRect& place : legend) place.translate(0, top);
    return top - gap / 2;
}

void BallotLayout::placeColumns(int width, const QFont& font, const BallotContents& contents) {
    const Columns columns = columnsOf(font, contents);
    const int line = lineHeight(font);
    const int voters = contents.voters;
    // Where there is room, the grid takes it.
    const int rowsFit = contents.rows > 0 ? panes[0].viewport.height() / (contents.rows + 3) : 0;
    int high = isWide ? std::clamp(rowsFit, leastRow(font), line * 5 / 2) : leastRow(font);
    if (columns.all(high, columns.narrow, voters) > width) high = leastRow(font);
    stacked = columns.all(high, columns.narrow, voters) > width;
    mark = QRect(0, 0, high, high);
    round = QRect(mark.right() + 3, 0, columns.round, high);
    vote = QRect(round.right() + 3, 0, columns.vote, high);
    const int before = vote.right() + 5;
    cell = columns.wide;
    if (!stacked) {
        const int rest = width - before - gap;
        if (voters > 0) cell = std::clamp((rest - columns.tally) / voters, columns.narrow, columns.wide);
        if (isWide && voters > 0)
            cell = std::clamp((rest - line * 12) / voters, cell, std::max(cell, high * 5 / 4));
        received = QRect(before, 0, cell * voters, high);
        tally = QRect(received.right() + gap, 0, width - received.right() - gap, high);
        return;
    }
    tally = QRect(before, 0, std::max(0, width - before), high);
    const QFontMetrics caption(BallotPainter::captionFont(font));
    const int from = std::max(mark.right(), caption.horizontalAdvance(contents.fromTitle)) + 4;
    received = QRect(from, high - 3, std::max(0, width - from), high);
    // Narrower cells before scrolling sideways.
    if (voters > 0) cell = std::clamp(received.width() / voters, columns.narrow, columns.wide);
    furthestShift = std::max(0, cell * voters - received.width());
}

void BallotLayout::placeGrid(const BallotContents& contents) {
    const int width = panes[0].viewport.width();
    int y = 0;
    header.place = QRect(0, y, width, 2 * captionLine + 2);
    y += header.place.height();
    const int high = (stacked ? received.bottom() : mark.bottom()) + 2;
    for (int i = 0; i < contents.rows; ++i, y += high) rows.push_back({0, QRect(0, y, width, high)});
    panes[0].height = y + gap;
}

void BallotLayout::placeDuels(const QFont& font, const BallotContents& contents) {
    constexpr int pane = 1;
    const int width = panes[pane].viewport.width();
    int& y = panes[pane].height;
    if (contents.outcomeHeight > 0) {
        outcome = {pane, QRect(0, y, width, contents.outcomeHeight)};
        y += contents.outcomeHeight + gap;
    }
    if (!contents.duelsTitle.isEmpty()) {
        const int title = wrapped(font, contents.duelsTitle, width) + 4;
        duelsTitle = {pane, QRect(0, y, width, title)};
        y += title;
    }
    for (const int height : contents.duelHeights) {
        duels.push_back({pane, QRect(0, y, width, height)});
        y += height + gap;
    }
}

}  // namespace zabscope
