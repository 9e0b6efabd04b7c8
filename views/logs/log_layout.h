// SPDX-License-Identifier: GPL-3.0-or-later
/// Where everything of the logs view stands: a heading, the shared axis, rows that scroll below it, and the legend.
#pragma once

#include <QFont>
#include <QRect>
#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

#include "views/logs/log_sheet.h"

namespace zabscope {

/// What there is to place.
struct LogContents {
    const LogSheet* sheet = nullptr;
    QString standing;
    QString trees;
    QString corner;  ///< the longer title of the axis
    QStringList legend;
    QStringList captions;                            ///< of each row; empty: it has none
    std::vector<bool> isImportant;                   ///< rows whose caption shows even where room is scarce
    std::vector<std::pair<QString, QString>> deeds;  ///< what was done to histories, and why; the newest first
    QString deedsTitle;
    QString widestTree;
    QString widestPiece;  ///< the longest name of a folded piece
    QString widestCounter;
    bool folds = true;  ///< long runs may be folded
};

struct LogLayout {
    /// One piece of the axis, relative to the start of the axis.
    struct Piece {
        LogSpan span;
        int left = 0;
        int width = 0;
        int right() const { return left + width; }
    };
    struct Row {
        QRect place;    ///< relative to the content of `rows`
        QRect caption;  ///< the same; empty if it does not show
    };

    struct Deed {
        QRect what;
        QRect why;  ///< empty if there is nothing to say
        QRect place() const { return why.isEmpty() ? what : what.united(why); }
    };

    QRect standing;
    QRect trees;     ///< without height where there is no room for it
    QRect corner;    ///< titles of the two lines of the axis
    QRect epochs;    ///< the upper line
    QRect counters;  ///< the lower line
    QRect treeTitle;
    QRect captionTitle;  ///< empty unless captions stand beside the rows
    QRect rows;          ///< where the rows scroll
    int height = 0;      ///< of all rows
    std::vector<Row> row;
    std::vector<Piece> pieces;
    int axis = 0;  ///< width of all pieces
    std::vector<QRect> legend;
    int captionLine = 0;      ///< the height of a line of small text
    QRect deedsTitle;         ///< below the rows, where there is room
    std::vector<Deed> deeds;  ///< those that have room

    // Columns, relative to a row's place.
    QRect mark;
    QRect cells;
    QRect tree;

    bool isWide = false;  ///< captions stand beside the rows, not below
    int furthest() const { return std::max(0, height - rows.height()); }
    int furthestShift() const { return std::max(0, axis - cells.width()); }
    /// The piece with this column; nullptr if it is in none.
    const Piece* pieceOf(std::size_t column) const;

    static LogLayout of(const QSize& size, const QFont& font, const LogContents& contents);
    static QFont captionFont(const QFont& font);
    static QFont boldFont(const QFont& font);
    /// Width of a sample in the legend.
    static int sampleWidth(const QFont& font);

private:
    int placeLegend(const QSize& size, const QFont& font, const QStringList& legend);
    void placeColumns(const QSize& size, const QFont& font, const LogContents& contents);
    void placePieces(const QFont& font, const LogContents& contents, int room);
    void placeRows(const LogContents& contents);
    void placeDeeds(const QFont& font, const LogContents& contents);
};

}  // namespace zabscope
