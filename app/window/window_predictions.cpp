// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the dock that asks what happens next.
#include <QApplication>
#include <QMenu>

#include "app/window/lesson_desk.h"
#include "app/window/main_window.h"
#include "app/window/misconceptions_sheet.h"
#include "app/window/own_keys.h"
#include "app/window/prediction_desk.h"
#include "views/ensemble/ensemble_view.h"

namespace zabscope {

void MainWindow::makePredictions() {
    m_predictionSheet = new PredictionSheet;
    new OwnKeys(*m_predictionSheet);
    m_predictionDock = new QDockWidget(this);
    m_predictionDock->setObjectName(QStringLiteral("predictions"));
    m_predictionDock->setWidget(m_predictionSheet);
    addDockWidget(Qt::LeftDockWidgetArea, m_predictionDock);
    tabifyDockWidget(m_lessonDock, m_predictionDock);
    m_predictionDock->hide();
    m_panels->addAction(m_predictionDock->toggleViewAction());
    m_predictions = new PredictionDesk(*m_predictionSheet, m_session, m_progress, this);
    connect(m_predictionDock, &QDockWidget::visibilityChanged, this, [this] { m_dirty = true; });
    // What closes gives the keyboard to whatever comes next, a button of the bar: keys would press that, Space first of all.
    for (QDockWidget* each : {m_predictionDock, m_lessonDock, m_challengeDock}) {
        connect(each, &QDockWidget::visibilityChanged, this, [this](bool visible) {
            const QWidget* focus = QApplication::focusWidget();
            if (!visible && (!focus || m_tools->isAncestorOf(focus))) ensemble().setFocus();
        }, Qt::QueuedConnection);
    }
    connect(m_predictions, &PredictionDesk::lookWanted, this, &MainWindow::lookAt);
    connect(m_predictions, &PredictionDesk::explained, this, &MainWindow::explain);
    connect(m_predictionSheet, &PredictionSheet::followed, this, [this](const QString& link) {
        if (link.startsWith(u"misconception:")) {
            showMisconceptions();
            m_misconceptions->choose(link.mid(14).toInt());
        } else if (link.startsWith(u"lesson:") && m_lessons->begin(link.mid(7).toStdString())) {
            showLessons(true);
        }
    });
}

// Asking again while a question is open only brings it to the front.
void MainWindow::predict() {
    setPresenter(false);
    const bool opens = m_predictionDock->isHidden();
    m_predictionDock->show();
    m_predictionDock->raise();
    if (opens && !m_arranged)
        resizeDocks({m_predictionDock}, {m_predictionSheet->sizeHint().width()}, Qt::Horizontal);
    m_predictions->ask();
}

}  // namespace zabscope
