// SPDX-License-Identifier: GPL-3.0-or-later
/// What a stroke over the picture means: a cut through links, or a loop that splits servers off.
#pragma once

#include <QPolygonF>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/trace/command.h"
#include "views/ensemble/ring_layout.h"
#include "views/frame.h"

namespace zabscope {

struct Gesture {
    enum class Meaning : std::uint8_t { nothing, slash, lasso };
    Meaning meaning = Meaning::nothing;
    /// Slash: the pairs of servers whose links it crosses and which are not cut both ways already; the smaller sid first.
    std::vector<std::pair<NodeId, NodeId>> links;
    /// Lasso: who is inside and who is left, ascending.
    std::vector<NodeId> inside;
    std::vector<NodeId> outside;
    /// What it asks for; few commands that together cut exactly these links.
    std::vector<Command> commands;
};

/// A loop if the path, closed, encloses at least one server's centre; else a slash.
Gesture gestureOf(const QPolygonF& path, const RingLayout& layout, const ClusterState& state);

/// Cuts between exactly these pairs, in as few commands as stars of equal reach allow: "cut 1 2 from 3 4 5".
std::vector<Command> cutsOf(const std::vector<std::pair<NodeId, NodeId>>& links);

}  // namespace zabscope
