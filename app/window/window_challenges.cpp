// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the dock of challenges.
#include <QApplication>
#include <QMenu>

#include "app/window/main_window.h"
#include "app/window/menu_limits.h"
#include "app/window/own_keys.h"
#include "views/events/command_line.h"

namespace zabscope {

void MainWindow::makeChallenges() {
    const QString settings = m_folder.isEmpty() ? QString() : m_folder + QStringLiteral("/window.ini");
    m_challenges = new learn::ChallengePanel(m_session, settings);
    new OwnKeys(*m_challenges);
    m_challengeDock = new QDockWidget(this);
    m_challengeDock->setObjectName(QStringLiteral("challenges"));
    m_challengeDock->setWidget(m_challenges);
    addDockWidget(Qt::LeftDockWidgetArea, m_challengeDock);
    tabifyDockWidget(m_lessonDock, m_challengeDock);
    m_challengeDock->hide();
    m_panels->addAction(m_challengeDock->toggleViewAction());
    connect(m_challengeDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible) m_challenges->open();
        m_dirty = true;
    });
    connect(m_challenges, &learn::ChallengePanel::commanded, this, &MainWindow::act);
    new MenuLimits(*this, [this](const QString& command) { return refusal(command); });
    connect(m_challenges, &learn::ChallengePanel::wanted, this,
            [this](const std::shared_ptr<const learn::Challenge>& challenge) { beginChallenge(*challenge); });
}

// A challenge whose dock has been closed is played no more.
QString MainWindow::refusal(const QString& command) const {
    return m_challengeDock->isHidden() ? QString() : m_challenges->refusal(command);
}

bool MainWindow::act(const QString& command) {
    const QString why = refusal(command);
    if (!why.isEmpty()) {
        m_messages->say(why, MessageBar::Weight::hint);
        if (auto* line = qobject_cast<CommandLine*>(QApplication::focusWidget())) line->keep();
        return false;
    }
    m_session.act(command);
    m_dirty = true;
    return true;
}

// The person's turn comes when the opening is over; until they act, time stands still.
void MainWindow::beginChallenge(const learn::Challenge& challenge) {
    Scenario scenario = challenge.scenario;
    scenario.title = learn::in(challenge.title, "en");
    scenario.titles = challenge.title;
    const Instant begins = challenge.begins;  // beginning may let go of the challenge
    begin(std::move(scenario));
    m_session.playhead().setPlaying(false);
    if (begins > startOfTime) m_session.runTo(begins);
}

void MainWindow::showChallenges() {
    setPresenter(false);
    m_challengeDock->show();
    m_challengeDock->raise();
    m_challenges->open();
}

}  // namespace zabscope
