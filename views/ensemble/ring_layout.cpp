// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/ring_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace zabscope {
namespace {

constexpr double widest = 1.55;  // of the ring, as a multiple of its height

constexpr double shoulder = 0.3;  // how far from the middle of a disc words at its shoulder end, in radii

/// Whether the words stand on the left; straight up or down they stand on the right.
bool isLeft(const QPointF& out) { return out.x() < -0.05; }
double distance(const QPointF& a, const QPointF& b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

Detail detailOf(int lines) { return lines == 3 ? Detail::full : lines > 0 ? Detail::compact : Detail::mark; }

/// Many marks stand in two rows, so that each is large enough for its number.
bool inTwoRows(std::size_t count) { return count > RingLayout::mostDiscs; }

constexpr std::size_t fewServers = 9;
constexpr double widestOfMany = 2.2;
constexpr std::size_t mostWays = 13;  // servers among which there is room between the ways
constexpr double leastType = 11.5;  // the height of a line of words, in pixels

}  // namespace

/// So many lines of words, of this share of the text's size, around discs of this size, in lines of those words.
struct RingLayout::Try {
    int lines;
    double type;
    double largest;
    double smallest;
    /// The height of a line of words.
    double line(double em) const { return em * type; }
    double size(double em, double share) const { return line(em) * share; }
};

namespace {

/// What is tried in turn. Small words are better than none.
constexpr std::array tries{RingLayout::Try{3, 1.0, 4.0, 1.9},   RingLayout::Try{2, 1.0, 2.4, 1.4},
                           RingLayout::Try{2, 0.84, 2.4, 1.4},  RingLayout::Try{2, 0.7, 2.4, 1.4},
                           RingLayout::Try{2, 0.6, 2.2, 1.35},  RingLayout::Try{2, 0.5, 2.2, 1.3},
                           RingLayout::Try{1, 1.0, 2.2, 1.25},
                           RingLayout::Try{1, 0.84, 2.2, 1.25}, RingLayout::Try{1, 0.66, 2.0, 1.2},
                           RingLayout::Try{0, 1.0, 1.6, 0.2}};

}  // namespace

RingLayout::RingLayout(const Input& input) : m_em(input.em) {
    if (input.members.empty()) return;
    choose(input);
    look(input);
    seatClients(input);
}

void RingLayout::write(const Input& input, const Try& attempt) {
    m_lines = attempt.lines;
    m_detail = detailOf(m_lines);
    m_type = attempt.type;
    m_em = attempt.line(input.em);
    const double width = m_lines == 1 ? m_em * 3.6 : (m_lines == 2 ? input.shortWidth : input.labelWidth) * m_type;
    m_label = m_lines == 0 ? QSizeF() : QSizeF(width, m_em * m_lines);
}

// From the top, clockwise. Many stand at equal distances along the ring, as they would crowd where it bends.
std::vector<double> RingLayout::angles(std::size_t count) const {
    constexpr double top = -std::numbers::pi / 2;
    std::vector<double> all;
    if (count <= fewServers) {
        for (std::size_t i = 0; i < count; ++i)
            all.push_back(top + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count));
        return all;
    }
    constexpr int steps = 240;
    const auto turn = [](int step) { return top + 2 * std::numbers::pi * step / steps; };
    const auto point = [&](int step) {
        return QPointF(std::cos(turn(step)) * m_axes.x(), std::sin(turn(step)) * m_axes.y());
    };
    std::array<double, steps + 1> gone{};
    for (int step = 1; step <= steps; ++step)
        gone[static_cast<std::size_t>(step)] =
            gone[static_cast<std::size_t>(step - 1)] + distance(point(step), point(step - 1));
    int step = 1;
    for (std::size_t i = 0; i < count; ++i) {
        const double wanted = gone.back() * static_cast<double>(i) / static_cast<double>(count);
        while (step < steps && gone[static_cast<std::size_t>(step)] < wanted) ++step;
        const double before = gone[static_cast<std::size_t>(step - 1)];
        const double part = (wanted - before) / (gone[static_cast<std::size_t>(step)] - before);
        all.push_back(turn(step - 1) + part * (turn(step) - turn(step - 1)));
    }
    return all;
}

void RingLayout::stand(const Input& input, const Try& attempt, Side side) {
    write(input, attempt);
    m_centre = input.area.center();
    const double reach = m_radius * halo;
    const double gap = m_lines == 0 ? 0 : m_em * 0.2;
    if (side == Side::caps && input.members.size() <= fewServers) side = Side::beside;
    m_side = side;
    const double x = side == Side::aboveOrBelow ? std::max(reach, m_label.width() / 2) : reach + gap + m_label.width();
    const double y = side == Side::shoulder ? std::max(m_radius * crest, m_label.height() + m_radius * shoulder)
                                            : m_radius * crest + gap + m_label.height();
    m_axes = QPointF(std::max(1.0, input.area.width() / 2 - x), std::max(1.0, input.area.height() / 2 - y));
    const std::size_t count = input.members.size();
    const double wide = count <= fewServers ? widest : widestOfMany;
    m_axes.setX(std::min(m_axes.x(), m_axes.y() * wide));
    m_axes.setY(std::min(m_axes.y(), m_axes.x() * wide));
    const std::vector<double> turns = angles(count);
    m_servers.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = turns[i];
        const double row = inTwoRows(count) && i % 2 == 1 ? 0.86 : 1.0;
        const double alone = count == 1 ? 0.0 : 1.0;
        m_servers.push_back({input.members[i].sid, m_centre + QPointF(std::cos(angle) * m_axes.x(),
                                                                       std::sin(angle) * m_axes.y()) * row * alone});
    }
}

bool RingLayout::wordsFit() const {
    for (const Station& one : m_servers) {
        const QRectF words = label(one.node);
        if (words.isEmpty()) return true;
        for (const Station& other : m_servers) {
            if (one.node == other.node) continue;
            const double reach = m_radius * 1.2;
            const QRectF disc(other.at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
            if (words.intersects(disc) || (other.node > one.node && words.intersects(label(other.node)))) return false;
        }
    }
    return true;
}

bool RingLayout::fits() const {
    // Between neighbours there must be a way on which a message can be seen; words must touch nothing.
    const double way = m_lines == 0 ? m_radius * 0.25 : std::max(m_em * 1.8, m_radius * 1.3);
    for (std::size_t i = 1; i < m_servers.size(); ++i) {
        if (distance(m_servers[i].at, m_servers[i - 1].at) < 2 * m_radius + way) return false;
    }
    const bool closed = m_servers.size() < 2 ||
                        distance(m_servers.front().at, m_servers.back().at) >= 2 * m_radius + way;
    return closed && wordsFit();
}

void RingLayout::choose(const Input& input) {
    for (const Try& attempt : tries) {
        if (attempt.lines > 0 && input.members.size() > mostDiscs) continue;
        if (attempt.type < 1 && attempt.line(input.em) < leastType) continue;
        for (double size = attempt.largest; size >= attempt.smallest; size *= 0.93) {
            for (const Side side : {Side::beside, Side::shoulder, Side::caps, Side::aboveOrBelow}) {
                m_radius = attempt.size(input.em, size);
                stand(input, attempt, side);
                const double shorter = std::min(m_axes.x(), m_axes.y());
                const bool open = input.members.size() == 1 || shorter >= m_radius * 1.7;
                if (open && fits()) return;
            }
        }
    }
}

void RingLayout::look(const Input& input) {
    const Camera& camera = input.camera;
    const QPointF middle = m_centre;
    for (Station& station : m_servers) {
        const auto moved = camera.moved.find(station.node);
        if (moved != camera.moved.end())
            station.at = middle + QPointF(moved->second.x() * m_axes.x(), moved->second.y() * m_axes.y());
        station.at = middle + (station.at - middle) * camera.zoom + camera.pan;
    }
    m_centre = middle + camera.pan;
    m_axes *= camera.zoom;
    m_radius *= camera.zoom;
    if (camera.zoom == 1.0) return;
    // Whoever looks nearer sees more words, as long as they fit.
    for (const Try& attempt : tries) {
        if (attempt.type < 1 && attempt.line(input.em) < leastType) continue;
        write(input, attempt);
        if (m_radius >= attempt.size(input.em, attempt.smallest) && wordsFit()) return;
    }
}

// Whether a box there would stand upon the way of a message between two servers.
bool RingLayout::isUponWay(const QPointF& at) const {
    if (m_servers.size() > mostWays) return false;  // then there are ways everywhere
    for (std::size_t i = 0; i < m_servers.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const QPointF along = m_servers[j].at - m_servers[i].at;
            const QPointF from = at - m_servers[i].at;
            const double length = std::hypot(along.x(), along.y());
            if (length < 1) continue;
            const double gone = QPointF::dotProduct(from, along) / length;
            const double beside = std::abs(from.x() * along.y() - from.y() * along.x()) / length;
            if (gone > 0 && gone < length && beside < m_clientRadius * 1.2) return true;
        }
    }
    return false;
}

// Whether what travels between a client and its server would cover words.
bool RingLayout::isTieUponWords(const QPointF& from, const QPointF& to) const {
    constexpr int parts = 6;
    const double reach = m_clientRadius * 0.6;
    for (int part = 1; part < parts; ++part) {
        const QPointF at = from + (to - from) * part / parts;
        const QRectF box(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
        for (const Station& server : m_servers)
            if (box.intersects(label(server.node))) return true;
    }
    return false;
}

QPointF RingLayout::seatBeside(NodeId server, const QRectF& area) const {
    // Beside the disc, a little outwards; else wherever it touches neither words nor discs nor other clients, off the ways
    // between servers if there is such a place.
    static constexpr std::array turns{1.2,  -1.2,  1.5, -1.5, 0.8, -0.8, 1.9, -1.9, 0.35, -0.35, 2.3,
                                      -2.3, 1.0, -1.0, 1.7, -1.7, 2.1, -2.1, 2.7,  -2.7,  3.1, 0.0};
    const QPointF out = outward(server);
    const QPointF half(m_clientRadius, m_clientRadius);
    const auto seat = [&](double turn, double away) {
        return place(server) + QPointF(out.x() * std::cos(turn) - out.y() * std::sin(turn),
                                       out.x() * std::sin(turn) + out.y() * std::cos(turn)) * away;
    };
    const double nearest = m_radius * halo + m_clientRadius * 1.2;
    for (const bool upon : {false, true}) {
        for (int row = 0; row < 8; ++row) {
            for (const double turn : turns) {
                const QPointF at = seat(turn, nearest + m_clientRadius * 1.6 * row);
                const QRectF box(at - half * 1.1, at + half * 1.1);
                const auto meets = [&](const Station& other) { return box.intersects(bounds(other.node)); };
                const auto covers = [&](const Station& other) { return box.intersects(label(other.node)); };
                if (area.contains(box) && (upon || (!isUponWay(at) && !isTieUponWords(place(server), at))) &&
                    std::none_of(m_servers.begin(), m_servers.end(), meets) &&
                    std::none_of(m_servers.begin(), m_servers.end(), covers) &&
                    std::none_of(m_clients.begin(), m_clients.end(), meets))
                    return at;
            }
        }
    }
    return seat(turns[0], nearest);
}

void RingLayout::seatClients(const Input& input) {
    m_clientRadius = std::clamp(m_radius * 0.42, 4.0, std::max(5.0, input.em * 1.1));
    int homeless = 0;
    const auto before = [](const Station& a, const Station& b) { return a.node < b.node; };
    for (const ClientSeat& seat : input.clients) {
        const bool home = isServer(seat.server) && find(seat.server);
        const QPointF corner = input.area.bottomLeft() + QPointF(m_clientRadius * 1.5, -m_clientRadius * 1.5);
        const QPointF at = home ? seatBeside(seat.server, input.area)
                                : corner + QPointF(m_clientRadius * 2.6 * homeless++, 0);
        const Station station{seat.client, at};
        m_clients.insert(std::upper_bound(m_clients.begin(), m_clients.end(), station, before), station);
    }
}

const RingLayout::Station* RingLayout::find(NodeId node) const {
    const auto& all = isClient(node) ? m_clients : m_servers;
    const auto at = std::lower_bound(all.begin(), all.end(), node,
                                     [](const Station& station, NodeId wanted) { return station.node < wanted; });
    return at != all.end() && at->node == node ? &*at : nullptr;
}

QPointF RingLayout::place(NodeId node) const {
    const Station* station = find(node);
    return station ? station->at : m_centre;
}

QPointF RingLayout::outward(NodeId server) const {
    const QPointF away = place(server) - m_centre;
    const double length = std::hypot(away.x(), away.y());
    return length < 1 ? QPointF(0, 1) : away / length;
}

bool RingLayout::isAtPole(const QPointF& out) const { return std::abs(out.x()) <= (m_side == Side::caps ? 0.86 : 0.3); }

QRectF RingLayout::label(NodeId server) const {
    if (m_label.isEmpty()) return {};
    const QPointF at = place(server);
    const QPointF out = outward(server);
    const double reach = m_radius * halo + m_em * 0.15;
    const bool pole = isAtPole(out);
    if (m_side == Side::shoulder || (m_side != Side::aboveOrBelow && !pole)) {
        const double left = isLeft(out) ? at.x() - reach - m_label.width() : at.x() + reach;
        // At a pole the words stand a little outwards, beside the ways to the neighbours.
        const double away = m_radius * shoulder;
        const double top = !pole           ? at.y() - m_label.height() / 2
                           : out.y() < 0 ? at.y() - away - m_label.height()
                                         : at.y() + away;
        return {QPointF(left, top), m_label};
    }
    const double top = out.y() < 0 ? at.y() - m_radius * crest - m_em * 0.1 - m_label.height() : at.y() + reach;
    return {QPointF(at.x() - m_label.width() / 2, top), m_label};
}

Qt::Alignment RingLayout::labelAlignment(NodeId server) const {
    const QPointF out = outward(server);
    if (m_side == Side::shoulder || (m_side != Side::aboveOrBelow && !isAtPole(out)))
        return (isLeft(out) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    return Qt::AlignHCenter | Qt::AlignVCenter;
}

QRectF RingLayout::bounds(NodeId server) const {
    const double reach = isClient(server) ? m_clientRadius : m_radius * (m_detail == Detail::mark ? 1.1 : halo);
    const QPointF at = place(server);
    return QRectF(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
}

const RingLayout& KeptLayout::of(const RingLayout::Input& input) {
    const bool same = m_isMade && m_input.area == input.area && m_input.em == input.em &&
                      m_input.labelWidth == input.labelWidth && m_input.shortWidth == input.shortWidth &&
                      m_input.camera == input.camera && std::ranges::equal(m_members, input.members) &&
                      std::ranges::equal(m_clients, input.clients);
    if (same) return m_layout;
    m_members.assign(input.members.begin(), input.members.end());
    m_clients.assign(input.clients.begin(), input.clients.end());
    m_input = input;
    m_input.members = m_members;
    m_input.clients = m_clients;
    m_layout = RingLayout(m_input);
    m_isMade = true;
    return m_layout;
}

}  // namespace zabscope
