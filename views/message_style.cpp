// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/message_style.h"

#include <QPolygonF>
#include <cmath>
#include <numbers>

#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

using zab::MessageKind;

QPolygonF star(const QPointF& centre, double radius, int points, double inner) {
    QPolygonF polygon;
    for (int i = 0; i < points * 2; ++i) {
        const double angle = std::numbers::pi * i / points - std::numbers::pi / 2;
        const double length = i % 2 == 0 ? radius : radius * inner;
        polygon << centre + QPointF(std::cos(angle), std::sin(angle)) * length;
    }
    return polygon;
}

QPolygonF regular(const QPointF& centre, double radius, int corners, double turn) {
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners + turn;
        polygon << centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    return polygon;
}

void drawShape(QPainter& painter, const QPointF& centre, double size, MessageGroup group) {
    const double r = size / 2;
    constexpr double up = -std::numbers::pi / 2;
    switch (group) {
        case MessageGroup::vote:
            return painter.drawEllipse(centre, r, r);
        case MessageGroup::greeting:
        case MessageGroup::ping:
            return painter.drawEllipse(centre, r * 0.45, r * 0.45);
        case MessageGroup::discovery:
            return painter.drawPolygon(regular(centre, r * 1.05, 6, 0));
        case MessageGroup::sync:
            return painter.drawRect(QRectF(centre.x() - r * 0.85, centre.y() - r * 0.85, r * 1.7, r * 1.7));
        case MessageGroup::proposal:
            return painter.drawPolygon(regular(centre, r * 1.1, 4, up));
        case MessageGroup::ack:
            return painter.drawPolygon(regular(centre, r * 1.1, 3, up));
        case MessageGroup::commit:
            return painter.drawPolygon(star(centre, r * 1.15, 5, 0.5));
        case MessageGroup::client:
            return painter.drawRoundedRect(QRectF(centre.x() - r, centre.y() - r * 0.55, size, r * 1.1), r * 0.5, r * 0.5);
    }
}

}  // namespace

MessageGroup groupOf(std::uint8_t kind) {
    const KindInfo* info = findKind(kind);
    return info ? info->group : MessageGroup::client;
}

bool isHeartbeat(std::uint8_t kind, std::string_view bytes) {
    // Clients keep their sessions alive with pings as well; their answers carry ZooKeeper's xid of a ping.
    switch (static_cast<MessageKind>(kind)) {
        case MessageKind::ping:
            return true;
        case MessageKind::clientRequest:
            return zab::describe(kind, bytes).starts_with("ping");
        case MessageKind::clientReply:
            return zab::describe(kind, bytes).starts_with("xid -2 ");
        case MessageKind::request:
        case MessageKind::proposal:
        case MessageKind::ack:
        case MessageKind::commit:
        case MessageKind::revalidate:
        case MessageKind::sync:
        case MessageKind::inform:
        case MessageKind::newLeader:
        case MessageKind::followerInfo:
        case MessageKind::upToDate:
        case MessageKind::diff:
        case MessageKind::trunc:
        case MessageKind::snap:
        case MessageKind::observerInfo:
        case MessageKind::leaderInfo:
        case MessageKind::ackEpoch:
        case MessageKind::hello:
        case MessageKind::notification:
        case MessageKind::clientConnect:
        case MessageKind::clientConnected:
            return false;
    }
    return false;
}

std::optional<std::int64_t> epochOf(std::uint8_t kind, std::string_view bytes) { return gistOf(kind, bytes).epoch; }

void drawMessage(QPainter& painter, const QPointF& centre, double size, MessageGroup group, const QColor& fill,
                 Qt::BrushStyle pattern, const QColor& outline) {
    painter.setPen(QPen(outline, 1.2));
    painter.setBrush(fill);
    drawShape(painter, centre, size, group);
    if (pattern == Qt::SolidPattern) return;
    painter.setBrush(QBrush(outline, pattern));
    drawShape(painter, centre, size, group);
}

}  // namespace zabscope
