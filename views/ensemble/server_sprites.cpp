// SPDX-License-Identifier: GPL-3.0-or-later
// ServerPainter: what it keeps from frame to frame instead of drawing it again.
#include <QFontMetricsF>

#include "views/ensemble/ensemble_words.h"
#include "views/ensemble/server_painter.h"

namespace zabscope {

void ServerPainter::drawFrom(ServerSprites& cache, const ServerFacts& server) {
    const double crest = m_scene.layout.radius() * 1.6;  // room for the crown
    const double edge = 3 + m_scene.layout.radius() * 0.2;  // a leader's mark is larger than the others
    ServerSprites::Sprite& disc = cache.m_discs[{server.sid, server.synced}];
    drawPart(disc, server, disc.facts.hasSameBody(server),
             m_scene.layout.bounds(server.sid).adjusted(-edge, -crest, edge, edge), &ServerPainter::body);
    words(server, &cache);
    if (!server.timeout || m_scene.layout.detail() == Detail::mark) return;
    ServerSprites::Sprite& arc = cache.m_arcs[server.sid];
    const bool isSame = arc.facts.timeout && arc.facts.timeout->field == server.timeout->field &&
                        leftAngle(arc.facts) == leftAngle(server);
    const double reach = m_scene.layout.radius() * 1.2;
    const QPointF corner(reach, reach);
    drawPart(arc, server, isSame, QRectF(m_scene.layout.place(server.sid) - corner, 2 * QSizeF(reach, reach)),
             &ServerPainter::countdown);
}

void ServerPainter::drawPart(ServerSprites::Sprite& sprite, const ServerFacts& server, bool isSame, const QRectF& place,
                             void (ServerPainter::*part)(const ServerFacts&)) {
    if (place.isEmpty()) return;
    if (sprite.picture.isNull() || !isSame) {
        sprite.facts = server;
        sprite.facts.state = nullptr;  // of a frame that will be gone
        const double ratio = m_painter.device()->devicePixelRatioF();
        const QRect box = place.toAlignedRect();
        sprite.corner = box.topLeft();
        if (const QSize size = box.size() * ratio; sprite.picture.size() != size)
            sprite.picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
        sprite.picture.setDevicePixelRatio(ratio);
        sprite.picture.fill(Qt::transparent);
        QPainter painter(&sprite.picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-box.topLeft());
        (ServerPainter(painter, m_look, m_scene, m_frame).*part)(server);
    }
    m_painter.drawImage(sprite.corner, sprite.picture);
}

void ServerPainter::words(const ServerFacts& server, ServerSprites* cache) {
    const QRectF box = m_scene.layout.label(server.sid);
    if (box.isEmpty() || m_scene.layout.detail() == Detail::mark) return;
    const Theme& theme = m_look.theme;
    const int room = m_scene.layout.lines();
    QStringList lines = room == 3 ? EnsembleWords::label(server) : EnsembleWords::shortLabel(server);
    if (room == 1) lines.removeFirst();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].isEmpty()) continue;
        const double line = m_look.em * m_scene.layout.type();
        const QRectF place(box.x(), box.y() + static_cast<double>(i) * line, box.width(), line);
        drawLine(place, lines[i], i == 0 && room > 1, i == 0 && server.up() ? theme.text : theme.quietText,
                 m_scene.layout.labelAlignment(server.sid), cache ? &cache->m_words[{server.sid, i}] : nullptr);
    }
}

void ServerPainter::drawLine(const QRectF& place, const QString& text, bool strong, const QColor& ink, Qt::Alignment side,
                             ServerSprites::Line* cached) {
    const QRect box = place.toAlignedRect().adjusted(-1, -1, 1, 1);
    const auto draw = [&](QPainter& painter) {
        QFont font = m_look.font;
        font.setBold(strong);
        font.setPointSizeF(font.pointSizeF() * m_scene.layout.type());
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(place, static_cast<int>(side) | Qt::TextDontClip,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, place.width()));
    };
    if (!cached) return draw(m_painter);
    if (cached->picture.isNull() || cached->text != text || cached->ink != ink) {
        const double ratio = m_painter.device()->devicePixelRatioF();
        cached->text = text;
        cached->ink = ink;
        if (const QSize size = box.size() * ratio; cached->picture.size() != size)
            cached->picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
        cached->picture.setDevicePixelRatio(ratio);
        cached->picture.fill(Qt::transparent);
        QPainter painter(&cached->picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-box.topLeft());
        draw(painter);
    }
    m_painter.drawImage(box.topLeft(), cached->picture);
}

}  // namespace zabscope
