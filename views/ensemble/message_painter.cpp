// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/message_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <cmath>

#include "views/ensemble/ensemble_words.h"

namespace zabscope {
namespace {

constexpr qsizetype mostSprites = 4000;
constexpr std::size_t mostCaptioned = 48;  // messages; beyond these the picture is full
constexpr double leastForLabel = 11;        // pixels

bool hasRoomForLabel(MessageGroup group, double size) {
    return size >= leastForLabel && group != MessageGroup::ping && group != MessageGroup::greeting;
}

SpriteKey keyOf(const PlacedMessage& message, const Theme& theme) {
    const std::int64_t epoch = message.facts->epoch.value_or(0);
    SpriteKey key;
    key.group = message.facts->group;
    key.fill = (message.facts->epoch ? theme.epoch(epoch) : theme.quietText).rgb();
    key.pattern = static_cast<int>(message.facts->epoch ? theme.pattern(epoch) : Qt::SolidPattern);
    key.size = static_cast<int>(std::lround(message.size * 4));
    if (hasRoomForLabel(key.group, message.size)) key.label = message.facts->label;
    return key;
}

/// The share of the shape's width that text may take, and how far it sits below the middle.
std::pair<double, double> roomOf(MessageGroup group) {
    switch (group) {
        case MessageGroup::ack:
            return {0.42, 0.07};
        case MessageGroup::commit:
            return {0.5, 0.04};
        case MessageGroup::proposal:
            return {0.62, 0};
        case MessageGroup::vote:
        case MessageGroup::greeting:
        case MessageGroup::discovery:
        case MessageGroup::sync:
        case MessageGroup::ping:
        case MessageGroup::client:
            break;
    }
    return {0.74, 0};
}

/// The least rectangle of pixels that are not transparent; what is empty would be blended in vain with each message.
QRect inked(const QImage& picture) {
    QRect box;
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x)
            if (qAlpha(line[x]) != 0) box |= QRect(x, y, 1, 1);
    }
    return box.isNull() ? picture.rect() : box;
}

void ring(QPainter& painter, const PlacedMessage& message, const QPen& pen) {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(message.at, message.size * 0.82, message.size * 0.82);
}

}  // namespace

size_t qHash(const SpriteKey& key, size_t seed) {
    return qHashMulti(seed, static_cast<int>(key.group), key.fill, key.pattern, key.size, key.label);
}

void drawSprite(QPainter& painter, const QPointF& centre, const SpriteKey& key, const Look& look) {
    const double size = key.size / 4.0;
    const QColor fill = QColor::fromRgb(key.fill);
    drawMessage(painter, centre, size, key.group, fill, static_cast<Qt::BrushStyle>(key.pattern), look.theme.panel);
    if (key.label.isEmpty()) return;
    const auto [share, below] = roomOf(key.group);
    QFont font = look.font;
    font.setBold(true);
    font.setPixelSize(std::max(5, static_cast<int>(size * 0.66)));
    const double width = QFontMetricsF(font).horizontalAdvance(key.label);
    if (width > size * share) font.setPixelSize(std::max(5, static_cast<int>(size * 0.66 * size * share / width)));
    if (key.pattern != Qt::SolidPattern) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawEllipse(centre + QPointF(0, size * below), size * 0.28, size * 0.28);
    }
    painter.setFont(font);
    painter.setPen(look.theme.on(fill));
    painter.drawText(QRectF(centre.x() - size, centre.y() - size + size * below, 2 * size, 2 * size), Qt::AlignCenter,
                     key.label);
}

const SpriteCache::Sprite& SpriteCache::sprite(const SpriteKey& key, const Look& look, double ratio) {
    if (m_theme != look.theme.name || m_ratio != ratio || m_sprites.size() > mostSprites) m_sprites.clear();
    m_theme = look.theme.name;
    m_ratio = ratio;
    Sprite& sprite = m_sprites[key];
    if (!sprite.picture.isNull()) return sprite;
    const int side = static_cast<int>(std::ceil(key.size / 4.0 * 1.3)) + 4;
    QImage whole(QSize(side, side) * ratio, QImage::Format_ARGB32_Premultiplied);
    whole.setDevicePixelRatio(ratio);
    whole.fill(Qt::transparent);
    QPainter painter(&whole);
    painter.setRenderHint(QPainter::Antialiasing);
    drawSprite(painter, QPointF(side / 2.0, side / 2.0), key, look);
    painter.end();
    const QRect seen = inked(whole);
    sprite.picture = whole.copy(seen);
    sprite.picture.setDevicePixelRatio(ratio);
    sprite.corner = QPointF(seen.topLeft()) / ratio - QPointF(side / 2.0, side / 2.0);
    return sprite;
}

void drawMessages(QPainter& painter, const Look& look, const EnsembleScene& scene, const Frame& frame, SpriteCache* cache) {
    const double ratio = painter.device()->devicePixelRatioF();
    for (const PlacedMessage& message : scene.messages) {
        const double strength = scene.strength(message, frame, look.density);
        painter.setOpacity(strength);
        const SpriteKey key = keyOf(message, look.theme);
        if (cache) {
            const SpriteCache::Sprite& sprite = cache->sprite(key, look, ratio);
            painter.drawImage(message.at + sprite.corner, sprite.picture);
        } else {
            drawSprite(painter, message.at, key, look);
        }
        if (message.held) {
            const QPointF at = message.at + QPointF(message.size, -message.size) * 0.5;
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.theme.panel);
            painter.drawEllipse(at, message.size * 0.36, message.size * 0.36);
            drawGlyph(painter, Glyph::pause, at, message.size * 0.5, look.theme.warning);
        }
    }
    painter.setOpacity(1);
    for (const PlacedMessage& message : scene.messages) {
        const EventId id = message.flight->message;
        if (id == scene.next.message) ring(painter, message, QPen(look.theme.accent, 2, Qt::DotLine, Qt::RoundCap));
        if (id == frame.selection.event) ring(painter, message, QPen(look.theme.accent, 2.5));
    }
}

void drawCaptions(QPainter& painter, const Look& look, const EnsembleScene& scene, const Frame& frame) {
    if (scene.messages.size() > mostCaptioned || scene.layout.detail() == Detail::mark) return;
    std::vector<QRectF> taken;
    for (const ServerFacts& server : scene.servers) {
        taken.push_back(scene.layout.bounds(server.sid));
        taken.push_back(scene.layout.label(server.sid));
    }
    for (const RingLayout::Station& client : scene.layout.clients()) taken.push_back(scene.layout.bounds(client.node));
    for (const PlacedMessage& message : scene.messages) {
        const double reach = message.size * 0.55;
        taken.emplace_back(message.at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    }
    QFont font = look.font;
    font.setPointSizeF(std::max(6.0, font.pointSizeF() * 0.88 * scene.layout.type()));
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    for (const PlacedMessage& message : scene.messages) {
        if (message.facts->heartbeat || message.facts->group == MessageGroup::greeting) continue;
        if (scene.strength(message, frame, look.density) < 1) continue;
        const QString words = EnsembleWords::caption(*message.facts);
        const QSizeF size(metrics.horizontalAdvance(words) + 4, metrics.height());
        const double away = message.size * 0.62;
        const std::array places{
            QRectF(QPointF(message.at.x() + away, message.at.y() - size.height() / 2), size),
            QRectF(QPointF(message.at.x() - away - size.width(), message.at.y() - size.height() / 2), size),
            QRectF(QPointF(message.at.x() - size.width() / 2, message.at.y() + away), size),
            QRectF(QPointF(message.at.x() - size.width() / 2, message.at.y() - away - size.height()), size)};
        const auto free = std::find_if(places.begin(), places.end(), [&](const QRectF& place) {
            return scene.whole.contains(place) &&
                   std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(place); });
        });
        if (free == places.end()) continue;
        taken.push_back(*free);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::faint(look.theme.panel, 0.8));
        painter.drawRoundedRect(*free, 3, 3);
        painter.setPen(look.theme.quietText);
        painter.drawText(*free, Qt::AlignCenter, words);
    }
}

}  // namespace zabscope
