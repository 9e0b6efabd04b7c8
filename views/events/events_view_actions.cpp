// SPDX-License-Identifier: GPL-3.0-or-later
// EventsView: what can be done with a row.
#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

#include "views/command_menu.h"
#include "views/events/event_model.h"
#include "views/events/event_table.h"
#include "views/events/events_view.h"
#include "views/message_of.h"

namespace zabscope {
namespace {

constexpr int mostCopied = 10'000;

}  // namespace

EventId EventsView::eventOf(int row) const { return frame() ? m_model->eventAt(row) : noEvent; }

void EventsView::choose(int row) {
    const EventId id = eventOf(row);
    if (id == noEvent) return;
    m_follow->setChecked(false);  // the row stays under the mouse
    const Event& event = frame().timeline->event(id);
    const EventId message = messageOf(event);
    select({nodeOf(event.what), message != noEvent ? message : id});
    Q_EMIT jumped(frame().timeline->positionOf(id));
}

void EventsView::openMenu(int row, const QPoint& at) {
    const EventId id = eventOf(row);
    if (id == noEvent) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addAction(tr("&Why?"), this, [this, id] { Q_EMIT explained(id); });
    menu->addAction(tr("&Go there"), this, [this, row] { choose(row); });
    menu->addAction(tr("&Copy as text"), this, [this] { copy(); });
    const CommandSink sink = [this](const QString& command) { Q_EMIT commanded(command); };
    const Event& event = frame().timeline->event(id);
    if (const EventId message = messageOf(event); message != noEvent) addMessageActions(*menu, message, frame(), sink);
    if (const NodeId node = nodeOf(event.what); isServer(node)) addServerActions(*menu, node, frame(), sink);
    menu->popup(at);
}

void EventsView::copy() const {
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& index : rows) {
        if (lines.size() == mostCopied) break;
        lines << m_model->textAt(index.row());
    }
    if (!lines.isEmpty()) QApplication::clipboard()->setText(lines.join(u'\n'));
}

}  // namespace zabscope
