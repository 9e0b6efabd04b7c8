// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/events_view.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <array>

#include "core/trace/scenario.h"
#include "views/events/command_line.h"
#include "views/events/commands_menu.h"
#include "views/events/event_model.h"
#include "views/events/event_table.h"
#include "views/toggle_style.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using namespace std::chrono_literals;

/// How long the list is filled at once: in a frame, and when nothing else is to be done.
constexpr auto inFrame = 500us;
constexpr auto atLeisure = 4000us;

constexpr std::array groups{EventGroup::all, EventGroup::messages, EventGroup::state, EventGroup::notes,
                            EventGroup::faults};

}  // namespace

EventsView::EventsView(QWidget* parent)
    : View(parent),
      m_model(new EventModel(this)),
      m_table(new EventTable(this)),
      m_groups(new QButtonGroup(this)),
      m_show(new QToolButton(this)),
      m_heartbeats(new QToolButton(this)),
      m_condition(new QLineEdit(this)),
      m_find(new QLineEdit(this)),
      m_previous(new QToolButton(this)),
      m_next(new QToolButton(this)),
      m_follow(new QToolButton(this)),
      m_commands(new QToolButton(this)),
      m_command(new CommandLine(this)),
      m_words(new QLabel(this)) {
    m_table->setModel(m_model);
    m_table->fitColumns();
    m_timer.setInterval(0);
    m_model->setFilter({});
    buildBars();
    connectAll();
    setTabOrder(m_next, m_table);
    setTabOrder(m_table, m_follow);
}

QString EventsView::title() const { return tr("Events"); }
QString EventsView::purpose() const {
    return tr("Every event of the run, one a row, with filters and search; and all commands by keyboard.");
}

void EventsView::connectAll() {
    connect(&m_timer, &QTimer::timeout, this, &EventsView::work);
    connect(m_groups, &QButtonGroup::idClicked, this, &EventsView::applyFilter);
    connect(m_heartbeats, &QToolButton::toggled, this, &EventsView::applyFilter);
    connect(m_condition, &QLineEdit::textChanged, this, &EventsView::readCondition);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_find, &QLineEdit::textEdited, this, [this] {
        m_search.reset();
        m_found.clear();
        say();
    });
    connect(m_next, &QToolButton::clicked, this, [this] { find(true); });
    connect(m_previous, &QToolButton::clicked, this, [this] { find(false); });
    connect(m_follow, &QToolButton::toggled, this, &EventsView::setFollowing);
    connect(m_table, &EventTable::scrolled, this, [this] { m_follow->setChecked(false); });
    connect(m_table, &EventTable::resized, this, &EventsView::followPresent);
    connect(m_table, &EventTable::chosen, this, &EventsView::choose);
    connect(m_table, &EventTable::menuWanted, this, &EventsView::openMenu);
    connect(m_table, &EventTable::copyWanted, this, &EventsView::copy);
    connect(m_command, &CommandLine::entered, this, &View::commanded);
    connect(m_command, &CommandLine::refused, this, [this](const QString& why) {
        m_trouble = why;
        say();
    });
    connect(m_command, &QLineEdit::editingFinished, this, [this] {
        // Enter has been seen before; a command that was carried out has left the line empty.
        if (!m_typesCommand || (m_command->hasFocus() && !m_command->text().isEmpty())) return;
        m_typesCommand = false;
        arrange();
    });
    connect(m_show->menu(), &QMenu::aboutToShow, this, &EventsView::fillShowMenu);
    connect(m_commands->menu(), &QMenu::aboutToShow, this, &EventsView::fillCommands);
    const auto shortcut = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this,
                action);
    };
    shortcut(QKeySequence::Find, [this] { m_find->setFocus(); });
    shortcut(QKeySequence::FindNext, [this] { find(true); });
    shortcut(QKeySequence::FindPrevious, [this] { find(false); });
}

void EventsView::setCondition(const QString& condition) { m_condition->setText(condition); }

void EventsView::readCondition() {
    const QString typed = m_condition->text().trimmed();
    m_trouble.clear();
    Condition read;
    if (!typed.isEmpty() && frame()) {
        auto parsed = parseCondition(typed.toStdString(), *frame().ensemble);
        if (const auto* error = std::get_if<ScenarioError>(&parsed)) {
            m_trouble = Wording::outside(error->message);
            return say();  // what was shown before stays
        }
        read = std::get<Condition>(std::move(parsed));
    }
    m_read = std::move(read);
    applyFilter();
}

void EventsView::applyFilter() {
    EventFilter filter;
    filter.group = groups[static_cast<std::size_t>(std::max(0, m_groups->checkedId()))];
    filter.heartbeats = m_heartbeats->isChecked() && !theme().presenter;
    filter.condition = m_read;
    m_search.reset();
    m_found.clear();
    if (m_groups->checkedButton()) m_show->setText(m_groups->checkedButton()->text());
    m_model->setFilter(filter);
    advance(inFrame);
    followPresent();
}

void EventsView::frameChanged(const Frame& before) {
    m_model->setFrame(frame());
    if (!frame()) {
        m_model->setFilter({});
        return say();
    }
    m_command->setEnsemble(frame().ensemble);
    if (before.ensemble != frame().ensemble || before.recording != frame().recording) {
        // Conditions name servers and invariants; another run has others.
        const bool sameRun = before && *before.ensemble == *frame().ensemble &&
                             before.recording->invariants == frame().recording->invariants;
        if (!sameRun) readCondition();
    }
    if (before.timeline != frame().timeline) advance(inFrame);
    const bool moved = before.now != frame().now || before.timeline != frame().timeline;
    if (moved) followPresent();
    if (moved || before.selection != frame().selection) m_table->viewport()->update();
}

void EventsView::advance(std::chrono::microseconds time) {
    m_complete = m_model->advance(time);
    m_table->fitColumns();
    if (m_complete && !m_search) m_timer.stop();
    else m_timer.start();
    say();
}

void EventsView::work() {
    if (!frame()) return m_timer.stop();
    if (!m_complete) {
        advance(atLeisure);
        return followPresent();
    }
    search();
}

void EventsView::find(bool forward) {
    const QString text = m_find->text();
    m_found.clear();
    m_search.reset();
    if (text.isEmpty() || !frame()) {
        m_find->setFocus();
        return say();
    }
    const int current = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : m_model->rowAt(frame().now.last);
    m_search = Search{text, current + (forward ? 1 : -1), forward};
    m_timer.start();
    search();
}

void EventsView::search() {
    if (!m_search) return m_timer.stop();
    QElapsedTimer clock;
    clock.start();
    int& row = m_search->row;
    for (; row >= 0 && row < m_model->rowCount(); row += m_search->forward ? 1 : -1) {
        if (clock.nsecsElapsed() > std::chrono::nanoseconds(atLeisure).count()) return say();
        if (!m_model->textAt(row).contains(m_search->text, Qt::CaseInsensitive)) continue;
        m_follow->setChecked(false);
        m_table->setCurrentIndex(m_model->index(row, EventModel::what));
        m_search.reset();
        return say();
    }
    m_found = m_search->forward ? tr("Not found from here to the end.") : tr("Not found from here to the start.");
    m_search.reset();
    say();
}

void EventsView::setFollowing(bool following) {
    m_following = following;
    if (following) {
        m_table->selectionModel()->clear();  // a current row would hold the table where it is
        followPresent();
    }
}

void EventsView::followPresent() {
    if (m_following && frame()) m_table->keepInSight(m_model->rowAt(frame().now.last));
}

void EventsView::say() {
    QStringList words;
    if (!m_trouble.isEmpty()) words << QStringLiteral("✕ ") + m_trouble;
    if (!m_complete && frame() && !frame().timeline->empty())
        words << tr("Looks for events: %1 of %2, found %3")
                     .arg(m_model->scanned())
                     .arg(frame().timeline->last())
                     .arg(m_model->rowCount());
    if (m_search) words << tr("Searches in row %1 of %2").arg(m_search->row + 1).arg(m_model->rowCount());
    if (!m_found.isEmpty()) words << m_found;
    const QString text = words.join(u'\n');
    if (m_words->text() != text) m_words->setText(text);
    m_words->setVisible(!text.isEmpty());
    sayEmpty();
}

void EventsView::sayEmpty() {
    if (m_model->rowCount() > 0) return;
    if (!frame() || frame().timeline->empty()) {
        m_table->setEmptyText(tr("Nothing has happened yet. Each event of the run will be a row here: start a scenario, or "
                                 "type a command below, such as start all."));
    } else if (!m_complete) {
        m_table->setEmptyText(tr("Looking for events …"));
    } else {
        m_table->setEmptyText(tr("No event passes the filter. Conditions of what happens (sent PROPOSAL from 1, changed "
                                 "role of 3, note \"newer\", killed 2, violation) select the events that match; conditions "
                                 "of what is (leader elected, epoch 2) those at which they become true."));
    }
}

void EventsView::themeChanged() {
    m_model->setTheme(theme());
    m_table->setTheme(theme());
    for (auto* button : findChildren<QToolButton*>()) {
        if (button->isCheckable()) button->setStyleSheet(toggleStyle(theme()));
    }
    const bool heartbeats = m_heartbeats->isChecked() && !theme().presenter;
    if (heartbeats != m_model->filter().heartbeats) applyFilter();
    update();
}

}  // namespace zabscope
