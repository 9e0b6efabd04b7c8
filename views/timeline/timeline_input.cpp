// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: mouse, keyboard and menus.
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "views/timeline/timeline_view.h"

namespace zabscope {

void TimelineView::jumpTo(double microseconds) {
    const Timeline& timeline = *frame().timeline;
    const double end = static_cast<double>(timeline.end().time_since_epoch().count());
    if (microseconds >= end) return jumpToEnd();
    const auto instant = Instant{Duration{std::llround(std::max(0.0, microseconds))}};
    Q_EMIT jumped(timeline.positionAt(instant));
}

void TimelineView::jumpTo(EventId event) { Q_EMIT jumped(frame().timeline->positionOf(event)); }

void TimelineView::jumpToEnd() { Q_EMIT jumped({frame().timeline->end(), frame().timeline->last()}); }

void TimelineView::zoom(double factor, double around) {
    const auto [from, to] = visible();
    zoomTo(around - (around - from) * factor, around + (to - around) * factor);
}

void TimelineView::pan(double microseconds) {
    const auto [from, to] = visible();
    if (m_zoom) zoomTo(from + microseconds, to + microseconds);
}

void TimelineView::press(const Target& target) {
    switch (target.what) {
        case Target::What::live:
            Q_EMIT liveWanted();
            return;
        case Target::What::bookmark:
            Q_EMIT jumped(frame().recording->bookmarks[static_cast<std::size_t>(target.index)].position);
            return;
        case Target::What::mark:
        case Target::What::reign:
            jumpTo(target.event);
            return;
        case Target::What::branch:
            Q_EMIT branchChosen(target.index);
            return;
    }
}

void TimelineView::activate(const Item& item) {
    for (const Target& target : targets()) {
        if (target.item.place == item.place && target.item.name == item.name) return press(target);
    }
}

bool TimelineView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return Canvas::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (!frame() || frame().timeline->empty()) return Canvas::mousePressEvent(event);
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::pan;
        m_dragged = event->position().x();
        return;
    }
    if (event->button() != Qt::LeftButton) return Canvas::mousePressEvent(event);
    const auto target = targetAt(event->position());
    if (target) press(*target);
    const bool leaves = target && (target->what == Target::What::branch || target->what == Target::What::live);
    m_drag = leaves ? Drag::none : Drag::scrub;
    if (!target) jumpTo(axis().at(event->position().x()));
    m_dragged = event->position().x();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (!frame() || frame().timeline->empty()) return;
    const double x = event->position().x();
    switch (m_drag) {
        case Drag::scrub:
            // A hand that shakes on a mark stays on it.
            if (std::abs(x - m_dragged) < 2) return;
            m_dragged = -1e9;
            return jumpTo(axis().at(x));
        case Drag::pan:
            pan((m_dragged - x) * axis().perPixel());
            m_dragged = x;
            return;
        case Drag::none:
            setCursor(targetAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
            return;
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) { m_drag = Drag::none; }

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) showAll();
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    constexpr double notch = 120;
    const QPoint turned = event->angleDelta();
    const TimeAxis time = axis();
    const double span = time.to - time.from;
    if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(turned.x()) > std::abs(turned.y())) {
        const int way = std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
        pan(-way / notch * span * 0.1);
    } else if (turned.y() != 0) {
        zoom(std::pow(0.8, turned.y() / notch), std::clamp(time.at(event->position().x()), time.from, time.to));
    }
    event->accept();
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if (!frame() || frame().timeline->empty()) return Canvas::keyPressEvent(event);
    const auto [from, to] = visible();
    const double now = static_cast<double>(frame().now.at.time_since_epoch().count());
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->key() == Qt::Key_Home) {
        Q_EMIT jumped({});
    } else if (event->key() == Qt::Key_End) {
        if (frame().recording->live)
            Q_EMIT liveWanted();
        else
            jumpToEnd();
    } else if (shift && event->key() == Qt::Key_Left) {
        jumpTo(now - (to - from) / 100);
    } else if (shift && event->key() == Qt::Key_Right) {
        jumpTo(now + (to - from) / 100);
    } else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) {
        zoom(0.8, std::clamp(now, from, to));
    } else if (event->key() == Qt::Key_Minus) {
        zoom(1.25, std::clamp(now, from, to));
    } else if (event->key() == Qt::Key_0) {
        showAll();
    } else if (focusedItem() < 0 && (event->key() == Qt::Key_Menu || (shift && event->key() == Qt::Key_F10))) {
        popUp(std::nullopt, frame().now, mapToGlobal(rect().center()));
    } else {
        Canvas::keyPressEvent(event);
    }
}

void TimelineView::fillMenu(QMenu& menu, const std::optional<Target>& target, const Position& place) {
    if (target && target->what == Target::What::bookmark) {
        const int index = target->index;
        menu.addAction(tr("&Edit note…"), this, [this, index] { Q_EMIT bookmarkEdited(index); });
        menu.addAction(tr("&Remove bookmark"), this, [this, index] { Q_EMIT bookmarkRemoved(index); });
        menu.addSeparator();
    }
    if (target && target->event != noEvent) {
        const EventId event = target->event;
        menu.addAction(tr("&Go there"), this, [this, event] { jumpTo(event); });
        menu.addAction(tr("&Why did this happen?"), this, [this, event] { Q_EMIT explained(event); });
        menu.addSeparator();
    }
    if (target && target->what == Target::What::branch) {
        const int branch = target->index;
        menu.addAction(tr("Show this &branch"), this, [this, branch] { Q_EMIT branchChosen(branch); });
        menu.addSeparator();
    }
    menu.addAction(tr("&Add bookmark here…"), this, [this, place] { Q_EMIT bookmarkWanted(place); });
    const auto [from, to] = visible();
    const double middle = static_cast<double>(place.at.time_since_epoch().count());
    const double quarter = (to - from) / 8;
    menu.addAction(tr("&Zoom in here"), this, [this, middle, quarter] { zoomTo(middle - quarter, middle + quarter); });
    menu.addAction(tr("&Show the whole run"), this, [this] { showAll(); })->setEnabled(m_zoom.has_value());
    if (isPast()) menu.addAction(tr("Return to &live"), this, [this] { Q_EMIT liveWanted(); });
}

void TimelineView::popUp(const std::optional<Target>& target, const Position& place, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, target, place);
    menu->popup(at);
}

void TimelineView::openMenu(const Item& item, const QPoint& at) {
    for (const Target& target : targets()) {
        if (target.item.place != item.place || target.item.name != item.name) continue;
        const bool known = target.event != noEvent;
        return popUp(target, known ? frame().timeline->positionOf(target.event) : frame().now, at);
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    if (!frame() || frame().timeline->empty()) return;
    if (event->reason() == QContextMenuEvent::Keyboard) return popUp(std::nullopt, frame().now, event->globalPos());
    const auto target = targetAt(event->pos());
    const double there = std::clamp(axis().at(event->pos().x()), 0.0,
                                    static_cast<double>(frame().timeline->end().time_since_epoch().count()));
    const Position place = target && target->event != noEvent
                               ? frame().timeline->positionOf(target->event)
                               : frame().timeline->positionAt(Instant{Duration{std::llround(there)}});
    popUp(target, place, event->globalPos());
}

}  // namespace zabscope
