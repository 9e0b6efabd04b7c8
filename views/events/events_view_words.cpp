// SPDX-License-Identifier: GPL-3.0-or-later
// EventsView: its words, set again whenever the language changes.
#include <QAbstractButton>
#include <QButtonGroup>
#include <QLineEdit>
#include <QToolButton>
#include <array>

#include "views/events/command_line.h"
#include "views/events/event_model.h"
#include "views/events/event_table.h"
#include "views/events/events_view.h"

namespace zabscope {

void EventsView::retranslate() {
    const std::array names{tr("All"), tr("Messages"), tr("State"), tr("Notes"), tr("Faults")};
    const std::array tips{tr("Show all kinds of events"), tr("Show what messages do"),
                          tr("Show what servers know and write"), tr("Show why servers do what they do"),
                          tr("Show commands, faults, losses and violations")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        QAbstractButton* button = m_groups->button(static_cast<int>(i));
        button->setText(names[i]);
        button->setToolTip(tips[i]);
        button->setAccessibleName(tips[i]);
    }
    if (m_groups->checkedButton()) m_show->setText(m_groups->checkedButton()->text());
    m_show->setToolTip(tr("Which kinds of events are shown"));
    m_heartbeats->setText(tr("Heartbeats"));
    m_heartbeats->setToolTip(tr("Show pings, too"));
    m_condition->setPlaceholderText(tr("Filter: sent PROPOSAL from 1"));
    m_condition->setToolTip(
        tr("A condition of the scenario language.\n"
           "What happens selects the events that match: sent PROPOSAL from 1, changed role of 3, note \"newer\", killed 2, "
           "violation.\n"
           "What is selects the events at which it becomes true: leader elected, epoch 2, server 3 looks.\n"
           "Both can be joined: sent and leader 2 selects what is sent while 2 leads; not delivered selects all other "
           "events."));
    m_condition->setAccessibleName(tr("Filter by a condition"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setToolTip(tr("Find a text in the events that are shown: Enter or F3 for the next one, Shift+F3 for the one "
                          "before"));
    m_find->setAccessibleName(tr("Find a text"));
    m_previous->setToolTip(tr("Find the one before"));
    m_next->setToolTip(tr("Find the next one"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep the present in sight"));
    m_commands->setText(tr("Commands"));
    m_commands->setToolTip(tr("All that can be done to servers, links and messages"));
    for (QToolButton* button : {m_show, m_heartbeats, m_previous, m_next, m_follow, m_commands})
        button->setAccessibleName(button->toolTip());
    m_command->setPlaceholderText(tr("Command: kill leader"));
    m_command->setToolTip(tr("A command of the scenario language, such as kill 3, cut 1 from 2, write to leader "
                             "\"x\"; Enter carries it out"));
    m_command->setAccessibleName(tr("Type a command"));
    m_table->setAccessibleName(tr("Events of the run"));
    m_table->fitColumns();
    m_model->retranslate();
    say();
}

}  // namespace zabscope
