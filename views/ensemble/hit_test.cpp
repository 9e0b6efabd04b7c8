// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/hit_test.h"

#include <algorithm>
#include <cmath>

#include "views/ensemble/link_layer.h"

namespace zabscope {
namespace {

constexpr double nearLink = 5;  // pixels

double distance(const QPointF& a, const QPointF& b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

double distanceToLine(const QPointF& at, const QPointF& a, const QPointF& b) {
    const QPointF way = b - a;
    const double square = QPointF::dotProduct(way, way);
    const double share = square <= 0 ? 0 : std::clamp(QPointF::dotProduct(at - a, way) / square, 0.0, 1.0);
    return distance(at, a + way * share);
}

Hit linkAt(const EnsembleScene& scene, const ClusterState& state, const QPointF& at) {
    Hit hit;
    double nearest = nearLink;
    const auto servers = scene.layout.servers();
    const bool all = servers.size() <= RingLayout::mostDiscs;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        for (std::size_t j = i + 1; j < servers.size(); ++j) {
            const double away = distanceToLine(at, servers[i].at, servers[j].at);
            if (away >= nearest) continue;
            if (!all && factsOfLink(servers[i].node, servers[j].node, state).healthy()) continue;  // not drawn
            nearest = away;
            hit = {Hit::What::link, servers[i].node, servers[j].node, nullptr};
        }
    }
    return hit;
}

}  // namespace

Hit hitAt(const EnsembleScene& scene, const ClusterState& state, const QPointF& at) {
    Hit hit;
    double nearest = 1e9;
    for (const PlacedMessage& message : scene.messages) {
        const double away = distance(message.at, at);
        if (away > std::max(5.0, message.size * 0.6) || away >= nearest) continue;
        nearest = away;
        hit = {Hit::What::message, noNode, noNode, &message};
    }
    if (hit.what != Hit::What::background) return hit;
    for (const auto& stations : {scene.layout.servers(), scene.layout.clients()}) {
        for (const RingLayout::Station& station : stations) {
            if (distance(station.at, at) > std::max(5.0, scene.layout.radius(station.node) * 1.1)) continue;
            return {isClient(station.node) ? Hit::What::client : Hit::What::server, station.node, noNode, nullptr};
        }
    }
    for (const RingLayout::Station& station : scene.layout.servers()) {
        if (scene.layout.label(station.node).contains(at)) return {Hit::What::server, station.node, noNode, nullptr};
    }
    return linkAt(scene, state, at);
}

}  // namespace zabscope
