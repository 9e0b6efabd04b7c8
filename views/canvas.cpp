// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QSemaphore>
#include <QThreadPool>

#include "views/canvas_access.h"

namespace zabscope {

Canvas::Canvas(QWidget* parent) : View(parent) {
    offerCanvasesToScreenReaders();
    setFocusPolicy(Qt::StrongFocus);
}

QReadWriteLock& Canvas::fontsInUse() {
    static QReadWriteLock lock;
    return lock;
}

void Canvas::paintEvent(QPaintEvent* event) {
    m_dirty = event->rect();
    QPainter painter(this);
    if (isVector() || isThreadBound()) return paint(painter);
    // Qt 6.4 cuts every shape of more than 95 spans into pieces, hands them to its thread pool and waits for them,
    // which takes twenty times as long as the shape, unless the painting thread is one of that pool (qdrawhelper.cpp).
    QSemaphore done;
    QThreadPool& pool = *QThreadPool::globalInstance();
    pool.reserveThread();
    pool.startOnReservedThread([&] {
        paint(painter);
        done.release();
    });
    done.acquire();
}

void Canvas::focusItem(int index) {
    m_focused = index;
    update();
    if (index < 0) return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

void Canvas::activateItem(int index) {
    const std::vector<Item> all = items();
    if (index >= 0 && index < static_cast<int>(all.size())) activate(all[static_cast<std::size_t>(index)]);
}

void Canvas::activate(const Item& item) { select(item.selection); }
void Canvas::openMenu(const Item&, const QPoint&) {}

bool Canvas::focusNextPrevChild(bool next) {
    const int count = static_cast<int>(items().size());
    const int wanted = m_focused < 0 ? (next ? 0 : count - 1) : m_focused + (next ? 1 : -1);
    if (hasFocus() && wanted >= 0 && wanted < count) {
        focusItem(wanted);
        return true;
    }
    focusItem(-1);
    return View::focusNextPrevChild(next);
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    const std::vector<Item> all = items();
    const bool onItem = m_focused >= 0 && m_focused < static_cast<int>(all.size());
    const Item* item = onItem ? &all[static_cast<std::size_t>(m_focused)] : nullptr;
    if (item && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        activate(*item);
    } else if (item && (event->key() == Qt::Key_Menu ||
                        (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier))) {
        openMenu(*item, mapToGlobal(item->place.center()));
    } else {
        View::keyPressEvent(event);
    }
}

void Canvas::focusOutEvent(QFocusEvent* event) {
    // A menu takes the keyboard for a moment only.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) m_focused = -1;
    View::focusOutEvent(event);
    update();
}

void Canvas::paintFocus(QPainter& painter) const {
    if (!hasFocus()) return;
    const std::vector<Item> all = items();
    const bool onItem = m_focused >= 0 && m_focused < static_cast<int>(all.size());
    painter.setPen(QPen(theme().accent, 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(onItem ? all[static_cast<std::size_t>(m_focused)].place.adjusted(-3, -3, 3, 3)
                            : rect().adjusted(1, 1, -2, -2));
}

}  // namespace zabscope
