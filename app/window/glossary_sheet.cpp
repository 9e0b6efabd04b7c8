// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/glossary_sheet.h"

#include <QCollator>
#include <algorithm>

namespace zabscope {
namespace {

QString nameOf(const learn::Term& term, const std::string& language) {
    return QString::fromStdString(term.name.in(language));
}

bool matches(const learn::Term& term, const QString& words) {
    for (const char* language : {"en", "zh_CN"}) {
        for (const std::string& text : {term.name.in(language), term.also.in(language), term.meaning.in(language)}) {
            if (QString::fromStdString(text).contains(words, Qt::CaseInsensitive)) return true;
        }
    }
    return false;
}

}  // namespace

GlossarySheet::GlossarySheet(QWidget* parent) : SearchSheet(parent) {
    resize(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 22);
    retranslate();
}

void GlossarySheet::retranslate() {
    SearchSheet::retranslate();
    setWindowTitle(tr("Glossary"));
    m_search->setPlaceholderText(tr("Search for a term"));
    m_list->setAccessibleName(tr("Terms"));
    m_text->setAccessibleName(tr("What the term means"));
    tellProblems(learn::glossary().problems);
}

void GlossarySheet::begin(const std::vector<const learn::Term*>& first, const std::string& language) {
    const QListWidgetItem* item = m_list->currentItem();
    const std::string before = item ? item->data(Qt::UserRole).toString().toStdString() : std::string();
    m_first = first;
    m_language = language;
    m_search->clear();
    fill();
    if (first.empty()) choose(before);
}

void GlossarySheet::fill() {
    const QString words = m_search->text().trimmed();
    std::vector<const learn::Term*> rest;
    for (const learn::Term& term : learn::glossary().terms) {
        if (std::find(m_first.begin(), m_first.end(), &term) == m_first.end()) rest.push_back(&term);
    }
    QCollator order{QLocale(QString::fromStdString(m_language))};
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(rest.begin(), rest.end(), [&](const learn::Term* a, const learn::Term* b) {
        return order.compare(nameOf(*a, m_language), nameOf(*b, m_language)) < 0;
    });
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const auto add = [&](const learn::Term& term, bool read) {
        if (!words.isEmpty() && !matches(term, words)) return;
        auto* item = new QListWidgetItem(nameOf(term, m_language), m_list);
        item->setData(Qt::UserRole, QString::fromStdString(term.key));
        if (!read) return;
        QFont bold = m_list->font();
        bold.setBold(true);
        item->setFont(bold);
        item->setToolTip(tr("Used in what you were reading"));
    };
    for (const learn::Term* term : m_first) add(*term, true);
    for (const learn::Term* term : rest) add(*term, false);
    // What is called so comes before what only mentions it.
    for (int row = 0; row < m_list->count() && m_list->currentRow() < 0; ++row) {
        if (m_list->item(row)->text().startsWith(words, Qt::CaseInsensitive)) m_list->setCurrentRow(row);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0) m_list->setCurrentRow(0);
    showChosen();
}

bool GlossarySheet::choose(const std::string& key) { return chooseRow(QString::fromStdString(key)); }

void GlossarySheet::showChosen() {
    const QListWidgetItem* item = m_list->currentItem();
    const learn::Term* term = item ? learn::glossary().find(item->data(Qt::UserRole).toString().toStdString()) : nullptr;
    if (!term) return m_text->setMarkdown(tr("Nothing matches these words."));
    m_text->setMarkdown(QStringLiteral("### %1\n\n%2\n\n*%3*")
                            .arg(nameOf(*term, m_language), QString::fromStdString(term->meaning.in(m_language)),
                                 nameOf(*term, m_language == "en" ? "zh_CN" : "en")));
}

}  // namespace zabscope
