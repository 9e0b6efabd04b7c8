// SPDX-License-Identifier: GPL-3.0-or-later
/// A sheet as a tree for Qt: a new sheet touches only the rows that differ, so the view keeps its place.
#pragma once

#include <QAbstractItemModel>

#include "views/inspector/sheet.h"
#include "views/theme.h"

namespace zabscope {

class SheetModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { name, value, columns };

    explicit SheetModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

    /// Shows the sheet from now on. Sections that come or go reset the model; rows that do are put in and taken out.
    void show(Sheet sheet);
    const Sheet& sheet() const { return m_sheet; }
    void setTheme(const Theme& theme);
    /// The row at an index, or nullptr for a heading.
    const SheetRow* row(const QModelIndex& index) const;
    /// Where a row of that key is; not valid if there is none.
    QModelIndex find(std::uint64_t key) const;
    /// The innermost row of a message that holds the byte.
    QModelIndex findByte(std::size_t byte) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// For screen readers; the header itself is not shown.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void showRows(int section, std::vector<SheetRow> rows);
    QVariant rowText(const SheetRow& row, int column, int role) const;
    QVariant rowLook(const SheetRow& row, int column, int role) const;

    Sheet m_sheet;
    Theme m_theme = makeTheme(ThemeName::light);
};

/// What stands before a row's value: a sign that needs no colour.
QString glyph(RowMark mark);
/// The same as a word, for screen readers and tool tips.
QString markWords(RowMark mark);

}  // namespace zabscope
