// SPDX-License-Identifier: GPL-3.0-or-later
/// Leads a person through a lesson: brings the running session to where each page stands, and keeps what was answered.
#pragma once

#include <QObject>
#include <QStringList>
#include <atomic>
#include <memory>
#include <optional>

#include "app/learn/lesson_run.h"
#include "app/learn/progress.h"
#include "app/session/session.h"
#include "app/window/lesson_sheet.h"

namespace zabscope {

class LessonDesk : public QObject {
    Q_OBJECT

public:
    /// All three outlive it.
    LessonDesk(LessonSheet& sheet, Session& session, learn::Progress& progress, QObject* parent = nullptr);
    ~LessonDesk() override;

    /// Begins a lesson of the course where it was left, the first unread one if none is named. False: there are none.
    bool begin(int index = -1);
    /// The lesson of that name; false if there is none.
    bool begin(const std::string& key);
    /// A lesson from a file; what is wrong with it is told. False then.
    bool beginFile(const std::string& path);
    /// The page of the open lesson, from 0; where it stands is found and gone to, which takes a while.
    void goTo(int page);
    /// Whether the run stands where the page does.
    bool isThere() const { return m_run && !m_underway; }
    /// To be called with every frame: sees when the run has come to the page.
    void watch();
    void setLanguage(const QString& language);
    /// Whether a lesson is open, and which.
    bool isOpen() const { return m_index >= 0; }
    /// Precondition: one is open.
    const learn::Lesson& lesson() const { return m_course.lessons[static_cast<std::size_t>(m_index)]; }
    /// Whether the open page asks something that has not been answered.
    bool asks() const { return m_asks; }

Q_SIGNALS:
    /// The session shall begin with this scenario.
    void stageWanted(const zabscope::Scenario& scenario);
    /// The page asks to look at these views, the most important first, and at a server.
    void lookWanted(const QStringList& views, int server);
    void told(const QString& line);
    /// A link that leads out of the lesson: "misconception:05".
    void followed(const QString& link);

private:
    const learn::LessonPage& page() const { return lesson().pages[static_cast<std::size_t>(m_page)]; }
    void place();
    void bringThere(bool quickly);
    bool standsOnStage();
    void showPage();
    void showCourse();
    void answer(int choice);
    std::optional<int> answered() const;

    LessonSheet& m_sheet;
    Session& m_session;
    learn::Progress& m_progress;
    learn::Course m_course;
    int m_index = -1;
    int m_page = 0;
    std::optional<learn::Progress::Answer> m_answer;  ///< of this page, in this sitting
    std::shared_ptr<const learn::LessonRun> m_run;    ///< absent until it has been run
    std::shared_ptr<std::atomic<bool>> m_stop;        ///< of the run that is under way
    bool m_underway = false;
    bool m_asks = false;
};

}  // namespace zabscope
