// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_file.h"

#include <QLocale>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>
#include <algorithm>

#include "app/input.h"
#include "app/recorded_script.h"
#include "core/trace/trace_header.h"

namespace zabscope {
namespace {

constexpr const char* suffix = ".zabtrace";
constexpr const char* asidePrefix = "kept-aside-";
constexpr int mostAside = 20;

QString lockOf(const QString& path) { return path + QStringLiteral(".lock"); }

}  // namespace

std::optional<TraceError> writeSession(const std::string& path, const TraceHeader& header, const Timeline& timeline) {
    TraceWriter writer(path);
    if (auto error = writer.begin(header)) return error;
    return writer.finish(timeline, header);
}

std::string toScenarioText(const Session& session) {
    return toScenarioText(session.scenario(), *session.timeline(), session.known().reached);
}

std::string toScenarioText(Scenario scenario, const Timeline& timeline, Instant reached) {
    std::vector<AtStatement> script;
    for (RecordedCommand& each : recordedCommands(timeline, scenario.ensemble))
        script.push_back({each.at, each.after, {std::move(each.command)}});
    return toText(withScript(std::move(scenario), script, reached));
}

SessionFile::SessionFile(Session& session, QString folder, QObject* parent)
    : QObject(parent), m_session(session), m_folder(std::move(folder)) {
    if (m_folder.isEmpty()) return;  // nothing is kept
    QDir().mkpath(m_folder);
    for (int number = 0; number < 100 && !m_lock; ++number) {
        m_kept = m_folder + QStringLiteral("/kept-%1-%2%3").arg(QCoreApplication::applicationPid()).arg(number).arg(
                     QLatin1String(suffix));
        auto lock = std::make_unique<QLockFile>(lockOf(m_kept));
        lock->setStaleLockTime(0);
        if (!QFile::exists(m_kept) && lock->tryLock()) m_lock = std::move(lock);
    }
}

SessionFile::~SessionFile() { QThreadPool::globalInstance()->waitForDone(); }

void SessionFile::save(const QString& path) {
    const std::weak_ptr<int> alive = m_alive;
    QThreadPool::globalInstance()->start(
        [this, alive, path, header = m_session.header(), timeline = m_session.timeline()] {
            const auto error = writeSession(path.toStdString(), header, *timeline);
            const QString trouble = error ? QString::fromStdString(error->text()) : QString();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [this, alive, path, trouble] {
                    if (alive.expired()) return;
                    if (trouble.isEmpty()) m_path = path;
                    Q_EMIT saved(path, trouble);
                },
                Qt::QueuedConnection);
        });
}

void SessionFile::keep() {
    const EventId last = m_session.timeline()->last();
    const std::size_t branches = m_session.branches().all().size();
    if (!m_lock || !m_session.isChanged() || (last == m_keptLast && branches == m_keptBranches)) return;
    m_keptLast = last;
    m_keptBranches = branches;
    QThreadPool::globalInstance()->start([kept = m_kept, shelf = m_shelf, job = ++m_jobs, header = m_session.header(),
                                          timeline = m_session.timeline()] {
        const std::scoped_lock lock(shelf->mutex);
        if (job < std::max(shelf->done, shelf->written)) return;  // it comes too late
        // What cannot be kept is not lost yet: the next time may go better.
        if (!writeSession(kept.toStdString(), header, *timeline)) shelf->written = job;
    });
}

void SessionFile::Shelf::clear(const QString& kept, std::uint64_t job) {
    const std::scoped_lock lock(mutex);
    done = std::max(done, job);
    if (written < job) QFile::remove(kept);
}

void SessionFile::putAside() {
    if (m_folder.isEmpty() || !m_session.isChanged() || m_session.timeline()->last() == noEvent) return;
    const QString path = m_folder + QStringLiteral("/%1%2-%3%4")
                                        .arg(QLatin1String(asidePrefix),
                                             QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"))
                                        .arg(QCoreApplication::applicationPid())
                                        .arg(QLatin1String(suffix));
    const std::weak_ptr<int> alive = m_alive;
    const std::string language = QLocale().name().toStdString();
    QThreadPool::globalInstance()->start([this, alive, path, kept = m_kept, shelf = m_shelf, job = ++m_jobs,
                                          before = aside(), header = m_session.header(),
                                          title = QString::fromStdString(m_session.scenario().titleIn(language)),
                                          timeline = m_session.timeline()] {
        const auto error = writeSession(path.toStdString(), header, *timeline);
        if (!error) {
            shelf->clear(kept, job);
            for (const QString& old : before.mid(mostAside - 1)) QFile::remove(old);
        }
        const QString trouble = error ? QString::fromStdString(error->text()) : QString();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [this, alive, path, trouble, title] {
                if (!alive.expired()) Q_EMIT putAsideDone(path, trouble, title);
            },
            Qt::QueuedConnection);
    });
    m_keptLast = noEvent;
}

QStringList SessionFile::aside() const {
    QStringList found;
    const QDir folder(m_folder);
    if (m_folder.isEmpty()) return found;
    const QStringList pattern{QLatin1String(asidePrefix) + QLatin1Char('*') + QLatin1String(suffix)};
    for (const QString& name : folder.entryList(pattern, QDir::Files, QDir::Name | QDir::Reversed))
        found << folder.filePath(name);
    return found;
}

QString SessionFile::titleIn(const QString& path) {
    const auto start = readTraceHeader(path.toStdString());
    const auto* header = std::get_if<TraceHeader>(&start);
    if (!header) return {};
    const auto scenario = readScenario(header->scenario, header->scenarioName);
    const auto* read = std::get_if<Scenario>(&scenario);
    const std::string title = read ? read->titleIn(QLocale().name().toStdString()) : std::string();
    return QString::fromStdString(title.empty() ? header->scenarioName : title);
}

bool SessionFile::isOurs(const QString& path) const {
    const QFileInfo file(path);
    return !m_folder.isEmpty() && file.absolutePath() == QFileInfo(m_folder).absoluteFilePath() &&
           file.fileName().startsWith(QLatin1String("kept-"));
}

void SessionFile::forget() {
    if (!m_lock) return;
    // Not here: another thread may be writing it, and the window does not wait.
    QThreadPool::globalInstance()->start(
        [kept = m_kept, shelf = m_shelf, job = ++m_jobs] { shelf->clear(kept, job); });
    m_keptLast = noEvent;
}

QStringList SessionFile::leftBehind() const {
    QStringList found;
    const QDir folder(m_folder);
    const QStringList pattern{QStringLiteral("kept-*%1").arg(QLatin1String(suffix))};
    for (const QString& name : folder.entryList(pattern, QDir::Files, QDir::Time)) {
        const QString path = folder.filePath(name);
        if (path == m_kept || name.startsWith(QLatin1String(asidePrefix))) continue;
        QLockFile lock(lockOf(path));
        lock.setStaleLockTime(0);
        if (lock.tryLock()) found << path;  // whoever wrote it is gone
    }
    return found;
}

void SessionFile::discard(const QString& left) { QFile::remove(left); }

}  // namespace zabscope
