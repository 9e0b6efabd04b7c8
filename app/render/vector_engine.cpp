// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/vector_engine.h"

#include <QPainter>
#include <QPixmap>
#include <climits>

namespace zabscope {
namespace {

constexpr int dotsPerInch = 96;  // as CSS has it
constexpr auto features = QPaintEngine::AllFeatures & ~(QPaintEngine::PorterDuff | QPaintEngine::PerspectiveTransform |
                                                        QPaintEngine::RasterOpModes |
                                                        QPaintEngine::ConicalGradientFill | QPaintEngine::BrushStroke);

}  // namespace

VectorEngine::VectorEngine() : QPaintEngine(features) {}

void VectorEngine::setFrame(const QPoint& offset, const QRect& frame) {
    m_offset = offset;
    m_frame = frame;
    m_hasClip = false;
    m_clipEnabled = false;
    m_opacity = 1;
    m_transform = QTransform();
}

void VectorEngine::updateState(const QPaintEngineState& state) {
    const DirtyFlags flags = state.state();
    if (flags & DirtyPen) m_pen = state.pen();
    if (flags & DirtyBrush) m_brush = state.brush();
    if (flags & DirtyBrushOrigin) m_brushOrigin = state.brushOrigin();
    if (flags & DirtyTransform) m_transform = state.transform();
    if (flags & DirtyOpacity) m_opacity = state.opacity();
    if (flags & DirtyClipEnabled) m_clipEnabled = state.isClipEnabled();
    if (flags & DirtyClipRegion) {
        QPainterPath path;
        path.addRegion(state.clipRegion());
        clipBy(state, path);
    }
    if (flags & DirtyClipPath) clipBy(state, state.clipPath());
}

void VectorEngine::clipBy(const QPaintEngineState& state, const QPainterPath& path) {
    const QPainterPath here = state.transform().map(path);
    m_hasClip = state.clipOperation() != Qt::NoClip;
    if (!m_hasClip) return;
    const bool narrower = state.clipOperation() == Qt::IntersectClip && m_clipEnabled;
    m_clip = narrower ? m_clip.intersected(here) : here;
    m_clipEnabled = true;
}

QPainterPath VectorEngine::clip() const {
    QPainterPath frame;
    frame.addRect(m_frame);
    return m_hasClip && m_clipEnabled ? m_clip.translated(m_offset).intersected(frame) : frame;
}

void VectorEngine::drawPath(const QPainterPath& path) { shape(path, true); }

void VectorEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) {
    if (count < 1) return;
    QPainterPath path(points[0]);
    for (int i = 1; i < count; ++i) path.lineTo(points[i]);
    if (mode != PolylineMode) path.closeSubpath();
    path.setFillRule(mode == OddEvenMode ? Qt::OddEvenFill : Qt::WindingFill);
    shape(path, mode != PolylineMode);
}

void VectorEngine::drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) {
    drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
}

int VectorDevice::metric(PaintDeviceMetric metric) const {
    switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmWidthMM:
            return m_size.width() * 254 / (10 * dotsPerInch);
        case PdmHeightMM:
            return m_size.height() * 254 / (10 * dotsPerInch);
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return dotsPerInch;
        case PdmNumColors:
            return INT_MAX;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
    }
    return 0;
}

// ---- RelayEngine ----

namespace {

/// The same font with all of it said: a painter takes what a font leaves open from the page's.
QFont whole(const QFont& font) {
    QFont all(font.families());
    font.pixelSize() > 0 ? all.setPixelSize(font.pixelSize()) : all.setPointSizeF(font.pointSizeF());
    all.setWeight(font.weight());
    all.setStyle(font.style());
    all.setStretch(font.stretch());
    all.setCapitalization(font.capitalization());
    all.setLetterSpacing(font.letterSpacingType(), font.letterSpacing());
    all.setUnderline(font.underline());
    all.setStrikeOut(font.strikeOut());
    return all;
}

}  // namespace

bool RelayEngine::prepare() {
    const QPainterPath now = clip();
    if (now.isEmpty()) return false;
    if (!m_hasLast || now != m_last) {
        m_to.resetTransform();
        m_to.setClipPath(now);
        m_last = now;
        m_hasLast = true;
    }
    m_to.setTransform(transform());
    m_to.setOpacity(opacity());
    return true;
}

void RelayEngine::shape(const QPainterPath& path, bool filled) {
    if (!prepare()) return;
    m_to.setBrushOrigin(brushOrigin());
    m_to.setPen(pen());
    m_to.setBrush(filled ? brush() : QBrush());
    m_to.drawPath(path);
}

void RelayEngine::drawTextItem(const QPointF& at, const QTextItem& item) {
    if (!prepare()) return;
    m_to.setPen(pen());
    m_to.setFont(whole(item.font()));
    m_to.drawText(at, item.text());
}

void RelayEngine::drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                            Qt::ImageConversionFlags flags) {
    if (prepare()) m_to.drawImage(target, image, source, flags);
}

}  // namespace zabscope
