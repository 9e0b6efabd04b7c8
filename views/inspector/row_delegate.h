// SPDX-License-Identifier: GPL-3.0-or-later
/// Rows of a sheet with room to breathe; what is longer than its column goes on in the next line.
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace zabscope {

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The delegate of this tree, whose columns say how wide the rows are. Its model is a SheetModel.
    explicit RowDelegate(QTreeView* tree);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    /// How wide the text of an item may be, also when the scroll bar shows, so that heights do not depend on it.
    int room(const QModelIndex& index) const;

    QTreeView* m_tree;
};

}  // namespace zabscope
