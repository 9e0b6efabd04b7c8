// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/term_finder.h"

#include <QRegularExpression>
#include <QSet>
#include <QTextDocument>
#include <algorithm>

namespace zabscope::learn {
namespace {

constexpr qsizetype longestText = 20'000;

bool isWordLetter(QChar c) { return c.script() == QChar::Script_Latin || c.isDigit() || c == u'_'; }

/// The words a term is used by: "flush (fsync)" is "flush" and "fsync", "刷盘、落盘（flush，fsync）" all four; and its
/// key, since fields of servers are called so.
QStringList formsOf(const Term& term, const std::string& language) {
    static const QRegularExpression between(QStringLiteral("[,()，、（）]"));
    QStringList forms;
    if (term.key.find('_') != std::string::npos) forms << QString::fromStdString(term.key);
    for (const std::string& text : {term.name.in(language), term.also.in(language)}) {
        for (const QString& part : QString::fromStdString(text).split(between, Qt::SkipEmptyParts)) {
            const QString form = part.trimmed();
            if (form.size() > 1 && !forms.contains(form)) forms << form;
        }
    }
    return forms;
}

/// Where the form stands as a word of its own, or with a plural's s; -1: nowhere behind `from`. `end` is where it ends.
qsizetype placeOf(const QString& text, const QString& form, bool exact, qsizetype from, qsizetype& end) {
    const Qt::CaseSensitivity how = exact ? Qt::CaseSensitive : Qt::CaseInsensitive;
    for (qsizetype at = text.indexOf(form, from, how); at >= 0; at = text.indexOf(form, at + 1, how)) {
        end = at + form.size();
        const bool latin = isWordLetter(form.back());
        if (latin && end < text.size() && text[end] == u's') ++end;
        const bool begins = !isWordLetter(form.front()) || at == 0 || !isWordLetter(text[at - 1]);
        const bool ends = !latin || end == text.size() || !isWordLetter(text[end]);
        if (begins && ends) return at;
    }
    return -1;
}

bool overlap(const TermUse& a, const TermUse& b) { return a.from < b.from + b.size && b.from < a.from + a.size; }

}  // namespace

TermFinder::TermFinder(const Glossary& glossary, const std::string& language) {
    for (const Term& term : glossary.terms) {
        for (const QString& form : formsOf(term, language))
            m_forms.push_back({form, &term, form == form.toUpper() && isWordLetter(form.front())});
    }
    std::stable_sort(m_forms.begin(), m_forms.end(),
                     [](const Form& a, const Form& b) { return a.text.size() > b.text.size(); });
}

std::vector<TermUse> TermFinder::usesIn(const QString& whole) const {
    const QString text = whole.left(longestText);
    std::vector<TermUse> uses;
    for (const Form& form : m_forms) {
        qsizetype end = 0;
        qsizetype at = placeOf(text, form.text, form.exact, 0, end);
        const auto taken = [&] {
            return std::any_of(uses.begin(), uses.end(),
                               [&](const TermUse& each) { return overlap(each, {nullptr, at, end - at}); });
        };
        while (at >= 0 && taken()) at = placeOf(text, form.text, form.exact, at + 1, end);
        if (at >= 0) uses.push_back({form.term, at, end - at});
    }
    std::stable_sort(uses.begin(), uses.end(), [](const TermUse& a, const TermUse& b) { return a.from < b.from; });
    QSet<const Term*> seen;
    std::erase_if(uses, [&](const TermUse& each) {
        const bool again = seen.contains(each.term);
        seen.insert(each.term);
        return again;
    });
    return uses;
}

QString TermFinder::linked(const QString& markdown) const {
    // What may not be touched is blanked for the search: code, links, addresses, headings; and what is emphasized, since a
    // sign of emphasis beside a bracket is none between Chinese characters.
    QString plain = markdown;
    static const QRegularExpression spared(QStringLiteral("```.*?```|`[^`]*`|\\[[^\\]]*\\]\\([^)]*\\)|https?://\\S+|^#.*?$|"
                                                          "\\*+[^*\\n]+\\*+"),
                                           QRegularExpression::DotMatchesEverythingOption |
                                               QRegularExpression::MultilineOption);
    for (auto match = spared.globalMatch(markdown); match.hasNext();) {
        const auto each = match.next();
        plain.replace(each.capturedStart(), each.capturedLength(), QString(each.capturedLength(), u'\n'));
    }
    QString text = markdown;
    const auto uses = usesIn(plain);
    for (auto use = uses.rbegin(); use != uses.rend(); ++use) {
        const QString link = QStringLiteral("[%1](term:%2)")
                                 .arg(text.mid(use->from, use->size), QString::fromStdString(use->term->key));
        text.replace(use->from, use->size, link);
    }
    return text;
}

QString explained(const std::vector<TermUse>& uses, const std::string& language, std::size_t most) {
    QString html;
    for (std::size_t i = 0; i < std::min(uses.size(), most); ++i) {
        QTextDocument meaning;
        meaning.setMarkdown(QString::fromStdString(uses[i].term->meaning.in(language)));
        html += QStringLiteral("<p><b>%1</b>: %2</p>")
                    .arg(QString::fromStdString(uses[i].term->name.in(language)).toHtmlEscaped(),
                         meaning.toPlainText().toHtmlEscaped());
    }
    return html;
}

}  // namespace zabscope::learn
