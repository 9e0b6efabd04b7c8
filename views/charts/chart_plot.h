// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws one sheet with Qt Charts: title, answer, legend, chart, and upon it the line that says where now is.
#pragma once

#include <QGraphicsScene>
#include <QPixmap>
#include <optional>

#include "views/canvas.h"
#include "views/charts/sheet.h"

class QAbstractAxis;
class QChart;

namespace zabscope {

class ChartPlot : public Canvas {
    Q_OBJECT

public:
    explicit ChartPlot(QWidget* parent = nullptr);
    ~ChartPlot() override;
    QString title() const override;
    QString purpose() const override;
    std::vector<Item> items() const override;
    QSize minimumSizeHint() const override;

    void setSheet(ChartSheet sheet);
    const ChartSheet& sheet() const { return m_sheet; }
    /// While a long run is read, the picture says that it is not whole.
    void setReading(bool reading);
    /// Where a value stands in the widget.
    QPointF place(const QPointF& value) const;

Q_SIGNALS:
    /// A person wants the numbers as a table.
    void tableWanted();

protected:
    void activate(const Item& item) override;
    void frameChanged(const Frame& before) override;
    void themeChanged() override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paint(QPainter& painter) override;
    /// A scene of Qt Charts belongs to the thread of the window.
    bool isThreadBound() const override { return true; }
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Entry {
        QRectF swatch;
        QRectF text;
        const ChartLine* line;
    };
    /// Where the parts stand, from top to bottom. The lower the widget, the fewer there are.
    struct Parts {
        QRectF title;
        QRectF answer;
        std::vector<Entry> legend;
        QRectF unit;    ///< what stands on the upright axis, above it, where it can be read
        QRectF across;  ///< what stands on the other axis; empty where no room is for it
        QRectF chart;   ///< with the labels of its axes
        QRectF area;    ///< within the axes
    };

    /// Whether there is room for no more than one line of words above the chart.
    bool isLow() const;
    Parts parts() const;
    /// What the axes and lines are called, from `y` on; gives where that ends.
    double placeKey(Parts& parts, double y) const;
    /// Places the legend from (x, y) on, and gives where it ends, the right end of its last row.
    QPointF placeLegend(std::vector<Entry>& legend, QPointF start) const;
    void placeArea(Parts& parts) const;
    QString unitText() const;
    QString acrossText() const;
    QFont titleFont() const;
    QFont smallFont() const;
    void build();
    void addLine(const ChartLine& line, QAbstractAxis* x, QAbstractAxis* y);
    static QAbstractAxis* makeAxis(double from, double to);
    std::vector<AxisTick> timeTicks() const;
    /// Those whose labels stand apart.
    std::vector<AxisTick> spacedAcross(const std::vector<AxisTick>& ticks) const;
    std::vector<AxisTick> spacedUpright(const std::vector<AxisTick>& ticks) const;
    QRectF labelPlace(const AxisTick& tick) const;  ///< of the axis below
    std::optional<QRectF> flagPlace() const;        ///< of the word that says where now is, among those labels
    QRectF plotArea() const;                        ///< in the widget's coordinates
    void press(const ChartSpot& spot);
    const ChartSpot* spotAt(const QPointF& at) const;
    QString tipAt(const QPointF& at) const;
    std::optional<double> nowX() const;

    void paintTexts(QPainter& painter, const Parts& parts) const;
    void paintSwatch(QPainter& painter, const QRectF& place, const ChartLine& line) const;
    void paintGrid(QPainter& painter) const;
    void paintAxes(QPainter& painter) const;
    void paintTags(QPainter& painter) const;
    void paintNow(QPainter& painter) const;
    void paintChosen(QPainter& painter) const;

    ChartSheet m_sheet;
    bool m_reading = false;
    bool m_built = false;
    Parts m_parts;  ///< of what is built
    std::vector<AxisTick> m_across;
    std::vector<AxisTick> m_upright;
    QGraphicsScene m_scene;
    QChart* m_chart = nullptr;  ///< the scene's
    QPixmap m_picture;
};

/// The shape of a marker around a point.
QPolygonF markerShape(ChartLine::Marker marker, const QPointF& centre, double size);

}  // namespace zabscope
