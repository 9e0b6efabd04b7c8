// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/tableau.h"

#include <QApplication>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "views/narration/caption.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr double captionSize = 1.3;  // of the font
constexpr int captionLines = 2;

}  // namespace

CaptionStrip::CaptionStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize CaptionStrip::sizeHint() const {
    const int line = static_cast<int>(fontMetrics().lineSpacing() * captionSize);
    return {line * 20, line * captionLines + fontMetrics().height()};
}

void CaptionStrip::setFrame(const Frame& frame) {
    const Caption caption = captionOf(frame);
    m_text = caption.text;
    m_alarm = caption.alarm;
    m_instant = Wording::instant(frame.drawnAt);
    update();
}

void CaptionStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.raised);
    const int margin = fontMetrics().height() / 2;
    // The widest digits, so that the text beside it does not move with every frame.
    QString widest = m_instant;
    for (QChar& c : widest) c = c.isDigit() ? QChar(u'0') : c;
    const int instantWidth = fontMetrics().horizontalAdvance(widest);
    const QRect right(width() - instantWidth - margin, 0, instantWidth, height());
    painter.setPen(m_theme.quietText);
    painter.drawText(right, Qt::AlignRight | Qt::AlignVCenter, m_instant);
    const QRect place(margin, 2, std::max(1, right.left() - 2 * margin), height() - 4);
    QFont font = this->font();
    constexpr int wrapped = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
    for (double size = captionSize; size > 0.5; size -= 0.1) {
        font.setPointSizeF(this->font().pointSizeF() * size);
        const QRect needed = QFontMetrics(font).boundingRect(place, wrapped, m_text);
        if (needed.height() <= place.height() && needed.width() <= place.width()) break;
    }
    painter.setFont(font);
    painter.setPen(m_alarm ? m_theme.bad : m_theme.text);
    painter.drawText(place, wrapped, m_text);
}

Tableau::Tableau(const PictureOrder& order, const std::vector<const Panel*>& views) {
    Theme theme = makeTheme(order.theme);
    theme.textScale = order.scale;
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * order.scale);
    setFont(font);
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Window, theme.line);  // what shines through between views
    setPalette(palette);
    setAutoFillBackground(true);
    for (const Panel* panel : views) {
        View* view = panel->make();
        view->setParent(this);
        view->setFont(font);
        view->setTheme(theme);
        view->setDensity(order.density);
        view->setMinimumSize(1, 1);
        view->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        m_views.push_back(view);
    }
    if (order.caption) m_caption = new CaptionStrip(theme, this);
    arrange(views, order.size.width() >= order.size.height());
    if (m_views.size() != 1) return;
    setAccessibleName(m_views.front()->title());
    setAccessibleDescription(m_views.front()->purpose());
}

void Tableau::arrange(const std::vector<const Panel*>& views, bool wide) {
    const auto box = [](QBoxLayout::Direction direction) {
        auto* layout = new QBoxLayout(direction);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(1);
        return layout;
    };
    auto* all = box(QBoxLayout::TopToBottom);
    auto* upper = box(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    auto* centre = box(QBoxLayout::TopToBottom);
    auto* side = box(QBoxLayout::TopToBottom);
    int below = 0;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Stand stand = views[i]->stand;
        if (stand == Stand::centre) centre->addWidget(m_views[i], 1);
        if (stand == Stand::right || stand == Stand::top) side->addWidget(m_views[i], 1);
        below += stand == Stand::below || stand == Stand::bottom ? 1 : 0;
    }
    if (centre->count() > 0) upper->addLayout(centre, 60);
    if (side->count() > 0) upper->addLayout(side, 40);
    const bool mixed = upper->count() > 0 && below > 0;
    if (upper->count() > 0) all->addLayout(upper, 60);
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Stand stand = views[i]->stand;
        if (stand == Stand::below) all->addWidget(m_views[i], 40);
        if (stand != Stand::bottom) continue;
        const bool alone = !mixed && below == 1;
        // The timeline needs a few lines, however tall the picture is.
        if (!alone) m_views[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        if (!alone) m_views[i]->setFixedHeight(fontMetrics().height() * 6);
        all->addWidget(m_views[i], alone ? 1 : 0);
    }
    if (m_caption) all->addWidget(m_caption, 0);
    setLayout(all);
}

void Tableau::setFrame(const Frame& frame) {
    for (View* view : m_views) {
        view->setFrame(frame);
        // In a picture nobody can press them.
        for (QToolButton* button : view->findChildren<QToolButton*>()) button->hide();
    }
    if (m_caption) m_caption->setFrame(frame);
}

}  // namespace zabscope
