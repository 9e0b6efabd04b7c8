// SPDX-License-Identifier: GPL-3.0-or-later
// LogsView: the picture.
#include <QPainter>
#include <algorithm>

#include "views/logs/log_paint.h"
#include "views/logs/log_words.h"
#include "views/logs/logs_view.h"
#include "views/wording.h"

namespace zabscope {

void LogsView::paintAxis(QPainter& painter, const LogPainter& paint) const {
    const Shown& all = shown();
    const LogLayout& layout = all.layout;
    const int line = layout.captionLine;
    paint.text(QRect(layout.corner.left(), layout.epochs.top(), layout.corner.width(), line), all.corner,
               theme().quietText, paint.caption());
    paint.text(QRect(layout.corner.left(), layout.counters.top(), layout.corner.width(), line), QStringLiteral("zxid"),
               theme().quietText, paint.caption());
    const QString tree = layout.isWide ? tr("tree, digest") : tr("tree");
    paint.text(layout.treeTitle, tree, theme().quietText, paint.caption());
    if (!layout.captionTitle.isEmpty())
        paint.text(layout.captionTitle, tr("what was last done to its history"), theme().quietText, paint.caption());
    painter.save();
    painter.setClipRect(layout.epochs.united(layout.counters));
    // One band for each epoch.
    for (std::size_t i = 0; i < layout.pieces.size();) {
        const LogSpan& span = layout.pieces[i].span;
        if (span.begin == span.end) {
            ++i;
            continue;
        }
        const std::int64_t epoch = all.sheet.columns[span.begin].zxid.epoch();
        std::size_t end = i + 1;
        while (end < layout.pieces.size() && layout.pieces[end].span.begin < layout.pieces[end].span.end &&
               all.sheet.columns[layout.pieces[end].span.begin].zxid.epoch() == epoch)
            ++end;
        const QRect first = piecePlace(layout.pieces[i], layout.epochs);
        const QRect last = piecePlace(layout.pieces[end - 1], layout.epochs);
        const QRect band = first.united(last).intersected(layout.epochs);
        if (!band.isEmpty()) paint.epoch(band, epoch, tr("epoch %1").arg(epoch));
        i = end;
    }
    painter.setClipRect(layout.epochs.united(layout.counters).adjusted(0, 0, 2, 0));
    paintLines(painter, layout.counters);
    paintCounters(paint);
    painter.restore();
}

/// The counters over their columns, from the newest on, as many as have room; between them what folded pieces stand for.
void LogsView::paintCounters(const LogPainter& paint) const {
    const Shown& all = shown();
    const QRect strip = all.layout.counters;
    const QFontMetrics metrics(paint.caption());
    int free = strip.right() + 1;  // all words end before it
    for (auto piece = all.layout.pieces.rbegin(); piece != all.layout.pieces.rend(); ++piece) {
        const QRect place = piecePlace(*piece, strip).intersected(strip);
        if (place.isEmpty()) continue;
        if (piece->span.kind != LogSpan::Kind::column) {
            // Half out of sight, or too narrow, it has no words.
            const QRect room(place.left(), place.top(), std::min(place.right() + 1, free) - place.left(), place.height());
            QString words = LogWords::piece(piece->span);
            if (metrics.horizontalAdvance(words) > room.width()) words = QStringLiteral("…");
            const int width = metrics.horizontalAdvance(words);
            if (width > room.width()) continue;
            paint.text(room, words, theme().text, paint.caption(), Qt::AlignCenter);
            free = room.left() + (room.width() - width) / 2 - 3;
            continue;
        }
        const LogColumn& column = all.sheet.columns[piece->span.begin];
        const QString words = LogWords::counter(column.zxid);
        const int width = metrics.horizontalAdvance(words) + 2;
        const int most = std::max(strip.left(), strip.right() + 1 - width);
        const int left = std::clamp(place.center().x() - width / 2, strip.left(), most);
        if (left + width > free) continue;
        paint.text(QRect(left, place.top(), width, place.height()), words,
                   column.committed ? theme().text : theme().quietText, paint.caption(), Qt::AlignCenter);
        free = left - 2;
    }
}

void LogsView::paintCells(QPainter& painter, const LogPainter& paint, const LogRow& row, const QRect& strip) const {
    const Shown& all = shown();
    for (const LogLayout::Piece& piece : all.layout.pieces) {
        const QRect place = piecePlace(piece, strip);
        if (place.right() < strip.left() || place.left() > strip.right()) continue;
        const LogSpan& span = piece.span;
        if (span.kind == LogSpan::Kind::column) {
            const LogCell& cell = row.cells[span.begin];
            paint.cell(place, cell, all.sheet.columns[span.begin].zxid.epoch(), !row.up);
            if (cell.event != noEvent && cell.event == frame().selection.event) {
                painter.setPen(QPen(theme().accent, 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(place.adjusted(1, 1, -1, -1));
            }
            continue;
        }
        LogCell alike;
        std::int64_t epoch = 0;
        if (span.begin < span.end) {
            alike = row.cells[span.begin];
            epoch = all.sheet.columns[span.begin].zxid.epoch();
        } else if (span.kind == LogSpan::Kind::earlier && !all.sheet.columns.empty()) {
            // As it is with the first column, so it is before it, if there is anything.
            alike.kind = row.before > 0      ? LogCell::Kind::transaction
                         : row.root > Zxid{} ? LogCell::Kind::snapshot
                                             : LogCell::Kind::missing;
            alike.flushed = true;
            alike.committed = alike.applied = row.up;
            epoch = all.sheet.columns.front().zxid.epoch();
        } else if (row.root > Zxid{}) {
            alike.kind = LogCell::Kind::snapshot;
            alike.flushed = row.rootFlushed;
        }
        paint.bar(place, alike, epoch, !row.up);
    }
}

/// What was last done to the history: a zigzag where it was cut, a bracket below what came.
void LogsView::paintSurgery(const LogPainter& paint, const LogRow& row, const QRect& strip) const {
    const Shown& all = shown();
    const auto& columns = all.sheet.columns;
    const auto behind = [&](Zxid zxid) {
        const auto end = std::ranges::partition_point(columns, [&](const LogColumn& each) { return each.zxid <= zxid; });
        return static_cast<std::size_t>(end - columns.begin());
    };
    // The columns that came.
    const bool isDiff = row.sync && row.sync->mode == zab::SyncMode::diff;
    const bool came = isDiff || (row.sync && row.sync->mode == zab::SyncMode::snap);
    const std::size_t begin = isDiff ? behind(row.sync->from) : 0;
    const std::size_t end = came ? behind(row.sync->to) : 0;
    int from = -1;
    int to = -1;
    int cut = -1;
    for (const LogLayout::Piece& piece : all.layout.pieces) {
        const LogSpan& span = piece.span;
        if (span.begin == span.end) continue;
        const QRect place = piecePlace(piece, strip);
        const LogCell& cell = row.cells[span.begin];
        if (cut < 0 && cell.kind == LogCell::Kind::gone) cut = place.left();
        const std::size_t first = std::max(begin, span.begin);
        const std::size_t last = std::min(end, span.end);
        if (!cell.isHere() || first >= last) continue;
        // Of a folded piece perhaps only a part.
        const auto at = [&](std::size_t column) {
            return place.left() + static_cast<int>(static_cast<std::size_t>(place.width()) * (column - span.begin) /
                                                   (span.end - span.begin));
        };
        if (from < 0) from = at(first);
        to = at(last) - 1;
    }
    if (from >= 0) paint.bracket(from + 2, to - 1, strip.bottom() - 1);
    if (cut >= 0) paint.cutLine(cut + 2, strip.top() + 1, strip.bottom() - 1);
}

void LogsView::paintRow(QPainter& painter, const LogPainter& paint, std::size_t index) const {
    const Shown& all = shown();
    const LogLayout& layout = all.layout;
    const LogRow& row = all.sheet.rows[index];
    const QRect place = rowPlace(index);
    if (frame().selection.node == row.sid) {
        painter.fillRect(place, Theme::faint(theme().accent, 0.16));
        painter.fillRect(QRect(place.left() - 4, place.top(), 3, place.height()), theme().accent);
    }
    painter.setPen(theme().line);
    painter.drawLine(place.left(), place.bottom() + 1, place.right(), place.bottom() + 1);
    const auto at = [&](const QRect& column) { return column.translated(place.topLeft()); };
    paint.mark(at(layout.mark), row, row.sid == all.sheet.leader);
    const QRect strip = at(layout.cells);
    painter.save();
    painter.setClipRect(strip.adjusted(0, 0, 2, 0), Qt::IntersectClip);
    paintLines(painter, strip);
    paintCells(painter, paint, row, strip);
    if (density() != Density::focus || frame().selection.node == row.sid) paintSurgery(paint, row, strip);
    painter.restore();
    QString words = LogWords::tree(row, all.sheet);
    if (layout.isWide && row.tree != TreeState::none) words += QStringLiteral("  ") + LogWords::digest(row);
    paint.tree(at(layout.tree), row, words);
    const QRect caption = layout.row[index].caption;
    if (caption.isEmpty()) return;
    const QRect captionPlace = caption.translated(layout.rows.left(), layout.rows.top() - scroll());
    QString text = all.captions[static_cast<qsizetype>(index)];
    const QFontMetrics metrics(paint.caption());
    const QRect needed = metrics.boundingRect(QRect(0, 0, captionPlace.width(), 1000), Qt::TextWordWrap, text);
    const bool wraps = layout.isWide && needed.height() <= captionPlace.height();
    // Rather one thing said in full than two cut off.
    if (!wraps && metrics.horizontalAdvance(text) > captionPlace.width()) text = LogWords::shorter(text);
    paint.text(captionPlace, text, row.cut ? theme().text : theme().quietText, paint.caption(),
               Qt::AlignLeft | Qt::AlignVCenter | (wraps ? Qt::TextWordWrap : 0));
}

/// Through a row: where epochs meet, and up to where everything is committed.
void LogsView::paintLines(QPainter& painter, const QRect& strip) const {
    const Shown& all = shown();
    const LogLayout::Piece* before = nullptr;
    int committed = -1;
    for (const LogLayout::Piece& piece : all.layout.pieces) {
        if (piece.span.begin == piece.span.end) continue;
        const QRect place = piecePlace(piece, strip);
        const std::int64_t epoch = all.sheet.columns[piece.span.begin].zxid.epoch();
        if (before && all.sheet.columns[before->span.begin].zxid.epoch() != epoch)
            painter.fillRect(QRect(place.left(), strip.top(), 1, strip.height()), theme().epoch(epoch));
        if (all.sheet.columns[piece.span.end - 1].committed) committed = place.right() + 1;
        before = &piece;
    }
    if (committed >= 0) painter.fillRect(QRect(committed - 1, strip.top(), 2, strip.height()), theme().good);
}

void LogsView::paintDeeds(QPainter& painter, const LogPainter& paint) const {
    const Shown& all = shown();
    if (all.layout.deeds.empty()) return;
    paint.text(all.layout.deedsTitle, tr("What was done to the histories, the newest first"), theme().quietText,
               paint.caption());
    const int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    for (std::size_t i = 0; i < all.layout.deeds.size(); ++i) {
        const LogLayout::Deed& place = all.layout.deeds[i];
        const LogDeed& deed = all.deeds[i];
        const QColor mark = deed.cut ? theme().bad : theme().accent;
        const QRect bar(place.what.left() - 10, place.what.top() + 1, 4, place.place().height() - 2);
        painter.fillRect(bar, mark);
        if (deed.reason() == frame().selection.event)
            painter.fillRect(place.place().adjusted(-2, 0, 0, 0), Theme::faint(theme().accent, 0.16));
        paint.text(place.what, all.deedWords[i].first, theme().text, paint.body(), flags);
        if (!place.why.isEmpty())
            paint.text(place.why, all.deedWords[i].second, theme().quietText, paint.caption(), flags);
    }
}

void LogsView::paintLegend(const LogPainter& paint) const {
    const Shown& all = shown();
    const int width = LogLayout::sampleWidth(font());
    for (std::size_t i = 0; i < all.layout.legend.size(); ++i) {
        const QRect place = all.layout.legend[i];
        paint.sign(QRect(place.left(), place.top() - 2, width, place.height() + 4), static_cast<LogSign>(i));
        paint.text(place.adjusted(width + 6, 0, 0, 0), all.legend[static_cast<qsizetype>(i)], theme().quietText,
                   paint.caption());
    }
}

void LogsView::paintScroll(QPainter& painter) const {
    const LogLayout& layout = shown().layout;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::faint(theme().quietText, 0.6));
    const auto thumb = [](double whole, double content, double place, double furthest) {
        const double length = std::max(18.0, whole * whole / content);
        return std::pair{(whole - length) * place / furthest, length};
    };
    if (layout.furthest() > 0 && layout.rows.height() > 0) {
        const auto [at, length] = thumb(layout.rows.height(), layout.height, scroll(), layout.furthest());
        painter.drawRoundedRect(QRectF(layout.rows.right() + 2, layout.rows.top() + at, 4, length), 2, 2);
    }
    if (layout.furthestShift() > 0) {
        const int furthest = layout.furthestShift();
        const auto [at, length] = thumb(layout.cells.width(), layout.axis, furthest - shift(), furthest);
        painter.drawRoundedRect(QRectF(layout.counters.left() + at, layout.counters.bottom() + 1, length, 3), 1.5, 1.5);
    }
}

void LogsView::paint(QPainter& painter) {
    painter.fillRect(rect(), theme().panel);
    if (!frame()) return;
    // A picture on paper cannot wait for later frames.
    if (isVector()) {
        m_past.update(*frame().timeline, frame().timeline->chunks().size());
        m_shown.reset();
    }
    const Shown& all = shown();
    const LogPainter paint(painter, theme(), font());
    const int wraps = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    paint.text(all.layout.standing, all.standing, theme().text, paint.bold(), wraps);
    if (all.layout.trees.height() > 0)
        paint.text(all.layout.trees, all.trees, theme().quietText, paint.caption(), wraps);
    paintAxis(painter, paint);
    painter.save();
    painter.setClipRect(all.layout.rows.adjusted(-6, 0, 2, 2));
    for (std::size_t i = 0; i < all.sheet.rows.size(); ++i) {
        const QRect place = rowPlace(i);
        if (place.bottom() >= all.layout.rows.top() && place.top() <= all.layout.rows.bottom())
            paintRow(painter, paint, i);
    }
    painter.restore();
    paintDeeds(painter, paint);
    paintLegend(paint);
    paintScroll(painter);
    paintFocus(painter);
}

}  // namespace zabscope
