// SPDX-License-Identifier: GPL-3.0-or-later
/// A server at the head of its row: its number on a shape that says what it is and how it is.
#pragma once

#include <QFont>
#include <QPainter>
#include <QRect>

#include "core/protocol/ids.h"
#include "core/zab/zab_state.h"
#include "views/theme.h"

namespace zabscope {

struct ServerMark {
    NodeId sid = noNode;
    zab::Role role{};
    bool observer = false;  ///< a rounded square in place of a circle
    bool leads = false;     ///< with a ring around it
    bool up = false;
    bool started = false;   ///< down and started before: crossed out
    bool frozen = false;    ///< with a snowflake at its foot
};

/// In the middle of `place`. The number becomes smaller before it leaves the shape; `font` is the view's.
void drawServerMark(QPainter& painter, const Theme& theme, const QRect& place, const ServerMark& mark,
                    const QFont& font);

}  // namespace zabscope
