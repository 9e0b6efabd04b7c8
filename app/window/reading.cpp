// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/reading.h"

#include <QEvent>
#include <QPainter>

namespace zabscope {

Reading::Reading(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); }

void Reading::setMeaning(const QString& meaning) {
    m_meaning = meaning;
    m_width = 0;  // another language needs another width
    m_text.clear();
    setAccessibleName(meaning);
}

void Reading::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    setAccessibleName(tr("%1: %2").arg(m_meaning, text));
    if (const int width = needed(); width > m_width) {
        m_width = width;
        updateGeometry();
    }
    update();
}

int Reading::needed() const { return fontMetrics().horizontalAdvance(m_text) + 2 * fontMetrics().averageCharWidth(); }

QSize Reading::sizeHint() const { return {m_width, fontMetrics().height()}; }
QSize Reading::minimumSizeHint() const { return {0, fontMetrics().height()}; }

void Reading::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect place = rect().adjusted(fontMetrics().averageCharWidth(), 0, 0, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, place.width()));
}

void Reading::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    m_width = needed();
    updateGeometry();
}

}  // namespace zabscope
