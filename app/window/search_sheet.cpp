// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/search_sheet.h"

#include <QEvent>
#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace zabscope {

SearchSheet::SearchSheet(QWidget* parent)
    : QDialog(parent),
      m_search(new QLineEdit),
      m_list(new QListWidget),
      m_text(new QTextBrowser),
      m_buttons(new QHBoxLayout),
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
    m_buttons->addStretch();
    m_buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(split);
    layout->addWidget(m_trouble);
    layout->addLayout(m_buttons);
    connect(m_search, &QLineEdit::textChanged, this, &SearchSheet::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &SearchSheet::showChosen);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    m_search->setFocus();
}

void SearchSheet::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void SearchSheet::retranslate() {
    m_search->setAccessibleName(tr("Search"));
    m_close->setText(tr("&Close"));
}

bool SearchSheet::chooseRow(const QVariant& key) {
    m_search->clear();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole) != key) continue;
        m_list->setCurrentRow(row);
        m_list->scrollToItem(m_list->item(row));
        return true;
    }
    return false;
}

void SearchSheet::tellProblems(std::span<const learn::TextProblem> problems) {
    QStringList lines;
    for (const learn::TextProblem& problem : problems) lines << QString::fromStdString(problem.text());
    m_trouble->setText(lines.join(u'\n'));
    m_trouble->setVisible(!lines.isEmpty());
}

bool SearchSheet::eventFilter(QObject* watched, QEvent* event) {
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
