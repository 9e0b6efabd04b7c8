// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/export_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/window/export_preview.h"

namespace zabscope {
namespace {

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString purposeOf(const Format& format) {
    return QCoreApplication::translate("Formats", std::string{format.purpose}.c_str());
}

}  // namespace

ExportDialog::ExportDialog(Source source, const PictureChoice& first, const QString& program, QWidget* parent)
    : QDialog(parent), m_source(std::move(source)), m_exporter(program), m_preview(new ExportPreview(program)) {
    setWindowTitle(tr("Export"));
    setModal(false);
    m_choices = new ExportChoices(m_source.views, first);
    m_choices->setNow(m_source.now);
    auto* upper = new QHBoxLayout;
    upper->addWidget(makeSide(), 2);
    upper->addWidget(m_preview, 3);
    auto* all = new QVBoxLayout(this);
    all->addLayout(upper, 1);
    all->addWidget(makeFoot());
    for (const Format& each : formats()) {
        auto* item = new QListWidgetItem(textOf(each.name), m_formats);
        item->setToolTip(purposeOf(each));
        item->setData(Qt::AccessibleDescriptionRole, purposeOf(each));
    }
    m_path->setText(QDir::home().filePath(QStringLiteral("zabscope")));
    connect(m_formats, &QListWidget::currentRowChanged, this, &ExportDialog::chosen);
    connect(m_choices, &ExportChoices::changed, this, &ExportDialog::refresh);
    connect(&m_exporter, &Exporter::progressed, this,
            [this](double done) { m_progress->setValue(qRound(done * 1000)); });
    connect(&m_exporter, &Exporter::ended, this, &ExportDialog::ended);
    choose("png");
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 34);
}

QWidget* ExportDialog::makeSide() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* title = new QLabel(tr("For&mat"));
    m_formats = new QListWidget;
    title->setBuddy(m_formats);
    m_formats->setAccessibleName(wordsOf(title->text()));
    m_purpose = new QLabel;
    m_purpose->setWordWrap(true);
    m_purpose->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    layout->addWidget(title);
    layout->addWidget(m_formats, 1);
    layout->addWidget(m_purpose);
    layout->addWidget(m_choices);
    return side;
}

QWidget* ExportDialog::makeFoot() {
    auto* foot = new QWidget;
    auto* label = new QLabel(tr("F&ile"));
    m_path = new QLineEdit;
    label->setBuddy(m_path);
    m_path->setAccessibleName(wordsOf(label->text()));
    auto* browse = new QPushButton(tr("&Browse…"));
    m_hint = new QLabel;
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("How far the export is"));
    m_export = new QPushButton(tr("&Export"));
    m_export->setDefault(true);
    m_cancel = new QPushButton(tr("&Cancel"));
    m_cancel->setEnabled(false);
    auto* close = new QPushButton(tr("Cl&ose"));
    for (QPushButton* button : {browse, m_cancel, close}) button->setAutoDefault(false);
    auto* file = new QHBoxLayout;
    file->addWidget(label);
    file->addWidget(m_path, 1);
    file->addWidget(browse);
    auto* row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_export);
    row->addWidget(m_cancel);
    row->addWidget(close);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(file);
    layout->addWidget(m_hint);
    layout->addLayout(row);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::begin);
    connect(m_cancel, &QPushButton::clicked, &m_exporter, &Exporter::cancel);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    return foot;
}

const Format& ExportDialog::format() const {
    const int row = std::max(0, m_formats->currentRow());
    return formats()[static_cast<std::size_t>(row)];
}

void ExportDialog::choose(std::string_view name) {
    for (int i = 0; i < m_formats->count(); ++i) {
        if (m_formats->item(i)->text() == textOf(name)) m_formats->setCurrentRow(i);
    }
}

void ExportDialog::setPath(const QString& path) { m_path->setText(path); }

void ExportDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    m_run = m_source.copy();
    m_preview->setRun(m_run);
    refresh();
}

/// It is opened anew in the other language; an export that is under way ends first.
void ExportDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || m_exporter.isBusy()) return;
    close();
    deleteLater();
}

void ExportDialog::chosen() {
    m_purpose->setText(purposeOf(format()));
    m_choices->setFormat(format());
    followPath();
    refresh();
}

/// The file is called after its format unless a person gave it another ending.
void ExportDialog::followPath() {
    const QFileInfo info(m_path->text());
    const auto isOurs = [&](const Format& each) { return info.suffix() == textOf(each.extension); };
    const bool ours = info.suffix().isEmpty() || std::any_of(formats().begin(), formats().end(), isOurs);
    if (!ours || m_path->text().isEmpty()) return;
    m_path->setText(info.dir().filePath(info.completeBaseName() + u'.' + textOf(format().extension)));
}

bool ExportDialog::order(ExportOrder& order) {
    order.format = &format();
    order.path = m_path->text();
    const QString wrong = m_choices->read(m_run->timeline, order.excerpt, order.picture);
    m_hint->setText(wrong);
    return wrong.isEmpty();
}

void ExportDialog::refresh() {
    if (!m_run) return;
    ExportOrder wanted;
    const bool right = order(wanted);
    const bool named = !wanted.path.trimmed().isEmpty();
    m_export->setEnabled(right && named && !m_exporter.isBusy());
    if (!right) return;
    if (QFileInfo(wanted.path).isFile()) m_hint->setText(tr("The file is there already and will be replaced."));
    m_preview->showSoon(wanted);
}

void ExportDialog::browse() {
    auto* dialog = new QFileDialog(this, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(textOf(format().extension));
    dialog->selectFile(m_path->text());
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::setPath);
    dialog->show();
}

void ExportDialog::begin() {
    if (m_exporter.isBusy()) return;
    // The run may have gone on since the dialog was opened.
    m_run = m_source.copy();
    ExportOrder wanted;
    if (!order(wanted)) return;
    m_exporter.setRun(m_run);
    m_progress->setValue(0);
    m_hint->setText(tr("Exporting %1…").arg(wanted.path));
    m_exporter.begin(wanted);
    m_export->setEnabled(false);
    m_cancel->setEnabled(true);
    m_cancel->setFocus();
}

void ExportDialog::ended(const ExportResult& result) {
    m_cancel->setEnabled(false);
    m_export->setEnabled(true);
    m_export->setFocus();
    const bool trouble = result.end == ExportEnd::trouble;
    m_progress->setValue(result.end == ExportEnd::done ? 1000 : 0);
    const QString line = trouble                              ? QString::fromStdString(result.line)
                         : result.end == ExportEnd::cancelled ? tr("Cancelled: nothing was written.")
                                                              : tr("Saved: %1").arg(m_path->text());
    m_hint->setText(line);
    Q_EMIT told(line, trouble);
}

}  // namespace zabscope
