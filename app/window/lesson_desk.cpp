// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/lesson_desk.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>

namespace zabscope {

LessonDesk::LessonDesk(LessonSheet& sheet, Session& session, learn::Progress& progress, QObject* parent)
    : QObject(parent), m_sheet(sheet), m_session(session), m_progress(progress), m_course(learn::loadCourse()) {
    connect(&m_sheet, &LessonSheet::lessonChosen, this, [this](int index) { begin(index); });
    connect(&m_sheet, &LessonSheet::pageChosen, this, &LessonDesk::goTo);
    connect(&m_sheet, &LessonSheet::answered, this, &LessonDesk::answer);
    connect(&m_sheet, &LessonSheet::followed, this, [this](const QString& link) {
        if (!link.startsWith(u"lesson:")) return Q_EMIT followed(link);
        if (!begin(link.mid(7).toStdString())) Q_EMIT told(tr("There is no lesson %1.").arg(link.mid(7)));
    });
}

LessonDesk::~LessonDesk() {
    if (m_stop) m_stop->store(true);
}

bool LessonDesk::begin(int index) {
    if (m_course.lessons.empty()) return false;
    if (index < 0) {
        const auto unread = std::find_if(m_course.lessons.begin(), m_course.lessons.end(),
                                         [this](const auto& each) { return !m_progress.isFinished(each.key); });
        index = unread == m_course.lessons.end() ? 0 : static_cast<int>(unread - m_course.lessons.begin());
    }
    m_index = std::min(index, static_cast<int>(m_course.lessons.size()) - 1);
    m_page = std::min(m_progress.page(lesson().key), static_cast<int>(lesson().pages.size()) - 1);
    m_run.reset();
    m_answer.reset();
    Q_EMIT stageWanted(lesson().scenario);
    place();
    showCourse();
    showPage();
    return true;
}

bool LessonDesk::begin(const std::string& key) {
    const auto found = std::find_if(m_course.lessons.begin(), m_course.lessons.end(),
                                    [&](const learn::Lesson& each) { return each.key == key; });
    if (found == m_course.lessons.end()) return false;
    return begin(static_cast<int>(found - m_course.lessons.begin()));
}

bool LessonDesk::beginFile(const std::string& path) {
    auto lesson = learn::loadLesson(path);
    if (const auto* problem = std::get_if<learn::TextProblem>(&lesson)) {
        Q_EMIT told(QString::fromStdString(problem->text()));
        return false;
    }
    m_course.lessons.push_back(std::get<learn::Lesson>(std::move(lesson)));
    return begin(static_cast<int>(m_course.lessons.size()) - 1);
}

// Where the pages stand is found by running the lesson once, on another thread.
void LessonDesk::place() {
    if (m_stop) m_stop->store(true);
    m_stop = std::make_shared<std::atomic<bool>>(false);
    const QPointer<LessonDesk> alive(this);
    QThreadPool::globalInstance()->start([alive, stop = m_stop, copy = lesson()] {
        auto run = std::make_shared<const learn::LessonRun>(learn::runLesson(copy, stop.get()));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, stop, run] {
                if (!alive || stop->load()) return;
                alive->m_run = run;
                if (!run->faults.empty()) Q_EMIT alive->told(QString::fromStdString(run->faults.front()));
                alive->bringThere(alive->m_page > 0);
            },
            Qt::QueuedConnection);
    });
}

void LessonDesk::goTo(int page) {
    if (!isOpen() || page < 0) return;
    if (page >= static_cast<int>(lesson().pages.size())) {
        if (m_underway) return bringThere(true);  // the last page is to be seen before it is over
        m_progress.setFinished(lesson().key);
        m_progress.setPage(lesson().key, 0);
        const bool more = m_index + 1 < static_cast<int>(m_course.lessons.size());
        Q_EMIT told(more ? tr("That was lesson %1. The next one is open.").arg(lesson().number)
                         : tr("That was the last lesson."));
        if (more) begin(m_index + 1);
        return;
    }
    // Who asks to go on while the servers are on their way wants to be there; so does who leaves out pages or goes
    // back.
    const bool quickly = m_underway || page != m_page + 1;
    const bool sameAgain = m_underway && page == m_page + 1;
    if (!sameAgain) {
        m_page = page;
        m_answer.reset();
        m_progress.setPage(lesson().key, m_page);
        showPage();
    }
    bringThere(quickly);
}

// A run that a person has changed is not the lesson's any more: its first branch, if that was left alone, or a new run
// is.
bool LessonDesk::standsOnStage() {
    if (m_session.scenario().source != lesson().scenario.source) return false;
    const auto& branches = m_session.branches();
    if (!branches.all().front().commands.empty()) return false;
    if (branches.current() != 0) m_session.chooseBranch(0);
    return true;
}

void LessonDesk::bringThere(bool quickly) {
    if (!m_run || m_page >= static_cast<int>(m_run->places.size())) return;
    if (!standsOnStage()) Q_EMIT stageWanted(lesson().scenario);
    const Position there = m_run->places[static_cast<std::size_t>(m_page)];
    Playhead& playhead = m_session.playhead();
    const Known known = m_session.known();
    const bool isRecorded = known.reached >= there.at && known.timeline.last() >= there.last;
    const bool isBehind = playhead.shown() > there.at || playhead.last() >= there.last;
    if (isBehind || (quickly && isRecorded)) {
        playhead.setPlaying(false);
        m_session.jump(there);
        m_underway = false;
    } else {
        playhead.setStop(there);
        playhead.setPace(quickly ? Pace::express : Pace::guided);
        playhead.setPlaying(true);
        m_underway = true;
    }
    m_sheet.setUnderway(m_underway);
}

void LessonDesk::watch() {
    if (!m_underway || m_session.playhead().stop()) return;
    m_underway = false;
    if (m_session.playhead().pace() == Pace::express) m_session.playhead().setPace(Pace::guided);
    m_sheet.setUnderway(false);
    QStringList views;
    for (const std::string& view : page().look) views << QString::fromStdString(view);
    Q_EMIT lookWanted(views, page().servers.empty() ? noNode : page().servers.front());
}

void LessonDesk::showPage() {
    if (!isOpen()) return;
    const auto kept = answered();
    m_asks = page().question && !kept;
    m_sheet.showPage(lesson(), m_page, kept);
    QStringList views;
    for (const std::string& view : page().look) views << QString::fromStdString(view);
    Q_EMIT lookWanted(views, page().servers.empty() ? noNode : page().servers.front());
}

void LessonDesk::showCourse() {
    std::vector<LessonSheet::Entry> entries;
    for (const learn::Lesson& each : m_course.lessons) {
        const QString title = QString::fromStdString(each.title.in(m_sheet.language()));
        entries.push_back({QStringLiteral("%1. %2").arg(each.number).arg(title), m_progress.isFinished(each.key)});
    }
    m_sheet.setCourse(entries, m_index);
}

void LessonDesk::setLanguage(const QString& language) {
    m_sheet.setLanguage(language);
    m_sheet.retranslate();
    showCourse();
    showPage();
}

std::optional<int> LessonDesk::answered() const {
    if (m_answer) return m_answer->choice;
    const auto kept = m_progress.answer(lesson().key, page().name);
    return kept ? std::optional(kept->choice) : std::nullopt;
}

void LessonDesk::answer(int choice) {
    if (!isOpen() || !page().question || choice < 0 || choice >= static_cast<int>(page().question->choices.size()))
        return;
    m_answer = {choice, page().question->choices[static_cast<std::size_t>(choice)].right};
    m_progress.setAnswer(lesson().key, page().name, *m_answer);
    m_asks = false;
    m_sheet.showPage(lesson(), m_page, choice);
}

}  // namespace zabscope
