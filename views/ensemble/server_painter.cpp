// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/server_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "core/protocol/client_field.h"
#include "views/ensemble/ensemble_words.h"
#include "views/wording.h"

namespace zabscope {

Glyph glyphOf(const ServerFacts& server) {
    switch (server.standing) {
        case ServerStanding::notStarted:
            return Glyph::sleeping;
        case ServerStanding::down:
            return Glyph::cross;
        case ServerStanding::looking:
            return Glyph::question;
        case ServerStanding::following:
            return Glyph::chain;
        case ServerStanding::leading:
            return Glyph::crown;
        case ServerStanding::observing:
            return Glyph::eye;
    }
    return Glyph::question;
}

QColor colourOf(ServerStanding standing, const Theme& theme) {
    switch (standing) {
        case ServerStanding::notStarted:
        case ServerStanding::down:
            return theme.down;
        case ServerStanding::looking:
            return theme.looking;
        case ServerStanding::following:
            return theme.following;
        case ServerStanding::leading:
            return theme.leading;
        case ServerStanding::observing:
            return theme.observing;
    }
    return theme.down;
}

QColor ServerPainter::colour(const ServerFacts& server) const { return colourOf(server.standing, m_look.theme); }

QColor ServerPainter::tint(const QColor& colour, double share) const {
    const QColor& base = m_look.theme.panel;
    const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
    return QColor(mix(colour.red(), base.red()), mix(colour.green(), base.green()), mix(colour.blue(), base.blue()));
}

QFont ServerPainter::sized(double pixels, bool bold) const {
    QFont font = m_look.font;
    font.setPixelSize(std::max(5, static_cast<int>(std::lround(pixels))));
    font.setBold(bold);
    return font;
}

void ServerPainter::selection(const QPointF& at, double radius) {
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_look.theme.accent, 2.5));
    m_painter.drawEllipse(at, radius, radius);
}

void ServerPainter::servers(ServerSprites* cache) {
    const double ratio = m_painter.device()->devicePixelRatioF();
    if (cache && (!cache->m_layout.sameServers(m_scene.layout) || cache->m_ratio != ratio)) {
        cache->forget();
        cache->m_layout = m_scene.layout;
        cache->m_ratio = ratio;
    }
    for (const ServerFacts& server : m_scene.servers) {
        m_painter.setOpacity(m_scene.strength(server, m_look.density));
        if (cache) {
            drawFrom(*cache, server);
        } else {
            body(server);
            words(server, nullptr);
            countdown(server);
        }
        moving(server);
    }
    m_painter.setOpacity(1);
}

void ServerPainter::body(const ServerFacts& server) {
    if (m_scene.layout.detail() == Detail::mark) return mark(server);
    disc(server);
    inside(server);
    ballots(server);
    diskSign(server);
}

void ServerPainter::moving(const ServerFacts& server) {
    const double radius = m_scene.layout.radius();
    const QPointF at = m_scene.layout.place(server.sid);
    if (m_scene.next.node == server.sid && m_scene.next.message == noEvent) {
        m_painter.setPen(QPen(m_look.theme.accent, 2, Qt::DotLine, Qt::RoundCap));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(at, radius * 1.22, radius * 1.22);
    }
    if (m_frame.selection.node == server.sid) selection(at, radius * 1.26);
}

void ServerPainter::mark(const ServerFacts& server) {
    const QPointF at = m_scene.layout.place(server.sid);
    const double radius = m_scene.layout.radius() * (server.standing == ServerStanding::leading ? 1.25 : 1.0);
    const QColor fill = server.up() ? colour(server) : tint(m_look.theme.down, 0.25);
    const QRectF square(at - QPointF(radius, radius) * 0.88, QSizeF(2 * radius, 2 * radius) * 0.88);
    m_painter.setPen(QPen(server.up() ? m_look.theme.panel : m_look.theme.down, 1));
    m_painter.setBrush(fill);
    // A shape for each standing: square observes, diamond looks, disc follows or leads.
    if (server.standing == ServerStanding::observing) {
        m_painter.drawRoundedRect(square, 2, 2);
    } else if (server.standing == ServerStanding::looking) {
        const double r = radius * 1.12;
        m_painter.drawPolygon(QPolygonF{at - QPointF(0, r), at + QPointF(r, 0), at + QPointF(0, r), at - QPointF(r, 0)});
    } else {
        m_painter.drawEllipse(at, radius, radius);
    }
    if (server.standing == ServerStanding::down)
        drawGlyph(m_painter, Glyph::cross, at, radius * 1.5, Theme::faint(m_look.theme.bad, 0.5));
    if (radius >= 6.5) {
        m_painter.setFont(sized(radius * (server.sid > 99 ? 0.78 : 0.95), true));
        m_painter.setPen(m_look.theme.on(fill));
        m_painter.drawText(square.adjusted(-radius, -radius, radius, radius), Qt::AlignCenter, QString::number(server.sid));
    }
    if (server.standing == ServerStanding::leading)
        drawGlyph(m_painter, Glyph::crown, at - QPointF(0, radius * 1.4), radius * 1.15, m_look.theme.leading);
    if (server.frozen) frost(at, radius);
}

void ServerPainter::disc(const ServerFacts& server) {
    const double radius = m_scene.layout.radius();
    const QPointF at = m_scene.layout.place(server.sid);
    const QColor own = colour(server);
    Qt::PenStyle line = Qt::SolidLine;
    if (server.standing == ServerStanding::looking) line = Qt::DashLine;
    if (!server.up()) line = Qt::DotLine;
    const double share = server.standing == ServerStanding::leading ? 0.92 : server.up() ? 0.24 : 0.1;
    if (server.timeout) {  // the track of the countdown
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(Theme::faint(m_look.theme.line, 0.55), std::max(2.0, radius * 0.085)));
        m_painter.drawEllipse(at, radius * 1.13, radius * 1.13);
    }
    m_painter.setPen(QPen(own, std::max(1.5, radius * 0.075), line, Qt::RoundCap));
    m_painter.setBrush(tint(own, share));
    m_painter.drawEllipse(at, radius, radius);
}

void ServerPainter::inside(const ServerFacts& server) {
    const Theme& theme = m_look.theme;
    const double radius = m_scene.layout.radius();
    const QPointF at = m_scene.layout.place(server.sid);
    const bool leads = server.standing == ServerStanding::leading;
    const QColor ink = leads ? theme.on(theme.leading) : server.up() ? theme.text : theme.quietText;
    if (leads) {
        drawGlyph(m_painter, Glyph::crown, at - QPointF(0, radius * 1.2), radius * 0.85, theme.leading);
    } else {
        const QColor sign = server.standing == ServerStanding::down ? theme.bad : ink;
        drawGlyph(m_painter, glyphOf(server), at - QPointF(0, radius * 0.52), radius * 0.48, sign);
    }
    const double height = radius * (server.sid > 99 ? 0.62 : 0.82);
    m_painter.setFont(sized(height, true));
    m_painter.setPen(ink);
    const double down = leads ? -radius * 0.1 : radius * 0.12;
    m_painter.drawText(QRectF(at.x() - radius, at.y() - radius + down, 2 * radius, 2 * radius), Qt::AlignCenter,
                       QString::number(server.sid));
    if (server.frozen) frost(at, radius);
}

void ServerPainter::frost(const QPointF& at, double radius) {
    const QPointF corner = at + QPointF(-radius, -radius) * 0.72;
    const double size = std::max(radius * 0.34, 5.0);
    m_painter.setPen(QPen(m_look.theme.text, 1));
    m_painter.setBrush(m_look.theme.raised);
    m_painter.drawEllipse(corner, size, size);
    drawGlyph(m_painter, Glyph::snowflake, corner, size * 1.47, m_look.theme.text);
}

int ServerPainter::leftAngle(const ServerFacts& server) const {
    const double steps = std::ceil(m_scene.layout.radius() * 16);  // about two for each pixel of the arc
    return static_cast<int>(std::lround(360 * 16 * std::round(server.timeout->left * steps) / steps));
}

void ServerPainter::countdown(const ServerFacts& server) {
    if (!server.timeout || m_scene.layout.detail() == Detail::mark) return;
    const double radius = m_scene.layout.radius() * 1.13;
    const QPointF at = m_scene.layout.place(server.sid);
    const QRectF box(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    const double width = std::max(2.0, m_scene.layout.radius() * 0.085);
    const bool decides = server.timeout->field == zab::Field::finalizeDeadline;
    const QColor ink = decides ? m_look.theme.warning : m_look.theme.quietText;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawArc(box, 90 * 16, leftAngle(server));
}

void ServerPainter::ballots(const ServerFacts& server) {
    const Theme& theme = m_look.theme;
    const double radius = m_scene.layout.radius();
    const QPointF at = m_scene.layout.place(server.sid);
    const double dot = std::clamp(radius * 1.3 * 2.6 / (2.0 * static_cast<double>(server.ballots.size() + 1)), 1.5,
                                  radius * 0.21);
    for (const Ballot& ballot : server.ballots) {
        // The dot of a voter looks towards it, so its vote flies into its dot.
        QPointF way = m_scene.layout.place(ballot.voter) - at;
        const double length = std::hypot(way.x(), way.y());
        way = length < 1 ? QPointF(1, 0) : way / length;
        const QPointF centre = at + way * (radius * 1.3);
        const QColor fill = ballot.candidate == noNode ? theme.line : theme.epoch(ballot.candidate);
        switch (ballot.where) {
            case Ballot::Where::missing:
                m_painter.setPen(QPen(theme.quietText, 1.2));
                m_painter.setBrush(theme.panel);
                m_painter.drawEllipse(centre, dot * 0.35, dot * 0.35);
                break;
            case Ballot::Where::onItsWay:
                m_painter.setPen(QPen(fill, std::max(1.0, dot * 0.3)));
                m_painter.setBrush(theme.panel);
                m_painter.drawEllipse(centre, dot * 0.8, dot * 0.8);
                break;
            case Ballot::Where::received:
                m_painter.setPen(QPen(theme.panel, 1));
                m_painter.setBrush(fill);
                m_painter.drawEllipse(centre, dot, dot);
                if (dot >= 5.5 && ballot.candidate != noNode) {
                    m_painter.setFont(sized(dot * (ballot.candidate > 9 ? 1.15 : 1.45), true));
                    m_painter.setPen(theme.on(fill));
                    m_painter.drawText(QRectF(centre - QPointF(9, 9) * 3, QSizeF(54, 54)), Qt::AlignCenter,
                                       QString::number(ballot.candidate));
                }
                break;
        }
    }
}

void ServerPainter::diskSign(const ServerFacts& server) {
    if (server.standing == ServerStanding::notStarted) return;
    const Theme& theme = m_look.theme;
    const double radius = m_scene.layout.radius();
    const bool ill = server.fullDisk || server.slowDisk || !server.synced;
    if (!ill && m_scene.layout.detail() != Detail::full) return;
    const QPointF at = m_scene.layout.place(server.sid) + QPointF(0, radius * 0.7);
    const bool leads = server.standing == ServerStanding::leading;
    QColor ink = Theme::faint(leads ? theme.on(theme.leading) : theme.text, 0.55);
    if (ill && !leads) ink = server.fullDisk ? theme.bad : theme.warning;
    if (ill && leads) ink = theme.on(theme.leading);
    const double size = radius * 0.3;
    if (!server.synced || server.fullDisk) {
        // What is written but not flushed makes the platter half full, a full disk fills it.
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(Theme::faint(ink, 0.5));
        const double part = server.fullDisk ? 0.75 : 0.4;
        m_painter.drawRect(QRectF(at.x() - size * 0.42, at.y() + size * (0.38 - part), size * 0.84, size * part));
    }
    drawGlyph(m_painter, Glyph::disk, at, size, ink);
    if (server.slowDisk) drawGlyph(m_painter, Glyph::hourglass, at + QPointF(size * 1.15, 0), size * 0.95, ink);
    if (server.fullDisk) drawGlyph(m_painter, Glyph::cross, at - QPointF(size * 1.15, 0), size * 0.7, ink);
    if (!server.synced && !server.fullDisk)
        drawGlyph(m_painter, Glyph::pause, at - QPointF(size * 1.15, 0), size * 0.65, ink);
}

void ServerPainter::clients() {
    const Theme& theme = m_look.theme;
    const double radius = m_scene.layout.clientRadius();
    m_painter.setFont(sized(radius * 0.75, false));
    for (const RingLayout::Station& client : m_scene.layout.clients()) {
        m_painter.setPen(QPen(theme.quietText, 1.2));
        m_painter.setBrush(theme.raised);
        m_painter.drawRoundedRect(QRectF(client.at - QPointF(radius, radius * 0.8), QSizeF(2 * radius, 1.6 * radius)),
                                  radius * 0.35, radius * 0.35);
        if (radius < 7) {
            drawGlyph(m_painter, Glyph::client, client.at, radius * 1.1, theme.quietText);
        } else {
            // The client that a server has for convenience has a long number, so it is drawn as a sign.
            const QString name = Wording::shortNode(client.node);
            m_painter.setPen(theme.text);
            if (name.size() <= 4) {
                m_painter.drawText(QRectF(client.at - QPointF(3 * radius, radius), QSizeF(6 * radius, 2 * radius)),
                                   Qt::AlignCenter, name);
            } else {
                drawGlyph(m_painter, Glyph::client, client.at, radius * 1.1, theme.text);
            }
        }
        if (m_frame.selection.node == client.node) selection(client.at, radius * 1.3);
    }
}

}  // namespace zabscope
