// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/what_if_sheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/learn/what_if_words.h"

namespace zabscope {

using learn::WhatIfWords;

WhatIfSheet::WhatIfSheet(learn::WhatIfRun run, const Theme& theme, QWidget* parent)
    : QDialog(parent),
      m_run(std::move(run)),
      m_all(learn::alternativesOf(m_run)),
      m_ensemble(std::make_shared<const Ensemble>(m_run.stage.ensemble)),
      m_list(new QListWidget),
      m_state(new QLabel),
      m_shown(new QWidget),
      m_pair(new RunPair(theme)),
      m_difference(new QLabel),
      m_reasons(new QLabel),
      m_outcomes(new QTableWidget),
      m_open(new QPushButton),
      m_close(new QPushButton) {
    setAttribute(Qt::WA_DeleteOnClose);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QLabel* text : {m_difference, m_reasons, m_state}) {
        text->setWordWrap(true);
        text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);  // no line of it is cut off
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_difference->setObjectName(QStringLiteral("difference"));
    m_outcomes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_outcomes->verticalHeader()->hide();
    m_outcomes->setColumnCount(3);
    m_outcomes->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto* column = new QVBoxLayout(m_shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pair, 3);
    column->addWidget(m_difference);
    column->addWidget(m_reasons);
    column->addWidget(m_outcomes, 2);
    auto* right = new QWidget;
    auto* stack = new QVBoxLayout(right);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_state);
    stack->addWidget(m_shown, 1);
    m_shown->hide();
    auto* split = new QSplitter;
    split->addWidget(m_list);
    split->addWidget(right);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 5);
    split->setChildrenCollapsible(false);
    split->setSizes({fontMetrics().averageCharWidth() * 44, fontMetrics().averageCharWidth() * 106});
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(split, 1);
    layout->addLayout(buttons);
    m_open->setEnabled(false);
    connect(m_list, &QListWidget::currentRowChanged, this, &WhatIfSheet::begin);
    connect(&m_runner, &learn::WhatIfRunner::played, this, [this](const auto& result) {
        m_result = result;
        showResult();
    });
    connect(m_pair, &RunPair::instantWanted, this, &WhatIfSheet::instantWanted);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_result) Q_EMIT runWanted(m_result->scenario);
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 40);
    m_list->setFocus();
}

void WhatIfSheet::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void WhatIfSheet::retranslate() {
    setWindowTitle(tr("What if"));
    m_list->setAccessibleName(tr("Changes of the run"));
    m_outcomes->setAccessibleName(tr("How the runs end"));
    m_open->setText(tr("&Open the changed run"));
    m_open->setToolTip(tr("Begins the changed commands as a run of its own, to play with"));
    m_close->setText(tr("&Close"));
    const int row = m_list->currentRow();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const learn::Alternative& each : m_all) m_list->addItem(WhatIfWords::name(each));
    m_list->setCurrentRow(row);
    m_pair->retranslate();
    if (m_result) return showResult();
    m_state->setText(m_all.empty() ? tr("There is nothing to change in this run yet: it has no faults and one server.")
                                   : tr("Choose what is to be different. The run is played again with everything else as "
                                        "it was, and both are shown one above the other."));
}

void WhatIfSheet::begin(int row) {
    if (row < 0 || row >= static_cast<int>(m_all.size())) return;
    m_state->setText(tr("The changed run is being played…"));
    m_state->show();
    m_open->setEnabled(false);
    m_runner.begin(m_run, m_all[static_cast<std::size_t>(row)]);
}

void WhatIfSheet::showResult() {
    QStringList refused;
    for (const std::string& line : m_result->refused) refused << QString::fromStdString(line);
    m_state->setText(tr("Commands that were not possible any more: %1").arg(refused.join(QStringLiteral("; "))));
    m_state->setVisible(!refused.isEmpty());
    m_shown->show();
    m_open->setEnabled(true);
    m_pair->show(m_result, m_ensemble);
    m_difference->setText(WhatIfWords::difference(*m_result));
    const QString reasons = WhatIfWords::reasons(*m_result);
    m_reasons->setText(reasons);
    m_reasons->setVisible(!reasons.isEmpty());
    const auto rows = WhatIfWords::outcomes(*m_result);
    m_outcomes->setHorizontalHeaderLabels({tr("in the end"), WhatIfWords::asItWas(), WhatIfWords::whatIf()});
    m_outcomes->setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const QStringList& cells = rows[row];
        for (int cell = 0; cell < static_cast<int>(cells.size()); ++cell) {
            auto* item = new QTableWidgetItem(cells[cell]);
            QFont font = item->font();
            font.setBold(cell > 0 && cells[1] != cells[2]);  // where they differ
            item->setFont(font);
            m_outcomes->setItem(row, cell, item);
        }
    }
    m_outcomes->resizeRowsToContents();
}

}  // namespace zabscope
