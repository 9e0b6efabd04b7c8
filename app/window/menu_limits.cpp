// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/menu_limits.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>

namespace zabscope {
namespace {

bool belongsTo(const QWidget& window, const QWidget* menu) {
    while (menu && menu != &window) menu = menu->parentWidget();
    return menu != nullptr;
}

}  // namespace

MenuLimits::MenuLimits(QWidget& window, Refusal refusal)
    : QObject(&window), m_window(window), m_refusal(std::move(refusal)) {
    QApplication::instance()->installEventFilter(this);
}

bool MenuLimits::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) {
        if (auto* menu = qobject_cast<QMenu*>(watched); menu && belongsTo(m_window, menu)) limit(*menu);
    }
    return QObject::eventFilter(watched, event);
}

void MenuLimits::limit(QMenu& menu) const {
    for (QAction* action : menu.actions()) {
        if (!action->isEnabled()) continue;
        for (const QString& command : action->data().toStringList()) {
            const QString why = m_refusal(command);
            if (why.isEmpty()) continue;
            action->setEnabled(false);
            action->setToolTip(why);
            action->setStatusTip(why);
            menu.setToolTipsVisible(true);
            break;
        }
    }
}

}  // namespace zabscope
