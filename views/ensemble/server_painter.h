// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws the servers and clients: discs or marks, with what surrounds them.
#pragma once

#include <QFont>
#include <QPainter>
#include <QImage>
#include <map>

#include "views/ensemble/glyphs.h"
#include "views/ensemble/scene.h"
#include "views/theme.h"

namespace zabscope {

/// How the parts of the picture are drawn.
struct Look {
    const Theme& theme;
    QFont font;  ///< of words
    double em;   ///< the height of a line
    Density density;
};

/// Servers as they were drawn last: a server that looks the same is not drawn again. Its last zxid changes with every
/// transaction and the sign of its disk with every flush, so discs and lines of words are kept apart, and discs in both
/// states.
class ServerSprites {
public:
    void forget() {
        m_discs.clear();
        m_words.clear();
        m_arcs.clear();
    }

private:
    friend class ServerPainter;
    struct Sprite {
        ServerFacts facts;
        QImage picture;
        QPointF corner;
    };
    struct Line {
        QString text;
        QColor ink;
        QImage picture;
    };
    std::map<std::pair<NodeId, bool>, Sprite> m_discs;  ///< by whether all is flushed
    std::map<std::pair<NodeId, qsizetype>, Line> m_words;
    std::map<NodeId, Sprite> m_arcs;  ///< what is left of the time-outs
    RingLayout m_layout;  // for which they were drawn
    double m_ratio = 0;
};

class ServerPainter {
public:
    ServerPainter(QPainter& painter, const Look& look, const EnsembleScene& scene, const Frame& frame)
        : m_painter(painter), m_look(look), m_scene(scene), m_frame(frame) {}

    /// What lies under the messages: who votes for whom, clients with their servers.
    void ties();
    void clients();
    /// From the cache, if there is one, but for what changes with every frame.
    void servers(ServerSprites* cache);

private:
    void needle(const ServerFacts& server);
    /// All but words and what changes with every frame.
    void body(const ServerFacts& server);
    void moving(const ServerFacts& server);
    /// Draws a part of a server's picture, from the sprite unless it shows other facts.
    void drawPart(ServerSprites::Sprite& sprite, const ServerFacts& server, bool isSame, const QRectF& place,
                  void (ServerPainter::*part)(const ServerFacts&));
    /// A line of words; from the cache, if there is one.
    void drawLine(const QRectF& place, const QString& text, bool strong, const QColor& ink, Qt::Alignment side,
                  ServerSprites::Line* cached);
    void drawFrom(ServerSprites& cache, const ServerFacts& server);
    void mark(const ServerFacts& server);
    void disc(const ServerFacts& server);
    void inside(const ServerFacts& server);
    /// The sign of a frozen server, at its upper left.
    void frost(const QPointF& at, double radius);
    void countdown(const ServerFacts& server);
    /// What is left of the time-out, in sixteenths of a degree, in steps too small to be seen.
    int leftAngle(const ServerFacts& server) const;
    void ballots(const ServerFacts& server);
    void diskSign(const ServerFacts& server);
    void words(const ServerFacts& server, ServerSprites* cache);
    void selection(const QPointF& at, double radius);
    QColor colour(const ServerFacts& server) const;
    /// `colour` thinned into the background, opaque.
    QColor tint(const QColor& colour, double share) const;
    QFont sized(double pixels, bool bold) const;

    QPainter& m_painter;
    const Look& m_look;
    const EnsembleScene& m_scene;
    const Frame& m_frame;
};

/// The sign of a standing; the crown stands upon the disc, all others in it.
Glyph glyphOf(const ServerFacts& server);
QColor colourOf(ServerStanding standing, const Theme& theme);

}  // namespace zabscope
