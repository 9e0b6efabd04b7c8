// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes what a painter does as SVG. Qt's own generator knows no clipping, so what scrolls or ends at an edge would
/// stick out; and it writes characters that XML forbids.
#pragma once

#include <QHash>
#include <QIODevice>
#include <QString>

#include "app/render/vector_engine.h"

namespace zabscope {

/// Text stays text. One user unit is a pixel.
class SvgEngine : public VectorEngine {
public:
    /// The device is open and lives as long as this.
    SvgEngine(QIODevice& device, const QSize& size, const QString& title, const QString& description);

    bool begin(QPaintDevice* device) override;
    bool end() override;
    void drawTextItem(const QPointF& at, const QTextItem& item) override;
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags flags) override;

protected:
    void shape(const QPainterPath& path, bool filled) override;

private:
    /// Opens and closes groups until the clip that holds now is in force. False: nothing of what is drawn is to be
    /// seen.
    bool enterClip();
    QByteArray common() const;
    QByteArray fill(Qt::FillRule rule);
    QByteArray stroke();
    QByteArray paint(const char* attribute, const QBrush& brush);
    QByteArray gradient(const QBrush& brush);
    QByteArray pattern(const QBrush& brush);
    void write(const QByteArray& text) { m_device.write(text); }

    QIODevice& m_device;
    QSize m_size;
    QString m_title;
    QString m_description;
    QByteArray m_open;                      ///< the name of the clip whose group is open; empty: none is
    QHash<QByteArray, QByteArray> m_known;  ///< names of definitions
};

}  // namespace zabscope
