// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: what a teacher makes of a run.
#include <QFileDialog>
#include <QFileInfo>
#include <QThreadPool>

#include "app/learn/lesson_maker.h"
#include "app/learn/worksheet_file.h"
#include "app/window/lesson_desk.h"
#include "app/window/main_window.h"
#include "app/window/what_if_sheet.h"
#include "app/write_text.h"

namespace zabscope {

bool MainWindow::obeyLearn(Do what) {
    if (what == Do::challenges) {
        showChallenges();
    } else if (what == Do::predict) {
        predict();
    } else if (what == Do::worksheet) {
        makeWorksheet();
    } else if (what == Do::saveLesson) {
        saveLesson();
    } else if (what == Do::whatIf) {
        showWhatIf();
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

void MainWindow::saveLesson() {
    const QString fixed = m_session.whyFixed();
    if (!fixed.isEmpty()) return m_messages->say(fixed, MessageBar::Weight::trouble);
    const EventId last = m_session.timeline()->last();
    const auto& marks = m_session.bookmarks();
    if (std::none_of(marks.begin(), marks.end(), [last](const Bookmark& mark) { return mark.position.last <= last; }))
        return m_messages->say(tr("Mark the places first that the lesson is to show: B makes a bookmark, and its note "
                                  "becomes a page."),
                               MessageBar::Weight::trouble);
    m_messages->ask(tr("The title of the lesson:"), scenarioTitle(),
                    [this](const QString& title) -> QString {
                        if (title.trimmed().isEmpty()) return tr("A lesson needs a title.");
                        chooseLessonFile(title.trimmed());
                        return {};
                    });
}

void MainWindow::chooseLessonFile(const QString& title) {
    auto* dialog = new QFileDialog(this, tr("Save as lesson"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Lessons (*.lesson.md)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, title](const QString& chosen) { writeLesson(title, chosen); });
    dialog->show();
}

// Before it is written it is run, on another thread.
void MainWindow::writeLesson(const QString& title, const QString& path) {
    const QString ending = QStringLiteral(".lesson.md");
    const QString whole = path.endsWith(ending) ? path : path.section(u'/', 0, -2) + u'/' +
                                                             path.section(u'/', -1).section(u'.', 0, 0) + ending;
    learn::LessonDraft draft{title.toStdString(), toScenarioText(m_session), m_session.timeline(), m_session.ensemble(),
                             m_session.bookmarks()};
    const QPointer<MainWindow> alive(this);
    QThreadPool::globalInstance()->start([alive, whole, draft = std::move(draft)] {
        const auto made = learn::makeLesson(draft);
        std::optional<InputError> error;
        if (const auto* trouble = std::get_if<InputError>(&made)) {
            error = *trouble;
        } else {
            error = writeText(whole.toStdString(), std::get<std::string>(made));
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, whole, error] {
                if (!alive) return;
                if (error)
                    return alive->m_messages->say(QString::fromStdString(error->line), MessageBar::Weight::trouble);
                alive->m_messages->say(tr("Saved: %1").arg(whole), MessageBar::Weight::hint,
                                       {{tr("Open it"), [alive, whole] {
                                             if (alive) alive->openLesson(whole);
                                         }}});
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::openLesson(const QString& path) {
    const auto lesson = learn::loadLesson(path.toStdString());
    if (const auto* problem = std::get_if<learn::TextProblem>(&lesson))
        return m_messages->say(QString::fromStdString(problem->text()), MessageBar::Weight::trouble);
    if (!showLesson(path)) return;
    addRecent(QFileInfo(path).absoluteFilePath());
}

void MainWindow::showWhatIf() {
    const QString fixed = m_session.whyFixed();
    if (!fixed.isEmpty()) return m_messages->say(fixed, MessageBar::Weight::trouble);
    // It is about the run as it stands now.
    delete m_whatIf;
    m_whatIf = new WhatIfSheet({m_session.scenario(), m_session.timeline(), m_session.known().reached}, m_theme, this);
    connect(m_whatIf, &WhatIfSheet::instantWanted, this, [this](Instant at) {
        m_session.playhead().setPlaying(false);
        m_session.jump(m_session.timeline()->positionAt(at));
        m_dirty = true;
    });
    connect(m_whatIf, &WhatIfSheet::runWanted, this, [this](const Scenario& scenario) {
        begin(scenario);
        m_session.playhead().setPlaying(true);
    });
    connect(&m_session, &Session::begun, m_whatIf, &QDialog::close);
    m_whatIf->show();
}

void MainWindow::sweep(int seeds, const QString& vary) {
    std::vector<Variant> variants{{std::string(), m_session.scenario()}};
    if (!vary.isEmpty()) {
        auto read = variantsOf(m_session.scenario(), vary.toStdString());
        if (const auto* error = std::get_if<InputError>(&read))
            return m_messages->say(QString::fromStdString(error->line), MessageBar::Weight::trouble);
        variants = std::get<std::vector<Variant>>(std::move(read));
    }
    m_sweeper.begin(std::move(variants), seeds);
}

}  // namespace zabscope
