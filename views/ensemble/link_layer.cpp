// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/link_layer.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "views/ensemble/glyphs.h"
#include "views/ensemble/message_places.h"

namespace zabscope {
namespace {

// A partition of 101 servers has thousands of cut links; beyond these nobody tells one from another.
constexpr std::size_t mostUnwell = 700;
constexpr std::size_t mostSigns = 80;

bool same(const ClusterState::Links& a, const ClusterState::Links& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        return one.first == other.first && one.second.cut == other.second.cut &&
               one.second.latency == other.second.latency && one.second.jitter == other.second.jitter &&
               one.second.bytesPerSecond == other.second.bytesPerSecond;
    });
}

void wave(QPainter& painter, const Lane& lane, double height) {
    const QPointF right(-lane.along.y(), lane.along.x());
    QPolygonF line;
    for (double at = 0; at <= lane.length; at += 3)
        line << lane.from + lane.along * at + right * (std::sin(at / (height * 3) * std::numbers::pi) * height);
    painter.drawPolyline(line);
}

void drawCut(QPainter& painter, const RingLayout& layout, NodeId one, NodeId other, const Theme& theme, double em,
             bool sign) {
    const Lane lane = laneBetween(layout, one, other, 0);
    const double gap = std::min(em * 0.75, lane.length * 0.2);
    const QPointF middle = lane.from + lane.along * (lane.length / 2);
    painter.setPen(QPen(theme.bad, 1.8, Qt::DashLine, Qt::FlatCap));
    painter.drawLine(lane.from, middle - lane.along * gap);
    painter.drawLine(middle + lane.along * gap, lane.to);
    if (sign && lane.length > em * 2) drawGlyph(painter, Glyph::scissors, middle, em * 0.95, theme.bad);
}

/// Only one direction is cut: its arrow ends at a bar, the other one is whole.
void drawOneWay(QPainter& painter, const RingLayout& layout, NodeId from, NodeId to, const Theme& theme, double em) {
    const Lane blocked = laneBetween(layout, from, to, em * 0.22);
    const Lane open = laneBetween(layout, to, from, em * 0.22);
    const QPointF stop = blocked.from + blocked.along * (blocked.length * 0.5);
    const QPointF right(-blocked.along.y(), blocked.along.x());
    painter.setPen(QPen(theme.bad, 1.8, Qt::DashLine, Qt::FlatCap));
    painter.drawLine(blocked.from, stop - blocked.along * (em * 0.5));
    painter.setPen(QPen(theme.bad, 2.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(stop - right * (em * 0.5), stop + right * (em * 0.5));
    drawArrowHead(painter, stop - blocked.along * 2, blocked.along, em * 0.6, theme.bad);
    painter.setPen(QPen(theme.quietText, 1.2));
    painter.drawLine(open.from, open.to);
    drawArrowHead(painter, open.from + open.along * (open.length * 0.62), open.along, em * 0.45, theme.quietText);
}

void drawUnwell(QPainter& painter, const RingLayout& layout, NodeId one, NodeId other, const LinkFacts& link,
                const Theme& theme, double em, bool sign) {
    if (link.cutThere && link.cutBack) return drawCut(painter, layout, one, other, theme, em, sign);
    if (link.cutThere) return drawOneWay(painter, layout, one, other, theme, em);
    if (link.cutBack) return drawOneWay(painter, layout, other, one, theme, em);
    const Lane lane = laneBetween(layout, one, other, 0);
    painter.setPen(QPen(theme.warning, 1.6, link.slow ? Qt::DotLine : Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    if (link.jittery) {
        wave(painter, lane, em * 0.22);
    } else {
        painter.drawLine(lane.from, lane.to);
    }
    if (!link.slow || !sign) return;
    const QPointF at = lane.from + lane.along * (lane.length * 0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.panel);
    painter.drawEllipse(at, em * 0.6, em * 0.6);
    drawGlyph(painter, Glyph::hourglass, at, em * 0.8, theme.warning);
}

}  // namespace

LinkFacts factsOfLink(NodeId one, NodeId other, const ClusterState& state) {
    LinkFacts facts;
    const auto& links = state.links();
    for (const bool back : {false, true}) {
        const auto at = links.find(back ? std::pair{other, one} : std::pair{one, other});
        if (at == links.end()) continue;
        (back ? facts.cutBack : facts.cutThere) = at->second.cut;
        facts.slow = facts.slow || at->second.latency >= slowLatency || at->second.bytesPerSecond > 0;
        facts.jittery = facts.jittery || at->second.jitter >= milliseconds(2);
    }
    return facts;
}

void drawLinks(QPainter& painter, const RingLayout& layout, const ClusterState& state, const Theme& theme, double em) {
    std::set<std::pair<NodeId, NodeId>> unwell;
    for (const auto& [ends, link] : state.links()) {
        const auto pair = std::minmax(ends.first, ends.second);
        if (unwell.size() >= mostUnwell) break;
        if (!layout.stands(pair.first) || !layout.stands(pair.second) || pair.first == pair.second) continue;
        if (isServer(pair.first) && !factsOfLink(pair.first, pair.second, state).healthy()) unwell.insert(pair);
    }
    const auto servers = layout.servers();
    if (servers.size() <= RingLayout::mostDiscs) {
        // The more there are, the fainter is each.
        const double alpha = std::clamp(6.0 / static_cast<double>(servers.size()), 0.25, 0.7);
        painter.setPen(QPen(Theme::faint(theme.line, theme.name == ThemeName::contrast ? alpha * 0.5 : alpha), 1));
        for (std::size_t i = 0; i < servers.size(); ++i) {
            for (std::size_t j = i + 1; j < servers.size(); ++j) {
                if (!unwell.contains({servers[i].node, servers[j].node})) painter.drawLine(servers[i].at, servers[j].at);
            }
        }
    }
    for (const auto& [one, other] : unwell)
        drawUnwell(painter, layout, one, other, factsOfLink(one, other, state), theme, em, unwell.size() <= mostSigns);
}

void drawSpokes(QPainter& painter, const RingLayout& layout, const std::vector<Spoke>& spokes, const Theme& theme) {
    // Bands to a hundred marks would cover everything, and take long: they become hair lines.
    const bool marks = layout.servers().size() > RingLayout::mostDiscs;
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, smooth && !marks);
    for (const Spoke& spoke : spokes) {
        const double width = std::max(1.5, layout.radius() * (spoke.voter ? 0.42 : 0.2));
        const QColor own = theme.epoch(spoke.epoch);
        painter.setOpacity(spoke.strength);
        if (marks) {
            painter.setPen(QPen(Theme::faint(own, spoke.acknowledged ? 0.45 : 0.2), 1));
        } else if (spoke.acknowledged) {
            painter.setPen(QPen(Theme::faint(own, 0.2), width, Qt::SolidLine, Qt::FlatCap));
        } else {
            painter.setPen(QPen(Theme::faint(own, 0.35), std::max(1.5, width * 0.3), Qt::DotLine, Qt::RoundCap));
        }
        painter.drawLine(layout.place(spoke.leader), layout.place(spoke.follower));
    }
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

void LinkLayer::draw(QPainter& painter, const QSize& size, const RingLayout& layout, const ClusterState& state,
                     std::vector<Spoke> spokes, const Theme& theme, double em) {
    const double ratio = painter.device()->devicePixelRatioF();
    const bool fresh = m_picture.size() == size * ratio && m_layout.sameServers(layout) && m_spokes == spokes &&
                       m_theme == theme.name && same(m_links, state.links());
    if (!fresh) {
        m_picture = QImage(size * ratio, QImage::Format_RGB32);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(theme.panel);  // without holes, so that it is copied instead of blended
        QPainter inner(&m_picture);
        inner.setRenderHint(QPainter::Antialiasing);
        drawSpokes(inner, layout, spokes, theme);
        drawLinks(inner, layout, state, theme, em);
        m_layout = layout;
        m_spokes = std::move(spokes);
        m_theme = theme.name;
        m_links = state.links();
    }
    painter.drawImage(0, 0, m_picture);
}

}  // namespace zabscope
