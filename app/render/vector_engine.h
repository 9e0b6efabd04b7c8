// SPDX-License-Identifier: GPL-3.0-or-later
/// What a painter does to a picture of lines and text: its state, with a frame that the painter does not know of.
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainterPath>
#include <QRect>
#include <QSize>

namespace zabscope {

/// Widgets are painted upon it one by one, each as if it stood at the origin: QPainter (6.4) moves a clip twice when a
/// widget that is elsewhere saves and restores it.
class VectorEngine : public QPaintEngine {
public:
    VectorEngine();
    /// What comes is moved by `offset` and seen within `frame` only, both in pixels.
    void setFrame(const QPoint& offset, const QRect& frame);

    Type type() const override { return User; }
    void updateState(const QPaintEngineState& state) override;
    void drawPath(const QPainterPath& path) override;
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;

protected:
    virtual void shape(const QPainterPath& path, bool filled) = 0;

    const QPen& pen() const { return m_pen; }
    const QBrush& brush() const { return m_brush; }
    const QPointF& brushOrigin() const { return m_brushOrigin; }
    double opacity() const { return m_opacity; }
    /// To pixels of the whole picture.
    QTransform transform() const { return m_transform * QTransform::fromTranslate(m_offset.x(), m_offset.y()); }
    /// In pixels of the whole picture. Empty: nothing is to be seen.
    QPainterPath clip() const;

private:
    void clipBy(const QPaintEngineState& state, const QPainterPath& path);

    QPen m_pen;
    QBrush m_brush;
    QPointF m_brushOrigin;
    QTransform m_transform;
    double m_opacity = 1;
    bool m_clipEnabled = false;
    bool m_hasClip = false;
    QPainterPath m_clip;  // as if at the origin
    QPoint m_offset;
    QRect m_frame;
};

/// Where those engines paint.
class VectorDevice : public QPaintDevice {
public:
    VectorDevice(VectorEngine& engine, const QSize& size) : m_engine(engine), m_size(size) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    VectorEngine& m_engine;
    QSize m_size;
};

/// Hands everything on to a painter that knows how to write a page: QPdfWriter's.
class RelayEngine : public VectorEngine {
public:
    explicit RelayEngine(QPainter& to) : m_to(to) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void drawTextItem(const QPointF& at, const QTextItem& item) override;
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags flags) override;

protected:
    void shape(const QPainterPath& path, bool filled) override;

private:
    bool prepare();

    QPainter& m_to;
    QPainterPath m_last;  ///< the clip that is set
    bool m_hasLast = false;
};

}  // namespace zabscope
