// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/own_keys.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
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
        // A line leaves a blank to the window only while nothing is typed in it.
        const bool left = key->key() == Qt::Key_Space && qobject_cast<QLineEdit*>(QApplication::focusWidget());
        if (plain && !left && isOwn(key->key()) && (event->type() == QEvent::ShortcutOverride || press(key->key()))) {
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
    if (key != Qt::Key_Up && key != Qt::Key_Down) return false;
    QList<QRadioButton*> all = m_panel.findChildren<QRadioButton*>();
    all.removeIf([](const QRadioButton* each) { return !each->isEnabled(); });
    // From another button Down leads to the first choice, and Up to the last.
    const qsizetype from = all.indexOf(button);
    const qsizetype at = key == Qt::Key_Down ? from + 1 : (from < 0 ? all.size() : from) - 1;
    if (at >= 0 && at < all.size()) all[at]->setFocus(Qt::TabFocusReason);
    return true;
}

}  // namespace zabscope
