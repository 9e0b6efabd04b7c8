// SPDX-License-Identifier: GPL-3.0-or-later
// DiagramPainter: the ground and what stands around the picture.
#include "views/sequence/diagram_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "views/sequence/sequence_words.h"
#include "views/wording.h"

namespace zabscope::sequence {
namespace {

constexpr std::size_t mostPairs = 4;

}  // namespace

DiagramPainter::DiagramPainter(QPainter& painter, const Diagram& diagram, const Look& look)
    : m_painter(painter), m_diagram(diagram), m_look(look), m_theme(look.theme) {}

double DiagramPainter::clipped(double x) const {
    return std::clamp(x, m_diagram.plot().left() - 4, m_diagram.plot().right() + 4);
}

QFont DiagramPainter::sized(double pixels) const {
    QFont font = m_look.font;
    font.setPixelSize(std::max(1, static_cast<int>(pixels)));
    return font;
}

void DiagramPainter::paint() {
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.save();
    m_painter.setClipRect(QRectF(m_diagram.plot().left(), m_diagram.place().top(), m_diagram.plot().width() + 1,
                                 m_diagram.plot().bottom() - m_diagram.place().top()));
    grid();
    cutRow();
    lanes();
    fans();
    arrows();
    waits();
    marks();
    words();
    labels();
    future();
    m_painter.restore();
    names();
    axisRow();
}

void DiagramPainter::grid() {
    const QRectF plot = m_diagram.plot();
    for (const WarpedAxis::Break& gap : m_diagram.axis().breaks(plot.left(), plot.right())) {
        const double left = clipped(gap.left);
        m_painter.fillRect(QRectF(left, plot.top(), clipped(gap.right) - left, plot.height()),
                           Theme::faint(m_theme.raised, 0.8));
    }
    m_painter.setPen(QPen(Theme::faint(m_theme.line, 0.6), 1));
    for (const WarpedAxis::Tick& tick : ticks())
        m_painter.drawLine(QPointF(tick.x, plot.top()), QPointF(tick.x, plot.bottom()));
}

std::vector<WarpedAxis::Tick> DiagramPainter::ticks() const {
    // The digits of the latest instant, to milliseconds.
    const double last = std::min(m_diagram.knownUntil(), 9e18);
    const QString longest = Wording::instant(Instant{Duration{static_cast<std::int64_t>(last)}}).chopped(4);
    const double label = QFontMetricsF(m_look.smallFont()).horizontalAdvance(longest) + m_look.em() * 0.5;
    return m_diagram.axis().ticks(m_diagram.plot().left(), m_diagram.knownX(), std::max(m_look.em() * 4.5, label));
}

void DiagramPainter::axisRow() {
    const QRectF plot = m_diagram.plot();
    const QFontMetricsF metrics(m_look.smallFont());
    m_painter.setFont(m_look.smallFont());
    m_painter.setPen(QPen(m_theme.line, 1));
    m_painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const double height = metrics.height();
    const double middle = plot.bottom() + height * 0.58;
    std::vector<QRectF> taken;
    const auto write = [&](double x, const QString& text, const QColor& colour, bool must = false) {
        const double width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2, plot.left(), std::max(plot.left(), plot.right() - width));
        const QRectF place(left - 3, middle - height / 2, width + 6, height);
        const auto hits = [&](const QRectF& other) { return other.intersects(place); };
        if (!must && std::any_of(taken.begin(), taken.end(), hits)) return false;
        taken.push_back(place);
        m_painter.setPen(colour);
        m_painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
        return true;
    };
    if (m_diagram.nowX() >= plot.left() && m_diagram.nowX() <= plot.right()) {
        write(m_diagram.nowX(), Wording::instant(m_diagram.frame().drawnAt), m_theme.accent, true);
    }
    for (const WarpedAxis::Break& gap : m_diagram.axis().breaks(plot.left(), plot.right())) {
        const double left = std::max(gap.left, plot.left());
        const double right = std::min(gap.right, plot.right());
        if (right - left < height) continue;
        breakSign((left + right) / 2);
        // Its length among the instants: no tick stands there.
        const QString text = QStringLiteral("↔ ") + SequenceWords::span(gap.to - gap.from);
        const double half = metrics.horizontalAdvance(text) / 2;
        for (const double x : {(left + right) / 2, left + half, right - half}) {
            if (write(x, text, m_theme.text)) break;
        }
    }
    for (const WarpedAxis::Tick& tick : ticks()) {
        m_painter.setPen(QPen(m_theme.quietText, 1));
        m_painter.drawLine(QPointF(tick.x, plot.bottom()), QPointF(tick.x, plot.bottom() + 3));
        write(tick.x, tick.label, m_theme.quietText);
    }
}

void DiagramPainter::breakSign(double x) {
    const double size = QFontMetricsF(m_look.smallFont()).height() * 0.22;
    const double bottom = m_diagram.plot().bottom();
    m_painter.setPen(QPen(m_theme.panel, 3));
    m_painter.drawLine(QPointF(x - size * 0.6, bottom), QPointF(x + size * 0.6, bottom));
    m_painter.setPen(QPen(m_theme.text, 1.3));
    for (const double shift : {-size * 0.6, size * 0.6}) {
        m_painter.drawLine(QPointF(x + shift - size * 0.5, bottom + size * 0.2),
                           QPointF(x + shift + size * 0.5, bottom - size * 1.4));
    }
}

QString DiagramPainter::cutText(const Cuts& cuts, const Diagram& diagram) {
    // Who can still talk both ways, at a stretch.
    std::vector<std::vector<NodeId>> groups;
    std::vector<NodeId> left;
    for (const Lane& lane : diagram.lanes()) {
        if (isServer(lane.node)) left.push_back(lane.node);
    }
    while (!left.empty()) {
        std::vector<NodeId> group{left.front()};
        left.erase(left.begin());
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (auto other = left.begin(); other != left.end();) {
                if (cuts.contains({group[i], *other}) || cuts.contains({*other, group[i]})) {
                    ++other;
                } else {
                    group.push_back(*other);
                    other = left.erase(other);
                }
            }
        }
        std::sort(group.begin(), group.end());
        groups.push_back(std::move(group));
    }
    QStringList parts;
    if (groups.size() > 1) {
        for (const auto& group : groups) {
            QStringList names;
            for (const NodeId node : group) names << Wording::shortNode(node);
            parts << names.join(u' ');
        }
        return tr("split: %1").arg(parts.join(QStringLiteral(" | ")));
    }
    std::size_t more = 0;
    for (const auto& [from, to] : cuts) {
        const bool both = cuts.contains({to, from});
        if (both && from > to) continue;
        if (static_cast<std::size_t>(parts.size()) == mostPairs) {
            ++more;
            continue;
        }
        parts << Wording::shortNode(from) + (both ? u'–' : u'→') + Wording::shortNode(to);
    }
    const QString text = tr("cut: %1").arg(parts.join(tr(", ")));
    return more > 0 ? tr("%1 and %2 more").arg(text).arg(more) : text;
}

void DiagramPainter::cutRow() {
    const QRectF row = m_diagram.cutRow();
    if (row.isEmpty()) return;
    const auto& changes = m_diagram.excerpt().cuts;
    const QFontMetricsF metrics(m_look.smallFont());
    m_painter.setFont(m_look.smallFont());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (changes[i].cuts.empty()) continue;
        const double left = changes[i].event == noEvent ? row.left() : clipped(m_diagram.axis().x(changes[i].at));
        const double right = i + 1 < changes.size() ? clipped(m_diagram.axis().x(changes[i + 1].at)) : row.right() + 4;
        if (right <= row.left() || left >= row.right() || right - left < 0.5) continue;
        const QRectF span(left, row.top() + 1, right - left, row.height() - 2);
        m_painter.setPen(QPen(m_theme.bad, 1));
        m_painter.setBrush(Theme::faint(m_theme.bad, 0.16));
        m_painter.drawRect(span);
        // A thread through all lines, where the paths end.
        m_painter.fillRect(QRectF(left, row.bottom(), right - left, m_diagram.plot().height()),
                           Theme::faint(m_theme.bad, 0.05));
        const QString text = metrics.elidedText(cutText(changes[i].cuts, m_diagram), Qt::ElideRight, span.width() - 6);
        if (text.size() < 4) continue;
        m_painter.setPen(m_theme.text);
        m_painter.drawText(span.adjusted(4, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
    }
}

void DiagramPainter::future() {
    const QRectF plot = m_diagram.plot();
    const double now = m_diagram.nowX();
    const double top = m_diagram.cutRow().isEmpty() ? plot.top() : m_diagram.cutRow().top();
    if (now < plot.right()) {
        const double left = std::max(now, plot.left());
        m_painter.fillRect(QRectF(left, top, plot.right() + 2 - left, plot.bottom() - top),
                           Theme::faint(m_theme.panel, 0.62));
    }
    if (m_diagram.excerpt().range.cutShort && !m_diagram.excerpt().anchors.empty()) {
        const double right = m_diagram.axis().x(m_diagram.excerpt().anchors.front());
        if (right > plot.left()) {
            m_painter.fillRect(QRectF(plot.left(), plot.top(), right - plot.left(), plot.height()),
                               QBrush(m_theme.line, Qt::BDiagPattern));
            m_painter.setFont(m_look.smallFont());
            m_painter.setPen(m_theme.text);
            m_painter.drawText(QRectF(plot.left(), plot.top(), right - plot.left(), plot.height()),
                               Qt::AlignCenter | Qt::TextWordWrap, tr("too many events: zoom in"));
        }
    }
    if (now < plot.left() || now > plot.right()) return;
    m_painter.setPen(QPen(m_theme.accent, 1.6));
    m_painter.drawLine(QPointF(now, top), QPointF(now, plot.bottom()));
}

void DiagramPainter::names() {
    const QRectF plot = m_diagram.plot();
    const double small = QFontMetricsF(m_look.smallFont()).height();
    const double room = plot.left() - m_diagram.place().left();
    double free = -1e9;
    for (const Lane& lane : m_diagram.lanes()) {
        const double height = std::min(m_look.em(), std::max(small * 0.62, lane.pitch));
        // A number alone has nothing below its line, and may be larger.
        const bool onlyNumber = QFontMetricsF(m_look.font).horizontalAdvance(nameOf(lane.node, true)) > room - 9;
        const QFont font = height < m_look.em() ? sized(height * (onlyNumber ? 0.92 : 0.76)) : m_look.font;
        const QFontMetricsF metrics(font);
        if (lane.y - metrics.ascent() * 0.6 < free) continue;
        free = lane.y + metrics.ascent() * 0.5;
        const QRectF place(m_diagram.place().left() + 2, lane.y - height / 2, room - 5, height);
        const bool chosen = m_diagram.frame().selection.node == lane.node && lane.node != noNode;
        if (chosen) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.accent);
            m_painter.drawRoundedRect(place, 3, 3);
        }
        m_painter.setFont(font);
        m_painter.setPen(chosen ? m_theme.accentText : isServer(lane.node) ? m_theme.text : m_theme.quietText);
        m_painter.drawText(place.adjusted(2, 0, -2, 0), Qt::AlignVCenter | Qt::AlignRight | Qt::TextDontClip,
                           nameOf(lane.node, !onlyNumber));
    }
}

}  // namespace zabscope::sequence
