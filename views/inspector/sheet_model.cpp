// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/sheet_model.h"

#include <QCoreApplication>
#include <QFont>
#include <algorithm>

#include "views/wording.h"

namespace zabscope {
namespace {

constexpr quintptr heading = 0;  // the internal id of headings; a row has the number of its section, plus one

bool sameSections(const Sheet& a, const Sheet& b) {
    return std::equal(a.sections.begin(), a.sections.end(), b.sections.begin(), b.sections.end(),
                      [](const SheetSection& x, const SheetSection& y) { return x.key == y.key; });
}

}  // namespace

void SheetModel::show(Sheet sheet) {
    if (!sameSections(m_sheet, sheet)) {
        beginResetModel();
        m_sheet = std::move(sheet);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < sheet.sections.size(); ++i) {
        const int section = static_cast<int>(i);
        if (m_sheet.sections[i].title != sheet.sections[i].title) {
            m_sheet.sections[i].title = sheet.sections[i].title;
            Q_EMIT dataChanged(index(section, 0), index(section, columns - 1));
        }
        showRows(section, std::move(sheet.sections[i].rows));
    }
    m_sheet.heading = std::move(sheet.heading);
    m_sheet.subheading = std::move(sheet.subheading);
    m_sheet.bytes = sheet.bytes;
    m_sheet.event = sheet.event;
}

void SheetModel::showRows(int section, std::vector<SheetRow> rows) {
    auto& old = m_sheet.sections[static_cast<std::size_t>(section)].rows;
    const QModelIndex parent = index(section, 0);
    const auto sameKey = [](const SheetRow& a, const SheetRow& b) { return a.key == b.key; };
    const auto head = static_cast<std::size_t>(
        std::mismatch(old.begin(), old.end(), rows.begin(), rows.end(), sameKey).first - old.begin());
    std::size_t tail = 0;
    while (tail < std::min(old.size(), rows.size()) - head &&
           sameKey(old[old.size() - 1 - tail], rows[rows.size() - 1 - tail]))
        ++tail;
    if (head + tail < old.size()) {
        beginRemoveRows(parent, static_cast<int>(head), static_cast<int>(old.size() - tail) - 1);
        old.erase(old.begin() + static_cast<std::ptrdiff_t>(head), old.end() - static_cast<std::ptrdiff_t>(tail));
        endRemoveRows();
    }
    if (head + tail < rows.size()) {
        beginInsertRows(parent, static_cast<int>(head), static_cast<int>(rows.size() - tail) - 1);
        old.insert(old.begin() + static_cast<std::ptrdiff_t>(head), rows.begin() + static_cast<std::ptrdiff_t>(head),
                   rows.end() - static_cast<std::ptrdiff_t>(tail));
        endInsertRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (old[i] == rows[i]) continue;
        old[i] = std::move(rows[i]);
        const int at = static_cast<int>(i);
        Q_EMIT dataChanged(index(at, 0, parent), index(at, columns - 1, parent));
    }
}

void SheetModel::setTheme(const Theme& theme) {
    m_theme = theme;
    for (int section = 0; section < rowCount(); ++section) {
        const QModelIndex parent = index(section, 0);
        Q_EMIT dataChanged(parent, index(section, columns - 1));
        if (rowCount(parent) > 0)
            Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, columns - 1, parent));
    }
}

const SheetRow* SheetModel::row(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == heading) return nullptr;
    const auto& rows = m_sheet.sections[index.internalId() - 1].rows;
    return &rows[static_cast<std::size_t>(index.row())];
}

QModelIndex SheetModel::find(std::uint64_t key) const {
    for (int section = 0; section < rowCount(); ++section) {
        const auto& rows = m_sheet.sections[static_cast<std::size_t>(section)].rows;
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const SheetRow& row) { return row.key == key; });
        if (at != rows.end()) return index(static_cast<int>(at - rows.begin()), 0, index(section, 0));
    }
    return {};
}

QModelIndex SheetModel::findByte(std::size_t byte) const {
    QModelIndex found;
    int depth = -1;
    for (int section = 0; section < rowCount(); ++section) {
        const auto& rows = m_sheet.sections[static_cast<std::size_t>(section)].rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (byte < rows[i].begin || byte >= rows[i].end || rows[i].depth < depth) continue;
            depth = rows[i].depth;
            found = index(static_cast<int>(i), 0, index(section, 0));
        }
    }
    return found;
}

QModelIndex SheetModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column < 0 || column >= columns || row >= rowCount(parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : heading);
}

QModelIndex SheetModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == heading) return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, heading);
}

int SheetModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_sheet.sections.size());
    if (parent.internalId() != heading || parent.column() != 0) return 0;
    return static_cast<int>(m_sheet.sections[static_cast<std::size_t>(parent.row())].rows.size());
}

int SheetModel::columnCount(const QModelIndex&) const { return columns; }

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Column::name ? QCoreApplication::translate("SheetModel", "Field")
                                   : QCoreApplication::translate("SheetModel", "Value");
}

QVariant SheetModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (const SheetRow* shown = row(index)) {
        const QVariant text = rowText(*shown, index.column(), role);
        return text.isValid() ? text : rowLook(*shown, index.column(), role);
    }
    const SheetSection& section = m_sheet.sections[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return index.column() == name ? section.title : QString();
    if (role == Qt::BackgroundRole) return m_theme.raised;
    if (role == Qt::FontRole) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return {};
}

QVariant SheetModel::rowText(const SheetRow& row, int column, int role) const {
    if (role == Qt::DisplayRole) {
        const QString sign = glyph(row.mark);
        const QString marked = sign.isEmpty() ? row.value : sign + u' ' + row.value;
        if (row.wide) return column == name ? row.name + QStringLiteral("   ") + marked : QString();
        return column == name ? QString(row.depth, QChar(0x2003)) + row.name : marked;
    }
    if (role == Qt::AccessibleTextRole) {
        if (column == name) return row.wide ? row.name + QStringLiteral(": ") + row.value : row.name;
        const QString words = markWords(row.mark);
        return words.isEmpty() ? row.value : row.value + QStringLiteral(" (") + words + u')';
    }
    if (role == Qt::AccessibleDescriptionRole) return explanationOf(row);
    if (role != Qt::ToolTipRole) return {};
    QStringList lines{row.name + QStringLiteral(": ") + row.value};
    const QString why = explanationOf(row);
    if (!why.isEmpty()) lines << why;
    if (row.zxid && row.zxid->value > 0) lines << Wording::zxidAnatomy(*row.zxid);
    if (row.mark != RowMark::none) lines << glyph(row.mark) + u' ' + markWords(row.mark);
    return QStringLiteral("<qt>%1</qt>").arg(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

QVariant SheetModel::rowLook(const SheetRow& row, int column, int role) const {
    if (role == Qt::ForegroundRole) {
        if (column == name && !row.wide) return m_theme.quietText;
        switch (row.mark) {
            case RowMark::differs:
                return m_theme.warning;
            case RowMark::trouble:
                return m_theme.bad;
            case RowMark::good:
                return m_theme.good;
            case RowMark::none:
            case RowMark::changed:
            case RowMark::justChanged:
                return m_theme.text;
        }
    }
    const bool isNew = row.mark == RowMark::changed || row.mark == RowMark::justChanged;
    if (role == Qt::BackgroundRole && isNew)
        return Theme::faint(m_theme.accent, row.mark == RowMark::justChanged ? 0.22 : 0.1);
    if (role == Qt::FontRole && row.mark == RowMark::justChanged && (column == value || row.wide)) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return {};
}

QString glyph(RowMark mark) {
    switch (mark) {
        case RowMark::none:
            return {};
        case RowMark::changed:
            return QStringLiteral("△");
        case RowMark::justChanged:
            return QStringLiteral("▲");
        case RowMark::differs:
            return QStringLiteral("≠");
        case RowMark::trouble:
            return QStringLiteral("✕");
        case RowMark::good:
            return QStringLiteral("✓");
    }
    return {};
}

QString markWords(RowMark mark) {
    const auto say = [](const char* text) { return QCoreApplication::translate("SheetModel", text); };
    switch (mark) {
        case RowMark::none:
            return {};
        case RowMark::changed:
            return say(QT_TRANSLATE_NOOP("SheetModel", "changed at this instant"));
        case RowMark::justChanged:
            return say(QT_TRANSLATE_NOOP("SheetModel", "changed by the last event"));
        case RowMark::differs:
            return say(QT_TRANSLATE_NOOP("SheetModel", "memory and disk differ"));
        case RowMark::trouble:
            return say(QT_TRANSLATE_NOOP("SheetModel", "trouble"));
        case RowMark::good:
            return say(QT_TRANSLATE_NOOP("SheetModel", "all is well"));
    }
    return {};
}

}  // namespace zabscope
