// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: what real servers left behind is read and shown.
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QThreadPool>
#include <QUrl>

#include "app/window/import_report.h"
#include "app/window/main_window.h"

namespace zabscope {

// Logs may be large: they are read on another thread, and the present session goes on meanwhile.
void MainWindow::importFiles(const QStringList& paths) {
    m_messages->say(tr("Reading %1…").arg(paths.join(QStringLiteral(", "))), MessageBar::Weight::hint);
    const int wish = ++m_openings;
    const QPointer<MainWindow> alive(this);
    QThreadPool::globalInstance()->start([this, alive, paths, wish] {
        std::vector<std::string> files;
        for (const QString& path : paths) files.push_back(path.toStdString());
        auto run = std::make_shared<std::variant<Imported, InputError>>(importRun(files, [](double) { return true; }));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [this, alive, paths, wish, run] {
                if (alive && wish == m_openings) showImported(paths, *run);
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::showImported(const QStringList& paths, std::variant<Imported, InputError>& run) {
    if (const auto* error = std::get_if<InputError>(&run))
        return m_messages->say(QString::fromStdString(error->line), MessageBar::Weight::trouble);
    auto& imported = std::get<Imported>(run);
    const QString summary = QString::fromStdString(imported.summary);
    LoadedTrace trace;
    trace.header = std::move(imported.header);
    trace.timeline = std::move(imported.timeline);
    putAside();
    m_session.show(std::move(trace));
    m_file.setPath(QString());
    if (paths.size() == 1) addRecent(QFileInfo(paths.front()).absoluteFilePath());
    retranslate();
    QString line = tr("Imported. What the logs do not tell is shown as unknown.");
    if (!imported.warnings.empty()) line = QString::fromStdString(imported.warnings.front());
    m_messages->say(line, imported.warnings.empty() ? MessageBar::Weight::hint : MessageBar::Weight::trouble,
                    {{tr("What was found"), [this, summary] { (new ImportReport(summary, this))->show(); }}});
}

void MainWindow::openAll(const QStringList& paths) {
    if (paths.isEmpty()) return;
    if (paths.size() == 1) return open(paths.front());
    importFiles(paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) paths << url.toLocalFile();
    }
    openAll(paths);
}

}  // namespace zabscope
