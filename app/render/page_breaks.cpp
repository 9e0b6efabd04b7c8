// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/page_breaks.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>
#include <algorithm>

namespace zabscope {
namespace {

constexpr double smallTable = 300;     // pixels: a third of a page
constexpr qsizetype shortWords = 90;  // so many signs at most introduce what follows: "Why:", "Just before: ..."

/// The top of the row's text, and of the next one's or the table's bottom.
void addRows(const QTextTable& table, const QTextDocument& document, std::vector<PagePiece>& pieces) {
    const QAbstractTextDocumentLayout& layout = *document.documentLayout();
    const QRectF whole = layout.frameBoundingRect(const_cast<QTextTable*>(&table));
    std::vector<double> tops;
    for (int row = 0; row < table.rows(); ++row) {
        double top = whole.bottom();
        for (int column = 0; column < table.columns(); ++column)
            top = std::min(top, layout.blockBoundingRect(table.cellAt(row, column).firstCursorPosition().block()).top());
        tops.push_back(top - table.format().cellPadding() - 1);
    }
    tops.front() = whole.top();
    for (std::size_t row = 0; row < tops.size(); ++row) {
        const double bottom = row + 1 < tops.size() ? tops[row + 1] : whole.bottom();
        // A small table is not cut. Of a large one the names of the columns stay with the first row, the last row with
        // the one before it.
        const bool holds = whole.height() <= smallTable || row == 0 || row + 2 == tops.size();
        pieces.push_back({tops[row], bottom, holds});
    }
    pieces.back().holdsNext = false;
}

bool isChoice(const QString& text) { return text.startsWith(u'☐') || text.startsWith(u'☒'); }

/// What is introduced stays with its introduction: a heading, a question with its choices, "Why:" with the reasons.
bool holds(const QTextBlock& block, bool beforeTable) {
    if (block.blockFormat().headingLevel() > 0 || beforeTable) return true;
    const QString text = block.text();
    if (isChoice(text) || isChoice(block.next().text())) return true;
    return text.size() <= shortWords && (text.endsWith(u':') || text.endsWith(u'：'));
}

void addBlock(const QTextBlock& block, bool beforeTable, const QTextDocument& document, std::vector<PagePiece>& pieces) {
    const QRectF place = document.documentLayout()->blockBoundingRect(block);
    const QTextLayout& lines = *block.layout();
    // Two lines stay together at either end of a paragraph.
    const bool isOne = lines.lineCount() < 4 || block.blockFormat().headingLevel() > 0;
    if (isOne) {
        pieces.push_back({place.top(), place.bottom(), holds(block, beforeTable)});
        return;
    }
    for (int line = 0; line < lines.lineCount(); ++line) {
        const double top = place.top() + lines.lineAt(line).y();
        const bool last = line + 1 == lines.lineCount();
        const double bottom = last ? place.bottom() : place.top() + lines.lineAt(line + 1).y();
        pieces.push_back(
            {top, bottom, last ? holds(block, beforeTable) : line == 0 || line + 2 == lines.lineCount()});
    }
}

}  // namespace

std::vector<PagePiece> piecesOf(const QTextDocument& document) {
    std::vector<PagePiece> pieces;
    const QTextFrame& root = *document.rootFrame();
    for (auto each = root.begin(); !each.atEnd(); ++each) {
        if (const auto* table = qobject_cast<const QTextTable*>(each.currentFrame())) {
            addRows(*table, document, pieces);
        } else if (each.currentBlock().isValid()) {
            auto next = each;
            ++next;
            const bool beforeTable = !next.atEnd() && next.currentFrame() != nullptr;
            addBlock(each.currentBlock(), beforeTable, document, pieces);
        }
    }
    return pieces;
}

std::vector<PagePart> pagesOf(const std::vector<PagePiece>& pieces, double height) {
    std::vector<PagePart> pages;
    std::size_t first = 0;
    while (first < pieces.size()) {
        std::size_t end = first + 1;  // behind the last piece that fits
        while (end < pieces.size() && pieces[end].bottom - pieces[first].top <= height) ++end;
        // Back to where it may be cut; if that leaves nothing, it is cut where the page is full.
        std::size_t cut = end;
        while (cut > first && cut < pieces.size() && pieces[cut - 1].holdsNext) --cut;
        if (cut == first) cut = end;
        pages.push_back({pieces[first].top, pieces[cut - 1].bottom});
        first = cut;
    }
    if (pages.empty()) pages.push_back({});
    return pages;
}

}  // namespace zabscope
