// SPDX-License-Identifier: GPL-3.0-or-later
// ChartPlot: from a sheet to Qt Charts, in the colours and fonts of the theme.
#include <QAreaSeries>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>

#include "views/charts/chart_plot.h"

namespace zabscope {
namespace {

QVector<QPointF> listOf(const std::vector<QPointF>& points) { return {points.begin(), points.end()}; }

QScatterSeries::MarkerShape shapeOf(ChartLine::Marker marker) {
    switch (marker) {
        case ChartLine::Marker::circle:
            return QScatterSeries::MarkerShapeCircle;
        case ChartLine::Marker::square:
            return QScatterSeries::MarkerShapeRectangle;
        case ChartLine::Marker::triangle:
            return QScatterSeries::MarkerShapeTriangle;
        case ChartLine::Marker::diamond:
            return QScatterSeries::MarkerShapeRotatedRectangle;
        case ChartLine::Marker::star:
        case ChartLine::Marker::cross:
            return QScatterSeries::MarkerShapeStar;
    }
    return QScatterSeries::MarkerShapeCircle;
}

}  // namespace

QAbstractAxis* ChartPlot::makeAxis(double from, double to) {
    // What is seen of an axis is drawn beside the scene, where labels can give way to each other.
    auto* axis = new QValueAxis;
    axis->setRange(from, to);
    axis->setVisible(false);
    return axis;
}

void ChartPlot::addLine(const ChartLine& line, QAbstractAxis* x, QAbstractAxis* y) {
    const auto add = [&](QAbstractSeries* series) {
        m_chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };
    switch (line.form) {
        case ChartLine::Form::line: {
            auto* series = new QLineSeries;
            series->replace(listOf(line.points));
            series->setPen(QPen(line.colour, line.width, line.pen, Qt::FlatCap, Qt::MiterJoin));
            return add(series);
        }
        case ChartLine::Form::points: {
            auto* series = new QScatterSeries;
            series->replace(listOf(line.points));
            series->setMarkerShape(shapeOf(line.marker));
            series->setMarkerSize(QFontMetricsF(font()).height() * (line.points.size() > 500                  ? 0.35
                                                                    : line.marker == ChartLine::Marker::cross ? 0.9
                                                                                                              : 0.6));
            series->setColor(line.colour);
            series->setBorderColor(theme().panel);
            return add(series);
        }
        case ChartLine::Form::area: {
            auto* upper = new QLineSeries;
            auto* lower = new QLineSeries;
            upper->replace(listOf(line.points));
            lower->replace(listOf(line.lower));
            auto* series = new QAreaSeries(upper, lower);
            upper->setParent(series);
            lower->setParent(series);
            // A pattern alone would let the grid through.
            if (line.pattern != Qt::SolidPattern) {
                auto* base = new QAreaSeries(upper, lower);
                base->setBrush(Theme::faint(line.colour, 0.35));
                base->setPen(Qt::NoPen);
                add(base);
            }
            series->setBrush(QBrush(line.colour, line.pattern));
            series->setPen(Qt::NoPen);
            return add(series);
        }
    }
}

void ChartPlot::build() {
    m_built = true;
    m_scene.clear();
    m_chart = new QChart;
    m_scene.addItem(m_chart);
    m_parts = parts();
    const QRectF room = m_parts.chart;
    if (m_sheet.isEmpty() || room.width() < 20 || room.height() < 20) return;
    m_across = spacedAcross(m_sheet.isTime ? timeTicks() : m_sheet.xTicks);
    m_upright = spacedUpright(m_sheet.yTicks);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins(QMargins());
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    QAbstractAxis* x = makeAxis(m_sheet.xFrom, m_sheet.xTo);
    QAbstractAxis* y = makeAxis(m_sheet.yFrom, m_sheet.yTo);
    m_chart->addAxis(x, Qt::AlignBottom);
    m_chart->addAxis(y, Qt::AlignLeft);
    for (const ChartLine& line : m_sheet.lines) addLine(line, x, y);
    m_scene.setSceneRect(QRectF(QPointF(), room.size()));
    m_chart->setGeometry(QRectF(QPointF(), room.size()));
    m_chart->setPlotArea(m_parts.area.translated(-room.topLeft()));
    m_chart->layout()->activate();
    m_picture = QPixmap();
}

QPolygonF markerShape(ChartLine::Marker marker, const QPointF& centre, double size) {
    const double half = size / 2;
    const auto at = [&](double x, double y) { return centre + QPointF(x, y) * half; };
    switch (marker) {
        case ChartLine::Marker::circle:
            return QPolygonF{at(-1, 0), at(-0.7, -0.7), at(0, -1), at(0.7, -0.7),
                             at(1, 0),  at(0.7, 0.7),   at(0, 1),  at(-0.7, 0.7)};
        case ChartLine::Marker::square:
            return QPolygonF{at(-0.9, -0.9), at(0.9, -0.9), at(0.9, 0.9), at(-0.9, 0.9)};
        case ChartLine::Marker::triangle:
            return QPolygonF{at(0, -1), at(1, 0.8), at(-1, 0.8)};
        case ChartLine::Marker::diamond:
            return QPolygonF{at(0, -1), at(1, 0), at(0, 1), at(-1, 0)};
        case ChartLine::Marker::star:
        case ChartLine::Marker::cross:
            return QPolygonF{at(0, -1),   at(0.25, -0.3), at(1, -0.3),    at(0.4, 0.15), at(0.6, 0.9),
                             at(0, 0.45), at(-0.6, 0.9),  at(-0.4, 0.15), at(-1, -0.3),  at(-0.25, -0.3)};
    }
    return {};
}

}  // namespace zabscope
