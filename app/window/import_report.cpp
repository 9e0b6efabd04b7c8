// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_report.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace zabscope {

ImportReport::ImportReport(const QString& summary, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What was imported"));
    auto* text = new QPlainTextEdit(summary, this);
    text->setReadOnly(true);
    text->setAccessibleName(windowTitle());
    text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 32);
}

}  // namespace zabscope
