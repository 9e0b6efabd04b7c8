// SPDX-License-Identifier: GPL-3.0-or-later
/// The sign before a line of the story: a shape and a colour for what the line is about.
#pragma once

#include <QRectF>

#include "views/narration/story.h"
#include "views/theme.h"

class QPainter;

namespace zabscope {

QColor storyColour(StoryKind kind, std::int64_t epoch, const Theme& theme);
void drawStoryGlyph(QPainter& painter, const QRectF& place, StoryKind kind, const QColor& colour);

}  // namespace zabscope
