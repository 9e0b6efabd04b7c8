// SPDX-License-Identifier: GPL-3.0-or-later
// InspectorView: what can be done with its rows, by mouse, menu and keyboard.
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

#include "views/command_menu.h"
#include "views/inspector/inspector_view.h"
#include "views/inspector/sheet_model.h"
#include "views/origin.h"

namespace zabscope {
namespace {

QString textOf(const SheetRow& row) {
    return row.value.isEmpty() ? row.name : QStringLiteral("%1: %2").arg(row.name, row.value);
}

}  // namespace

void InspectorView::fillCommands() {
    QMenu& menu = *m_commands->menu();
    menu.clear();
    if (!frame()) return;
    const CommandSink sink = [this](const QString& command) { Q_EMIT commanded(command); };
    const Selection shown = subject();
    if (m_model->sheet().event != noEvent) addMessageActions(menu, m_model->sheet().event, frame(), sink);
    else if (isServer(shown.node)) addServerActions(menu, shown.node, frame(), sink);
}

void InspectorView::goToRow() {
    const SheetRow* row = m_model->row(m_tree->currentIndex());
    if (!row || row->event == noEvent || row->event > frame().timeline->last()) return;
    const EventId event = row->event;
    select({nodeOf(frame().timeline->event(event).what), event});
    Q_EMIT jumped(frame().timeline->positionOf(event));
}

void InspectorView::pointAtByte(std::int64_t byte) {
    if (byte < 0) return;
    const QModelIndex index = m_model->findByte(static_cast<std::size_t>(byte));
    if (index.isValid()) m_tree->setCurrentIndex(index);
}

// Of a message it is the message; of a server's field whatever set it last, of its other rows where they lead to.
EventId InspectorView::originOfRow(const SheetRow* row) const {
    if (!frame()) return noEvent;
    if (m_model->sheet().event != noEvent) return m_model->sheet().event;
    const NodeId node = subject().node;
    if (row && row->event != noEvent && row->event <= frame().timeline->last()) return row->event;
    if (row && row->field) return originOf(frame(), node, *row->field);
    return originOf(frame(), node);
}

void InspectorView::explainRow() {
    const EventId event = originOfRow(m_model->row(m_tree->currentIndex()));
    if (event != noEvent) Q_EMIT explained(event);
}

void InspectorView::openRowMenu(const QPoint& at) {
    if (!frame()) return;
    const QModelIndex under = m_tree->indexAt(at);
    if (under.isValid()) m_tree->setCurrentIndex(under);
    const SheetRow* row = m_model->row(m_tree->currentIndex());
    QMenu menu(this);
    menu.addAction(tr("&Why is it so?"), this, &InspectorView::explainRow)->setEnabled(originOfRow(row) != noEvent);
    QAction* there = menu.addAction(tr("&Go there"), this, &InspectorView::goToRow);
    there->setEnabled(row && row->event != noEvent);
    if (row) {
        QAction* one = menu.addAction(tr("&Copy this row"), this,
                                      [text = textOf(*row)] { QApplication::clipboard()->setText(text); });
        one->setShortcut(QKeySequence::Copy);
    }
    menu.addAction(tr("Copy &all as text"), this, [this] { QApplication::clipboard()->setText(plainText()); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

bool InspectorView::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_tree || !press) return View::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool all = key->keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    const SheetRow* row = m_model->row(m_tree->currentIndex());
    if (!all && !(key->matches(QKeySequence::Copy) && row)) return View::eventFilter(watched, event);
    key->accept();
    if (event->type() == QEvent::KeyPress) QApplication::clipboard()->setText(all ? plainText() : textOf(*row));
    return true;
}

}  // namespace zabscope
