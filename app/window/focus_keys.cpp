// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/focus_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QTextEdit>

namespace zabscope {

bool keepsKey(const QWidget* focus, const QKeyEvent& key) {
    if (!focus || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return false;
    switch (key.key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            return qobject_cast<const QAbstractItemView*>(focus) || qobject_cast<const QComboBox*>(focus) ||
                   qobject_cast<const QTextEdit*>(focus);
        case Qt::Key_Space:
            return qobject_cast<const QAbstractButton*>(focus) || qobject_cast<const QComboBox*>(focus);
        default:
            return false;
    }
}

}  // namespace zabscope
