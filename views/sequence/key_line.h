// SPDX-License-Identifier: GPL-3.0-or-later
/// The signs that a diagram shows, each with its word, in one line.
#pragma once

#include <QPainter>

#include "views/sequence/diagram.h"

namespace zabscope::sequence {

/// As many of them as have room in `place`, what is wrong first. In the look's small font.
void paintKey(QPainter& painter, const Diagram& diagram, const Look& look, const QRectF& place);

}  // namespace zabscope::sequence
