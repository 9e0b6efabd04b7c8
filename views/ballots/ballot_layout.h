// SPDX-License-Identifier: GPL-3.0-or-later
/// Where everything of the ballots view stands: a heading that stays, and one or two panes that scroll.
#pragma once

#include <QFont>
#include <QRect>
#include <QStringList>
#include <array>
#include <vector>

namespace zabscope {

/// What there is to place.
struct BallotContents {
    QString standing;
    QString order;
    QStringList signs;  ///< the legend
    QString roundTitle;
    QString fromTitle;
    int rows = 0;
    int voters = 0;
    int digits = 2;         ///< of the largest sid
    int widestVote = 0;     ///< pixels
    int outcomeHeight = 0;  ///< 0: there is none
    std::vector<int> duelHeights;
    QString duelsTitle;     ///< or a hint in place of the duels; empty: there is neither
};

struct BallotLayout {
    /// A part of the window with its content; places of blocks are relative to the content.
    struct Pane {
        QRect viewport;
        int height = 0;  ///< of the content
        int furthest() const { return height > viewport.height() ? height - viewport.height() : 0; }
    };
    struct Block {
        int pane = 0;
        QRect place;
    };

    QRect standing;
    QRect order;                ///< without height where there is no room for it
    std::array<Pane, 2> panes;  ///< the grid, and the duels beside or below it
    Block header;               ///< of the grid
    std::vector<Block> rows;
    Block outcome;
    Block duelsTitle;
    std::vector<Block> duels;
    std::vector<QRect> legend;  ///< below all; empty where there is no room
    int captionLine = 0;        ///< the height of a line of small text

    // Columns of the grid, relative to a row's place.
    QRect mark;
    QRect round;
    QRect vote;
    QRect received;        ///< the part of the row in which the votes received show
    QRect tally;
    bool stacked = false;  ///< they stand under the rest of the row
    int cell = 0;          ///< width of one of them
    int furthestShift = 0; ///< how far they scroll sideways

    bool isWide = false;   ///< the duels stand beside the grid
    bool isLow = false;    ///< there is little height
    /// How wide duels and the outcome are, and with that how high.
    static int duelWidth(const QSize& size, const QFont& font, const BallotContents& contents);
    /// How wide a sample of the legend is.
    static int sampleWidth(const QFont& font);
    static BallotLayout of(const QSize& size, const QFont& font, const BallotContents& contents);

private:
    void placeColumns(int width, const QFont& font, const BallotContents& contents);
    void placeGrid(const BallotContents& contents);
    void placeDuels(const QFont& font, const BallotContents& contents);
    int placeLegend(const QSize& size, const QFont& font, const QStringList& texts);
    void sharePanes(const QFont& font);
};

}  // namespace zabscope
