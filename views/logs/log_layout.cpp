// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/log_layout.h"

#include <QFontMetrics>
#include <algorithm>

namespace zabscope {
namespace {

constexpr int margin = 8;
constexpr int gap = 6;

int wrapped(const QFont& font, const QString& text, int width) {
    if (text.isEmpty()) return 0;
    return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(40, width), 4000), Qt::TextWordWrap, text).height();
}

}  // namespace

QFont LogLayout::captionFont(const QFont& font) {
    QFont caption = font;
    if (font.pointSizeF() > 0) caption.setPointSizeF(font.pointSizeF() * 0.86);
    return caption;
}

QFont LogLayout::boldFont(const QFont& font) {
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

int LogLayout::sampleWidth(const QFont& font) { return QFontMetrics(captionFont(font)).height() * 6 / 5; }

const LogLayout::Piece* LogLayout::pieceOf(std::size_t column) const {
    const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) {
        return piece.span.begin <= column && column < piece.span.end;
    });
    return found == pieces.end() ? nullptr : &*found;
}

LogLayout LogLayout::of(const QSize& size, const QFont& font, const LogContents& contents) {
    LogLayout layout;
    const int width = size.width() - 2 * margin;
    const QFontMetrics metrics(font);
    layout.isWide = size.width() > metrics.height() * 50;
    layout.standing = QRect(margin, margin, width, wrapped(boldFont(font), contents.standing, width));
    // In a very low panel the column of trees says it.
    const QString trees = size.height() < metrics.height() * 12 ? QString() : contents.trees;
    layout.trees = QRect(margin, layout.standing.bottom() + 3, width, wrapped(captionFont(font), trees, width));
    // Han characters are higher than the font's own.
    layout.captionLine = std::max(QFontMetrics(captionFont(font)).height(),
                                  wrapped(captionFont(font), contents.legend.join(u' '), 1 << 20));
    const int bottom = layout.placeLegend(size, font, contents.legend);
    const int line = layout.captionLine;
    const int top = (trees.isEmpty() ? layout.standing.bottom() : layout.trees.bottom()) + gap;
    const auto rowsAbove = [&](int end) {
        return QRect(margin, top + 2 * line + 5, width, std::max(0, end - gap - top - 2 * line - 5));
    };
    layout.rows = rowsAbove(bottom);
    // Where there is hardly room for the histories, they matter more than what explains them.
    const int count = static_cast<int>(contents.sheet->rows.size());
    const bool isLow = size.height() < metrics.height() * 22;
    const auto captions = isLow && !layout.isWide
                              ? static_cast<int>(std::ranges::count(contents.isImportant, true)) * (line + 2)
                              : 0;
    const int few = isLow ? count : std::min(3, count);
    if (layout.rows.height() < few * (metrics.height() + (isLow && layout.isWide ? 6 : 9)) + captions) {
        layout.legend.clear();
        layout.rows = rowsAbove(size.height() - margin / 2);
    }
    layout.placeColumns(size, font, contents);
    const QRect cells = layout.cells.translated(margin, 0);
    layout.corner = QRect(margin, top, layout.mark.width(), 2 * line + 2);
    layout.epochs = QRect(cells.left(), top, cells.width(), line + 1);
    layout.counters = QRect(cells.left(), top + line + 2, cells.width(), line);
    layout.treeTitle = QRect(margin + layout.tree.left(), top + line + 2, layout.tree.width(), line);
    layout.placeRows(contents);
    layout.placeDeeds(font, contents);
    if (layout.isWide) {
        const int left = margin + layout.tree.right() + 2 * gap;
        layout.captionTitle = QRect(left, top + line + 2, std::max(0, margin + width - left), line);
    }
    return layout;
}

/// From the bottom up; gives the height at which it begins.
int LogLayout::placeLegend(const QSize& size, const QFont& font, const QStringList& texts) {
    const QFontMetrics caption(captionFont(font));
    const int high = captionLine + 3;
    int x = margin;
    int y = 0;
    for (const QString& text : texts) {
        const int width = sampleWidth(font) + 6 + caption.horizontalAdvance(text) + 2;
        if (x > margin && x + width > size.width() - margin) {
            x = margin;
            y += high;
        }
        legend.push_back(QRect(x, y, std::min(width, size.width() - 2 * margin), high));
        x += width + 10;
    }
    const int top = size.height() - margin / 2 - y - high;
    for (QRect& place : legend) place.translate(0, top);
    return top;
}

void LogLayout::placeColumns(const QSize& size, const QFont& font, const LogContents& contents) {
    const QFontMetrics metrics(font);
    const QFontMetrics caption(captionFont(font));
    const int width = size.width() - 2 * margin;
    const int line = metrics.height();
    const int count = static_cast<int>(contents.sheet->rows.size());
    // In a low panel they rather stand closer than that one is cut off.
    const int share = count > 0 ? rows.height() / count - 2 : 0;
    const int least = std::clamp(isWide ? share : line + 7, line + 4, line + 7);
    // Where there is room, the rows take some of it.
    const int below = isWide ? 2 : captionLine + 4;
    const int fits = count > 0 ? rows.height() * 3 / 5 / count - below : least;
    const int high = std::clamp(fits, least, isWide ? line * 5 / 2 : line * 2);
    const int left = std::max(high, caption.horizontalAdvance(contents.corner) + 6);
    const int treeWidth = caption.horizontalAdvance(contents.widestTree) + line + 6;
    const int captions = isWide ? width * 3 / 10 : 0;
    mark = QRect(0, 0, left, high);
    const int room = std::max(line * 3, width - left - 2 * gap - 4 - treeWidth - captions);
    placePieces(font, contents, room);
    cells = QRect(left + gap, 0, std::min(axis, room), high);
    // With few columns the rest moves up to them, but not too near.
    if (!isWide || axis > room) cells.setWidth(room);
    cells.setWidth(std::max(cells.width(), std::min(room, line * 8)));
    tree = QRect(cells.right() + gap + 4, 0, treeWidth, high);
}

void LogLayout::placePieces(const QFont& font, const LogContents& contents, int room) {
    const QFontMetrics caption(captionFont(font));
    const int line = QFontMetrics(font).height();
    // Columns become narrow before there is anything to scroll, and their names fewer.
    const int narrow = line * 9 / 10;
    const int most = isWide ? std::max(narrow, std::min(mark.height() * 5 / 4, line * 5 / 2)) : line * 7 / 4;
    int wide = std::clamp(caption.horizontalAdvance(contents.widestCounter) + 6, narrow, most);
    const int folded = std::max(caption.horizontalAdvance(contents.widestPiece) + 8, 2 * wide);
    const bool hasBefore = contents.sheet->earlier > 0 || contents.sheet->hasRoots;
    const bool hasAfter = contents.sheet->later > 0;
    const int forColumns = std::max(0, room - (hasBefore ? folded : 0) - (hasAfter ? folded : 0));
    const std::size_t fit = contents.folds ? static_cast<std::size_t>(forColumns / wide) : LogSheet::mostColumns;
    const auto spans = spansOf(*contents.sheet, fit, static_cast<std::size_t>((folded + wide - 1) / wide));
    const auto singles = static_cast<int>(std::count_if(
        spans.begin(), spans.end(), [](const LogSpan& span) { return span.kind == LogSpan::Kind::column; }));
    const int others = (static_cast<int>(spans.size()) - singles) * folded;
    if (singles > 0) wide = std::clamp((room - others) / singles, narrow, std::max(wide, most));
    for (const LogSpan& span : spans) {
        const int width = span.kind == LogSpan::Kind::column ? wide : folded;
        pieces.push_back({span, axis, width});
        axis += width;
    }
}

void LogLayout::placeRows(const LogContents& contents) {
    const int line = captionLine;
    const int high = mark.height();
    const auto count = contents.sheet->rows.size();
    const auto has = [&](std::size_t i) { return !contents.captions[static_cast<qsizetype>(i)].isEmpty(); };
    int all = 0;
    for (std::size_t i = 0; i < count; ++i) all += high + (!isWide && has(i) ? line + 2 : 0) + 2;
    // Where not all captions fit, the important ones stay.
    const bool shows = all <= rows.height();
    const int width = rows.width();
    for (std::size_t i = 0; i < count; ++i) {
        Row each;
        const bool below = !isWide && has(i) && (shows || contents.isImportant[i]);
        each.place = QRect(0, height, width, high + (below ? line + 2 : 0));
        const int indent = mark.width() + gap;
        if (below) each.caption = QRect(indent, height + high + 1, width - indent, line);
        if (isWide && has(i)) {
            const int left = tree.right() + 2 * gap;
            each.caption = QRect(left, height, std::max(0, width - left), high);
        }
        row.push_back(each);
        height += each.place.height() + 2;
    }
}

void LogLayout::placeDeeds(const QFont& font, const LogContents& contents) {
    const int end = rows.bottom();
    rows.setHeight(std::min(rows.height(), height));
    if (contents.deeds.empty()) return;
    const QFont small = captionFont(font);
    const int line = QFontMetrics(font).height();
    const int indent = isWide ? mark.width() + gap : 2 * gap;
    int y = rows.bottom() + 2 * gap;
    const QRect title(rows.left(), y, rows.width(), captionLine + 2);
    y = title.bottom() + 2;
    for (const auto& [what, why] : contents.deeds) {
        const int width = rows.width() - indent;
        const int forWhat = std::max(line, wrapped(font, what, width));
        const int forWhy = wrapped(small, why, width);
        if (y + forWhat + forWhy > end) break;
        const QRect first(rows.left() + indent, y, width, forWhat);
        const QRect second(first.left(), y + forWhat, width, forWhy);
        deeds.push_back({first, second});
        y += forWhat + forWhy + gap;
    }
    if (!deeds.empty()) deedsTitle = title;
}

}  // namespace zabscope
