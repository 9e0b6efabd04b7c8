// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/origin.h"

#include <QCoreApplication>
#include <algorithm>

namespace zabscope {
namespace {

/// The words of the menu; a class, since lupdate needs a context.
class Origin {
    Q_DECLARE_TR_FUNCTIONS(Origin)

public:
    static QString ask() { return tr("Wh&y is it so?"); }
    static QString hint() { return tr("The causes of the last thing that it said or that became of it"); }
};

bool isBirthOf(const Event& event, NodeId node) {
    const auto* born = std::get_if<Born>(&event.what);
    return born && born->node == node;
}

bool sets(const Event& event, NodeId node, std::uint16_t field) {
    const auto* changed = std::get_if<Changed>(&event.what);
    return changed && changed->node == node &&
           std::any_of(changed->fields.begin(), changed->fields.end(),
                       [field](const FieldChange& each) { return each.field == field; });
}

bool tells(const Event& event, NodeId node) {
    const bool says = std::holds_alternative<Noted>(event.what) || std::holds_alternative<Died>(event.what) ||
                      std::holds_alternative<Froze>(event.what) || std::holds_alternative<Thawed>(event.what);
    return (says || std::holds_alternative<Born>(event.what)) && nodeOf(event.what) == node;
}

}  // namespace

EventId originOf(const Frame& frame, NodeId node, std::uint16_t field) {
    for (EventId id = std::min(frame.now.last, frame.timeline->last()); id > noEvent; --id) {
        const Event& event = frame.timeline->event(id);
        if (sets(event, node, field) || isBirthOf(event, node)) return id;
    }
    return noEvent;
}

EventId originOf(const Frame& frame, NodeId node) {
    for (EventId id = std::min(frame.now.last, frame.timeline->last()); id > noEvent; --id) {
        if (tells(frame.timeline->event(id), node)) return id;
    }
    return noEvent;
}

void addWhy(QMenu& menu, NodeId server, const Frame& frame, const std::function<void(EventId)>& explain) {
    if (!frame || !frame.ensemble->find(server)) return;
    const EventId event = originOf(frame, server);
    QAction* action = menu.addAction(Origin::ask(), &menu, [explain, event] { explain(event); });
    action->setToolTip(Origin::hint());
    action->setEnabled(event != noEvent);
}

}  // namespace zabscope
