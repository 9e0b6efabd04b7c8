// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of an arrow that say what becomes of its message, for the diagram and for what explains it.
#pragma once

#include <QLineF>
#include <QPainter>

#include "views/sequence/diagram.h"

namespace zabscope::sequence {

/// The head at the end of a line.
void drawHead(QPainter& painter, const QLineF& line, const QColor& colour, double size);
/// The message is lost here.
void drawLoss(QPainter& painter, const QPointF& at, double size, const Theme& theme);
/// Two bars: the message waits here.
void drawBars(QPainter& painter, const QPointF& at, double size, const Theme& theme);

/// An arrow of such a fate in small, for a legend.
void drawFate(QPainter& painter, PlacedArrow::Fate fate, const QRectF& place, const Theme& theme);
/// Many arrows as one shape, in small.
void drawFan(QPainter& painter, const QRectF& place, const Theme& theme);

}  // namespace zabscope::sequence
