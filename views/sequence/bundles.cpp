// SPDX-License-Identifier: GPL-3.0-or-later
// Diagram: what to do with more arrows than an eye can follow.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "views/sequence/diagram.h"

namespace zabscope::sequence {

void Diagram::bundle() {
    if (m_arrows.size() <= mostArrows) return;
    bundle(true);
    bundle(false);
    hideWaiting();
    // What is still too much: only those nearest to the picture's instant are drawn.
    std::vector<PlacedArrow*> single;
    for (PlacedArrow& placed : m_arrows) {
        if (!placed.bundled && !placed.lit) single.push_back(&placed);
    }
    if (single.size() <= mostArrows) return;
    const auto away = [this](const PlacedArrow* placed) {
        return std::abs(placed->here.x() - m_nowX) + (arrow(*placed).heartbeat ? m_plot.width() : 0);
    };
    std::nth_element(single.begin(), single.begin() + mostArrows, single.end(), [&](const auto* a, const auto* b) {
        return std::pair(away(a), a->arrow) < std::pair(away(b), b->arrow);
    });
    for (auto rest = single.begin() + mostArrows; rest != single.end(); ++rest) (*rest)->bundled = (*rest)->hidden = true;
}

void Diagram::hideWaiting() {
    // What waits on one path stands at one place: the latest tell all.
    constexpr std::size_t mostWaiting = 5;
    std::map<std::pair<NodeId, NodeId>, std::size_t> waiting;
    for (auto placed = m_arrows.rbegin(); placed != m_arrows.rend(); ++placed) {
        if (placed->fate != PlacedArrow::Fate::held || placed->lit || placed->bundled) continue;
        if (++waiting[{arrow(*placed).from, arrow(*placed).to}] > mostWaiting) placed->bundled = placed->hidden = true;
    }
}

void Diagram::bundle(bool bySender) {
    constexpr std::size_t fewest = 3;
    // Those that stand together: same server, kind and instant at this end, and much the same fate.
    struct Key {
        NodeId apex;
        std::uint8_t kind;
        bool heartbeat;
        bool future;
        long long x;
        bool operator==(const Key&) const = default;
    };
    struct Entry {
        Key key;
        double far;  ///< where the other end stands
        std::size_t placed;
    };
    std::vector<Entry> order;
    for (std::size_t i = 0; i < m_arrows.size(); ++i) {
        const PlacedArrow& placed = m_arrows[i];
        if (placed.bundled || placed.lit || placed.fate != PlacedArrow::Fate::delivered) continue;
        const Arrow& one = arrow(placed);
        const double x = bySender ? placed.line.x1() : placed.line.x2();
        order.push_back({{bySender ? one.from : one.to, one.kind, one.heartbeat, placed.future, std::llround(x)},
                         bySender ? placed.line.y2() : placed.line.y1(),
                         i});
    }
    std::sort(order.begin(), order.end(), [](const Entry& a, const Entry& b) {
        const auto all = [](const Entry& one) {
            const Key& key = one.key;
            return std::tie(key.apex, key.kind, key.x, key.heartbeat, key.future, one.far, one.placed);
        };
        return all(a) < all(b);
    });
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && order[begin].key == order[end].key) ++end;
        if (end - begin >= fewest) {
            Fan fan;
            fan.arrow = m_arrows[order[begin].placed].arrow;
            fan.count = end - begin;
            // Down one side from the apex, along the far ends.
            const QLineF first = m_arrows[order[begin].placed].line;
            fan.shape << (bySender ? first.p1() : first.p2());
            for (std::size_t i = begin; i < end; ++i) {
                PlacedArrow& placed = m_arrows[order[i].placed];
                fan.shape << (bySender ? placed.line.p2() : placed.line.p1());
                placed.bundled = true;
            }
            m_fans.push_back(std::move(fan));
        }
        begin = end;
    }
}

}  // namespace zabscope::sequence
