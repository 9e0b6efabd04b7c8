// SPDX-License-Identifier: GPL-3.0-or-later
/// Many links in few words: "all that join 1, 2, 3 with 4, 5", or one by one.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <set>
#include <utility>

#include "core/protocol/ids.h"
#include "core/trace/cluster_state.h"

namespace zabscope {

class TornLinks {
    Q_DECLARE_TR_FUNCTIONS(TornLinks)

public:
    using Directions = std::set<std::pair<NodeId, NodeId>>;  ///< from, to

    /// All that are cut between servers.
    static Directions of(const ClusterState& state);
    /// Precondition: there is at least one.
    explicit TornLinks(Directions directions) : m_directions(std::move(directions)) {}

    /// "all links that join servers 1 and 2 with servers 3 to 5", if they are just these, in both directions;
    /// else "1–4, 2→5", the first ones and how many more there are.
    QString text() const;

private:
    QString betweenTwoParts() const;

    Directions m_directions;
};

}  // namespace zabscope
