// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/export_preview.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QThreadPool>

#include "app/export/preview.h"

namespace zabscope {
namespace {

constexpr int moment = 300;  // milliseconds without a change before anything is made
constexpr int mostLines = 60;

}  // namespace

ExportPreview::ExportPreview(const QString& program, QWidget* parent)
    : QStackedWidget(parent), m_exporter(program), m_label(new QLabel), m_text(new QPlainTextEdit) {
    m_label->setAlignment(Qt::AlignCenter);
    m_label->setMinimumSize(1, 1);
    m_label->setAccessibleName(tr("Preview"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Preview"));
    addWidget(m_label);
    addWidget(m_text);
    m_soon.setSingleShot(true);
    m_soon.setInterval(moment);
    connect(&m_soon, &QTimer::timeout, this, &ExportPreview::make);
    connect(&m_exporter, &Exporter::ended, this, [this](const ExportResult& result) {
        if (m_soon.isActive() || result.end == ExportEnd::cancelled) return make();
        if (result.end == ExportEnd::trouble) return show(QString::fromStdString(result.line));
        m_pixmap = QPixmap(m_folder.filePath(QStringLiteral("preview.png")));
        setCurrentWidget(m_label);
        fit();
        Q_EMIT shown();
    });
}

void ExportPreview::setRun(std::shared_ptr<const RunCopy> run) { m_next = std::move(run); }

void ExportPreview::showSoon(const ExportOrder& order) {
    m_order = order;
    ++m_wish;
    m_exporter.cancel();
    m_soon.start();
}

void ExportPreview::make() {
    if (m_exporter.isBusy()) return;  // it is being cancelled, and comes back here
    m_soon.stop();
    if (m_next) {
        m_run = std::exchange(m_next, nullptr);
        m_exporter.setRun(m_run);
    }
    if (!m_run || !m_order.format) return;
    if (!m_order.format->isDrawn || m_order.format->name == "markdown") return makeText();
    ExportOrder order = m_order;
    const bool film = order.format->name == "gif" || order.format->name == "mp4";
    if (film) order.picture.at = order.excerpt.from.value_or(startOfTime);
    order.excerpt.from.reset();
    order.format = findFormat("png");
    order.path = m_folder.filePath(QStringLiteral("preview.png"));
    m_exporter.begin(order);
}

void ExportPreview::makeText() {
    const QPointer<ExportPreview> alive(this);
    QThreadPool::globalInstance()->start([alive, order = m_order, run = m_run, wish = m_wish] {
        const auto lines = firstLines(order, *run, mostLines);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, lines, wish] {
                if (!alive || wish != alive->m_wish) return;
                alive->show(lines.value_or(tr("This format is made for programs: there is nothing to read in it.")));
            },
            Qt::QueuedConnection);
    });
}

void ExportPreview::show(const QString& text) {
    m_pixmap = QPixmap();
    m_text->setPlainText(text);
    setCurrentWidget(m_text);
    Q_EMIT shown();
}

QString ExportPreview::text() const { return currentWidget() == m_text ? m_text->toPlainText() : QString(); }

void ExportPreview::fit() {
    if (m_pixmap.isNull()) return;
    const QSize room = size() * devicePixelRatioF();
    const bool large = m_pixmap.width() > room.width() || m_pixmap.height() > room.height();
    QPixmap fitted = large ? m_pixmap.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation) : m_pixmap;
    fitted.setDevicePixelRatio(devicePixelRatioF());
    m_label->setPixmap(fitted);
}

void ExportPreview::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    fit();
}

}  // namespace zabscope
