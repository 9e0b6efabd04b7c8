// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_table.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "views/events/event_delegate.h"
#include "views/events/event_model.h"
#include "views/wording.h"

namespace zabscope {

EventTable::EventTable(QWidget* parent) : QTableView(parent) {
    setItemDelegate(new EventDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setMinimumHeight(fontMetrics().height() * 2);  // the view's own wish would push apart what is low
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->setVisible(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &EventTable::scrolled);
}

void EventTable::setEmptyText(const QString& text) {
    if (m_emptyText == text) return;
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void EventTable::setTheme(const Theme& theme) {
    m_theme = theme;
    viewport()->update();
}

void EventTable::keepInSight(int row) {
    // Rows that have just come are in the range of the scroll bar only after that.
    executeDelayedItemsLayout();
    const int visible = viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize());
    verticalScrollBar()->setValue(std::max(0, row - visible * 2 / 3));
}

void EventTable::fitColumns() {
    const auto* events = qobject_cast<const EventModel*>(model());
    Fitted wanted{{}, viewport()->width(), font()};
    for (int column = 0; events && column < EventModel::what; ++column)
        wanted.texts << events->widest(column)
                     << events->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    if (!events || m_fitted == wanted) return;
    m_fitted = wanted;
    QFont bold = font();
    bold.setBold(true);  // the present
    const QFontMetrics metrics(bold);
    verticalHeader()->setDefaultSectionSize(metrics.height() + 5);
    const auto wide = [&](int column) {
        const QString text = column == EventModel::kind ? longestKind() : wanted.texts[column * 2];
        const QString& head = wanted.texts[column * 2 + 1];
        return std::max(metrics.horizontalAdvance(text), fontMetrics().horizontalAdvance(head)) +
               metrics.averageCharWidth() * 2;
    };
    int left = wanted.room - fontMetrics().averageCharWidth() * 38;
    for (const int column : {EventModel::number, EventModel::time}) {
        horizontalHeader()->resizeSection(column, wide(column));
        left -= wide(column);
    }
    // The most useful first: those that still have room are shown.
    for (const int column : {EventModel::server, EventModel::cause, EventModel::kind}) {
        left -= wide(column);
        setColumnHidden(column, left < 0);
        if (left >= 0) horizontalHeader()->resizeSection(column, wide(column));
    }
}

QString EventTable::longestKind() const {
    QString longest;
    for (std::size_t kind = 0; kind < eventKinds; ++kind) {
        const QString name = Wording::eventKind(kind);
        if (fontMetrics().horizontalAdvance(name) > fontMetrics().horizontalAdvance(longest)) longest = name;
    }
    return longest;
}

void EventTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0) return;
    QPainter painter(viewport());
    painter.setPen(m_theme.quietText);
    const int margin = fontMetrics().averageCharWidth() * 3;
    painter.drawText(viewport()->rect().adjusted(margin, 4, -margin, -4), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void EventTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
    Q_EMIT resized();
}

void EventTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model()) fitColumns();
}

void EventTable::keyPressEvent(QKeyEvent* event) {
    const int row = currentIndex().row();
    if (row >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) return Q_EMIT chosen(row);
    if (event->matches(QKeySequence::Copy)) return Q_EMIT copyWanted();
    const bool shifted = event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier;
    if (row >= 0 && (event->key() == Qt::Key_Menu || shifted))
        return Q_EMIT menuWanted(row, viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    const QModelIndex before = currentIndex();
    QTableView::keyPressEvent(event);
    if (currentIndex() != before) Q_EMIT scrolled();
}

void EventTable::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid()) Q_EMIT menuWanted(index.row(), event->globalPos());
}

}  // namespace zabscope
