// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/logs_view.h"

#include <QFontMetrics>
#include <algorithm>

#include "views/logs/log_words.h"
#include "views/wording.h"

namespace zabscope {
namespace {

LogRow tenBehind() {
    LogRow row;
    row.tree = TreeState::behind;
    row.by = 10;
    return row;
}

}  // namespace

LogsView::LogsView(QWidget* parent) : Canvas(parent) {}

QString LogsView::title() const { return tr("Logs"); }
QString LogsView::purpose() const {
    return tr("All histories side by side: what each server has written, flushed, committed, thrown away.");
}
QSize LogsView::sizeHint() const {
    const int line = fontMetrics().height();
    return {line * 28, line * 32};
}

// ---- what is shown ----

void LogsView::forget() {
    m_shown.reset();
    update();
}
void LogsView::frameChanged(const Frame&) {
    if (frame()) m_past.update(*frame().timeline);
    forget();
}
void LogsView::retranslate() { forget(); }
void LogsView::resizeEvent(QResizeEvent* event) {
    Canvas::resizeEvent(event);
    forget();
}
void LogsView::changeEvent(QEvent* event) {
    Canvas::changeEvent(event);
    if (event->type() == QEvent::FontChange) forget();
}

const LogsView::Shown& LogsView::shown() const {
    if (m_shown && m_shown->density == density()) return *m_shown;
    m_shown = std::make_unique<Shown>();
    Shown& all = *m_shown;
    all.density = density();
    if (!frame()) return all;
    all.past = m_past.at(frame().now.last);
    all.sheet = logSheetOf(frame(), all.past, m_until);
    // In the past the end may lie before what was looked at: then the end is meant again.
    if (m_until && all.sheet.later == 0) all.sheet = logSheetOf(frame(), all.past);
    all.layout = LogLayout::of(size(), font(), contents(all));
    return all;
}

LogContents LogsView::contents(Shown& all) const {
    const QFontMetrics caption(LogLayout::captionFont(font()));
    const auto widest = [&caption](QString& so, const QString& text) {
        if (caption.horizontalAdvance(text) > caption.horizontalAdvance(so)) so = text;
    };
    LogContents contents;
    contents.sheet = &all.sheet;
    contents.standing = all.standing = LogWords::standing(all.sheet);
    contents.trees = all.trees = LogWords::trees(all.sheet);
    contents.legend = all.legend = LogWords::legend();
    contents.corner = all.corner = tr("epoch");
    widest(contents.corner, QStringLiteral("zxid"));
    for (const LogRow& row : all.sheet.rows) {
        const bool isSelected = row.sid == frame().selection.node;
        const bool shows = density() != Density::focus || isSelected;
        all.captions << (shows ? LogWords::caption(row) : QString());
        contents.isImportant.push_back(isSelected || row.syncing || row.cut != nullptr);
        QString words = LogWords::tree(row, all.sheet);
        if (row.tree != TreeState::none && width() > fontMetrics().height() * 50)
            words += QStringLiteral("  ") + LogWords::digest(row);
        widest(contents.widestTree, words);
    }
    for (auto deed = all.past.deeds.rbegin(); deed != all.past.deeds.rend(); ++deed) {
        const NodeId only = density() == Density::focus ? frame().selection.node : noNode;
        if (isServer(only) && deed->node() != only) continue;
        all.deeds.push_back(*deed);
        const QString when = Wording::instant(deed->at());
        all.deedWords.emplace_back(tr("%1  %2", "when, and what was done").arg(when, LogWords::deed(*deed)),
                                   LogWords::deedReason(*deed, *frame().timeline));
    }
    contents.deeds = all.deedWords;
    // Room for what comes often, so that nothing jumps.
    widest(contents.widestTree, LogWords::tree(tenBehind(), all.sheet));
    contents.captions = all.captions;
    for (const LogColumn& column : all.sheet.columns) widest(contents.widestCounter, LogWords::counter(column.zxid));
    const std::int64_t most = all.sheet.earlier + all.sheet.later + static_cast<std::int64_t>(all.sheet.columns.size());
    widest(contents.widestPiece, LogWords::piece({LogSpan::Kind::alike, 0, 0, true, most}));
    if (all.sheet.later > 0) widest(contents.widestPiece, LogWords::piece({LogSpan::Kind::later, 0, 0, false, most}));
    contents.folds = !m_unfolded && density() != Density::all;
    return contents;
}

// ---- places ----

int LogsView::scroll() const { return std::clamp(m_scroll, 0, shown().layout.furthest()); }
int LogsView::shift() const { return std::clamp(m_shift, 0, shown().layout.furthestShift()); }

void LogsView::scrollBy(int pixels) {
    m_scroll = std::clamp(scroll() + pixels, 0, shown().layout.furthest());
    update();
}
void LogsView::shiftBy(int pixels) {
    m_shift = std::clamp(shift() + pixels, 0, shown().layout.furthestShift());
    update();
}

QRect LogsView::rowPlace(std::size_t row) const {
    const LogLayout& layout = shown().layout;
    return layout.row[row].place.translated(layout.rows.left(), layout.rows.top() - scroll());
}

QRect LogsView::cellsPlace() const { return shown().layout.counters; }

QRect LogsView::piecePlace(const LogLayout::Piece& piece, const QRect& strip) const {
    const LogLayout& layout = shown().layout;
    const int left = strip.left() + piece.left - (layout.furthestShift() - shift());
    return {left, strip.top(), piece.width, strip.height()};
}

QRect LogsView::placeOf(NodeId server, Zxid zxid) const {
    const Shown& all = shown();
    for (std::size_t i = 0; i < all.sheet.rows.size(); ++i) {
        if (all.sheet.rows[i].sid != server) continue;
        for (const LogLayout::Piece& piece : all.layout.pieces) {
            if (piece.span.kind != LogSpan::Kind::column || all.sheet.columns[piece.span.begin].zxid != zxid) continue;
            const QRect place = piecePlace(piece, all.layout.cells.translated(rowPlace(i).topLeft()));
            return cellsPlace().left() <= place.left() && place.right() <= cellsPlace().right() + 1 ? place : QRect();
        }
    }
    return {};
}

LogsView::Target LogsView::targetAt(const QPoint& at) const {
    Target target;
    if (!frame()) return target;
    const Shown& all = shown();
    const LogLayout& layout = all.layout;
    const QRect cells = cellsPlace();
    for (std::size_t i = 0; i < layout.deeds.size(); ++i) {
        if (layout.deeds[i].place().contains(at)) target.deed = &all.deeds[i];
    }
    if (target.deed) return target;
    const bool onAxis = layout.epochs.contains(at) || layout.counters.contains(at);
    if (layout.rows.contains(at)) {
        for (std::size_t i = 0; i < layout.row.size(); ++i) {
            const QRect place = rowPlace(i);
            if (!place.contains(at)) continue;
            target.row = &all.sheet.rows[i];
            const QRect caption = layout.row[i].caption.translated(layout.rows.left(), layout.rows.top() - scroll());
            target.onCaption = caption.contains(at);
        }
    }
    if ((!target.row && !onAxis) || target.onCaption || at.x() < cells.left() || at.x() > cells.right()) return target;
    for (const LogLayout::Piece& piece : layout.pieces) {
        const QRect place = piecePlace(piece, cells);
        if (place.left() <= at.x() && at.x() <= place.right()) target.piece = &piece;
    }
    return target;
}

const LogCell* LogsView::cellOf(const Target& target) const {
    if (!target.row || !target.piece || target.piece->span.kind != LogSpan::Kind::column) return nullptr;
    return &target.row->cells[target.piece->span.begin];
}

EventId LogsView::eventOf(const Target& target) const {
    if (const LogCell* cell = cellOf(target)) return cell->event;
    if (target.deed) return target.deed->reason();
    if (!target.onCaption || !target.row) return noEvent;
    const LogCut* cut = target.row->cut;
    const LogSync* sync = target.row->sync;
    if (!cut && !sync) return noEvent;
    // The newer of the two stands first.
    const bool newer = cut && (!sync || cut->event > sync->event);
    return LogDeed{newer ? cut : nullptr, LogDeed::isOne(cut, sync) || !newer ? sync : nullptr}.reason();
}

// ---- for the keyboard and screen readers ----

std::vector<Canvas::Item> LogsView::items() const {
    std::vector<Item> items;
    if (!frame()) return items;
    const Shown& all = shown();
    const LogLayout& layout = all.layout;
    for (std::size_t i = 0; i < all.sheet.rows.size(); ++i) {
        const LogRow& row = all.sheet.rows[i];
        QRect place = rowPlace(i);
        place.setHeight(layout.mark.height());
        items.push_back({LogWords::row(row), LogWords::rowDetails(row, all.sheet), place, {row.sid, noEvent}});
        // What was done to the history stands right behind its row.
        if (layout.row[i].caption.isEmpty()) continue;
        const QRect caption = layout.row[i].caption.translated(layout.rows.left(), layout.rows.top() - scroll());
        const EventId event = eventOf({&row, nullptr, true});
        items.push_back({all.captions[static_cast<qsizetype>(i)],
                         row.cut ? LogWords::cutReason(row.cut->kind) : QString(),
                         caption,
                         {row.sid, event}});
    }
    for (std::size_t i = 0; i < layout.deeds.size(); ++i) {
        items.push_back({all.deedWords[i].first,
                         all.deedWords[i].second,
                         layout.deeds[i].place(),
                         {all.deeds[i].node(), all.deeds[i].reason()}});
    }
    const QRect cells = cellsPlace();
    for (const LogLayout::Piece& piece : layout.pieces) {
        const QRect place = piecePlace(piece, layout.counters);
        if (place.right() < cells.left() || place.left() > cells.right()) continue;
        if (piece.span.kind == LogSpan::Kind::column) continue;
        items.push_back(
            {LogWords::piece(piece.span), LogWords::pieceDetails(piece.span, all.sheet), place.intersected(cells), {}});
    }
    // The cells of the server that is selected.
    for (std::size_t i = 0; i < all.sheet.rows.size(); ++i) {
        const LogRow& row = all.sheet.rows[i];
        if (row.sid != frame().selection.node) continue;
        for (const LogLayout::Piece& piece : layout.pieces) {
            const QRect place = piecePlace(piece, layout.cells.translated(rowPlace(i).topLeft()));
            if (place.right() < cells.left() || place.left() > cells.right()) continue;
            if (piece.span.kind != LogSpan::Kind::column) continue;
            const LogColumn& column = all.sheet.columns[piece.span.begin];
            const LogCell& cell = row.cells[piece.span.begin];
            items.push_back({LogWords::cell(row, column, cell),
                             LogWords::cellDetails(row, column, cell, all.sheet),
                             place.intersected(QRect(cells.left(), place.top(), cells.width(), place.height())),
                             {row.sid, cell.event}});
        }
    }
    return items;
}

}  // namespace zabscope
