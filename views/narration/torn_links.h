// SPDX-License-Identifier: GPL-3.0-or-later
/// Many links in few words: "all between 1, 2, 3 and 4, 5", or one by one.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <set>
#include <utility>

#include "core/protocol/ids.h"

namespace zabscope {

class TornLinks {
    Q_DECLARE_TR_FUNCTIONS(TornLinks)

public:
    using Directions = std::set<std::pair<NodeId, NodeId>>;  ///< from, to

    /// Precondition: there is at least one.
    explicit TornLinks(Directions directions) : m_directions(std::move(directions)) {}

    /// "all links between servers 1 and 2 and servers 3 to 5", if they are just these, in both directions;
    /// else "1–4, 2→5", the first ones and how many more there are.
    QString text() const;

private:
    QString betweenTwoParts() const;

    Directions m_directions;
};

}  // namespace zabscope
