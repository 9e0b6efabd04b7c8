// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chart_plot.h"

#include <QChart>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostItems = 100;

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

}  // namespace

ChartPlot::ChartPlot(QWidget* parent) : Canvas(parent) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}
ChartPlot::~ChartPlot() = default;

QString ChartPlot::title() const { return m_sheet.question; }
QString ChartPlot::purpose() const { return m_sheet.isEmpty() ? m_sheet.empty : m_sheet.answer; }
QSize ChartPlot::minimumSizeHint() const { return {fontMetrics().height() * 10, fontMetrics().height() * 5}; }

void ChartPlot::setSheet(ChartSheet sheet) {
    m_sheet = std::move(sheet);
    m_built = false;
    setAccessibleName(title());
    setAccessibleDescription(purpose());
    update();
}

void ChartPlot::setReading(bool reading) {
    if (m_reading != reading) update();
    m_reading = reading;
}

void ChartPlot::frameChanged(const Frame&) { update(); }
void ChartPlot::themeChanged() {
    m_built = false;
    update();
}

void ChartPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) m_built = false;
    Canvas::changeEvent(event);
}

void ChartPlot::resizeEvent(QResizeEvent*) { m_built = false; }

QRectF ChartPlot::plotArea() const {
    if (!m_chart || m_sheet.isEmpty()) return {};
    return m_parts.area;
}

QPointF ChartPlot::place(const QPointF& value) const {
    const QRectF area = plotArea();
    return {area.left() + (value.x() - m_sheet.xFrom) / (m_sheet.xTo - m_sheet.xFrom) * area.width(),
            area.bottom() - (value.y() - m_sheet.yFrom) / (m_sheet.yTo - m_sheet.yFrom) * area.height()};
}

std::optional<double> ChartPlot::nowX() const {
    if (!frame() || m_sheet.isEmpty()) return std::nullopt;
    if (m_sheet.isOrder) {
        // Now stands behind the last change that has happened.
        const auto later =
            std::partition_point(m_sheet.spots.begin(), m_sheet.spots.end(),
                                 [this](const ChartSpot& spot) { return spot.position.last <= frame().now.last; });
        return place({static_cast<double>(later - m_sheet.spots.begin()) - 0.5, 0}).x();
    }
    if (!m_sheet.isTime) return std::nullopt;
    return place({microsecondsOf(frame().drawnAt), 0}).x();
}

std::vector<Canvas::Item> ChartPlot::items() const {
    std::vector<Item> all;
    if (!m_built) return all;
    const std::size_t every = m_sheet.spots.size() / mostItems + 1;
    for (std::size_t i = 0; i < m_sheet.spots.size(); i += every) {
        const ChartSpot& spot = m_sheet.spots[i];
        const QPointF at = place(spot.at);
        const QRectF box = spot.halfWidth > 0 ? QRectF(place({spot.at.x() - spot.halfWidth, spot.at.y()}),
                                                       place({spot.at.x() + spot.halfWidth, spot.foot}))
                                              : QRectF(at - QPointF(5, 5), QSizeF(10, 10));
        all.push_back({spot.name, {}, box.toAlignedRect(), spot.selection});
    }
    return all;
}

void ChartPlot::press(const ChartSpot& spot) {
    if (spot.selection != Selection{}) select(spot.selection);
    if (spot.position != Position{} || m_sheet.isTime) Q_EMIT jumped(spot.position);
}

void ChartPlot::activate(const Item& item) {
    const auto spot = std::find_if(m_sheet.spots.begin(), m_sheet.spots.end(),
                                   [&](const ChartSpot& each) { return each.name == item.name; });
    if (spot != m_sheet.spots.end()) press(*spot);
}

const ChartSpot* ChartPlot::spotAt(const QPointF& at) const {
    const ChartSpot* nearest = nullptr;
    double best = 12;
    for (const ChartSpot& spot : m_sheet.spots) {
        const QPointF there = place(spot.at);
        if (spot.halfWidth > 0) {
            const double left = place({spot.at.x() - spot.halfWidth, 0}).x();
            const double right = place({spot.at.x() + spot.halfWidth, 0}).x();
            if (at.x() >= left && at.x() < right && at.y() >= there.y() - 4) return &spot;
            continue;
        }
        const double distance = std::hypot(there.x() - at.x(), there.y() - at.y());
        if (distance < best) nearest = &spot;
        best = std::min(best, distance);
    }
    return nearest;
}

QString ChartPlot::tipAt(const QPointF& at) const {
    const QRectF area = plotArea();
    if (!area.contains(at)) return {};
    if (const ChartSpot* spot = spotAt(at)) return spot->name;
    if (!m_sheet.isTime) return {};
    const double there = m_sheet.xFrom + (at.x() - area.left()) / area.width() * (m_sheet.xTo - m_sheet.xFrom);
    return tr("%1: press to go there").arg(Wording::instant(Instant{Duration{std::llround(std::max(0.0, there))}}));
}

bool ChartPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return Canvas::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void ChartPlot::mousePressEvent(QMouseEvent* event) {
    const QRectF area = plotArea();
    if (event->button() != Qt::LeftButton || !frame() || !area.contains(event->position()))
        return Canvas::mousePressEvent(event);
    const ChartSpot* spot = spotAt(event->position());
    if (m_sheet.isOrder && !spot && !m_sheet.spots.empty()) {
        const double x =
            m_sheet.xFrom + (event->position().x() - area.left()) / area.width() * (m_sheet.xTo - m_sheet.xFrom);
        const auto index = static_cast<std::size_t>(std::clamp(x, 0.0, static_cast<double>(m_sheet.spots.size() - 1)));
        return press(m_sheet.spots[index]);
    }
    // In a bar of time the hand is more exact than the bar.
    if (spot && (spot->halfWidth == 0 || !m_sheet.isTime)) return press(*spot);
    if (!m_sheet.isTime || frame().timeline->empty()) return;
    const double there =
        m_sheet.xFrom + (event->position().x() - area.left()) / area.width() * (m_sheet.xTo - m_sheet.xFrom);
    const double end = microsecondsOf(frame().timeline->end());
    Q_EMIT jumped(frame().timeline->positionAt(Instant{Duration{std::llround(std::clamp(there, 0.0, end))}}));
}

void ChartPlot::mouseMoveEvent(QMouseEvent* event) {
    const bool leads = m_sheet.isTime || m_sheet.isOrder ? plotArea().contains(event->position())
                                                         : spotAt(event->position()) != nullptr;
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartPlot::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT tableWanted();
        return;
    }
    Canvas::keyPressEvent(event);
}

}  // namespace zabscope
