// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporter.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <utility>

namespace zabscope {
namespace {

constexpr double tracePart = 0.1;  // of the work, when a second process needs the run as a file
constexpr int patience = 3000;     // milliseconds for the second process to end by itself

QString exact(Instant at) { return QStringLiteral("%1us").arg(at.time_since_epoch().count()); }

}  // namespace

Exporter::Exporter(QString program, QObject* parent)
    : QObject(parent), m_program(program.isEmpty() ? QCoreApplication::applicationFilePath() : std::move(program)) {
    connect(&m_process, &QProcess::readyReadStandardError, this, &Exporter::hear);
    connect(&m_process, &QProcess::finished, this, &Exporter::drawn);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end({ExportEnd::trouble, (m_program + QStringLiteral(": ") + m_process.errorString()).toStdString()});
    });
}

Exporter::~Exporter() {
    m_process.disconnect(this);
    if (m_cancelled) *m_cancelled = true;
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.terminate();
    if (!m_process.waitForFinished(patience)) m_process.kill();
}

void Exporter::setRun(std::shared_ptr<const RunCopy> run) {
    Q_ASSERT(!m_busy);
    m_run = std::move(run);
    m_folder.reset();
    m_hasTrace = false;
}

void Exporter::begin(const ExportOrder& order) {
    Q_ASSERT(!m_busy && m_run && order.format);
    m_busy = true;
    m_order = order;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_writesTrace = false;
    if (!order.format->isDrawn) return write(order, 1);
    if (m_hasTrace) return draw();
    m_folder = std::make_unique<QTemporaryDir>();
    m_writesTrace = true;
    ExportOrder trace;
    trace.format = findFormat("zabtrace");
    trace.path = tracePath();
    write(trace, tracePart);
}

void Exporter::write(const ExportOrder& order, double share) {
    const QPointer<Exporter> alive(this);
    // The thread touches nothing of this object: it may be gone when the work ends.
    QThreadPool::globalInstance()->start([alive, order, share, run = m_run, cancelled = m_cancelled] {
        const auto post = [&](auto what) {
            QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(what), Qt::QueuedConnection);
        };
        int told = -1;
        const auto goOn = [&](double done) {
            const int percent = static_cast<int>(done * 100);
            if (percent != std::exchange(told, percent)) {
                post([alive, done, share, cancelled] {
                    if (alive && !*cancelled) Q_EMIT alive->progressed(done * share);
                });
            }
            return !cancelled->load();
        };
        const Exported exported{run->timeline, run->header, run->ensemble, order.excerpt};
        const ExportResult result = exportTo(order.path.toStdString(), *order.format, exported, order.picture, goOn);
        post([alive, result] {
            if (!alive) return;
            const bool goesOn = alive->m_writesTrace && result.end == ExportEnd::done && !*alive->m_cancelled;
            if (!goesOn) return alive->end(result);
            alive->m_hasTrace = true;
            alive->draw();
        });
    });
}

QStringList Exporter::arguments(const ExportOrder& order, const QString& trace) {
    const PictureChoice& choice = order.picture;
    const auto text = [](std::string_view name) {
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    };
    QStringList all{"export",
                    trace,
                    "--to",
                    text(order.format->name),
                    "--out",
                    order.path,
                    "--progress",
                    "--view",
                    choice.view,
                    "--theme",
                    themeKey(choice.theme),
                    "--lang",
                    choice.language,
                    "--size",
                    QStringLiteral("%1x%2").arg(choice.size.width()).arg(choice.size.height()),
                    "--speed",
                    QString::number(choice.speed),
                    "--fps",
                    QString::number(choice.framesPerSecond)};
    if (!choice.captions) all << "--no-captions";
    if (choice.at) all << "--at" << exact(*choice.at);
    if (order.excerpt.from) all << "--from" << exact(*order.excerpt.from);
    if (order.excerpt.until) all << "--until" << exact(*order.excerpt.until);
    return all;
}

void Exporter::draw() {
    m_said.clear();
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(m_program, arguments(m_order, tracePath()));
}

void Exporter::hear() {
    m_process.setReadChannel(QProcess::StandardError);
    while (m_process.canReadLine() || (m_process.state() == QProcess::NotRunning && m_process.bytesAvailable() > 0)) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (line.startsWith(QLatin1String("progress "))) {
            const double done = line.mid(9).toDouble() / 1000;
            if (!*m_cancelled) Q_EMIT progressed(tracePart + (1 - tracePart) * done);
        } else if (!line.isEmpty()) {
            m_said = line;
        }
    }
}

void Exporter::drawn(int exitCode, QProcess::ExitStatus status) {
    hear();
    if (*m_cancelled) return end({ExportEnd::cancelled, {}});
    if (status == QProcess::NormalExit && exitCode == 0) return end({ExportEnd::done, {}});
    const QString said = m_said.isEmpty() ? m_process.errorString() : m_said.remove(QStringLiteral("zabscope: "));
    end({ExportEnd::trouble, said.toStdString()});
}

void Exporter::cancel() {
    if (!m_busy) return;
    *m_cancelled = true;
    if (m_process.state() != QProcess::NotRunning) m_process.terminate();
}

void Exporter::end(const ExportResult& result) {
    if (!m_busy) return;
    m_busy = false;
    Q_EMIT ended(result);
}

}  // namespace zabscope
