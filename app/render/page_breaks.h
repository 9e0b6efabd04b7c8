// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a laid-out text is cut into pages: never inside a row of a table or a line, never behind a heading.
#pragma once

#include <vector>

class QTextDocument;

namespace zabscope {

/// A piece of a text that is not cut, in pixels from the top.
struct PagePiece {
    double top = 0;
    double bottom = 0;
    bool holdsNext = false;  ///< a heading, the words before a table: nothing is cut behind it if that can be avoided
};

/// The pieces of a document that is laid out on one endless page, from top to bottom.
std::vector<PagePiece> piecesOf(const QTextDocument& document);

/// The part of the text that a page shows.
struct PagePart {
    double top = 0;
    double bottom = 0;
};

/// As few pages as the rules allow, at least one; each is at most `height` high, unless a single piece is higher.
std::vector<PagePart> pagesOf(const std::vector<PagePiece>& pieces, double height);

}  // namespace zabscope
