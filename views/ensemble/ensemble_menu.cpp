// SPDX-License-Identifier: GPL-3.0-or-later
/// What can be done to the thing under the mouse, as a menu.
#include <QContextMenuEvent>

#include "views/command_menu.h"
#include "views/ensemble/ensemble_view.h"
#include "views/origin.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr NodeId lastNamedClient = -999;  // of the scenario language: client 1 .. client 999

}  // namespace

void EnsembleView::addServer(QMenu& menu, NodeId server) {
    const CommandSink sink = [this](const QString& command) { Q_EMIT commanded(command); };
    addServerActions(menu, server, frame(), sink);
    menu.addSeparator();
    addWhy(menu, server, frame(), [this](EventId event) { Q_EMIT explained(event); });
    // The keyboard reaches a link through one of its ends.
    if (frame().ensemble->members.size() < 2 || !frame().ensemble->find(server)) return;
    QMenu* links = menu.addMenu(tr("Lin&ks"));
    for (const Member& member : frame().ensemble->members) {
        if (member.sid == server) continue;
        QMenu* link = links->addMenu(tr("To server %1").arg(member.sid));
        addLinkActions(*link, server, member.sid, frame(), sink);
    }
}

void EnsembleView::addClient(QMenu& menu, NodeId client) {
    menu.addSection(Wording::node(client));
    const bool named = client >= lastNamedClient;
    const auto add = [&](const QString& words, Operation::Verb verb) {
        AskClient ask;
        ask.client = client;
        ask.operation.verb = verb;
        const QString command = QString::fromStdString(toText(Command{ask}));
        menu.addAction(words, this, [this, command] { Q_EMIT commanded(command); })->setEnabled(named);
    };
    add(tr("&Close its session"), Operation::Verb::close);
    add(tr("Let it &die (silence; its session expires)"), Operation::Verb::vanish);
}

void EnsembleView::addMessage(QMenu& menu, EventId message) {
    addMessageActions(menu, message, frame(), [this](const QString& command) { Q_EMIT commanded(command); });
    menu.addSeparator();
    menu.addAction(tr("&Why was it sent?"), this, [this, message] { Q_EMIT explained(message); });
    menu.addAction(tr("&Go to when it was sent"), this, [this, message] {
        if (message <= frame().timeline->last()) Q_EMIT jumped(frame().timeline->positionOf(message));
    });
}

void EnsembleView::addBackground(QMenu& menu) {
    menu.addSection(title());
    addEnsembleActions(menu, frame(), [this](const QString& command) { Q_EMIT commanded(command); });
    menu.addSeparator();
    menu.addAction(tr("&Reset places and zoom"), this, [this] { resetPlaces(); })->setEnabled(!(m_camera == Camera{}));
    QAction* legend = menu.addAction(tr("&Legend"), this, [this] { setLegendShown(!isLegendShown()); });
    legend->setCheckable(true);
    legend->setChecked(legendOpen(look().em));
}

void EnsembleView::popUp(const Hit& hit, const QPoint& at) {
    if (!frame()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    switch (hit.what) {
        case Hit::What::background:
            addBackground(*menu);
            break;
        case Hit::What::server:
            addServer(*menu, hit.node);
            break;
        case Hit::What::client:
            addClient(*menu, hit.node);
            break;
        case Hit::What::message:
            addMessage(*menu, hit.message->flight->message);
            break;
        case Hit::What::link:
            addLinkActions(*menu, hit.node, hit.other, frame(),
                           [this](const QString& command) { Q_EMIT commanded(command); });
            break;
    }
    menu->popup(at);
}

void EnsembleView::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard && focusedItem() >= 0) return;  // its key has been seen already
    popUp(hit(event->pos()), event->globalPos());
}

void EnsembleView::openMenu(const Item& item, const QPoint& at) {
    Hit hit;
    hit.node = item.selection.node;
    hit.what = isServer(hit.node) ? Hit::What::server : Hit::What::client;
    if (hit.node != noNode) return popUp(hit, at);
    for (const PlacedMessage& message : scene().messages) {
        if (message.flight->message == item.selection.event)
            return popUp({Hit::What::message, noNode, noNode, &message}, at);
    }
}

}  // namespace zabscope
