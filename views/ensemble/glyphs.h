// SPDX-License-Identifier: GPL-3.0-or-later
/// The signs of the ensemble: a crown, a chain, an eye and the like, drawn as shapes so that they scale and need no font.
#pragma once

#include <QPainter>
#include <cstdint>

namespace zabscope {

enum class Glyph : std::uint8_t {
    crown,      ///< leads
    question,   ///< looks for a leader
    chain,      ///< follows
    eye,        ///< observes
    cross,      ///< is down
    sleeping,   ///< has not started yet
    snowflake,  ///< is frozen
    disk,       ///< its disk
    pause,      ///< is held back
    scissors,   ///< is cut
    hourglass,  ///< is slow
    client
};

/// Draws the sign around `centre`, `size` wide, in one colour.
void drawGlyph(QPainter& painter, Glyph glyph, const QPointF& centre, double size, const QColor& colour);
/// An arrow head whose tip is at `tip`, pointing along `direction` (of length 1).
void drawArrowHead(QPainter& painter, const QPointF& tip, const QPointF& direction, double size, const QColor& colour);

}  // namespace zabscope
