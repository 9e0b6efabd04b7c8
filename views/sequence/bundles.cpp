// SPDX-License-Identifier: GPL-3.0-or-later
// Diagram: what to do with more arrows than an eye can follow.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "views/sequence/diagram.h"

namespace zabscope::sequence {

void Diagram::bundle() {
    if (m_arrows.size() <= mostArrows) return;
    bundle(true);
    bundle(false);
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
    for (auto rest = single.begin() + mostArrows; rest != single.end(); ++rest) (*rest)->bundled = true;
}

void Diagram::bundle(bool bySender) {
    constexpr std::size_t fewest = 3;
    // Those that stand together: same server, kind and instant at this end, and much the same fate.
    const auto key = [&](const PlacedArrow& placed) {
        const Arrow& one = arrow(placed);
        const NodeId apex = bySender ? one.from : one.to;
        const double x = bySender ? placed.line.x1() : placed.line.x2();
        return std::tuple(apex, one.kind, std::llround(x), one.heartbeat, placed.future);
    };
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_arrows.size(); ++i) {
        const PlacedArrow& placed = m_arrows[i];
        if (!placed.bundled && !placed.lit && placed.fate == PlacedArrow::Fate::delivered) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double ya = bySender ? m_arrows[a].line.y2() : m_arrows[a].line.y1();
        const double yb = bySender ? m_arrows[b].line.y2() : m_arrows[b].line.y1();
        return std::tuple(key(m_arrows[a]), ya, a) < std::tuple(key(m_arrows[b]), yb, b);
    });
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && key(m_arrows[order[begin]]) == key(m_arrows[order[end]])) ++end;
        if (end - begin >= fewest) {
            Fan fan;
            fan.arrow = m_arrows[order[begin]].arrow;
            fan.count = end - begin;
            // Down one side from the apex, along the far ends.
            const QLineF first = m_arrows[order[begin]].line;
            fan.shape << (bySender ? first.p1() : first.p2());
            for (std::size_t i = begin; i < end; ++i) {
                PlacedArrow& placed = m_arrows[order[i]];
                fan.shape << (bySender ? placed.line.p2() : placed.line.p1());
                placed.bundled = true;
            }
            m_fans.push_back(std::move(fan));
        }
        begin = end;
    }
}

}  // namespace zabscope::sequence
