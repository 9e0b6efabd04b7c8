// SPDX-License-Identifier: GPL-3.0-or-later
/// Where every server and client stands, how large they are, and where their words fit without touching each other.
#pragma once

#include <QFontMetricsF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <map>
#include <span>
#include <vector>

#include "core/protocol/ensemble.h"

namespace zabscope {

/// How much of a server there is room for.
enum class Detail : std::uint8_t {
    mark,     ///< a small shape with its number
    compact,  ///< a disc with one or two short lines of words
    full      ///< a disc with three lines of words
};

/// Where a person has moved things to, and how near they look.
struct Camera {
    double zoom = 1.0;
    QPointF pan;                     ///< in pixels
    std::map<NodeId, QPointF> moved;  ///< from the centre of the ring, in radii of the ring
    friend bool operator==(const Camera&, const Camera&) = default;
};

/// A client and the server that it talks to, noNode for none.
struct ClientSeat {
    NodeId client = noNode;
    NodeId server = noNode;
    friend bool operator==(const ClientSeat&, const ClientSeat&) = default;
};

/// A value: the same input gives the same places.
class RingLayout {
public:
    struct Input {
        std::span<const Member> members;
        std::span<const ClientSeat> clients;
        QRectF area;            ///< what may be used
        double em = 12;         ///< the height of a line of text
        double labelWidth = 0;  ///< of the widest line
        double shortWidth = 0;  ///< of the widest line of the short form
        Camera camera;
    };
    /// Above this number servers are small marks, unless one looks nearer.
    static constexpr std::size_t mostDiscs = 25;

    struct Try;  ///< what is tried to find room

    RingLayout() = default;
    explicit RingLayout(const Input& input);

    bool stands(NodeId node) const { return find(node) != nullptr; }
    /// The place of a server or client; the centre of the ring for what stands nowhere.
    QPointF place(NodeId node) const;
    double radius() const { return m_radius; }
    /// Of a server or of a client, which are smaller.
    double radius(NodeId node) const { return isClient(node) ? m_clientRadius : m_radius; }
    double clientRadius() const { return m_clientRadius; }
    Detail detail() const { return m_detail; }
    /// How many lines of words each server has.
    int lines() const { return m_lines; }
    /// How large these words are, as a share of the text around them: where there is little room they are smaller.
    double type() const { return m_type; }
    QPointF centre() const { return m_centre; }
    /// The half axes of the ring.
    QPointF axes() const { return m_axes; }
    /// Where the words of a server stand; empty if there is no room.
    QRectF label(NodeId server) const;
    Qt::Alignment labelAlignment(NodeId server) const;
    /// What a server covers with all that stands around it.
    QRectF bounds(NodeId server) const;
    /// From the centre of the ring outwards, of length 1.
    QPointF outward(NodeId server) const;

    struct Station {
        NodeId node = noNode;
        QPointF at;
        friend bool operator==(const Station&, const Station&) = default;
    };
    /// Whether all servers and their words stand where they stand in the other one.
    bool sameServers(const RingLayout& other) const {
        return m_servers == other.m_servers && m_radius == other.m_radius && m_lines == other.m_lines &&
               m_side == other.m_side && m_label == other.m_label && m_centre == other.m_centre && m_type == other.m_type;
    }
    std::span<const Station> servers() const { return m_servers; }
    std::span<const Station> clients() const { return m_clients; }

    /// The room around a disc for arcs, dots and the crown, in radii.
    static constexpr double halo = 1.42;
    /// Above it, where the crown stands.
    static constexpr double crest = 1.66;

private:
    /// Where words stand.
    enum class Side : std::uint8_t {
        beside,       ///< left or right of the disc, but above or below it at the top and the foot of the ring
        shoulder,     ///< there at a shoulder of the disc, which takes less of the height
        caps,         ///< as beside, but top and foot reach further down the sides: for many servers
        aboveOrBelow  ///< of every disc
    };

    const Station* find(NodeId node) const;
    void stand(const Input& input, const Try& attempt, Side side);
    bool fits() const;
    bool wordsFit() const;
    bool isAtPole(const QPointF& out) const;
    void choose(const Input& input);
    void look(const Input& input);
    void seatClients(const Input& input);
    bool isUponWay(const QPointF& at) const;
    bool isTieUponWords(const QPointF& from, const QPointF& to) const;
    std::vector<double> angles(std::size_t count) const;
    QPointF seatBeside(NodeId server, const QRectF& area) const;
    void write(const Input& input, const Try& attempt);

    std::vector<Station> m_servers;  // ascending by node
    std::vector<Station> m_clients;  // ascending by node
    QPointF m_centre;
    QPointF m_axes;
    double m_radius = 1;
    double m_clientRadius = 1;
    double m_em = 12;  // of the words of a server
    Detail m_detail = Detail::mark;
    int m_lines = 0;
    double m_type = 1;
    Side m_side = Side::aboveOrBelow;
    QSizeF m_label;
};

/// The last layout, made anew only if something else is asked for: of twenty frames nineteen have the same one.
class KeptLayout {
public:
    const RingLayout& of(const RingLayout::Input& input);

private:
    std::vector<Member> m_members;
    std::vector<ClientSeat> m_clients;
    RingLayout::Input m_input;  // its lists stand above
    RingLayout m_layout;
    bool m_isMade = false;
};

}  // namespace zabscope
