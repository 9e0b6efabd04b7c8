// SPDX-License-Identifier: GPL-3.0-or-later
/// Where everything of the ballots view stands: a heading that stays, and one or two panes that scroll.
#pragma once

#include <QFont>
#include <QRect>
#include <QString>
#include <array>
#include <vector>

namespace zabscope {

/// What there is to place.
struct BallotContents {
    QString standing;
    QString order;
    QString signs;
    QString roundTitle;
    QString fromTitle;
    int rows = 0;
    int voters = 0;
    int widestVote = 0;     ///< pixels
    int outcomeHeight = 0;  ///< 0: there is none
    std::vector<int> duelHeights;
    bool nothing = false;   ///< a hint stands in place of the duels
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
    QRect order;
    std::array<Pane, 2> panes;  ///< the grid, and the duels beside or below it
    Block header;               ///< of the grid
    std::vector<Block> rows;
    Block outcome;
    Block duelsTitle;
    std::vector<Block> duels;
    Block signs;                ///< the legend

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
    /// How wide duels and the outcome are, and with that how high.
    static int duelWidth(const QSize& size, const QFont& font);
    static BallotLayout of(const QSize& size, const QFont& font, const BallotContents& contents);

private:
    void placeColumns(int width, const QFont& font, const BallotContents& contents);
    void placeGrid(const QFont& font, const BallotContents& contents);
    void placeDuels(const QFont& font, const BallotContents& contents);
    void placeSigns(const QFont& font, const BallotContents& contents);
    void sharePanes(const QFont& font);
};

}  // namespace zabscope
