// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/own_keys.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QRadioButton>

namespace zabscope {
namespace {

bool isOwn(int key) {
    switch (key) {
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
            return true;
        default:
            return false;
    }
}

}  // namespace

OwnKeys::OwnKeys(QWidget& panel) : QObject(&panel), m_panel(panel) { panel.installEventFilter(this); }

// Keys that a control does not take come up to the panel.
bool OwnKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (plain && isOwn(key->key()) && (event->type() == QEvent::ShortcutOverride || press(key->key()))) {
            event->accept();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

bool OwnKeys::press(int key) {
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    if (!button || !m_panel.isAncestorOf(button)) return false;
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        button->click();
        return true;
    }
    if ((key != Qt::Key_Up && key != Qt::Key_Down) || !qobject_cast<QRadioButton*>(button)) return false;
    const QList<QRadioButton*> all = m_panel.findChildren<QRadioButton*>();
    const qsizetype at = all.indexOf(button) + (key == Qt::Key_Up ? -1 : 1);
    if (at >= 0 && at < all.size()) all[at]->setFocus(Qt::TabFocusReason);
    return true;
}

}  // namespace zabscope
