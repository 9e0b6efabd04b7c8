// SPDX-License-Identifier: GPL-3.0-or-later
/// Several servers in words: "Server 3", "Servers 1 to 4", and which servers a condition picks.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <span>
#include <vector>

#include "views/frame.h"

namespace zabscope {

class ServerList {
    Q_DECLARE_TR_FUNCTIONS(ServerList)

public:
    /// "1 to 4", "1, 2 and 5": ascending numbers without repetitions.
    static QString numbers(std::span<const NodeId> nodes);
    /// "Server 3", "Servers 1 to 4": to begin a sentence with. A client is "Client c1".
    static QString subject(std::span<const NodeId> nodes);
    static QString subject(NodeId node) { return subject(std::span{&node, 1}); }
    /// The same inside a sentence.
    static QString object(std::span<const NodeId> nodes);
    static QString object(NodeId node) { return object(std::span{&node, 1}); }
};

/// The servers that are up and fulfil `has`, ascending; bounded.
template <typename Has>
std::vector<NodeId> upServers(const Frame& frame, Has has) {
    constexpr std::size_t most = 256;  // more than any ensemble has
    std::vector<NodeId> found;
    for (const NodeState& node : frame.state->servers()) {
        if (node.up && found.size() < most && has(node)) found.push_back(node.node);
    }
    return found;
}

}  // namespace zabscope
