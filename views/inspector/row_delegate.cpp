// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/row_delegate.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTreeView>
#include <algorithm>

#include "views/inspector/sheet_model.h"

namespace zabscope {
namespace {

constexpr int above = 1;  // and below each row, in pixels
/// A text from outside must not fill the whole sheet.
constexpr int mostLines = 12;

/// With places where words that are longer than a line may break: behind a "_", or else anywhere.
QString breakable(const QString& text, const QFontMetrics& metrics, int room) {
    constexpr QChar chance(0x200b);
    QStringList words = text.split(u' ');
    for (QString& word : words) {
        if (metrics.horizontalAdvance(word) <= room) continue;
        const bool hasParts = word.contains(u'_');
        QString parts;
        for (const QChar letter : std::as_const(word)) {
            parts += letter;
            if (letter == u'_' || (!hasParts && !letter.isHighSurrogate())) parts += chance;
        }
        word = parts;
    }
    return words.join(u' ');
}

}  // namespace

RowDelegate::RowDelegate(QTreeView* tree) : QStyledItemDelegate(tree), m_tree(tree) {
    // With the columns the heights change; once for all of them, when the tree comes to it.
    connect(tree->header(), &QHeaderView::sectionResized, this, [this] { Q_EMIT sizeHintChanged({}); });
}

int RowDelegate::room(const QModelIndex& index) const {
    const int margin = m_tree->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_tree) + 1;
    const int bar = m_tree->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_tree);
    const int all = m_tree->width() - 2 * m_tree->frameWidth() - bar;
    const int names = m_tree->columnWidth(0);
    const int indent = m_tree->indentation() * (index.parent().isValid() ? 2 : 1);
    // The tree itself is told of spans only after it has asked for heights.
    const SheetRow* row = static_cast<const SheetModel*>(index.model())->row(index);
    const bool spans = index.column() == 0 && (!row || row->wide);
    const int width = spans ? all - indent : index.column() == 0 ? names - indent : all - names;
    return std::max(40, width - 2 * margin);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QFontMetrics metrics(item.font);
    // All rows are as high as the reader's letters need, also those without any of them.
    const QString letters = index.model()->headerData(1, Qt::Horizontal).toString();
    const int line = std::max(metrics.boundingRect(QRect(0, 0, 1000, 1000), 0, letters).height(), metrics.height());
    size.setHeight(line);
    if (item.features.testFlag(QStyleOptionViewItem::WrapText)) {
        const QRect place(0, 0, room(index), line * mostLines);
        size.setHeight(std::clamp(metrics.boundingRect(place, Qt::TextWordWrap, item.text).height(), line,
                                  line * mostLines));
    }
    size.rheight() += 2 * above;
    return size;
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QFontMetrics metrics(option->font);
    const bool wraps = metrics.horizontalAdvance(option->text) > room(index);
    option->features.setFlag(QStyleOptionViewItem::WrapText, wraps);
    if (wraps) option->text = breakable(option->text, metrics, room(index));
    // The first line of a value stands beside its name.
    const bool isHigh = option->rect.height() > 2 * metrics.height();
    option->displayAlignment = Qt::AlignLeft | (isHigh ? Qt::AlignTop : Qt::AlignVCenter);
}

}  // namespace zabscope
