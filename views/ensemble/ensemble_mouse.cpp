// SPDX-License-Identifier: GPL-3.0-or-later
/// What the mouse and the keyboard do to the ensemble: choose, move, zoom, pan, slash, lasso, and tell what is there.
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

#include "views/ensemble/ensemble_view.h"
#include "views/ensemble/ensemble_words.h"
#include "views/ensemble/legend.h"
#include "views/ensemble/tool_tips.h"

namespace zabscope {
namespace {

constexpr double strokeStep = 3;          // pixels between two points of a stroke
constexpr qsizetype longestStroke = 2000;  // points

}  // namespace

Hit EnsembleView::hit(const QPointF& at) const { return frame() ? hitAt(scene(), *frame().state, at) : Hit{}; }

void EnsembleView::choose(const Hit& hit, const QPoint& at) {
    switch (hit.what) {
        case Hit::What::background:
            return select({});
        case Hit::What::server:
        case Hit::What::client:
            return select({hit.node, noEvent});
        case Hit::What::message:
            return select({noNode, hit.message->flight->message});
        case Hit::What::link:
            QToolTip::showText(at, ToolTips::rich(ToolTips::link(hit.node, hit.other, frame())), this);
            return;
    }
}

void EnsembleView::setLegendShown(bool shown) {
    m_legendWish = shown;
    forget();
}

void EnsembleView::mousePressEvent(QMouseEvent* event) {
    if (!frame()) return;
    m_pressedAt = m_lastAt = event->position();
    m_draggedServer = noNode;
    const bool left = event->button() == Qt::LeftButton;
    if (event->button() == Qt::MiddleButton || (left && event->modifiers().testFlag(Qt::ControlModifier))) {
        m_dragging = Dragging::pan;
        return;
    }
    if (!left) return Canvas::mousePressEvent(event);
    const Look look = this->look();
    if (Legend(rect(), look, isLegendShown()).handle().contains(event->position()))
        return setLegendShown(!isLegendShown());
    const Hit target = hit(event->position());
    if (target.what == Hit::What::server) m_draggedServer = target.node;
    m_dragging = Dragging::undecided;
    m_stroke = QPolygonF{event->position()};
    // Whoever presses upon a message or a client does not draw.
    if (target.what == Hit::What::message || target.what == Hit::What::client) m_stroke.clear();
}

void EnsembleView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    const QPointF step = at - m_lastAt;
    if (m_dragging == Dragging::undecided && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        if (m_draggedServer != noNode) {
            m_dragging = Dragging::server;
        } else if (!m_stroke.isEmpty()) {
            m_dragging = Dragging::stroke;
        }
    }
    switch (m_dragging) {
        case Dragging::nothing: {
            const Hit::What what = hit(at).what;
            const bool thing = what != Hit::What::background && what != Hit::What::link;
            setCursor(thing ? Qt::PointingHandCursor : Qt::ArrowCursor);
            break;
        }
        case Dragging::undecided:
            break;
        case Dragging::server:
            moveServer(at);
            break;
        case Dragging::pan:
            m_camera.pan += step;
            forget();
            break;
        case Dragging::stroke:
            if ((at - m_stroke.back()).manhattanLength() >= strokeStep && m_stroke.size() < longestStroke) m_stroke << at;
            update();
            break;
    }
    m_lastAt = at;
}

void EnsembleView::finishStroke() {
    const Gesture gesture = gestureOf(m_stroke, scene().layout, *frame().state);
    for (const Command& command : gesture.commands) Q_EMIT commanded(QString::fromStdString(toText(command)));
}

void EnsembleView::mouseReleaseEvent(QMouseEvent* event) {
    const Dragging was = std::exchange(m_dragging, Dragging::nothing);
    if (was == Dragging::stroke) {
        m_stroke << event->position();
        finishStroke();
    } else if (was == Dragging::undecided) {
        choose(hit(event->position()), event->globalPosition().toPoint());
    }
    m_stroke.clear();
    update();
}

void EnsembleView::mouseDoubleClickEvent(QMouseEvent* event) {
    const Hit::What what = hit(event->position()).what;
    if (event->button() != Qt::LeftButton || (what != Hit::What::background && what != Hit::What::link)) return;
    m_camera.zoom = 1;
    m_camera.pan = {};
    forget();
}

void EnsembleView::wheelEvent(QWheelEvent* event) {
    if (!frame() || event->angleDelta().y() == 0) return Canvas::wheelEvent(event);
    zoomBy(std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void EnsembleView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_dragging != Dragging::nothing) {
        m_dragging = Dragging::nothing;
        m_stroke.clear();
        return update();
    }
    const QPointF middle(width() / 2.0, height() / 2.0);
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) return zoomBy(1.2, middle);
    if (event->key() == Qt::Key_Minus) return zoomBy(1 / 1.2, middle);
    if (event->key() == Qt::Key_0) {
        m_camera.zoom = 1;
        m_camera.pan = {};
        return forget();
    }
    const bool wantsMenu = event->key() == Qt::Key_Menu ||
                           (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier);
    if (wantsMenu && focusedItem() < 0) return popUp({}, mapToGlobal(middle.toPoint()));
    Canvas::keyPressEvent(event);
}

QStringList EnsembleView::tipAt(const QPointF& at) const {
    if (!frame()) return {};
    const Hit target = hit(at);
    switch (target.what) {
        case Hit::What::background:
            return {};
        case Hit::What::server:
            if (const ServerFacts* server = scene().server(target.node)) return ToolTips::server(*server, frame());
            return {};
        case Hit::What::client:
            return ToolTips::client(target.node, frame());
        case Hit::What::message:
            return ToolTips::message(*target.message, frame());
        case Hit::What::link:
            return ToolTips::link(target.node, target.other, frame());
    }
    return {};
}

bool EnsembleView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return Canvas::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QStringList lines = tipAt(help->pos());
    if (lines.isEmpty()) {
        QToolTip::hideText();
        event->ignore();
    } else {
        QToolTip::showText(help->globalPos(), ToolTips::rich(lines), this);
    }
    return true;
}

}  // namespace zabscope
