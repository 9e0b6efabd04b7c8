// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/misconceptions_sheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/learn/term_finder.h"

namespace zabscope {
namespace {

constexpr int numberRole = Qt::UserRole;

QString textOf(const learn::Misconception& one, std::string_view section, const std::string& language) {
    return QString::fromStdString(one.text(section, language));
}

}  // namespace

MisconceptionsSheet::MisconceptionsSheet(QWidget* parent)
    : QDialog(parent),
      m_all(learn::Misconceptions::load()),
      m_search(new QLineEdit),
      m_list(new QListWidget),
      m_text(new QTextBrowser),
      m_trouble(new QLabel),
      m_try(new QPushButton),
      m_close(new QPushButton) {
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setClearButtonEnabled(true);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setOpenLinks(false);
    m_trouble->setWordWrap(true);
    m_trouble->setVisible(!m_all.problems().empty());
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
    buttons->addWidget(m_try);
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(split);
    layout->addWidget(m_trouble);
    layout->addLayout(buttons);
    m_try->setDefault(true);
    connect(m_search, &QLineEdit::textChanged, this, &MisconceptionsSheet::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &MisconceptionsSheet::showChosen);
    connect(m_list, &QListWidget::itemActivated, this, &MisconceptionsSheet::tryIt);
    connect(m_try, &QPushButton::clicked, this, &MisconceptionsSheet::tryIt);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == u"term") Q_EMIT termWanted(link.path());
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
    m_search->setFocus();
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 32);
}

std::string MisconceptionsSheet::language() {
    return tr("en", "the code of the language in which longer texts are shown: en or zh_CN").toStdString();
}

void MisconceptionsSheet::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void MisconceptionsSheet::retranslate() {
    setWindowTitle(tr("Misconceptions"));
    m_search->setPlaceholderText(tr("Search: what have you read?"));
    m_search->setAccessibleName(tr("Search"));
    m_list->setAccessibleName(tr("Misconceptions"));
    m_text->setAccessibleName(tr("The fact"));
    m_try->setText(tr("&Try it"));
    m_close->setText(tr("&Close"));
    QStringList lines;
    for (const learn::TextProblem& problem : m_all.problems()) lines << QString::fromStdString(problem.text());
    m_trouble->setText(lines.join(u'\n'));
    fill();
}

void MisconceptionsSheet::fill() {
    const learn::Misconception* before = chosen();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const learn::Misconception* each : m_all.find(m_search->text().toStdString())) {
        auto* item =
            new QListWidgetItem(QStringLiteral("%1  %2").arg(each->number).arg(textOf(*each, "claim", language())));
        item->setData(numberRole, each->number);
        m_list->addItem(item);
        if (each == before && m_search->text().isEmpty()) m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0) m_list->setCurrentRow(0);
    showChosen();
}

bool MisconceptionsSheet::choose(int number) {
    m_search->clear();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(numberRole).toInt() != number) continue;
        m_list->setCurrentRow(row);
        return true;
    }
    return false;
}

const learn::Misconception* MisconceptionsSheet::chosen() const {
    const QListWidgetItem* item = m_list->currentItem();
    return item ? m_all.byNumber(item->data(numberRole).toInt()) : nullptr;
}

void MisconceptionsSheet::showChosen() {
    const learn::Misconception* one = chosen();
    const bool runs = one && one->runs();
    m_try->setEnabled(runs);
    m_try->setToolTip(runs ? tr("Opens the scenario that shows it")
                           : tr("Nothing that servers do shows this; its source is named below the text"));
    if (!one) return m_text->setMarkdown(tr("Nothing matches these words."));
    const std::string shown = language();
    QString text = QStringLiteral("*%1*\n\n> %2\n\n%3\n\n")
                       .arg(tr("You may have read that:"), textOf(*one, "claim", shown), textOf(*one, "fact", shown));
    if (one->runs()) text += QStringLiteral("### %1\n\n%2\n\n").arg(tr("Try it"), textOf(*one, "look", shown));
    text = learn::TermFinder(learn::glossary(), shown).linked(text);
    text += QStringLiteral("*%1* %2\n").arg(tr("Source:"), textOf(*one, "source", shown));
    m_text->setMarkdown(text);
}

void MisconceptionsSheet::tryIt() {
    if (const learn::Misconception* one = chosen(); one && one->runs()) Q_EMIT tried(*one);
}

}  // namespace zabscope
