// SPDX-License-Identifier: GPL-3.0-or-later
/// One chart as a value: its question, axes, lines, what can be pointed at, and the same as words and as a table.
#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <vector>

#include "views/frame.h"
#include "views/time_axis.h"

namespace zabscope {

struct ChartLine {
    enum class Form : std::uint8_t { line, points, area };
    enum class Marker : std::uint8_t { circle, square, triangle, diamond, star, cross };

    Form form = Form::line;
    QString name;  ///< in the legend; empty: it is not there
    QString tag;   ///< short, at the line's right end
    double level = 0;  ///< what the line has come to; lines of one level that end side by side share a tag
    std::vector<QPointF> points;
    std::vector<QPointF> lower;  ///< of an area, at the same x
    QColor colour;
    Qt::PenStyle pen = Qt::SolidLine;
    Qt::BrushStyle pattern = Qt::SolidPattern;
    Marker marker = Marker::circle;
    double width = 2;
};

/// Something in a chart that a person can point at.
struct ChartSpot {
    QPointF at;
    QString name;  ///< one sentence
    Position position;
    Selection selection;
    double halfWidth = 0;  ///< of a bar, in units of x; 0: a point
    double foot = 0;       ///< where a bar begins, in units of y
};

struct AxisTick {
    double at = 0;
    QString label;
};

struct ChartSheet {
    QString question;
    QString answer;  ///< its main numbers, in sentences
    QString empty;   ///< if there is nothing to draw: what will be here and how to get it

    QString xTitle;
    QString yTitle;
    double xFrom = 0;
    double xTo = 1;
    double yFrom = 0;
    double yTo = 1;
    bool isTime = false;           ///< x is virtual time in microseconds
    bool isOrder = false;          ///< x counts the spots
    std::vector<AxisTick> xTicks;  ///< not for time
    std::vector<AxisTick> yTicks;

    std::vector<ChartLine> lines;
    std::vector<ChartSpot> spots;  ///< ascending by x

    QStringList columns;
    std::vector<QStringList> rows;

    bool isEmpty() const { return lines.empty(); }
};

/// Round numbers from 0 to at least `highest`, about `count` of them, each with `unit` behind it; the last one is a
/// good end of the axis.
std::vector<AxisTick> roundTicks(double highest, int count, const QString& unit = {});

/// Round numbers from at most `lowest` to at least `highest`: from 0, unless they stand close together far from it.
std::vector<AxisTick> ticksAround(double lowest, double highest, int count);
/// Whole numbers from 0 to at least `highest`.
std::vector<AxisTick> countTicks(double highest, int count);

/// "1–3, 5".
QString rangesOf(std::vector<int> numbers);

/// No more than about two points a pixel: of what shares one of `columns` columns between `from` and `to`, the first,
/// the lowest, the highest and the last stay. Precondition: ascending by x.
std::vector<QPointF> decimated(const std::vector<QPointF>& points, double from, double to, int columns);
/// The corners of a line that keeps its height until the next point.
std::vector<QPointF> stepped(const std::vector<QPointF>& points, double until);

}  // namespace zabscope
