// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: pictures of views, and the export of runs.
#include <QFileDialog>

#include "app/render/picture.h"
#include "app/window/export_dialog.h"
#include "app/window/main_window.h"

namespace zabscope {
namespace {

/// A panel is a part of a screen: for a slide or a page it needs more pixels than it has there.
constexpr double pixelsOfPicture = 2.0;

}  // namespace

QString MainWindow::fileName(const QString& run) {
    QString name;
    for (const QChar each : run.left(60)) {
        if (each.isLetterOrNumber()) name += each;
        else if (!name.endsWith(u'-')) name += u'-';
    }
    while (name.endsWith(u'-')) name.chop(1);
    return name.isEmpty() ? QStringLiteral("zabscope") : name;
}

void MainWindow::exportPicture() {
    View* view = m_lastView ? m_lastView.data() : m_views.at("ensemble");
    auto* dialog = new QFileDialog(this, tr("Export picture: %1").arg(view->title()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->setNameFilters({tr("Pictures (*.png *.svg *.pdf)")});
    const QString place = QString::fromStdString(toText(m_session.playhead().shown() - startOfTime));
    dialog->selectFile(QStringLiteral("%1_%2_%3.png").arg(fileName(scenarioTitle()), view->objectName(), place));
    connect(dialog, &QFileDialog::fileSelected, this, [this, view](const QString& chosen) {
        const auto trouble = savePicture(*view, chosen.toStdString(), pixelsOfPicture);
        if (trouble) return m_messages->say(QString::fromStdString(*trouble), MessageBar::Weight::trouble);
        m_messages->say(tr("Saved: %1").arg(chosen), MessageBar::Weight::hint);
    });
    dialog->show();
}

ExportDialog* MainWindow::exportDialog() const { return m_exportDialog; }

void MainWindow::exportRun() {
    if (!m_exportDialog) {
        ExportDialog::Source source;
        source.copy = [this] {
            auto copy =
                std::make_shared<RunCopy>(RunCopy{*m_session.timeline(), m_session.header(), *m_session.ensemble()});
            // What is exported is the branch that is shown; it stands alone.
            copy->header.branches.clear();
            copy->header.branch = 0;
            return std::shared_ptr<const RunCopy>(std::move(copy));
        };
        source.now = [this] { return m_session.playhead().shown(); };
        for (const Panel& panel : panels()) {
            const auto size = static_cast<qsizetype>(panel.name.size());
            source.views.emplace_back(QString::fromUtf8(panel.name.data(), size), view(panel.name)->title());
        }
        PictureChoice first;
        first.theme = m_themeName;
        first.language = m_language;
        m_exportDialog = new ExportDialog(std::move(source), first, QString(), this);
        m_exportDialog->setAttribute(Qt::WA_DeleteOnClose, false);
        connect(m_exportDialog, &ExportDialog::told, this, [this](const QString& line, bool trouble) {
            m_messages->say(line, trouble ? MessageBar::Weight::trouble : MessageBar::Weight::hint);
        });
    }
    m_exportDialog->show();
    m_exportDialog->raise();
    m_exportDialog->activateWindow();
}

}  // namespace zabscope
