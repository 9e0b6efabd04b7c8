// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws the messages, each look of them only once: what is drawn again and again comes from a cache of small pictures.
#pragma once

#include <QHash>
#include <QPainter>
#include <QImage>
#include <vector>

#include "views/ensemble/server_painter.h"

namespace zabscope {

/// All that makes one message look different from another.
struct SpriteKey {
    MessageGroup group{};
    QRgb fill = 0;
    int pattern = 0;
    int size = 0;  ///< in quarters of a pixel
    QString label;
    friend bool operator==(const SpriteKey&, const SpriteKey&) = default;
};
size_t qHash(const SpriteKey& key, size_t seed = 0);

class SpriteCache {
public:
    struct Sprite {
        QImage picture;  ///< no larger than what is to be seen
        QPointF corner;  ///< its upper left one, from the message's centre
    };
    const Sprite& sprite(const SpriteKey& key, const Look& look, double ratio);
    void forget() { m_sprites.clear(); }

private:
    QHash<SpriteKey, Sprite> m_sprites;
    ThemeName m_theme{};
    double m_ratio = 0;
};

void drawSprite(QPainter& painter, const QPointF& centre, const SpriteKey& key, const Look& look);

/// All messages; without a cache they are drawn as shapes, for SVG and PDF.
void drawMessages(QPainter& painter, const Look& look, const EnsembleScene& scene, const Frame& frame, SpriteCache* cache);
/// Short words beside messages, as long as they touch neither each other nor a server.
void drawCaptions(QPainter& painter, const Look& look, const EnsembleScene& scene, const Frame& frame);

}  // namespace zabscope
