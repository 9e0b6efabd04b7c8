// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: what real servers left behind is read and shown.
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QThreadPool>
#include <QUrl>
#include <algorithm>

#include "app/session/engine_words.h"
#include "app/window/import_report.h"
#include "app/window/main_window.h"

namespace zabscope {

// Files may be large: they are read on another thread, and the present session goes on meanwhile.
void MainWindow::readAside(const QString& line, std::function<std::function<void()>(const ImportGoesOn&)> work) {
    stopReading();
    const auto stops = std::make_shared<std::atomic<bool>>(false);
    m_stopsReading = stops;
    m_messages->say(line, MessageBar::Weight::hint, {{tr("Cancel"), [stops] { *stops = true; }}});
    const int wish = m_openings;
    const QPointer<MainWindow> alive(this);
    QThreadPool::globalInstance()->start([this, alive, line, wish, stops, work = std::move(work)] {
        const auto post = [&](auto what) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [this, alive, wish, stops, what] {
                    if (alive && wish == m_openings && !*stops) what();
                },
                Qt::QueuedConnection);
        };
        int told = 0;
        const auto take = work([&](double done) {
            const int percent = static_cast<int>(done * 100);
            if (percent > std::exchange(told, std::max(told, percent)))
                post([this, line, percent] { m_messages->goOn(tr("%1 %2 %").arg(line).arg(percent)); });
            return !stops->load();
        });
        post([this, take] {
            m_messages->hide();
            take();
        });
    });
}

void MainWindow::stopReading() {
    ++m_openings;
    if (m_stopsReading) *m_stopsReading = true;
}

void MainWindow::importFiles(const QStringList& paths) {
    const QString line = tr("Reading %1…").arg(paths.join(QStringLiteral(", ")));
    readAside(line, [this, paths](const ImportGoesOn& goOn) -> std::function<void()> {
        std::vector<std::string> files;
        for (const QString& path : paths) files.push_back(path.toStdString());
        auto run = std::make_shared<std::variant<Imported, InputError>>(importRun(files, goOn));
        return [this, paths, run] { showImported(paths, *run); };
    });
}

void MainWindow::showImported(const QStringList& paths, std::variant<Imported, InputError>& run) {
    if (const auto* error = std::get_if<InputError>(&run))
        return m_messages->say(EngineWords::unread(error->line), MessageBar::Weight::trouble);
    auto& imported = std::get<Imported>(run);
    const QString summary = QString::fromStdString(imported.summary);
    LoadedTrace trace;
    trace.header = std::move(imported.header);
    trace.timeline = std::move(imported.timeline);
    m_file.putAside();
    m_session.show(std::move(trace));
    m_file.setPath(QString());
    if (paths.size() == 1) addRecent(QFileInfo(paths.front()).absoluteFilePath());
    retranslate();
    QString line = tr("Imported. What the logs do not tell is shown as unknown.");
    if (!imported.warnings.empty()) line = QString::fromStdString(imported.warnings.front());
    m_messages->say(line, imported.warnings.empty() ? MessageBar::Weight::hint : MessageBar::Weight::trouble,
                    {{tr("What was found"), [this, summary] { (new ImportReport(summary, this))->show(); }}});
}

// A pipe or a device may never end, and the window must not wait for it.
bool MainWindow::isOpenable(const QString& path) {
    const QFileInfo file(path);
    if (!file.exists() || file.isFile() || file.isDir()) return true;
    m_messages->say(tr("Not opened: %1 is neither a file nor a folder; copy what comes out of it to a file first").arg(path),
                    MessageBar::Weight::trouble);
    return false;
}

void MainWindow::openAll(const QStringList& paths) {
    if (paths.isEmpty()) return;
    if (!std::all_of(paths.begin(), paths.end(), [this](const QString& each) { return isOpenable(each); })) return;
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
