// SPDX-License-Identifier: GPL-3.0-or-later
/// What an export will look like: its first picture, or its first lines. Made beside the window, a moment after the
/// last change.
#pragma once

#include <QStackedWidget>
#include <QTimer>

#include "app/export/exporter.h"

class QLabel;
class QPlainTextEdit;

namespace zabscope {

class ExportPreview : public QStackedWidget {
    Q_OBJECT

public:
    /// `program` draws, as Exporter has it.
    explicit ExportPreview(const QString& program, QWidget* parent = nullptr);

    void setRun(std::shared_ptr<const RunCopy> run);
    /// Shows this order before long; an earlier one is forgotten.
    void showSoon(const ExportOrder& order);
    /// What is shown: lines, or nothing while it is a picture.
    QString text() const;
    const QPixmap& picture() const { return m_pixmap; }

Q_SIGNALS:
    void shown();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void make();
    void makeText();
    void show(const QString& text);
    void fit();

    Exporter m_exporter;
    std::shared_ptr<const RunCopy> m_run;
    std::shared_ptr<const RunCopy> m_next;  ///< to be taken when nothing is under way
    QTemporaryDir m_folder;
    QTimer m_soon;
    ExportOrder m_order;
    int m_wish = 0;  ///< numbers what was asked for, so that an old answer is not shown
    QLabel* m_label;
    QPlainTextEdit* m_text;
    QPixmap m_pixmap;
};

}  // namespace zabscope
