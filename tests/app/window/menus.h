// SPDX-License-Identifier: GPL-3.0-or-later
/// The menus on the ensemble's canvas, as a person opens and uses them.
#pragma once

#include <QApplication>
#include <QContextMenuEvent>

#include "tests/app/window/desk.h"

namespace zabscope {

/// Opens the menu of a thing on the ensemble's canvas, by the right button of the mouse.
inline bool openMenu(Desk& desk, const QPoint& at) {
    if (at.isNull()) return false;
    Canvas* ensemble = desk.canvas("ensemble");
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, ensemble->mapToGlobal(at));
    QApplication::sendEvent(ensemble, &event);
    return QApplication::activePopupWidget() != nullptr;
}

inline void closeMenus() {
    while (QWidget* menu = QApplication::activePopupWidget()) menu->close();
}

/// Where a message stands that is on its way between servers; null if none is.
inline QPoint placeOfMessage(Desk& desk, EventId* message) {
    const auto state = desk.session().frame().state;
    for (const Canvas::Item& item : desk.canvas("ensemble")->items()) {
        const MessageInFlight* flight = state->findMessage(item.selection.event);
        if (!flight || flight->held || !isServer(flight->from) || !isServer(flight->to)) continue;
        *message = flight->message;
        return item.place.center();
    }
    return {};
}

}  // namespace zabscope
