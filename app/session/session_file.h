// SPDX-License-Identifier: GPL-3.0-or-later
/// Sessions on disk: saved beside and renamed, on a thread of their own; kept safe while nobody saves; found again after a
/// crash.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/session/session.h"

namespace zabscope {

/// Writes a session's run with its branches and bookmarks. Values only, so it can run on any thread.
std::optional<TraceError> writeSession(const std::string& path, const TraceHeader& header, const Timeline& timeline);

/// The branch that is shown, as a scenario: everything that was done, the script's part included, each command at its
/// place. Playing it gives the same events.
std::string toScenarioText(const Session& session);
/// The same of a run of the scenario that is known until `reached`.
std::string toScenarioText(Scenario scenario, const Timeline& timeline, Instant reached);

class SessionFile : public QObject {
    Q_OBJECT

public:
    /// What is kept safe lies in `folder`.
    SessionFile(Session& session, QString folder, QObject* parent = nullptr);
    ~SessionFile() override;

    const QString& path() const { return m_path; }
    void setPath(const QString& path) { m_path = path; }
    /// Saves on another thread; saved() tells how it went.
    void save(const QString& path);
    /// Keeps the session safe if it has changed since the last time. Call it now and then.
    void keep();
    /// Something else is about to take the session's place: what was done in it and not saved is written to a file of its
    /// own, on another thread; putAsideDone() tells how it went. Nothing happens if there is nothing to lose. The oldest of
    /// many such files are removed.
    void putAside();
    /// Sessions that were put aside, newest first.
    QStringList aside() const;
    /// The title of the scenario in a file that was put aside, in the present language; empty if it tells none.
    static QString titleIn(const QString& path);
    /// Whether this is a file that is kept for the person, not by the person.
    bool isOurs(const QString& path) const;
    /// The session ends well: what was kept is no longer needed.
    void forget();
    /// Sessions that a crash has left behind, newest first.
    QStringList leftBehind() const;
    void discard(const QString& left);

Q_SIGNALS:
    /// `trouble` is empty when all is well.
    void saved(const QString& path, const QString& trouble);
    /// `title`: of the scenario that was put aside; empty if it has none.
    void putAsideDone(const QString& path, const QString& trouble, const QString& title);

private:
    /// What the threads that write the kept file share. Jobs are numbered in the order in which they were asked for.
    struct Shelf {
        std::mutex mutex;
        std::uint64_t done = 0;     ///< what was to be kept before this job is not needed any more
        std::uint64_t written = 0;  ///< the job that wrote the file that is there
        /// Removes the file, unless a job behind this one wrote it.
        void clear(const QString& kept, std::uint64_t job);
    };

    Session& m_session;
    std::shared_ptr<Shelf> m_shelf = std::make_shared<Shelf>();
    std::uint64_t m_jobs = 0;
    QString m_folder;
    QString m_path;
    QString m_kept;
    std::unique_ptr<QLockFile> m_lock;
    EventId m_keptLast = noEvent;
    std::size_t m_keptBranches = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};

}  // namespace zabscope
