// SPDX-License-Identifier: GPL-3.0-or-later
/// A painted space-time diagram with the line above it that says how long a stretch is in sight. A function of values, so
/// any thread may paint it.
#pragma once

#include <QImage>
#include <QPainter>
#include <QRectF>
#include <optional>

#include "views/sequence/diagram.h"

namespace zabscope::sequence {

struct Sheet {
    std::optional<Diagram> diagram;
    QImage picture;
};

/// Paints the ground, the diagram, and the line in `header`.
void paintSheet(QPainter& painter, const Diagram& diagram, const Look& look, const QRectF& header);

}  // namespace zabscope::sequence
