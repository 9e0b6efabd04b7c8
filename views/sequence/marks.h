// SPDX-License-Identifier: GPL-3.0-or-later
/// What is marked upon a server's line: the events and notes that a reader looks for, and their signs.
#pragma once

#include <QPainter>
#include <cstdint>
#include <optional>

#include "core/trace/event.h"
#include "views/theme.h"

namespace zabscope::sequence {

enum class MarkKind : std::uint8_t {
    violation,
    death,
    birth,
    freeze,
    thaw,
    trouble,      ///< refuses, exits, cannot
    gone,         ///< a role ends: the quorum or the leader is lost
    decided,      ///< the end of an election
    epoch,        ///< a new epoch is chosen or promised
    synced,       ///< is brought up to date
    established,  ///< a quorum has taken over the epoch
    commit,
    vote          ///< changes its vote
};

/// The mark of an event, if it has one when so much is shown.
std::optional<MarkKind> markOf(const What& what, Density density);

/// Draws the sign around `centre`, `size` wide.
void drawMark(QPainter& painter, MarkKind kind, const QPointF& centre, double size, const Theme& theme);

}  // namespace zabscope::sequence
