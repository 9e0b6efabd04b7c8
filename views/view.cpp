// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/view.h"

#include <QEvent>

namespace zabscope {

View::View(QWidget* parent) : QWidget(parent) { setAutoFillBackground(true); }

void View::setFrame(const Frame& frame) {
    const Frame before = m_frame;
    m_frame = frame;
    frameChanged(before);
}

void View::setTheme(const Theme& theme) {
    m_theme = theme;
    setPalette(theme.palette());
    themeChanged();
}

void View::setDensity(Density density) {
    m_density = density;
    update();
}

void View::frameChanged(const Frame&) { update(); }
void View::themeChanged() { update(); }

void View::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    setAccessibleName(title());
    setAccessibleDescription(purpose());
    update();
}

bool View::event(QEvent* event) {
    // The first texts are set here, since a constructor cannot call the real view's retranslate().
    if (!m_translated && (event->type() == QEvent::Polish || event->type() == QEvent::Show)) {
        m_translated = true;
        retranslate();
        setAccessibleName(title());
        setAccessibleDescription(purpose());
    }
    return QWidget::event(event);
}

}  // namespace zabscope
