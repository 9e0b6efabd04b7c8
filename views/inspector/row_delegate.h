// SPDX-License-Identifier: GPL-3.0-or-later
/// Rows of a sheet with room to breathe; what is longer than its column goes on in the next line.
#pragma once

#include <QFont>
#include <QHash>
#include <QStyledItemDelegate>
#include <array>

class QTreeView;

namespace zabscope {

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The delegate of this tree, whose columns say how wide the rows are. Its model is a SheetModel.
    explicit RowDelegate(QTreeView* tree);

    /// Letters of the reader's language: every row is at least as high as they are.
    void setLetters(const QString& letters);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    /// How wide the text of an item may be, also when the scroll bar shows, so that heights do not depend on it.
    int room(const QModelIndex& index) const;
    int line() const;
    int widthOf(const QString& text, bool bold) const;

    QTreeView* m_tree;
    QString m_letters;
    // What has been measured, for as long as nothing changes that it hangs on.
    mutable QFont m_font;
    mutable int m_line = 0;
    mutable int m_all = 0;  // the width of both columns
    mutable int m_margin = 0;
    mutable std::array<QHash<QString, int>, 2> m_widths;  // of plain and of bold texts
};

}  // namespace zabscope
