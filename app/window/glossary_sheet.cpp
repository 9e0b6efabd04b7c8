// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/glossary_sheet.h"

#include <QCollator>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>

namespace zabscope {
namespace {

constexpr int keyRole = Qt::UserRole;

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

GlossarySheet::GlossarySheet(QWidget* parent)
    : QDialog(parent),
      m_search(new QLineEdit),
      m_list(new QListWidget),
      m_text(new QTextBrowser),
      m_trouble(new QLabel),
      m_close(new QPushButton) {
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_trouble->setWordWrap(true);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_list);
    auto* split = new QSplitter;
    split->addWidget(left);
    split->addWidget(m_text);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(split);
    layout->addWidget(m_trouble);
    layout->addLayout(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &GlossarySheet::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &GlossarySheet::showChosen);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    resize(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 22);
    retranslate();
    m_search->setFocus();
}

void GlossarySheet::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void GlossarySheet::retranslate() {
    setWindowTitle(tr("Glossary"));
    m_search->setPlaceholderText(tr("Search for a term"));
    m_search->setAccessibleName(tr("Search"));
    m_list->setAccessibleName(tr("Terms"));
    m_text->setAccessibleName(tr("What the term means"));
    m_close->setText(tr("&Close"));
    QStringList lines;
    for (const learn::TextProblem& problem : learn::glossary().problems) lines << QString::fromStdString(problem.text());
    m_trouble->setText(lines.join(u'\n'));
    m_trouble->setVisible(!lines.isEmpty());
}

void GlossarySheet::begin(const std::vector<const learn::Term*>& first, const std::string& language) {
    const QListWidgetItem* item = m_list->currentItem();
    const std::string before = item ? item->data(keyRole).toString().toStdString() : std::string();
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
        item->setData(keyRole, QString::fromStdString(term.key));
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

bool GlossarySheet::choose(const std::string& key) {
    m_search->clear();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(keyRole).toString().toStdString() != key) continue;
        m_list->setCurrentRow(row);
        m_list->scrollToItem(m_list->item(row));
        return true;
    }
    return false;
}

void GlossarySheet::showChosen() {
    const QListWidgetItem* item = m_list->currentItem();
    const learn::Term* term = item ? learn::glossary().find(item->data(keyRole).toString().toStdString()) : nullptr;
    if (!term) return m_text->setMarkdown(tr("Nothing matches these words."));
    m_text->setMarkdown(QStringLiteral("### %1\n\n%2\n\n*%3*")
                            .arg(nameOf(*term, m_language), QString::fromStdString(term->meaning.in(m_language)),
                                 nameOf(*term, m_language == "en" ? "zh_CN" : "en")));
}

// The list is moved through while one types.
bool GlossarySheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(m_list->count() - 1, 0)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace zabscope
