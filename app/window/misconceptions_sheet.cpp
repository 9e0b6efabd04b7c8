// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/misconceptions_sheet.h"

#include "app/learn/term_finder.h"

namespace zabscope {
namespace {

QString textOf(const learn::Misconception& one, std::string_view section, const std::string& language) {
    return QString::fromStdString(one.text(section, language));
}

}  // namespace

MisconceptionsSheet::MisconceptionsSheet(QWidget* parent)
    : SearchSheet(parent), m_all(learn::Misconceptions::load()), m_try(new QPushButton) {
    m_list->setWordWrap(true);
    m_text->setOpenLinks(false);
    m_buttons->insertWidget(1, m_try);
    m_try->setDefault(true);
    connect(m_list, &QListWidget::itemActivated, this, &MisconceptionsSheet::tryIt);
    connect(m_try, &QPushButton::clicked, this, &MisconceptionsSheet::tryIt);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == u"term") Q_EMIT termWanted(link.path());
    });
    retranslate();
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 32);
}

std::string MisconceptionsSheet::language() {
    return tr("en", "the code of the language in which longer texts are shown: en or zh_CN").toStdString();
}

void MisconceptionsSheet::retranslate() {
    SearchSheet::retranslate();
    setWindowTitle(tr("Misconceptions"));
    m_search->setPlaceholderText(tr("Search: what have you read?"));
    m_list->setAccessibleName(tr("Misconceptions"));
    m_text->setAccessibleName(tr("The fact"));
    m_try->setText(tr("&Try it"));
    tellProblems(m_all.problems());
    fill();
}

void MisconceptionsSheet::fill() {
    const learn::Misconception* before = chosen();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const learn::Misconception* each : m_all.find(m_search->text().toStdString())) {
        auto* item =
            new QListWidgetItem(QStringLiteral("%1  %2").arg(each->number).arg(textOf(*each, "claim", language())));
        item->setData(Qt::UserRole, each->number);
        m_list->addItem(item);
        if (each == before && m_search->text().isEmpty()) m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0) m_list->setCurrentRow(0);
    showChosen();
}

bool MisconceptionsSheet::choose(int number) { return chooseRow(number); }

const learn::Misconception* MisconceptionsSheet::chosen() const {
    const QListWidgetItem* item = m_list->currentItem();
    return item ? m_all.byNumber(item->data(Qt::UserRole).toInt()) : nullptr;
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
