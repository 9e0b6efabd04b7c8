// SPDX-License-Identifier: GPL-3.0-or-later
// LogsView: what a person does with mouse and keyboard.
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <memory>

#include "views/command_menu.h"
#include "views/logs/log_words.h"
#include "views/logs/logs_view.h"
#include "views/origin.h"
#include "views/wording.h"

namespace zabscope {

void LogsView::showItem(int index) {
    const auto all = items();
    if (index < 0 || index >= static_cast<int>(all.size())) return;
    const QRect place = all[static_cast<std::size_t>(index)].place;
    const QRect rows = shown().layout.rows;
    if (!rows.intersects(place) && !(place.left() >= rows.left() && shown().layout.furthest() > 0)) return;
    if (place.top() < rows.top()) scrollBy(place.top() - rows.top() - 4);
    if (place.bottom() > rows.bottom()) scrollBy(place.bottom() - rows.bottom() + 6);
}

bool LogsView::focusNextPrevChild(bool next) {
    const bool stays = Canvas::focusNextPrevChild(next);
    if (stays) showItem(focusedItem());
    return stays;
}

void LogsView::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    // Where all rows are in sight, the wheel goes along the axis.
    const bool sideways = (event->modifiers() & Qt::ShiftModifier) != 0 || shown().layout.furthest() == 0;
    if (sideways) {
        shiftBy(turn.x() != 0 ? turn.x() : turn.y());
    } else {
        scrollBy(-turn.y());
        if (turn.x() != 0) shiftBy(turn.x());
    }
    event->accept();
}

void LogsView::keyPressEvent(QKeyEvent* event) {
    const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
    const int step = fontMetrics().height() * 2;
    if (control && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        scrollBy(event->key() == Qt::Key_Down ? step : -step);
    } else if (control && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left)) {
        shiftBy(event->key() == Qt::Key_Right ? -step : step);
    } else if (event->key() == Qt::Key_Home) {
        shiftBy(1 << 20);
    } else if (event->key() == Qt::Key_End) {
        m_until.reset();
        m_shift = 0;
        forget();
    } else {
        Canvas::keyPressEvent(event);
    }
}

void LogsView::unfold(const LogSpan& span) {
    switch (span.kind) {
        case LogSpan::Kind::column:
            return;
        case LogSpan::Kind::earlier:
            if (span.begin == span.end) {
                if (span.count == 0) return;
                m_until = Zxid{shown().sheet.columns.front().zxid.value - 1};
                break;
            }
            [[fallthrough]];
        case LogSpan::Kind::alike:
            m_unfolded = true;
            break;
        case LogSpan::Kind::later:
            m_until.reset();
            break;
    }
    m_shift = 0;
    forget();
}

void LogsView::activate(const Item& item) {
    if (item.selection == Selection{}) {
        const Target target = targetAt(item.place.center());
        if (target.piece) unfold(LogSpan(target.piece->span));
        return;
    }
    select(item.selection);
    if (item.selection.event != noEvent) Q_EMIT jumped(frame().timeline->positionOf(item.selection.event));
}

void LogsView::openMenu(const Item& item, const QPoint& at) {
    auto menu = std::make_unique<QMenu>(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (item.selection.event != noEvent) {
        const EventId event = item.selection.event;
        menu->addAction(tr("Why did this happen?"), this, [this, event] { Q_EMIT explained(event); });
        menu->addAction(tr("Go there"), this, [this, event] { Q_EMIT jumped(frame().timeline->positionOf(event)); });
    }
    if (m_unfolded) {
        menu->addAction(tr("Fold long stretches that are alike"), this, [this] {
            m_unfolded = false;
            m_shift = 0;
            forget();
        });
    }
    addServerActions(*menu, item.selection.node, frame(),
                     [this](const QString& command) { Q_EMIT commanded(command); });
    menu->addSeparator();
    addWhy(*menu, item.selection.node, frame(), [this](EventId event) { Q_EMIT explained(event); });
    if (!menu->isEmpty()) menu.release()->popup(at);  // it deletes itself when it closes
}

void LogsView::mousePressEvent(QMouseEvent* event) {
    if (!frame() || event->button() != Qt::LeftButton) return Canvas::mousePressEvent(event);
    const Target target = targetAt(event->pos());
    if (target.piece && target.piece->span.kind != LogSpan::Kind::column) return unfold(LogSpan(target.piece->span));
    if (target.deed) return select({target.deed->node(), eventOf(target)});
    if (target.row) return select({target.row->sid, eventOf(target)});
    Canvas::mousePressEvent(event);
}

void LogsView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!frame() || event->button() != Qt::LeftButton) return Canvas::mouseDoubleClickEvent(event);
    const EventId id = eventOf(targetAt(event->pos()));
    if (id != noEvent) Q_EMIT jumped(frame().timeline->positionOf(id));
}

void LogsView::contextMenuEvent(QContextMenuEvent* event) {
    if (!frame()) return;
    const Target target = targetAt(event->pos());
    Item item;
    if (target.row) item.selection = {target.row->sid, eventOf(target)};
    if (target.deed) item.selection = {target.deed->node(), eventOf(target)};
    openMenu(item, event->globalPos());
}

QString LogsView::tipAt(const QPoint& at) const {
    const Target target = targetAt(at);
    const LogSheet* sheet = frame() ? &shown().sheet : nullptr;
    if (const LogCell* cell = cellOf(target)) {
        const LogColumn& column = sheet->columns[target.piece->span.begin];
        return LogWords::cell(*target.row, column, *cell) + u'\n' +
               LogWords::cellDetails(*target.row, column, *cell, *sheet);
    }
    if (target.piece && target.piece->span.kind != LogSpan::Kind::column)
        return LogWords::pieceDetails(target.piece->span, *sheet);
    if (target.piece) {
        const LogColumn& column = sheet->columns[target.piece->span.begin];
        return LogWords::column(column, *sheet) + u'\n' + Wording::zxidAnatomy(column.zxid);
    }
    if (!target.row) return {};
    const QString details = LogWords::rowDetails(*target.row, *sheet);
    return details.isEmpty() ? LogWords::row(*target.row) : LogWords::row(*target.row) + u'\n' + details;
}

bool LogsView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), tip, this);
        }
        return true;
    }
    return Canvas::event(event);
}

}  // namespace zabscope
