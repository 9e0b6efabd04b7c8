// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the dock of lessons.
#include <QMenu>

#include "app/window/lesson_desk.h"
#include "app/window/main_window.h"
#include "app/window/misconceptions_sheet.h"
#include "app/window/prediction_sheet.h"

namespace zabscope {

void MainWindow::makeLessons() {
    m_lessonSheet = new LessonSheet;
    m_lessonDock = new QDockWidget(this);
    m_lessonDock->setObjectName(QStringLiteral("lessons"));
    m_lessonDock->setWidget(m_lessonSheet);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);  // a page needs height
    addDockWidget(Qt::LeftDockWidgetArea, m_lessonDock);
    m_lessonDock->hide();
    m_panels->addAction(m_lessonDock->toggleViewAction());
    m_lessons = new LessonDesk(*m_lessonSheet, m_session, m_progress, this);
    connect(m_lessons, &LessonDesk::stageWanted, this, [this](const Scenario& scenario) { begin(scenario); });
    connect(m_lessons, &LessonDesk::told, this,
            [this](const QString& line) { m_messages->say(line, MessageBar::Weight::hint); });
    connect(m_lessons, &LessonDesk::lookWanted, this, &MainWindow::lookAt);
    connect(m_lessons, &LessonDesk::followed, this, [this](const QString& link) {
        if (!link.startsWith(u"misconception:")) return;
        showMisconceptions();
        m_misconceptions->choose(link.mid(14).toInt());
    });
    connect(m_lessonDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        m_actions.mark(Do::lessons, visible);
        if (visible && !m_lessons->isOpen()) m_lessons->begin();
    });
}

bool MainWindow::showLesson(const QString& name) {
    const bool isFile = name.contains(u'/') || name.endsWith(u".md");
    if (isFile ? !m_lessons->beginFile(name.toStdString()) : !m_lessons->begin(name.toStdString())) return false;
    showLessons(true);
    return true;
}

void MainWindow::lookAt(const QStringList& views, int server) {
    for (const auto& [name, each] : m_docks) each->setProperty("looked", views.contains(QString::fromStdString(name)));
    // The most important one is raised last, so that it is on top of its tabs.
    for (auto view = views.rbegin(); view != views.rend(); ++view) {
        QDockWidget* each = dock(view->toStdString());
        if (!each) continue;
        if (!m_presenter) each->show();
        each->raise();
    }
    if (server != noNode) m_session.setSelection({server, noEvent});
    setStyleSheet(m_theme.styleSheet());
    // A new style sheet takes the colours of single widgets away.
    m_lessonSheet->setTheme(m_theme);
    m_predictionSheet->setTheme(m_theme);
    m_dirty = true;
}

bool MainWindow::isInFront(const QDockWidget& dock) { return dock.isVisible() && !dock.visibleRegion().isEmpty(); }

void MainWindow::showLessons(bool shown) {
    m_lessonDock->setVisible(shown);
    if (!shown) return;
    if (!m_lessons->isOpen() && !m_lessons->begin()) return;
    m_lessonDock->raise();
    m_lessonSheet->takeFocus();
}

}  // namespace zabscope
