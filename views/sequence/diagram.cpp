// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/diagram.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace zabscope::sequence {
namespace {

constexpr std::size_t mostClients = 2;  // with a line of their own

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

/// The members and all else that is a server, then the clients: each, if `apart` and they are few.
std::vector<NodeId> nodesOf(const Frame& frame, bool clients, bool apart) {
    std::vector<NodeId> nodes;
    for (const Member& member : frame.ensemble->members) nodes.push_back(member.sid);
    const ClusterState& end = frame.timeline->state();
    for (const NodeState& node : end.servers()) nodes.push_back(node.node);
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    if (nodes.size() > static_cast<std::size_t>(largestSid)) nodes.resize(static_cast<std::size_t>(largestSid));
    if (!clients) return nodes;
    const auto all = end.nodes().first(end.nodes().size() - end.servers().size());
    if (all.size() > mostClients || (!apart && all.size() > 1)) nodes.push_back(allClients);
    else std::for_each(all.rbegin(), all.rend(), [&](const NodeState& node) { nodes.push_back(node.node); });
    return nodes;
}

double distance(const QLineF& line, const QPointF& point) {
    const QPointF way = line.p2() - line.p1();
    const double length = QPointF::dotProduct(way, way);
    const double part = length > 0 ? std::clamp(QPointF::dotProduct(point - line.p1(), way) / length, 0.0, 1.0) : 0;
    return QLineF(line.pointAt(part), point).length();
}

}  // namespace

double Look::em() const { return QFontMetricsF(font).height(); }

QFont Look::smallFont() const {
    QFont small = font;
    if (font.pointSizeF() > 0) small.setPointSizeF(font.pointSizeF() * 0.85);
    else small.setPixelSize(std::max(1, static_cast<int>(font.pixelSize() * 0.85)));
    return small;
}

Filter Look::filter() const { return {density, density != Density::focus && !theme.presenter, clients}; }

Diagram::Diagram(const Frame& frame, const Look& look, const QRectF& place) : m_frame(frame), m_place(place) {
    placeLanes(look);
    m_causes = Causes(*frame.timeline, frame.selection.event);
}

void Diagram::placeLanes(const Look& look) {
    const double em = look.em();
    const double small = QFontMetricsF(look.smallFont()).height();
    m_plot = m_place.adjusted(0, look.header, 0, -small * 1.15);
    const bool rowOfCuts = !m_frame.timeline->state().links().empty() && m_plot.height() > em * 6;
    if (rowOfCuts) m_plot.setTop(m_plot.top() + small * 1.1);
    m_plot.setHeight(std::max(1.0, m_plot.height()));
    std::vector<NodeId> nodes = nodesOf(m_frame, look.clients, true);
    const double height = m_plot.height();
    // Where lines are close, all clients share one, and that has as much room as its name needs.
    const bool crowded = height / static_cast<double>(std::max<std::size_t>(nodes.size(), 1)) < small * 1.6;
    if (crowded) nodes = nodesOf(m_frame, look.clients, false);
    const double ofClient = crowded ? 0.8 : 0.55;
    double shares = 0;
    for (const NodeId node : nodes) shares += isClient(node) ? ofClient : 1;
    const double pitch = height / std::max(shares, 1.0);
    const QFontMetricsF metrics(look.font);
    double names = metrics.horizontalAdvance(QStringLiteral("000"));
    const bool wide = look.isWide(m_place.width()) && pitch > small * 0.95;
    for (const NodeId node : nodes) {
        if (wide) names = std::max(names, metrics.horizontalAdvance(nameOf(node, true)) + 14);
    }
    m_plot.setLeft(m_place.left() + names);
    if (rowOfCuts) m_cutRow = QRectF(m_plot.left(), m_plot.top() - small * 1.1, m_plot.width(), small * 1.1);
    double y = m_plot.top();
    for (const NodeId node : nodes) {
        Lane lane{node, 0, isClient(node) ? pitch * ofClient : pitch, 0, 0};
        lane.y = y + lane.pitch / 2;
        y += lane.pitch;
        if (isClient(node)) {
            lane.role = std::clamp(lane.pitch * 0.12, 1.5, 3.0);
        } else {
            const bool roomy = pitch >= small * 2.2;
            lane.role = roomy ? small * 0.92 : std::clamp(pitch * 0.22, 2.0, small * 0.5);
            lane.epoch = roomy ? std::clamp(pitch * 0.08, 3.0, small * 0.4) : std::clamp(pitch * 0.1, 1.0, 3.0);
        }
        m_lanes.push_back(lane);
    }
    m_markSize = std::clamp(pitch * 0.3, 4.0, em * 0.75);
    m_shapeSize = pitch < em * 1.2 ? 0 : std::clamp(pitch * 0.22, 6.0, em * 0.8);
}

const Lane* Diagram::lane(NodeId node) const {
    // Servers ascending, then clients descending from -1: c1, c2 ...
    const auto order = [](NodeId a, NodeId b) {
        if (isServer(a) != isServer(b)) return isServer(a);
        return isServer(a) ? a < b : a > b;
    };
    const auto at = std::lower_bound(m_lanes.begin(), m_lanes.end(), node,
                                     [&](const Lane& lane, NodeId wanted) { return order(lane.node, wanted); });
    if (at != m_lanes.end() && at->node == node) return &*at;
    return isClient(node) && !m_lanes.empty() && m_lanes.back().node == allClients ? &m_lanes.back() : nullptr;
}

Diagram Diagram::around(const Frame& frame, const Look& look, const QRectF& place, const Viewpoint& viewpoint) {
    Diagram diagram(frame, look, place);
    const double now = microsecondsOf(frame.drawnAt);
    const double width = diagram.m_plot.width();
    const double step = std::max(viewpoint.pixelsPerStep, 1e-6);
    // Now is a position; another place is an instant.
    const Position position = viewpoint.at == now ? frame.now
                                                  : frame.timeline->positionAt(Instant{Duration{static_cast<std::int64_t>(
                                                        std::clamp(viewpoint.at, 0.0, 9.2e18))}});
    const auto read = [&](double after) {
        diagram.read(look, rangeAround(*frame.timeline, position, viewpoint.at, look.form, width * viewpoint.part / step,
                                       width * after / step, look.filter()));
        diagram.m_axis.pin(viewpoint.at, diagram.m_plot.left() + width * viewpoint.part, step);
    };
    read(1 - viewpoint.part);
    // There is nothing before the start: then the picture begins with it, and more of what comes has room.
    const double start = diagram.m_axis.x(0.0) - diagram.m_plot.left() - look.em();
    if (start > 0 && !diagram.m_excerpt->range.cutShort) {
        read(1);
        diagram.m_axis.pin(0, diagram.m_plot.left() + look.em(), step);
    }
    diagram.placeAll();
    return diagram;
}

Diagram Diagram::ofRange(const Frame& frame, const Look& look, const QRectF& place, double from, double to) {
    Diagram diagram(frame, look, place);
    diagram.read(look, rangeBetween(*frame.timeline, from, to));
    diagram.m_axis.fit(from, std::max(to, from + 1), diagram.m_plot.left(), diagram.m_plot.right());
    diagram.placeAll();
    return diagram;
}

void Diagram::read(const Look& look, const Range& range) {
    m_excerpt = std::make_shared<const Excerpt>(readExcerpt(*m_frame.timeline, range, look.filter()));
    m_axis = WarpedAxis(look.form, m_excerpt->anchors);
}

void Diagram::placeAll() {
    m_nowX = m_axis.x(m_frame.drawnAt);
    for (std::size_t i = 0; i < m_excerpt->arrows.size(); ++i) placeArrow(i);
    placeMarks();
    bundle();
}

void Diagram::placeArrow(std::size_t index) {
    const Arrow& arrow = m_excerpt->arrows[index];
    const Lane* from = lane(arrow.from);
    const Lane* to = lane(arrow.to);
    if (!from || !to || from == to) return;
    PlacedArrow placed;
    placed.arrow = index;
    placed.future = arrow.message > m_frame.now.last;
    placed.lit = m_causes.contains(arrow.message) || m_causes.contains(arrow.end);
    const bool down = to->y > from->y;
    const double y0 = down ? from->bottom() : from->top();
    const double y1 = down ? to->top() : to->bottom();
    const double x0 = m_axis.x(arrow.sentAt);
    Instant due = arrow.endAt;
    const bool flying = !placed.future && (arrow.end == noEvent || arrow.end > m_frame.now.last);
    if (flying) {
        if (const MessageInFlight* flight = m_frame.state->findMessage(arrow.message)) due = flight->due;
    }
    placed.fate = flying ? PlacedArrow::Fate::flying : arrow.loss ? PlacedArrow::Fate::lost : PlacedArrow::Fate::delivered;
    if (due == never || due == Instant::max()) {
        // Nobody knows when it will be there: it waits on its way.
        placed.fate = PlacedArrow::Fate::held;
        placed.line = QLineF(x0, y0, std::max(x0 + m_shapeSize + 4, flying ? m_nowX : x0), y0 + (y1 - y0) * 0.3);
        placed.here = placed.line.p2();
    } else {
        const double x1 = std::max(m_axis.x(due), x0);
        placed.line = QLineF(x0, y0, x1, y1);
        placed.here = placed.line.p2();
        if (flying) placed.here = placed.line.pointAt(x1 > x0 ? std::clamp((m_nowX - x0) / (x1 - x0), 0.0, 1.0) : 0.0);
        if (placed.fate == PlacedArrow::Fate::lost) {
            // It is lost on its way: as far as it had come of what was due.
            const auto* sent = std::get_if<Sent>(&m_frame.timeline->event(arrow.message).what);
            const double whole = sent && sent->due != never ? microsecondsOf(sent->due) - microsecondsOf(arrow.sentAt) : 0;
            const double gone = microsecondsOf(arrow.endAt) - microsecondsOf(arrow.sentAt);
            const double part = whole > 0 ? std::clamp(gone / whole, 0.2, 0.85) : 0.5;
            placed.line.setP2(QPointF(x1, y0 + (y1 - y0) * part));
            placed.here = placed.line.p2();
        }
    }
    if (placed.line.x1() > m_plot.right() || std::max(placed.line.x2(), placed.here.x()) < m_plot.left()) return;
    m_arrows.push_back(placed);
}

double Diagram::knownUntil() const {
    return std::max(microsecondsOf(m_frame.timeline->end()), microsecondsOf(m_frame.drawnAt));
}

void Diagram::placeMarks() {
    for (std::size_t i = 0; i < m_excerpt->marks.size(); ++i) {
        const Mark& mark = m_excerpt->marks[i];
        const Lane* lane = this->lane(mark.node);
        const double x = m_axis.x(mark.at);
        if (!lane || x < m_plot.left() || x > m_plot.right()) continue;
        // The latest of those at one place covers the others, unless one of them matters more.
        PlacedMark placed{i, QPointF(x, lane->top() - m_markSize * 0.55), mark.event > m_frame.now.last,
                          m_causes.contains(mark.event)};
        m_marks.push_back(placed);
    }
}

const PlacedArrow* Diagram::arrowAt(const QPointF& at, double reach) const {
    const PlacedArrow* found = nullptr;
    for (const PlacedArrow& placed : m_arrows) {
        if (placed.hidden) continue;
        double away = distance(placed.line, at);
        if (placed.fate != PlacedArrow::Fate::held) away = std::min(away, QLineF(placed.here, at).length() * 0.6);
        if (away > reach) continue;
        found = &placed;
        reach = away - 1e-9;
    }
    return found;
}

const PlacedMark* Diagram::markAt(const QPointF& at, double reach) const {
    const PlacedMark* found = nullptr;
    for (const PlacedMark& placed : m_marks) {
        const double away = QLineF(placed.at, at).length();
        if (away > reach) continue;
        found = &placed;
        reach = away;
    }
    return found;
}

const Lane* Diagram::laneAt(double y) const {
    for (const Lane& lane : m_lanes) {
        if (std::abs(y - lane.y) <= lane.pitch / 2) return &lane;
    }
    return nullptr;
}

}  // namespace zabscope::sequence
