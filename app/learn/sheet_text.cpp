// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/sheet_text.h"

#include <QRegularExpression>

#include "app/render/report_words.h"

namespace zabscope::learn {
namespace {

constexpr int wordWidth = 10;  // signs of a line to write on
constexpr int sentenceWidth = 60;

}  // namespace

QString SheetText::plain(const QString& text) { return RunReport::plain(text); }

QString SheetText::withoutLinks(QString markdown) {
    static const QRegularExpression link(QStringLiteral(R"(\[([^\]]*)\]\((?:term|lesson|misconception):[^)]*\))"));
    return markdown.replace(link, QStringLiteral("\\1"));
}

void SheetText::heading(int level, const QString& text) {
    m_text += QString(level, u'#') + u' ' + text + QStringLiteral("\n\n");
}

void SheetText::paragraph(const QString& text) { m_text += text.trimmed() + QStringLiteral("\n\n"); }

void SheetText::table(const QStringList& head, const QList<QStringList>& rows) { m_text += RunReport::table(head, rows); }

QString SheetText::blank(const QString& answer, const QString& reason, Width width) {
    ++m_blanks;
    const QString number = QStringLiteral("(%1)").arg(m_blanks);
    if (!reason.isEmpty()) m_reasons << QStringLiteral("%1 %2").arg(number, reason);
    if (m_answers) return QStringLiteral("%1 **%2**").arg(number, answer.trimmed());
    const int signs = width == Width::word ? wordWidth : sentenceWidth;
    return QStringLiteral("%1 %2").arg(number, QStringLiteral("\\_").repeated(signs));
}

void SheetText::tellReasons() {
    const QStringList reasons = std::exchange(m_reasons, {});
    if (!m_answers || reasons.isEmpty()) return;
    m_text += tr("Why:") + QStringLiteral("\n\n");
    for (const QString& reason : reasons) m_text += QStringLiteral("- %1\n").arg(reason);
    m_text += u'\n';
}

}  // namespace zabscope::learn
