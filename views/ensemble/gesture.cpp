// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/gesture.h"

#include <QLineF>
#include <algorithm>
#include <map>
#include <set>

namespace zabscope {
namespace {

Targets targetsOf(const std::vector<NodeId>& sids) {
    Targets targets;
    for (const NodeId sid : sids) targets.push_back({Target::Who::sid, sid});
    return targets;
}

/// Whether the path crosses the line between two points.
bool crosses(const QPolygonF& path, const QRectF& around, const QLineF& link) {
    if (!around.intersects(QRectF(link.p1(), link.p2()).normalized().adjusted(-1, -1, 1, 1))) return false;
    for (qsizetype i = 1; i < path.size(); ++i) {
        if (QLineF(path[i - 1], path[i]).intersects(link, nullptr) == QLineF::BoundedIntersection) return true;
    }
    return false;
}

}  // namespace

std::vector<Command> cutsOf(const std::vector<std::pair<NodeId, NodeId>>& links) {
    std::map<NodeId, std::set<NodeId>> open;
    for (const auto& [one, other] : links) {
        open[one].insert(other);
        open[other].insert(one);
    }
    // Take the server with the most links again and again; those that reach the same servers share a command.
    std::map<std::vector<NodeId>, std::vector<NodeId>> stars;
    std::vector<std::vector<NodeId>> order;
    while (!open.empty()) {
        const auto most = std::max_element(open.begin(), open.end(), [](const auto& a, const auto& b) {
            return a.second.size() < b.second.size();
        });
        const NodeId middle = most->first;
        const std::vector<NodeId> reach(most->second.begin(), most->second.end());
        open.erase(most);
        for (const NodeId other : reach) {
            const auto at = open.find(other);
            at->second.erase(middle);
            if (at->second.empty()) open.erase(at);
        }
        std::vector<NodeId>& middles = stars[reach];
        if (middles.empty()) order.push_back(reach);
        middles.push_back(middle);
    }
    std::vector<Command> commands;
    for (const auto& reach : order) {
        std::vector<NodeId>& middles = stars[reach];
        std::sort(middles.begin(), middles.end());
        const bool turned = middles.size() == 1 && reach.size() == 1 && reach.front() < middles.front();
        commands.push_back(Cut{targetsOf(turned ? reach : middles), targetsOf(turned ? middles : reach), false});
    }
    return commands;
}

Gesture gestureOf(const QPolygonF& path, const RingLayout& layout, const ClusterState& state) {
    Gesture gesture;
    if (path.size() < 2) return gesture;
    for (const RingLayout::Station& server : layout.servers()) {
        const bool within = path.size() > 2 && path.containsPoint(server.at, Qt::OddEvenFill);
        (within ? gesture.inside : gesture.outside).push_back(server.node);
    }
    if (!gesture.inside.empty()) {
        gesture.meaning = Gesture::Meaning::lasso;
        if (!gesture.outside.empty())
            gesture.commands.push_back(Partition{{targetsOf(gesture.inside), targetsOf(gesture.outside)}});
        return gesture;
    }
    gesture.outside.clear();
    const QRectF around = path.boundingRect().adjusted(-1, -1, 1, 1);
    const auto servers = layout.servers();
    for (std::size_t i = 0; i < servers.size(); ++i) {
        for (std::size_t j = i + 1; j < servers.size(); ++j) {
            const NodeId one = servers[i].node;
            const NodeId other = servers[j].node;
            if (state.isCut(one, other) && state.isCut(other, one)) continue;
            if (crosses(path, around, QLineF(servers[i].at, servers[j].at))) gesture.links.emplace_back(one, other);
        }
    }
    if (gesture.links.empty()) return gesture;
    gesture.meaning = Gesture::Meaning::slash;
    gesture.commands = cutsOf(gesture.links);
    return gesture;
}

}  // namespace zabscope
