// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_delegate.h"

#include <QPainter>

namespace zabscope {

void EventDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QVariant background = index.data(Qt::BackgroundRole);
    if (selected) painter->fillRect(option.rect, option.palette.highlight());
    else if (background.isValid()) painter->fillRect(option.rect, background.value<QColor>());
    const QVariant font = index.data(Qt::FontRole);
    painter->setFont(font.isValid() ? font.value<QFont>().resolve(option.font) : option.font);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                             : index.data(Qt::ForegroundRole).value<QColor>());
    const int margin = option.fontMetrics.averageCharWidth() / 2 + 2;
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter->drawText(room, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine, text);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(painter->pen().color(), 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

}  // namespace zabscope
