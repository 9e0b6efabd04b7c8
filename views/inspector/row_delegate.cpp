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
    connect(tree->header(), &QHeaderView::sectionResized, this, [this] {
        m_all = 0;
        Q_EMIT sizeHintChanged({});
    });
}

void RowDelegate::setLetters(const QString& letters) {
    m_letters = letters;
    m_line = 0;
    Q_EMIT sizeHintChanged({});
}

int RowDelegate::line() const {
    const QFont& font = m_tree->font();
    if (m_line == 0 || m_font != font) {
        m_font = font;
        const QFontMetrics metrics(font);
        m_line = std::max(metrics.boundingRect(QRect(0, 0, 1000, 1000), 0, m_letters).height(), metrics.height());
        for (auto& widths : m_widths) widths.clear();
        m_all = 0;
    }
    return m_line;
}

/// Rows change many times a second, and mostly say what they said before.
int RowDelegate::widthOf(const QString& text, bool bold) const {
    constexpr qsizetype most = 4096;
    line();
    auto& widths = m_widths[bold ? 1 : 0];
    if (const auto known = widths.constFind(text); known != widths.constEnd()) return *known;
    QFont font = m_font;
    font.setBold(bold || font.bold());
    if (widths.size() >= most) widths.clear();
    return *widths.insert(text, QFontMetrics(font).horizontalAdvance(text));
}

int RowDelegate::room(const QModelIndex& index) const {
    if (m_all == 0) {
        const QStyle* style = m_tree->style();
        m_margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_tree) + 1;
        m_all = m_tree->width() - 2 * m_tree->frameWidth() -
                style->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_tree);
    }
    const int names = m_tree->columnWidth(0);
    const int indent = m_tree->indentation() * (index.parent().isValid() ? 2 : 1);
    // The tree itself is told of spans only after it has asked for heights.
    const SheetRow* row = index.column() == 0 ? static_cast<const SheetModel*>(index.model())->row(index) : nullptr;
    const bool spans = index.column() == 0 && (!row || row->wide);
    const int width = spans ? m_all - indent : index.column() == 0 ? names - indent : m_all - names;
    return std::max(40, width - 2 * m_margin);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const QString text = index.data().toString();
    const bool bold = index.data(Qt::FontRole).isValid();
    const int width = widthOf(text, bold);
    QSize size(width, line());
    if (const int most = room(index); width > most) {
        QFont font = m_font;
        font.setBold(bold || font.bold());
        const QFontMetrics metrics(font);
        const QRect place(0, 0, most, m_line * mostLines);
        const int needed = metrics.boundingRect(place, Qt::TextWordWrap, breakable(text, metrics, most)).height();
        size.setHeight(std::clamp(needed, m_line, m_line * mostLines));
    }
    size.rheight() += 2 * above;
    return size;
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const int most = room(index);
    const bool wraps = widthOf(option->text, option->font.bold()) > most;
    option->features.setFlag(QStyleOptionViewItem::WrapText, wraps);
    if (wraps) option->text = breakable(option->text, QFontMetrics(option->font), most);
    // The first line of a value stands beside its name.
    const bool isHigh = option->rect.height() > m_line * 3 / 2;
    option->displayAlignment = Qt::AlignLeft | (isHigh ? Qt::AlignTop : Qt::AlignVCenter);
}

}  // namespace zabscope
