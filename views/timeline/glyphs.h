// SPDX-License-Identifier: GPL-3.0-or-later
/// The signs of the timeline's marks: each kind has a shape of its own, so that colour is not the only difference.
#pragma once

#include <QPainter>

#include "views/theme.h"
#include "views/timeline/marks.h"

namespace zabscope {

/// Draws the sign of a kind around `centre`, `size` wide and high.
void drawMark(QPainter& painter, MarkKind kind, const QPointF& centre, double size, const Theme& theme);
/// A ribbon whose top is at `top`.
void drawRibbon(QPainter& painter, const QPointF& top, double size, const Theme& theme);

}  // namespace zabscope
