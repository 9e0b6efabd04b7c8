// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/actions.h"

#include <QActionGroup>
#include <QRegularExpression>
#include <QWidget>
#include <array>
#include <utility>

#include "app/window/icons.h"

namespace zabscope {
namespace {

struct Row {
    Do what;
    Menu menu;
    QList<QKeySequence> keys;
    const char* icon;
    bool checkable;
};

const QList<Row>& rows() {
    static const QList<Row> table{
        {Do::newRun, Menu::file, {QKeySequence::New}, "", false},
        {Do::open, Menu::file, {QKeySequence::Open}, "open", false},
        {Do::save, Menu::file, {QKeySequence::Save}, "save", false},
        {Do::saveAs, Menu::file, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}, "", false},
        {Do::saveScenario, Menu::file, {}, "", false},
        {Do::retell, Menu::file, {}, "", false},
        {Do::exportPicture, Menu::file, {QKeySequence(Qt::CTRL | Qt::Key_E)}, "", false},
        {Do::exportRun, Menu::file, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, "", false},
        {Do::quit, Menu::file, {QKeySequence(Qt::CTRL | Qt::Key_Q)}, "", false},
        {Do::undo, Menu::edit, {QKeySequence(Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Z)}, "undo", false},
        {Do::redo, Menu::edit, {QKeySequence(Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
         "redo", false},
        {Do::fork, Menu::edit, {QKeySequence(Qt::Key_F)}, "fork", false},
        {Do::bookmark, Menu::edit, {QKeySequence(Qt::Key_B), QKeySequence(Qt::CTRL | Qt::Key_B)}, "bookmark", false},
        {Do::play, Menu::time, {QKeySequence(Qt::Key_Space)}, "play", true},
        {Do::stepForward, Menu::time, {QKeySequence(Qt::Key_Right)}, "forward", false},
        {Do::stepBack, Menu::time, {QKeySequence(Qt::Key_Left)}, "back", false},
        {Do::nextInteresting, Menu::time, {QKeySequence(Qt::Key_Period), QKeySequence(Qt::Key_PageDown)}, "next", false},
        {Do::previousInteresting, Menu::time, {QKeySequence(Qt::Key_Comma), QKeySequence(Qt::Key_PageUp)},
         "previous", false},
        {Do::faster, Menu::time, {QKeySequence(Qt::Key_Up)}, "", false},
        {Do::slower, Menu::time, {QKeySequence(Qt::Key_Down)}, "", false},
        {Do::guided, Menu::time, {QKeySequence(Qt::Key_G)}, "guided", true},
        {Do::express, Menu::time, {QKeySequence(Qt::Key_E)}, "express", true},
        {Do::rewind, Menu::time, {QKeySequence(Qt::CTRL | Qt::Key_Home), QKeySequence(Qt::Key_R)}, "rewind", false},
        {Do::live, Menu::time, {QKeySequence(Qt::Key_L)}, "live", false},
        {Do::untilLeader, Menu::time, {QKeySequence(Qt::CTRL | Qt::Key_L)}, "", false},
        {Do::untilEpoch, Menu::time, {}, "", false},
        {Do::untilCommit, Menu::time, {}, "", false},
        {Do::untilCondition, Menu::time, {QKeySequence(Qt::CTRL | Qt::Key_U)}, "", false},
        {Do::stopSeeking, Menu::time, {QKeySequence(Qt::Key_Escape)}, "", false},
        {Do::killLeader, Menu::ensemble, {QKeySequence(Qt::Key_K)}, "kill", false},
        {Do::partition, Menu::ensemble, {QKeySequence(Qt::Key_P)}, "partition", false},
        {Do::heal, Menu::ensemble, {QKeySequence(Qt::Key_H)}, "heal", false},
        {Do::write, Menu::ensemble, {QKeySequence(Qt::Key_W)}, "write", false},
        {Do::read, Menu::ensemble, {QKeySequence(Qt::SHIFT | Qt::Key_R)}, "", false},
        {Do::sync, Menu::ensemble, {QKeySequence(Qt::SHIFT | Qt::Key_Y)}, "", false},
        {Do::load, Menu::ensemble, {QKeySequence(Qt::SHIFT | Qt::Key_W)}, "", false},
        {Do::freezeLeader, Menu::ensemble, {QKeySequence(Qt::SHIFT | Qt::Key_F)}, "", false},
        {Do::staleLeader, Menu::ensemble, {QKeySequence(Qt::SHIFT | Qt::Key_L)}, "", false},
        {Do::startAll, Menu::ensemble, {QKeySequence(Qt::Key_A)}, "", false},
        {Do::forceTimeout, Menu::ensemble, {QKeySequence(Qt::Key_T)}, "", false},
        {Do::nextProtocol, Menu::ensemble, {QKeySequence(Qt::CTRL | Qt::Key_P)}, "", false},
        {Do::presenter, Menu::view, {QKeySequence(Qt::Key_F5), QKeySequence(Qt::Key_F11)}, "presenter", true},
        {Do::densityFocus, Menu::view, {QKeySequence(Qt::Key_1)}, "", true},
        {Do::densityContext, Menu::view, {QKeySequence(Qt::Key_2)}, "", true},
        {Do::densityAll, Menu::view, {QKeySequence(Qt::Key_3)}, "", true},
        {Do::legend, Menu::view, {QKeySequence(Qt::Key_4)}, "", true},
        {Do::themeLight, Menu::view, {}, "", true}, {Do::themeDark, Menu::view, {}, "", true},
        {Do::themeContrast, Menu::view, {}, "", true}, {Do::reducedMotion, Menu::view, {}, "", true},
        {Do::largerText, Menu::view, {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, "",
         false},
        {Do::smallerText, Menu::view, {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, "", false},
        {Do::resetLayout, Menu::view, {}, "", false},
        {Do::english, Menu::view, {}, "", true}, {Do::chinese, Menu::view, {}, "", true},
        {Do::lessons, Menu::learn, {QKeySequence(Qt::Key_F2)}, "", true},
        {Do::challenges, Menu::learn, {QKeySequence(Qt::Key_F3)}, "", false},
        {Do::predict, Menu::learn, {QKeySequence(Qt::Key_Q)}, "", false},
        {Do::whyNow, Menu::learn, {QKeySequence(Qt::Key_Y)}, "why", false},
        {Do::whatIf, Menu::learn, {QKeySequence(Qt::Key_I)}, "", false},
        {Do::glossary, Menu::learn, {QKeySequence(Qt::Key_F4)}, "", false},
        {Do::misconceptions, Menu::learn, {QKeySequence(Qt::Key_M)}, "", false},
        {Do::worksheet, Menu::learn, {}, "", false}, {Do::saveLesson, Menu::learn, {}, "", false},
        {Do::keys, Menu::help, {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)}, "", false},
        {Do::about, Menu::help, {}, "", false},
    };
    return table;
}

const Row& rowOf(Do what) {
    for (const Row& row : rows()) {
        if (row.what == what) return row;
    }
    return rows().front();
}

}  // namespace

Actions::Actions(QWidget* window) : QObject(window) {
    auto* densities = new QActionGroup(this);
    auto* themes = new QActionGroup(this);
    auto* languages = new QActionGroup(this);
    for (const Row& row : rows()) {
        auto* action = new QAction(this);
        action->setShortcuts(row.keys);
        action->setCheckable(row.checkable);
        // A held key repeats steps and speeds, nothing else.
        action->setAutoRepeat(row.menu == Menu::time && row.what != Do::play);
        window->addAction(action);
        m_actions.emplace(row.what, action);
    }
    for (const Do what : {Do::densityFocus, Do::densityContext, Do::densityAll}) densities->addAction(m_actions.at(what));
    for (const Do what : {Do::themeLight, Do::themeDark, Do::themeContrast}) themes->addAction(m_actions.at(what));
    for (const Do what : {Do::english, Do::chinese}) languages->addAction(m_actions.at(what));
    for (const auto& [what, action] : m_actions) {
        const auto want = [this, what = what] {
            if (!m_marking) Q_EMIT wanted(what);
        };
        // A screen reader toggles a button, and with that its action, which Qt does not take for a trigger.
        if (action->isCheckable() && !action->actionGroup()) connect(action, &QAction::toggled, this, want);
        else connect(action, &QAction::triggered, this, want);
    }
    m_actions.at(Do::quit)->setMenuRole(QAction::QuitRole);
    m_actions.at(Do::about)->setMenuRole(QAction::AboutRole);
    retranslate();
}

void Actions::mark(Do what, bool on) {
    const bool before = std::exchange(m_marking, true);
    m_actions.at(what)->setChecked(on);
    m_marking = before;
}

const QList<Do>& Actions::all() {
    static const QList<Do> list = [] {
        QList<Do> all;
        for (const Row& row : rows()) all << row.what;
        return all;
    }();
    return list;
}

QString Actions::plain(QString text) {
    static const QRegularExpression behind(QStringLiteral("\\(&.\\)"));
    return text.remove(behind).remove(u'&');
}

Menu Actions::menuOf(Do what) { return rowOf(what).menu; }

QString Actions::menuTitle(Menu menu) {
    switch (menu) {
        case Menu::file:
            return tr("&File");
        case Menu::edit:
            return tr("&Edit");
        case Menu::time:
            return tr("&Time");
        case Menu::ensemble:
            return tr("E&nsemble");
        case Menu::view:
            return tr("&View");
        case Menu::learn:
            return tr("&Learn");
        case Menu::help:
            return tr("&Help");
    }
    return {};
}

void Actions::retranslate() {
    for (const auto& [what, action] : m_actions) {
        action->setText(text(what));
        const QString words = plain(text(what));
        const QString more = hint(what);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip((more.isEmpty() ? words : more) + (key.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(key)));
        action->setStatusTip(more);
    }
}

void Actions::setTheme(const Theme& theme) {
    for (const Row& row : rows()) {
        if (*row.icon) m_actions.at(row.what)->setIcon(makeIcon(QLatin1String(row.icon), theme));
    }
}

}  // namespace zabscope
