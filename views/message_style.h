// SPDX-License-Identifier: GPL-3.0-or-later
/// What a message looks like wherever it is drawn: a shape by what it is for, a colour by the epoch it speaks for.
#pragma once

#include <QPainter>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/protocol/vocabulary.h"
#include "views/theme.h"

namespace zabscope {

MessageGroup groupOf(std::uint8_t kind);
bool isHeartbeat(std::uint8_t kind, std::string_view bytes);
/// The epoch that a message speaks for: that of its zxid, vote or promise; nothing if it speaks of none.
std::optional<std::int64_t> epochOf(std::uint8_t kind, std::string_view bytes);
/// Draws the shape around `centre`; `size` is its width.
void drawMessage(QPainter& painter, const QPointF& centre, double size, MessageGroup group, const QColor& fill,
                 Qt::BrushStyle pattern, const QColor& outline);

}  // namespace zabscope
