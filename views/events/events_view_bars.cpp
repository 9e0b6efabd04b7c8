// SPDX-License-Identifier: GPL-3.0-or-later
// EventsView: its bars, and what of them gives way to the rows of a low view.
#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "views/events/command_line.h"
#include "views/events/commands_menu.h"
#include "views/events/event_table.h"
#include "views/events/events_view.h"

namespace zabscope {
namespace {

constexpr int groupCount = 5;
// In heights of a line.
constexpr int lowHeight = 14;  // every pixel counts
constexpr int headlessHeight = 12;
constexpr int oneRowHeight = 12;  // all controls stand in one row, if it has room for all of them
constexpr int oneRowWidth = 44;   // which is this much
constexpr int scarceHeight = 9;   // one row, for better or worse

}  // namespace

void EventsView::buildBars() {
    auto* quick = new QHBoxLayout;
    quick->addWidget(m_show);
    for (int i = 0; i < groupCount; ++i) {
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setChecked(i == 0);
        m_groups->addButton(button, i);
        quick->addWidget(button);
    }
    m_heartbeats->setCheckable(true);
    m_heartbeats->setChecked(true);
    quick->addSpacing(6);
    quick->addWidget(m_heartbeats);
    quick->addStretch(1);
    auto* lines = new QHBoxLayout;
    lines->addWidget(m_condition, 3);
    lines->addWidget(m_find, 2);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    lines->addWidget(m_previous);
    lines->addWidget(m_next);
    m_bars = new QBoxLayout(QBoxLayout::LeftToRight);
    m_bars->addLayout(quick);
    m_bars->addLayout(lines, 1);
    m_below = new QBoxLayout(QBoxLayout::LeftToRight);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    for (QToolButton* button : {m_show, m_commands}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(new QMenu(button));
        button->menu()->setToolTipsVisible(true);
    }
    m_below->addWidget(m_follow);
    m_below->addWidget(m_commands);
    m_below->addWidget(m_command, 1);
    for (auto* button : findChildren<QToolButton*>()) button->setFocusPolicy(Qt::StrongFocus);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->hide();
    m_condition->setClearButtonEnabled(true);
    m_find->setClearButtonEnabled(true);
    m_condition->setMaxLength(4096);
    m_find->setMaxLength(400);
    auto* all = new QVBoxLayout(this);
    all->addLayout(m_bars);
    all->addWidget(m_words);
    all->addWidget(m_table, 1);
    all->addLayout(m_below);
    arrange();
}

void EventsView::arrange() {
    const int em = fontMetrics().height();
    const bool narrow = width() < oneRowWidth * em;
    const bool oneRow = height() < (narrow ? scarceHeight : oneRowHeight) * em;
    const bool scarce = oneRow && narrow;
    const bool wide = oneRow || width() >= 90 * fontMetrics().averageCharWidth() + 240;
    const bool low = height() < lowHeight * em;
    m_bars->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QBoxLayout* home = oneRow ? m_bars : qobject_cast<QBoxLayout*>(layout());
    if (m_below->parent() != home) {
        qobject_cast<QBoxLayout*>(m_below->parent())->removeItem(m_below);
        m_below->setParent(nullptr);
        home->addLayout(m_below, oneRow ? 1 : 0);
    }
    m_show->setVisible(oneRow);
    for (QAbstractButton* button : m_groups->buttons()) button->setVisible(!oneRow);
    m_heartbeats->setVisible(!oneRow);
    const bool types = m_typesCommand && scarce;
    m_command->setVisible(!scarce || types);
    for (QWidget* widget : {static_cast<QWidget*>(m_condition), static_cast<QWidget*>(m_find)}) widget->setVisible(!types);
    for (QWidget* widget : {m_previous, m_next}) widget->setVisible(!scarce);
    m_table->horizontalHeader()->setVisible(height() >= headlessHeight * em);
    layout()->setContentsMargins(low ? 2 : 6, low ? 1 : 6, low ? 2 : 6, low ? 1 : 6);
    layout()->setSpacing(low ? 1 : 4);
}

void EventsView::fillShowMenu() {
    QMenu& menu = *m_show->menu();
    menu.clear();
    for (QAbstractButton* button : m_groups->buttons()) {
        QAction* action = menu.addAction(button->text(), button, &QAbstractButton::click);
        action->setToolTip(button->toolTip());
        action->setCheckable(true);
        action->setChecked(button->isChecked());
    }
    menu.addSeparator();
    QAction* heartbeats = menu.addAction(m_heartbeats->text(), m_heartbeats, &QAbstractButton::toggle);
    heartbeats->setToolTip(m_heartbeats->toolTip());
    heartbeats->setCheckable(true);
    heartbeats->setChecked(m_heartbeats->isChecked());
}

void EventsView::fillCommands() {
    QMenu& menu = *m_commands->menu();
    fillCommandsMenu(menu, [this]() -> const Frame& { return frame(); },
                     [this](const QString& command) { Q_EMIT commanded(command); });
    if (m_command->isVisibleTo(this)) return;
    menu.addSeparator();
    menu.addAction(tr("&Type a command…"), this, [this] {
        m_typesCommand = true;
        arrange();
        m_command->setFocus();
    });
}

void EventsView::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    arrange();
}

void EventsView::changeEvent(QEvent* event) {
    View::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_below) arrange();
}

}  // namespace zabscope
