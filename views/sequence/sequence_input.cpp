// SPDX-License-Identifier: GPL-3.0-or-later
// SequenceView: what mouse and keyboard do to it, and its menus.
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "views/command_menu.h"
#include "views/origin.h"
#include "views/sequence/sequence_view.h"
#include "views/sequence/sequence_words.h"
#include "views/sequence/sign_list.h"
#include "views/wording.h"

namespace zabscope {

using sequence::PlacedArrow;
using sequence::PlacedMark;
using sequence::SequenceWords;

namespace {

constexpr double arrowReach = 6;
constexpr double zoomStep = 1.25;

}  // namespace

SequenceView::Target SequenceView::targetAt(const QPointF& at) const {
    Target target;
    if (isEmpty()) return target;
    const auto& all = diagram();
    if (at.x() < all.plot().left()) {
        if (const sequence::Lane* lane = all.laneAt(at.y())) target.node = lane->node;
        return target;
    }
    target.mark = all.markAt(at, std::max(5.0, all.markSize() * 0.6));
    if (!target.mark) target.arrow = all.arrowAt(at, arrowReach);
    return target;
}

Selection SequenceView::selectionOf(const Target& target) const {
    if (target.mark) return {noNode, diagram().mark(*target.mark).event};
    if (target.arrow) return {noNode, diagram().arrow(*target.arrow).message};
    return {target.node, noEvent};
}

QStringList SequenceView::tipAt(const QPointF& at) const {
    if (isEmpty()) return {};
    const auto& all = diagram();
    const Target target = targetAt(at);
    if (target.mark) return SequenceWords::mark(all.mark(*target.mark), all);
    if (target.arrow) return SequenceWords::arrow(*target.arrow, all);
    const double instant = all.axis().at(std::clamp(at.x(), all.plot().left(), std::max(all.plot().left(), all.knownX())));
    if (target.node != noNode) return SequenceWords::lane(target.node, all.axis().at(all.nowX()), all);
    if (all.cutRow().contains(at)) return SequenceWords::cuts(instant, all);
    if (at.y() > all.plot().top() && at.y() < all.plot().bottom()) {
        const sequence::Lane* lane = all.laneAt(at.y());
        const double strips = lane ? std::max(4.0, (lane->role + lane->epoch) / 2) : 0;
        if (lane && std::abs(at.y() - lane->y) <= strips) return SequenceWords::lane(lane->node, instant, all);
    }
    for (const auto& gap : all.axis().breaks(all.plot().left(), all.plot().right())) {
        if (at.x() >= gap.left && at.x() <= gap.right && at.y() >= all.plot().top()) return SequenceWords::gap(gap);
    }
    return {};
}

bool SequenceView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return Canvas::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QStringList lines = tipAt(help->pos());
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), SequenceWords::rich(lines), this);
    return true;
}

void SequenceView::jumpTo(double microseconds) {
    const double there =
        std::clamp(microseconds, 0.0, static_cast<double>(frame().timeline->end().time_since_epoch().count()));
    Q_EMIT jumped(frame().timeline->positionAt(Instant{Duration{static_cast<std::int64_t>(std::llround(there))}}));
}

void SequenceView::showLegend() {
    // In smaller letters where the screen is too narrow.
    QFont letters = look().smallFont();
    auto* list = new sequence::SignList(theme(), letters, this);
    for (int i = 0; i < 4 && list->sizeHint().width() > screen()->availableSize().width(); ++i) {
        delete list;
        letters.setPointSizeF(letters.pointSizeF() * 0.85);
        list = new sequence::SignList(theme(), letters, this);
    }
    list->popUpAt(*m_legendButton);
}

void SequenceView::pan(double pixels) {
    const auto& all = diagram();
    // There is nothing before the start.
    const double start = all.plot().left() + fontMetrics().height() - all.axis().x(0.0);
    const double moved = std::min(pixels, std::max(0.0, start));
    if (moved != 0) pin(all.axis().at(all.plot().left() + all.plot().width() * viewpoint().part - moved));
}

void SequenceView::mousePressEvent(QMouseEvent* event) {
    if (isEmpty() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return Canvas::mousePressEvent(event);
    m_pressed = m_last = event->position();
    m_panning = event->button() == Qt::MiddleButton;
}

void SequenceView::mouseMoveEvent(QMouseEvent* event) {
    if (isEmpty()) return;
    const QPointF at = event->position();
    if (!m_pressed) {
        const Target target = targetAt(at);
        setCursor(target.arrow || target.mark || target.node != noNode ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_panning && (at - *m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
    if (!m_panning) m_last = *m_pressed;
    m_panning = true;
    setCursor(Qt::ClosedHandCursor);
    pan(at.x() - m_last.x());
    m_last = at;
}

void SequenceView::mouseReleaseEvent(QMouseEvent* event) {
    const bool clicked = m_pressed && !m_panning;
    m_pressed.reset();
    m_panning = false;
    setCursor(Qt::ArrowCursor);
    if (clicked && !isEmpty() && event->button() == Qt::LeftButton) select(selectionOf(targetAt(event->position())));
}

void SequenceView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (isEmpty() || event->button() != Qt::LeftButton) return;
    const auto& all = diagram();
    const Target target = targetAt(event->position());
    if (target.mark) {
        Q_EMIT jumped(frame().timeline->positionOf(all.mark(*target.mark).event));
    } else if (target.arrow) {
        // To the end of the arrow that is nearer.
        const auto& arrow = all.arrow(*target.arrow);
        const QLineF& line = target.arrow->line;
        const bool head = QLineF(event->position(), line.p2()).length() < QLineF(event->position(), line.p1()).length();
        Q_EMIT jumped(frame().timeline->positionOf(head && arrow.end != noEvent ? arrow.end : arrow.message));
    } else if (target.node == noNode && event->position().x() >= all.plot().left()) {
        jumpTo(all.axis().at(event->position().x()));
    }
}

void SequenceView::wheelEvent(QWheelEvent* event) {
    constexpr double notch = 120;
    if (isEmpty()) return Canvas::wheelEvent(event);
    const QPoint turned = event->angleDelta();
    const bool sideways = std::abs(turned.x()) > std::abs(turned.y());
    if (sideways || event->modifiers().testFlag(Qt::ShiftModifier)) {
        pan((sideways ? turned.x() : turned.y()) / notch * width() * 0.1);
    } else if (turned.y() != 0) {
        zoom(std::pow(zoomStep, turned.y() / notch), event->position().x());
    }
    event->accept();
}

void SequenceView::keyPressEvent(QKeyEvent* event) {
    if (isEmpty()) return Canvas::keyPressEvent(event);
    const double middle = diagram().plot().center().x();
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool menu = event->key() == Qt::Key_Menu || (event->key() == Qt::Key_F10 && shift);
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) {
        zoom(zoomStep, middle);
    } else if (event->key() == Qt::Key_Minus) {
        zoom(1 / zoomStep, middle);
    } else if (event->key() == Qt::Key_0) {
        resetZoom();
    } else if (shift && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        pan(width() * (event->key() == Qt::Key_Left ? 0.1 : -0.1));
    } else if (event->key() == Qt::Key_S) {
        setCompressed(!isCompressed());
    } else if (event->key() == Qt::Key_C) {
        setClientsShown(!m_clients);
    } else if (event->key() == Qt::Key_N) {
        followNow();
    } else if (menu && focusedItem() < 0) {
        popUp({}, viewpoint().at, mapToGlobal(rect().center()));
    } else {
        Canvas::keyPressEvent(event);
    }
}

// ---- menus ----

void SequenceView::addEvent(QMenu& menu, EventId event) {
    menu.addAction(tr("&Why did this happen?"), this, [this, event] { Q_EMIT explained(event); });
    menu.addAction(tr("&Go there"), this, [this, event] {
        if (event <= frame().timeline->last()) Q_EMIT jumped(frame().timeline->positionOf(event));
    });
}

void SequenceView::addArrow(QMenu& menu, const PlacedArrow& placed) {
    const auto& arrow = diagram().arrow(placed);
    const bool flies = frame().state->findMessage(arrow.message) != nullptr;
    if (flies) {
        addMessageActions(menu, arrow.message, frame(), [this](const QString& command) { Q_EMIT commanded(command); });
        menu.addSeparator();
    } else {
        menu.addSection(SequenceWords::name(arrow));
    }
    addEvent(menu, arrow.message);
    if (arrow.end == noEvent) return;
    menu.addAction(arrow.loss ? tr("Go to when it was &lost") : tr("Go to when it &arrives"), this,
                   [this, end = arrow.end] {
                       if (end <= frame().timeline->last()) Q_EMIT jumped(frame().timeline->positionOf(end));
                   });
}

void SequenceView::addBackground(QMenu& menu, double microseconds) {
    menu.addSection(title());
    menu.addAction(tr("&Go there"), this, [this, microseconds] { jumpTo(microseconds); });
    menu.addAction(tr("&Legend"), this, [this] { showLegend(); });
    menu.addSeparator();
    QAction* compressed = menu.addAction(tr("&Shorten waits"), this, [this] { setCompressed(!isCompressed()); });
    compressed->setCheckable(true);
    compressed->setChecked(isCompressed());
    QAction* clients = menu.addAction(tr("Show &clients"), this, [this] { setClientsShown(!m_clients); });
    clients->setCheckable(true);
    clients->setChecked(m_clients);
    const double middle = diagram().plot().center().x();
    menu.addAction(tr("Zoom &in"), this, [this, middle] { zoom(zoomStep, middle); });
    menu.addAction(tr("Zoom &out"), this, [this, middle] { zoom(1 / zoomStep, middle); });
    menu.addAction(tr("&Reset zoom"), this, [this] { resetZoom(); });
    menu.addAction(tr("&Follow now"), this, [this] { followNow(); })->setEnabled(m_pinned.has_value());
}

void SequenceView::popUp(const Target& target, double microseconds, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (target.arrow) {
        addArrow(*menu, *target.arrow);
    } else if (target.mark) {
        addEvent(*menu, diagram().mark(*target.mark).event);
    } else if (isServer(target.node) && frame().ensemble->find(target.node)) {
        addServerActions(*menu, target.node, frame(), [this](const QString& command) { Q_EMIT commanded(command); });
        menu->addSeparator();
        addWhy(*menu, target.node, frame(), [this](EventId event) { Q_EMIT explained(event); });
    } else {
        addBackground(*menu, microseconds);
    }
    menu->popup(at);
}

void SequenceView::contextMenuEvent(QContextMenuEvent* event) {
    if (isEmpty()) return;
    if (event->reason() == QContextMenuEvent::Keyboard) return;  // its key has been seen already
    popUp(targetAt(event->pos()), diagram().axis().at(event->pos().x()), event->globalPos());
}

void SequenceView::activate(const Item& item) { select(item.selection); }

void SequenceView::openMenu(const Item& item, const QPoint& at) {
    Target target;
    target.node = item.selection.node;
    for (const PlacedArrow& placed : diagram().arrows()) {
        if (item.selection.event != noEvent && diagram().arrow(placed).message == item.selection.event)
            target.arrow = &placed;
    }
    for (const PlacedMark& placed : diagram().marks()) {
        if (item.selection.event != noEvent && diagram().mark(placed).event == item.selection.event)
            target.mark = &placed;
    }
    popUp(target, viewpoint().at, at);
}

}  // namespace zabscope
