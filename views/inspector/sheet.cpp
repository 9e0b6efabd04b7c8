// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/sheet.h"

#include <algorithm>

#include "views/wording.h"

namespace zabscope {

QString explanationOf(const SheetRow& row) {
    if (!row.explanation.isEmpty() || !row.field) return row.explanation;
    return Wording::fieldExplanation(*row.field);
}

QString toPlainText(const Sheet& sheet) {
    QString text = sheet.heading + u'\n';
    if (!sheet.subheading.isEmpty()) text += sheet.subheading + u'\n';
    for (const SheetSection& section : sheet.sections) {
        text += u'\n' + section.title + u'\n';
        for (const SheetRow& row : section.rows) {
            text += QString(2 + 2 * row.depth, u' ') + row.name;
            if (!row.value.isEmpty()) text += QStringLiteral(": ") + row.value;
            text += u'\n';
        }
    }
    constexpr std::size_t most = 64 * 1024;
    if (!sheet.bytes.empty()) text += u'\n' + hexDump(sheet.bytes, 16, most) + u'\n';
    return text;
}

QString hexDump(std::string_view bytes, std::size_t perLine, std::size_t most) {
    static constexpr std::string_view digits = "0123456789abcdef";
    QString text;
    const std::size_t shown = std::min(bytes.size(), most);
    for (std::size_t line = 0; line < shown; line += perLine) {
        if (line > 0) text += u'\n';
        text += QString::number(line, 16).rightJustified(4, u'0') + QStringLiteral("  ");
        QString letters;
        for (std::size_t i = line; i < line + perLine; ++i) {
            if (i >= shown) {
                text += QStringLiteral("   ");
                continue;
            }
            const auto byte = static_cast<unsigned char>(bytes[i]);
            text += QLatin1Char(digits[byte >> 4]);
            text += QLatin1Char(digits[byte & 15]);
            text += u' ';
            letters += byte >= 0x20 && byte < 0x7f ? QLatin1Char(static_cast<char>(byte)) : QLatin1Char('.');
        }
        text += u' ' + letters;
    }
    return text;
}

}  // namespace zabscope
