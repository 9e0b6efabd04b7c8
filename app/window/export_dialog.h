// SPDX-License-Identifier: GPL-3.0-or-later
/// File > Export: which format, which part of the run, how it looks, and how far it is. The window stays usable
/// meanwhile.
#pragma once

#include <QDialog>
#include <functional>
#include <memory>

#include "app/export/exporter.h"
#include "app/window/export_choices.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace zabscope {

class ExportPreview;

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// What the dialog asks of the window.
    struct Source {
        std::function<std::shared_ptr<const RunCopy>()> copy;  ///< of the run as it is now
        std::function<Instant()> now;                          ///< the instant that is shown
        ExportChoices::Titles views;
    };
    ExportDialog(Source source, const PictureChoice& first, const QString& program, QWidget* parent);

    /// Chooses a format by its name.
    void choose(std::string_view format);
    void setPath(const QString& path);
    ExportChoices& choices() { return *m_choices; }
    ExportPreview& preview() { return *m_preview; }

Q_SIGNALS:
    /// An export has ended: a line for the window's bar.
    void told(const QString& line, bool trouble);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeFoot();
    void browse();
    void begin();
    void chosen();
    void refresh();
    void followPath();
    void ended(const ExportResult& result);
    const Format& format() const;
    bool order(ExportOrder& order);

    Source m_source;
    std::shared_ptr<const RunCopy> m_run;
    Exporter m_exporter;
    QListWidget* m_formats;
    QLabel* m_purpose;
    ExportChoices* m_choices;
    ExportPreview* m_preview;
    QLineEdit* m_path;
    QLabel* m_hint;
    QProgressBar* m_progress;
    QPushButton* m_export;
    QPushButton* m_cancel;
};

}  // namespace zabscope
