// SPDX-License-Identifier: GPL-3.0-or-later
// DiagramPainter: the line of each server, with its roles, its epochs, and when it was away.
#include <QFontMetricsF>
#include <algorithm>

#include "views/sequence/diagram_painter.h"
#include "views/wording.h"

namespace zabscope::sequence {
namespace {

bool isKnown(zab::Role role) { return role >= zab::Role::looking && role <= zab::Role::observing; }

/// The letter of a role: L, F, O; ? for one that looks, or for a number that is none.
QString letterOf(zab::Role role) {
    switch (role) {
        case zab::Role::looking:
            return QStringLiteral("?");
        case zab::Role::following:
            return QStringLiteral("F");
        case zab::Role::leading:
            return QStringLiteral("L");
        case zab::Role::observing:
            return QStringLiteral("O");
    }
    return QStringLiteral("?");
}

/// Where a strip is too thin for letters, its form tells the role as well.
Qt::BrushStyle patternOf(zab::Role role) {
    switch (role) {
        case zab::Role::looking:
            return Qt::Dense4Pattern;
        case zab::Role::following:
        case zab::Role::leading:
            return Qt::SolidPattern;
        case zab::Role::observing:
            return Qt::Dense2Pattern;
    }
    return Qt::Dense4Pattern;
}

}  // namespace

void DiagramPainter::lanes() {
    for (const Lane& one : m_diagram.lanes()) lane(one);
}

void DiagramPainter::lane(const Lane& lane) {
    const QRectF plot = m_diagram.plot();
    const auto known = m_diagram.excerpt().lanes.find(lane.node);
    m_painter.setPen(QPen(m_theme.line, 1, Qt::DotLine));
    m_painter.drawLine(QPointF(plot.left(), lane.y), QPointF(plot.right(), lane.y));
    if (known == m_diagram.excerpt().lanes.end()) return;
    const auto& changes = known->second;
    double labelled = plot.left() - 1;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const LaneState& state = changes[i].state;
        const double left = changes[i].event == noEvent ? plot.left() : clipped(m_diagram.axis().x(changes[i].at));
        const double right = i + 1 < changes.size() ? clipped(m_diagram.axis().x(changes[i + 1].at)) : plot.right() + 4;
        if (!state.started || right <= plot.left() || left >= plot.right() || right - left < 0.25) continue;
        if (!state.up || state.frozen) away(lane, state, left, right);
        if (!state.up) continue;
        const bool sameRole =
            i > 0 && changes[i - 1].state.up && changes[i - 1].state.role == state.role && left > plot.left();
        span(lane, state, std::max(left, plot.left()), right, !sameRole);
        if (lane.epoch <= 0 || state.epoch < 0) continue;  // of an imported server the epoch may be unknown
        // One label for each stretch of an epoch.
        const bool begins =
            i == 0 || !changes[i - 1].state.up || changes[i - 1].state.epoch != state.epoch || left <= plot.left();
        std::size_t last = i;
        while (last + 1 < changes.size() && changes[last + 1].state.up && changes[last + 1].state.epoch == state.epoch)
            ++last;
        const double end = last + 1 < changes.size() ? clipped(m_diagram.axis().x(changes[last + 1].at)) : plot.right();
        if (!begins || left < labelled) continue;
        epochLabel(lane, state.epoch, std::max(left, plot.left()), end);
        labelled = std::max(left, plot.left()) + 1;
    }
}

void DiagramPainter::span(const Lane& lane, const LaneState& state, double left, double right, bool named) {
    if (isClient(lane.node)) {
        m_painter.fillRect(QRectF(left, lane.top(), right - left, lane.role), m_theme.quietText);
        return;
    }
    const QColor colour = isKnown(state.role) ? m_theme.role(state.role) : m_theme.down;
    const bool letters = lane.role >= QFontMetricsF(m_look.smallFont()).height() * 0.6;
    const bool thin = state.role != zab::Role::leading && !letters;
    const double height = thin ? lane.role * 0.6 : lane.role;
    const QRectF strip(left, lane.top() + lane.role - height, right - left, height);
    const Qt::BrushStyle pattern = letters ? Qt::SolidPattern : patternOf(state.role);
    m_painter.fillRect(strip, pattern == Qt::SolidPattern ? QBrush(Theme::faint(colour, letters ? 0.85 : 1.0))
                                                          : QBrush(colour, pattern));
    if (state.epoch >= 0) {
        const QRectF epoch(left, lane.top() + lane.role, right - left, lane.epoch);
        m_painter.fillRect(epoch, m_theme.epoch(state.epoch));
        if (m_theme.pattern(state.epoch) != Qt::SolidPattern)
            m_painter.fillRect(epoch, QBrush(m_theme.panel, m_theme.pattern(state.epoch)));
    }
    if (!letters || !named) return;
    const QFont font = sized(lane.role * 0.8);
    const QFontMetricsF metrics(font);
    const double room = std::min(right, m_diagram.plot().right()) - left - 6;
    const QString word = isKnown(state.role) ? Wording::role(state.role) : QString();
    const QString letter = letterOf(state.role);
    const QString text = !word.isEmpty() && metrics.horizontalAdvance(word) <= room ? word : letter;
    if (metrics.horizontalAdvance(text) > room) return;
    m_painter.setFont(font);
    m_painter.setPen(m_theme.on(colour));
    m_painter.drawText(strip.adjusted(3, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
    // The frontier of a role.
    m_painter.fillRect(QRectF(left, strip.top(), 1, strip.height()), m_theme.text);
}

QString DiagramPainter::downText(const LaneState& state) const {
    switch (state.death) {
        case Death::killed:
            return tr("killed");
        case Death::poweredOff:
            return tr("no power");
        case Death::exited:
            return tr("exited");
    }
    return {};
}

void DiagramPainter::away(const Lane& lane, const LaneState& state, double left, double right) {
    const double height = lane.pitch * 0.62;
    const QRectF area(left, lane.y - height / 2, right - left, height);
    const QColor colour = state.up ? m_theme.accent : m_theme.down;
    m_painter.fillRect(area, Theme::faint(colour, 0.18));
    m_painter.fillRect(area, QBrush(Theme::faint(colour, 0.55), state.up ? Qt::DiagCrossPattern : Qt::BDiagPattern));
    const QFont font = m_look.smallFont();
    const QFontMetricsF metrics(font);
    const QString text = state.up ? tr("frozen") : downText(state);
    const double width = metrics.horizontalAdvance(text);
    const double from = std::max(left, m_diagram.plot().left());
    if (metrics.height() * 0.85 > lane.pitch || width + 8 > std::min(right, m_diagram.plot().right()) - from) return;
    // Beside the strips of a server that is only frozen, in the place of those of one that is down.
    const double y = state.up && lane.bottom() + metrics.height() < lane.y + lane.pitch / 2
                         ? lane.bottom() + metrics.height() / 2
                         : lane.y;
    const QRectF place(from + 4, y - metrics.height() / 2, width + 6, metrics.height());
    m_words.emplace_back(place, text);
}

void DiagramPainter::epochLabel(const Lane& lane, std::int64_t epoch, double left, double right) {
    const double small = QFontMetricsF(m_look.smallFont()).height();
    if (lane.pitch < small * 2.2 || epoch == 0) return;  // 0 is none yet
    const QFont font = sized(small * 0.66);
    const QFontMetricsF metrics(font);
    const QString word = tr("epoch %1").arg(epoch);
    const QString number = QString::number(epoch);
    const double room = std::min(right, m_diagram.plot().right()) - left - 4;
    const QString text = metrics.horizontalAdvance(word) <= room ? word : number;
    if (metrics.horizontalAdvance(text) > room) return;
    const QRectF place(left + 2, lane.bottom(), metrics.horizontalAdvance(text) + 2, metrics.height() * 0.95);
    m_painter.setFont(font);
    m_painter.setPen(m_theme.epoch(epoch));
    m_painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
    m_taken.push_back(place);
}

}  // namespace zabscope::sequence
