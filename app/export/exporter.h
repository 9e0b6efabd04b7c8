// SPDX-License-Identifier: GPL-3.0-or-later
/// One export beside a window that stays usable: texts are made on another thread; what is drawn, by a second process
/// of this program, since a picture may have another language and theme than the window.
#pragma once

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <atomic>
#include <memory>

#include "app/export/formats.h"

namespace zabscope {

/// A run as it is at one moment: a value, which another thread may read.
struct RunCopy {
    Timeline timeline;
    TraceHeader header;
    Ensemble ensemble;
};

struct ExportOrder {
    const Format* format = nullptr;
    QString path;
    Excerpt excerpt;
    PictureChoice picture;
};

class Exporter : public QObject {
    Q_OBJECT

public:
    /// `program` draws: by default the one that runs.
    explicit Exporter(QString program = {}, QObject* parent = nullptr);
    ~Exporter() override;

    /// What will be exported from now on. Cheap. Precondition: nothing is under way.
    void setRun(std::shared_ptr<const RunCopy> run);
    bool isBusy() const { return m_busy; }
    /// Precondition: nothing is under way.
    void begin(const ExportOrder& order);
    /// Nothing is left of the file; ended() follows.
    void cancel();

    /// The arguments with which the second process draws `order` of the trace.
    static QStringList arguments(const ExportOrder& order, const QString& trace);

Q_SIGNALS:
    void progressed(double done);
    void ended(const zabscope::ExportResult& result);

private:
    void write(const ExportOrder& order, double share);
    void draw();
    void hear();
    void drawn(int exitCode, QProcess::ExitStatus status);
    void end(const ExportResult& result);
    QString tracePath() const { return m_folder->filePath(QStringLiteral("run.zabtrace")); }

    QString m_program;
    std::shared_ptr<const RunCopy> m_run;
    std::unique_ptr<QTemporaryDir> m_folder;  ///< holds the run for the second process, once it has been needed
    bool m_hasTrace = false;
    ExportOrder m_order;
    QProcess m_process;
    QString m_said;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    bool m_busy = false;
    bool m_writesTrace = false;
};

}  // namespace zabscope

Q_DECLARE_METATYPE(zabscope::ExportResult)
