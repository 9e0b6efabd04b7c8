// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/torn_links.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "views/narration/server_list.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr qsizetype mostNamed = 8;

}  // namespace

TornLinks::Directions TornLinks::of(const ClusterState& state) {
    Directions torn;
    for (const auto& [way, link] : state.links()) {
        if (link.cut && isServer(way.first) && isServer(way.second)) torn.insert(way);
    }
    return torn;
}

QString TornLinks::text() const {
    assert(!m_directions.empty());
    const QString parts = betweenTwoParts();
    if (!parts.isEmpty()) return parts;
    QStringList names;
    int more = 0;
    for (const auto& [from, to] : m_directions) {
        const bool both = m_directions.contains({to, from});
        if (both && from > to) continue;  // told with the other direction
        if (names.size() == mostNamed) {
            ++more;
            continue;
        }
        names << Wording::shortNode(from) + (both ? QChar(u'–') : QChar(u'→')) + Wording::shortNode(to);
    }
    const QString named = names.join(tr(", "));
    return more == 0 ? named : tr("%1 and %2 more").arg(named).arg(more);
}

// One part are those whom the first server has lost, the other those whom the first of these has lost.
QString TornLinks::betweenTwoParts() const {
    const auto lostBy = [this](NodeId node) {
        std::vector<NodeId> others;
        for (const auto& [from, to] : m_directions) {
            if (from == node) others.push_back(to);
        }
        return others;
    };
    const std::vector<NodeId> there = lostBy(m_directions.begin()->first);
    const std::vector<NodeId> here = lostBy(there.front());
    if (here.size() * there.size() < 2 || 2 * here.size() * there.size() != m_directions.size()) return {};
    for (const NodeId one : here) {
        for (const NodeId other : there) {
            if (!m_directions.contains({one, other}) || !m_directions.contains({other, one})) return {};
        }
    }
    return tr("all links that join %1 with %2").arg(ServerList::object(here), ServerList::object(there));
}

}  // namespace zabscope
