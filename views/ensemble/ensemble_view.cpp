// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/ensemble_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <cmath>
#include <numbers>

#include "views/message_style.h"
#include "views/wording.h"

namespace zabscope {

EnsembleView::EnsembleView(QWidget* parent) : Canvas(parent) {}

QString EnsembleView::title() const { return tr("Ensemble"); }
QString EnsembleView::purpose() const { return tr("The servers, who leads, and the messages on their way."); }

double EnsembleView::radius() const { return std::max(14.0, std::min(width(), height()) / 14.0); }

QPointF EnsembleView::place(NodeId sid) const {
    const auto& members = frame().ensemble->members;
    std::size_t index = 0;
    while (index < members.size() && members[index].sid != sid) ++index;
    const double angle = 2 * std::numbers::pi * static_cast<double>(index) / static_cast<double>(members.size()) -
                         std::numbers::pi / 2;
    const double ring = std::min(width(), height()) / 2.0 - radius() * 2.4;
    return QPointF(width() / 2.0, height() / 2.0) + QPointF(std::cos(angle), std::sin(angle)) * ring;
}

std::vector<Canvas::Item> EnsembleView::items() const {
    std::vector<Item> items;
    if (!frame()) return items;
    const int r = static_cast<int>(radius());
    for (const Member& member : frame().ensemble->members) {
        const NodeState* state = frame().state->find(member.sid);
        const QString how = state ? Wording::condition(*state) : tr("not started yet");
        items.push_back({tr("%1: %2").arg(Wording::node(member.sid), how), {},
                         QRect(place(member.sid).toPoint() - QPoint(r, r), QSize(2 * r, 2 * r)), {member.sid, noEvent}});
    }
    return items;
}

void EnsembleView::mousePressEvent(QMouseEvent* event) {
    for (const Item& item : items()) {
        if (item.place.contains(event->pos())) return select(item.selection);
    }
    Canvas::mousePressEvent(event);
}

void EnsembleView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().panel);
    if (!frame()) return;
    for (const MessageInFlight& message : frame().state->messages()) {
        if (message.message == noEvent || !isServer(message.from) || !isServer(message.to)) continue;
        const double whole = message.due == never ? 0 : static_cast<double>((message.due - message.sentAt).count());
        const double gone = static_cast<double>((frame().drawnAt - message.sentAt).count());
        const double way = whole <= 0 ? 0.5 : std::clamp(gone / whole, 0.0, 1.0);
        const QPointF at = place(message.from) * (1 - way) + place(message.to) * way;
        const auto& sent = std::get<Sent>(frame().timeline->event(message.message).what);
        const auto epoch = epochOf(message.kind, sent.bytes);
        drawMessage(painter, at, 16, groupOf(message.kind), theme().epoch(epoch.value_or(0)),
                    theme().pattern(epoch.value_or(0)), theme().text);
    }
    for (const Member& member : frame().ensemble->members) {
        const NodeState* state = frame().state->find(member.sid);
        const QColor fill = state && state->up ? theme().role(zab::roleOf(state->fields)) : theme().down;
        painter.setPen(QPen(frame().selection.node == member.sid ? theme().accent : theme().text, 2));
        painter.setBrush(fill);
        painter.drawEllipse(place(member.sid), radius(), radius());
        painter.setPen(theme().on(fill));
        painter.drawText(QRectF(place(member.sid) - QPointF(radius(), radius()), QSizeF(2 * radius(), 2 * radius())),
                         Qt::AlignCenter, Wording::shortNode(member.sid));
    }
    paintFocus(painter);
}

}  // namespace zabscope
