// SPDX-License-Identifier: GPL-3.0-or-later
/// Every event of the run in a table, with filters and search; and by keyboard all that can be done by mouse elsewhere.
#pragma once

#include <QTimer>

#include "views/events/event_filter.h"
#include "views/view.h"

class QBoxLayout;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QToolButton;

namespace zabscope {

class CommandLine;
class EventModel;
class EventTable;

class EventsView : public View {
    Q_OBJECT

public:
    explicit EventsView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;

    /// Shows only the events that the condition selects (event_condition.h). What cannot be read is said under the line.
    void setCondition(const QString& condition);
    /// Whether everything that there is has been looked at.
    bool isComplete() const { return m_complete; }
    /// Looks for the next (or the one before) event whose sentence has the text in it, from the current row on.
    void find(bool forward);

protected:
    void frameChanged(const Frame& before) override;
    void themeChanged() override;
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildBars();
    /// Gives each bar its place: in a low view one row holds all of them, and what has no room is in menus.
    void arrange();
    void fillShowMenu();
    void fillCommands();
    void connectAll();
    void applyFilter();
    void readCondition();
    void work();
    void advance(std::chrono::microseconds time);
    void search();
    void followPresent();
    void setFollowing(bool following);
    void say();
    void sayEmpty();
    void choose(int row);
    void openMenu(int row, const QPoint& at);
    void copy() const;
    EventId eventOf(int row) const;

    /// A search that is under way.
    struct Search {
        QString text;
        int row = -1;
        bool forward = true;
    };

    EventModel* m_model;
    EventTable* m_table;
    QButtonGroup* m_groups;
    QToolButton* m_show;  // in the place of those of m_groups, where they have no room
    QToolButton* m_heartbeats;
    QLineEdit* m_condition;
    QLineEdit* m_find;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_follow;
    QToolButton* m_commands;
    CommandLine* m_command;
    QLabel* m_words;
    QBoxLayout* m_bars = nullptr;
    QBoxLayout* m_below = nullptr;
    QTimer m_timer;       // fills the list, a cache; it changes nothing else
    Condition m_read;     // what m_condition says, if it can be read
    QString m_trouble;    // of the condition or the command
    QString m_found;      // how the last search ended
    std::optional<Search> m_search;
    bool m_complete = false;
    bool m_following = true;
    bool m_typesCommand = false;  // in a view that else has no room for it
};

}  // namespace zabscope
