// SPDX-License-Identifier: GPL-3.0-or-later
// DiagramPainter: messages, what they stand for, and marks.
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "views/message_style.h"
#include "views/sequence/arrow_signs.h"
#include "views/sequence/captions.h"
#include "views/sequence/diagram_painter.h"

namespace zabscope::sequence {
namespace {

constexpr std::size_t mostLabels = 48;
constexpr std::size_t mostShapes = 200;
constexpr std::size_t mostMarks = 250;
constexpr double leastLabel = 8;    // pixels: smaller letters cannot be read
constexpr double mostCovered = 0.8; // of an arrow by its label
constexpr double apart = 9;         // lines' heights from one label to the next that says the same
constexpr double quiet = 0.18;      // of what is no cause of what is selected
constexpr double heartbeat = 0.32;  // of a heartbeat among other messages

}  // namespace

QColor DiagramPainter::colourOf(const Arrow& arrow) const {
    const auto epoch = epochOf(arrow.kind, arrow.bytes);
    return epoch && *epoch >= 0 ? m_theme.epoch(*epoch) : m_theme.quietText;
}

void DiagramPainter::fans() {
    for (const Fan& fan : m_diagram.fans()) {
        const Arrow& one = m_diagram.excerpt().arrows[fan.arrow];
        const QColor colour = colourOf(one);
        const double strength = (fades() ? quiet : 1.0) * (one.heartbeat ? heartbeat : 1.0);
        m_painter.setPen(QPen(Theme::faint(colour, 0.55 * strength), 1));
        m_painter.setBrush(Theme::faint(colour, 0.16 * strength));
        m_painter.drawPolygon(fan.shape);
    }
}

void DiagramPainter::arrow(const PlacedArrow& placed, bool fine) {
    const Arrow& one = m_diagram.arrow(placed);
    QColor colour = colourOf(one);
    const bool beats = one.heartbeat && m_look.density != Density::all;
    const double strength = placed.lit ? 1.0 : (fades() ? quiet : 1.0) * (beats ? heartbeat : 1.0);
    colour = Theme::faint(colour, strength);
    const double width = placed.lit ? 2.6 : beats ? 0.9 : 1.3;
    const double size = std::clamp(m_diagram.shapeSize() * 0.7, 4.0, m_look.em() * 0.55) * (beats ? 0.8 : 1.0);
    const QLineF done(placed.line.p1(), placed.here);
    if (placed.lit) {
        m_painter.setPen(QPen(Theme::faint(m_theme.accent, 0.35), width + 5, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(done);
    }
    const bool chosen = m_diagram.frame().selection.event == one.message;
    m_painter.setPen(QPen(chosen ? m_theme.accent : colour, width,
                          placed.fate == PlacedArrow::Fate::held ? Qt::DotLine : Qt::SolidLine));
    m_painter.drawLine(done);
    const double shape = m_diagram.shapeSize() * (beats ? 0.7 : 1.0);
    const auto epoch = epochOf(one.kind, one.bytes).value_or(0);
    const QColor outline = Theme::faint(m_theme.text, strength * 0.8);
    const auto draw = [&](const QPointF& at, double big) {
        drawMessage(m_painter, at, big, groupOf(one.kind), colour,
                    strength < 1 ? Qt::SolidPattern : m_theme.pattern(epoch), outline);
    };
    switch (placed.fate) {
        case PlacedArrow::Fate::delivered: {
            drawHead(m_painter, placed.line, chosen ? m_theme.accent : colour, size);
            const double length = placed.line.length();
            if (fine && shape > 0 && length > shape * 3)
                draw(placed.line.pointAt(1 - (size + shape * 0.75) / length), shape * 0.8);
            return;
        }
        case PlacedArrow::Fate::lost:
            m_painter.setOpacity(placed.lit || !fades() ? 1 : quiet * 2);  // a sign, not a line: it may be seen sooner
            drawLoss(m_painter, placed.here, std::max(size * 1.3, 6.0), m_theme);
            return m_painter.setOpacity(1);
        case PlacedArrow::Fate::flying:
            m_painter.setPen(QPen(colour, width, Qt::DashLine));
            m_painter.drawLine(QLineF(placed.here, placed.line.p2()));
            if (placed.line.p2() != placed.here) drawHead(m_painter, QLineF(placed.here, placed.line.p2()), colour, size);
            return draw(placed.here, std::max(shape, 5.0));
        case PlacedArrow::Fate::held:
            m_painter.setOpacity(placed.lit || !fades() ? 1 : quiet * 2);
            drawBars(m_painter, placed.here, size, m_theme);
            m_painter.setOpacity(1);
            return draw(placed.here - QPointF(shape * 0.6, 0), std::max(shape, 5.0));
    }
}

void DiagramPainter::arrows() {
    const auto& all = m_diagram.arrows();
    const auto single =
        std::count_if(all.begin(), all.end(), [](const PlacedArrow& placed) { return !placed.bundled; });
    const bool fine = static_cast<std::size_t>(single) <= mostShapes;
    for (const PlacedArrow& placed : all) {
        if (!placed.bundled && !placed.lit) arrow(placed, fine);
    }
    for (const PlacedArrow& placed : all) {
        if (placed.lit) arrow(placed, true);
    }
}

void DiagramPainter::waits() {
    const Timeline& timeline = *m_diagram.frame().timeline;
    for (const Causes::Wait& wait : m_diagram.causes().waits()) {
        const Lane* lane = m_diagram.lane(wait.node);
        if (!lane) continue;
        const double left = clipped(m_diagram.axis().x(timeline.event(wait.cause).at));
        const double right = clipped(m_diagram.axis().x(timeline.event(wait.effect).at));
        if (right <= left) continue;
        m_painter.setPen(QPen(m_theme.accent, 3, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(QPointF(left, lane->y), QPointF(right, lane->y));
    }
    // What lies on the way and is no message: a ring; alarms have hands.
    for (const EventId id : m_diagram.causes().chain()) {
        const Event& event = timeline.event(id);
        const bool message = std::holds_alternative<Sent>(event.what) || std::holds_alternative<Delivered>(event.what);
        const Lane* lane = m_diagram.lane(nodeOf(event.what));
        if (message || !lane) continue;
        const double x = m_diagram.axis().x(event.at);
        if (x < m_diagram.plot().left() || x > m_diagram.plot().right()) continue;
        const double radius = std::max(4.0, m_diagram.markSize() * 0.6);
        m_painter.setPen(QPen(m_theme.accent, 2));
        m_painter.setBrush(m_theme.panel);
        m_painter.drawEllipse(QPointF(x, lane->y), radius, radius);
        if (!std::holds_alternative<Rang>(event.what)) continue;
        m_painter.drawLine(QPointF(x, lane->y), QPointF(x, lane->y - radius * 0.7));
        m_painter.drawLine(QPointF(x, lane->y), QPointF(x + radius * 0.5, lane->y));
    }
}

bool DiagramPainter::label(const PlacedArrow& placed) {
    const Arrow& one = m_diagram.arrow(placed);
    const QLineF line(placed.line.p1(), placed.fate == PlacedArrow::Fate::flying ? placed.line.p2() : placed.here);
    const QFontMetricsF metrics(m_painter.font());
    const QString text = Captions::of(one.kind, one.bytes);
    const double width = metrics.horizontalAdvance(text) + 4;
    const double height = metrics.height() * 0.9;
    // A word that covers its arrow says nothing of it; and the same word again beside it says nothing new.
    if (!placed.lit && width > line.length() * mostCovered) return false;
    const auto told = [&](const auto& other) {
        return other.first == text && QLineF(other.second, line.center()).length() < m_look.em() * apart;
    };
    if (!placed.lit && std::any_of(m_told.begin(), m_told.end(), told)) return false;
    const QRectF plot = m_diagram.plot();
    for (const double part : {0.5, 0.35, 0.65, 0.2}) {
        const QRectF place(line.pointAt(part) - QPointF(width / 2, height / 2), QSizeF(width, height));
        if (place.left() < plot.left() || place.right() > plot.right() || place.top() < plot.top()) continue;
        if (std::any_of(m_taken.begin(), m_taken.end(), [&](const QRectF& other) { return other.intersects(place); }))
            continue;
        m_taken.push_back(place);
        m_told.emplace_back(text, line.center());
        m_painter.fillRect(place, Theme::faint(m_theme.panel, 0.8));
        m_painter.setPen(m_theme.text);
        m_painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
        return true;
    }
    return false;
}

void DiagramPainter::words() {
    m_painter.setFont(m_look.smallFont());
    for (const auto& [place, text] : m_words) {
        m_painter.fillRect(place, Theme::faint(m_theme.panel, 0.85));
        m_painter.setPen(m_theme.text);
        m_painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
        m_taken.push_back(place);
    }
}

void DiagramPainter::labels() {
    const double small = QFontMetricsF(m_look.smallFont()).height();
    double pitch = small;
    for (const Lane& lane : m_diagram.lanes()) pitch = isServer(lane.node) ? lane.pitch : pitch;
    const double size = std::max(leastLabel, std::clamp(pitch * 0.48, small * 0.5, small * 0.74));
    const bool onlyLit = pitch < size * 1.3;  // upon lines so close words would hide all that they tell of
    m_painter.setFont(sized(size));
    // Words do not cover the strips.
    for (const Lane& lane : m_diagram.lanes()) {
        if (lane.role > 4)
            m_taken.emplace_back(m_diagram.plot().left(), lane.top(), m_diagram.plot().width(), lane.role + lane.epoch);
    }
    std::vector<const PlacedArrow*> order;
    for (const PlacedArrow& placed : m_diagram.arrows()) {
        const bool beats = m_diagram.arrow(placed).heartbeat && m_look.density != Density::all;
        const bool told = !placed.hidden && !onlyLit && !fades() && !beats && std::abs(placed.line.dy()) > small * 0.8;
        if (placed.lit || told) order.push_back(&placed);
    }
    const double now = m_diagram.nowX();
    std::stable_sort(order.begin(), order.end(), [now](const PlacedArrow* a, const PlacedArrow* b) {
        if (a->lit != b->lit) return a->lit;
        return std::abs(a->here.x() - now) < std::abs(b->here.x() - now);
    });
    // One label for those that are the same to the eye: of one sender, kind and instant.
    std::set<std::tuple<NodeId, std::uint8_t, Instant>> said;
    std::set<std::tuple<NodeId, std::uint8_t, Instant>> heard;
    std::size_t tried = 0;
    std::size_t written = 0;
    for (const PlacedArrow* placed : order) {
        const Arrow& one = m_diagram.arrow(*placed);
        const bool again =
            said.contains({one.from, one.kind, one.sentAt}) || heard.contains({one.to, one.kind, one.endAt});
        if (again && !placed->lit) continue;
        if (++tried > mostLabels * 3 || written >= mostLabels) break;
        if (!label(*placed)) continue;
        said.insert({one.from, one.kind, one.sentAt});
        heard.insert({one.to, one.kind, one.endAt});
        ++written;
    }
}

void DiagramPainter::marks() {
    std::size_t drawn = 0;
    std::set<std::tuple<NodeId, MarkKind, long long>> there;
    for (const PlacedMark& placed : m_diagram.marks()) {
        const Mark& mark = m_diagram.mark(placed);
        // Two of a kind at one place are one to the eye.
        if (!there.insert({mark.node, mark.kind, std::llround(placed.at.x() / 2)}).second && !placed.lit) continue;
        if (++drawn > mostMarks) break;
        const bool chosen = m_diagram.frame().selection.event == mark.event;
        m_painter.setOpacity(placed.lit ? 1 : fades() ? 0.35 : placed.future ? 0.5 : 1);
        const double size = m_diagram.markSize();
        if (chosen) {
            m_painter.setPen(QPen(m_theme.accent, 2));
            m_painter.setBrush(m_theme.panel);
            m_painter.drawEllipse(placed.at, size * 0.8, size * 0.8);
        }
        drawMark(m_painter, mark.kind, placed.at, size, m_theme);
    }
    m_painter.setOpacity(1);
}

}  // namespace zabscope::sequence
