// SPDX-License-Identifier: GPL-3.0-or-later
/// A space-time diagram of a stretch of a run, laid out for a size: where the lines, arrows, marks and spans stand.
///
/// It knows no widget, so it also serves export: lay a time range out at the size of a page and paint it,
///
///     const auto diagram = Diagram::ofRange(frame, look, QRectF(0, 0, 1600, 900), from, to);
///     DiagramPainter(painter, diagram, look).paint();
///
/// page by page with ranges that follow one another. On the screen, Diagram::around() lays out what stands around an
/// instant.
#pragma once

#include <QFont>
#include <QLineF>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "views/frame.h"
#include "views/sequence/causes.h"
#include "views/sequence/excerpt.h"
#include "views/sequence/warped_axis.h"
#include "views/theme.h"

namespace zabscope::sequence {

/// How a diagram is drawn. A value.
struct Look {
    Theme theme;
    QFont font;
    Density density = Density::context;
    AxisForm form = AxisForm::compressed;
    bool clients = true;   ///< show clients and what they say
    double header = 0;     ///< pixels to be left free at the top
    double em() const;     ///< the height of a line of the font
    bool isWide(double width) const { return width > em() * 45; }
    QFont smallFont() const;
    Filter filter() const;
};

/// Stands for all clients when they are too many for a line each.
inline constexpr NodeId allClients = INT32_MIN;

/// "server 3", "clients"; the short form "3", and nothing for all clients.
QString nameOf(NodeId node, bool wide);

/// The line of one server or client.
struct Lane {
    NodeId node = noNode;
    double y = 0;       ///< the middle of its strips
    double pitch = 0;   ///< the room it has, from top to bottom
    double role = 0;    ///< the height of its strip of roles; the strip of epochs stands under it
    double epoch = 0;
    double top() const { return y - (role + epoch) / 2; }
    double bottom() const { return y + (role + epoch) / 2; }
};

struct PlacedArrow {
    enum class Fate : std::uint8_t { delivered, lost, flying, held };
    std::size_t arrow = 0;  ///< of the excerpt
    QLineF line;            ///< to its end; of one in flight, to where it will be when it is due
    QPointF here;           ///< where it has come to: its end, or its place at the picture's instant
    Fate fate{};
    bool future = false;    ///< is sent after the picture's instant
    bool lit = false;
    bool bundled = false;   ///< is not drawn by itself
    bool hidden = false;    ///< nor in a fan: there are too many
};
/// Many arrows that leave one server at once, or arrive there at once, as one shape.
struct Fan {
    QPolygonF shape;
    std::size_t arrow = 0;  ///< one of them, of the excerpt
    std::size_t count = 0;
};
struct PlacedMark {
    std::size_t mark = 0;  ///< of the excerpt
    QPointF at;
    bool future = false;
    bool lit = false;
};

class Diagram {
public:
    /// Around the instant `at` (microseconds), which stands at `part` (0..1) of the width, with so many pixels to a step.
    struct Viewpoint {
        double at = 0;
        double part = 0.85;
        double pixelsPerStep = 12;
        friend bool operator==(const Viewpoint&, const Viewpoint&) = default;
    };
    static Diagram around(const Frame& frame, const Look& look, const QRectF& place, const Viewpoint& viewpoint);
    /// All between two instants (microseconds), over the whole width.
    static Diagram ofRange(const Frame& frame, const Look& look, const QRectF& place, double from, double to);

    const Frame& frame() const { return m_frame; }
    const Excerpt& excerpt() const { return *m_excerpt; }
    const WarpedAxis& axis() const { return m_axis; }
    const Causes& causes() const { return m_causes; }
    const std::vector<Lane>& lanes() const { return m_lanes; }
    const Lane* lane(NodeId node) const;
    const std::vector<PlacedArrow>& arrows() const { return m_arrows; }
    const std::vector<Fan>& fans() const { return m_fans; }
    const std::vector<PlacedMark>& marks() const { return m_marks; }
    const Arrow& arrow(const PlacedArrow& placed) const { return m_excerpt->arrows[placed.arrow]; }
    const Mark& mark(const PlacedMark& placed) const { return m_excerpt->marks[placed.mark]; }

    const QRectF& place() const { return m_place; }
    QRectF plot() const { return m_plot; }     ///< where time runs: right of the names, above the axis
    QRectF cutRow() const { return m_cutRow; } ///< empty if no link has ever been cut
    double nowX() const { return m_nowX; }
    /// Until when the run is known, in microseconds, and where that is: behind it time means nothing yet.
    double knownUntil() const;
    double knownX() const { return std::min(m_plot.right(), m_axis.x(knownUntil())); }
    double markSize() const { return m_markSize; }
    double shapeSize() const { return m_shapeSize; }  ///< 0: there is no room for shapes

    /// The arrow nearest to a point that is not farther away than `reach`, or nothing; and the mark.
    const PlacedArrow* arrowAt(const QPointF& at, double reach) const;
    const PlacedMark* markAt(const QPointF& at, double reach) const;
    const Lane* laneAt(double y) const;

    static constexpr std::size_t mostArrows = 240;  ///< drawn one by one; more are bundled

private:
    Diagram(const Frame& frame, const Look& look, const QRectF& place);
    void placeLanes(const Look& look);
    void read(const Look& look, const Range& range);
    void placeAll();
    void placeArrow(std::size_t index);
    void placeMarks();
    void bundle();
    void bundle(bool bySender);
    void hideWaiting();

    Frame m_frame;
    QRectF m_place;
    QRectF m_plot;
    QRectF m_cutRow;
    double m_nowX = 0;
    double m_markSize = 0;
    double m_shapeSize = 0;
    std::shared_ptr<const Excerpt> m_excerpt;
    WarpedAxis m_axis;
    Causes m_causes;
    std::vector<Lane> m_lanes;
    std::vector<PlacedArrow> m_arrows;
    std::vector<Fan> m_fans;
    std::vector<PlacedMark> m_marks;
};

}  // namespace zabscope::sequence
