// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: what a teacher makes of a run.
#include <QFileDialog>
#include <QThreadPool>

#include "app/learn/worksheet_file.h"
#include "app/window/lesson_desk.h"
#include "app/window/main_window.h"

namespace zabscope {

bool MainWindow::obeyLearn(Do what) {
    if (what == Do::challenges) {
        showChallenges();
    } else if (what == Do::worksheet) {
        makeWorksheet();
    } else {
        return false;
    }
    return true;
}

void MainWindow::makeWorksheet() {
    auto* dialog = new QFileDialog(this, tr("Worksheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilters({tr("To print (*.pdf)"), tr("Markdown (*.md)")});
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(u".md") ? QStringLiteral("md") : QStringLiteral("pdf"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::writeWorksheets);
    dialog->show();
}

// The run is read and written on another thread: a lesson has to be run for it, and a session may be long.
void MainWindow::writeWorksheets(const QString& path) {
    const std::string file = path.toStdString();
    if (const auto error = learn::refuseName(file))
        return m_messages->say(QString::fromStdString(error->line), MessageBar::Weight::trouble);
    std::shared_ptr<const learn::Lesson> lesson;
    if (m_lessons->isOpen() && m_lessonDock->isVisible())
        lesson = std::make_shared<const learn::Lesson>(m_lessons->lesson());
    SourceRun run{m_session.header(), m_session.timeline(), m_session.ensemble(), {}};
    const QPointer<MainWindow> alive(this);
    QThreadPool::globalInstance()->start([alive, lesson, run = std::move(run), file,
                                          language = m_language.toStdString()] {
        const learn::Worksheet sheet = lesson ? learn::Worksheet(*lesson, learn::runLesson(*lesson), language)
                                              : learn::Worksheet(run, language);
        auto error = learn::writeWorksheet(sheet, false, file);
        if (!error) error = learn::writeWorksheet(sheet, true, learn::answersName(file));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, error, file] {
                if (!alive) return;
                if (error)
                    return alive->m_messages->say(QString::fromStdString(error->line), MessageBar::Weight::trouble);
                alive->m_messages->say(tr("Saved: %1, and the answers: %2")
                                           .arg(QString::fromStdString(file),
                                                QString::fromStdString(learn::answersName(file))),
                                       MessageBar::Weight::hint);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace zabscope
