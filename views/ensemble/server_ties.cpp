// SPDX-License-Identifier: GPL-3.0-or-later
/// The ties that change with every vote: thin arrows from a voter to its candidate, lines from a client to its server.
#include <algorithm>
#include <cmath>

#include "core/protocol/client_field.h"
#include "views/ensemble/server_painter.h"

namespace zabscope {

void ServerPainter::needle(const ServerFacts& server) {
    const double radius = m_scene.layout.radius();
    const QPointF from = m_scene.layout.place(server.sid);
    const QPointF to = m_scene.layout.place(server.votesFor);
    const double whole = std::hypot(to.x() - from.x(), to.y() - from.y());
    if (whole < 2.6 * radius) return;
    const QPointF along = (to - from) / whole;
    const double length = std::min(whole - 2.4 * radius, radius * 1.1);
    const QPointF tip = from + along * (radius * 1.15 + length);
    const QColor own = m_look.theme.epoch(server.votesFor);
    const double head = std::clamp(radius * 0.38, 5.0, m_look.em);
    m_painter.setPen(QPen(own, std::max(1.5, radius * 0.08), Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLine(from + along * (radius * 1.1), tip - along * (head * 0.6));
    drawArrowHead(m_painter, tip, along, head, own);
}

void ServerPainter::ties() {
    for (const ServerFacts& server : m_scene.servers) {
        if (server.standing != ServerStanding::looking || server.observer) continue;
        if (server.votesFor == server.sid || !m_scene.layout.stands(server.votesFor)) continue;
        m_painter.setOpacity(m_scene.strength(server, m_look.density));
        needle(server);
    }
    m_painter.setOpacity(1);
    for (const RingLayout::Station& client : m_scene.layout.clients()) {
        const NodeState* state = m_frame.state->find(client.node);
        const NodeId server = state ? sidOf(state->fields.scalar(clientServer)) : noNode;
        if (!m_scene.layout.stands(server)) continue;
        const bool open = state->fields.scalar(clientConnected) != 0;
        m_painter.setPen(QPen(m_look.theme.quietText, 1, open ? Qt::SolidLine : Qt::DotLine));
        m_painter.drawLine(client.at, m_scene.layout.place(server));
    }
}

}  // namespace zabscope
