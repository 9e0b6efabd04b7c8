// SPDX-License-Identifier: GPL-3.0-or-later
// RunPair: two timelines and the line where they part.
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "app/learn/what_if_words.h"
#include "app/render/run_frames.h"
#include "app/window/what_if_sheet.h"

namespace zabscope {
namespace {

constexpr std::size_t chunksAFrame = 8;  // that a timeline reads at a time

}  // namespace

RunPair::RunPair(const Theme& theme)
    : m_theme(theme),
      m_leftName(new QLabel),
      m_rightName(new QLabel),
      m_left(new TimelineView),
      m_right(new TimelineView),
      m_line(new QWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_leftName);
    column->addWidget(m_left, 1);
    column->addWidget(m_rightName);
    column->addWidget(m_right, 1);
    for (TimelineView* view : {m_left, m_right}) {
        view->setTheme(theme);
        connect(view, &View::jumped, this, [this](const Position& position) {
            standAt(position.at);
            Q_EMIT instantWanted(position.at);
        });
    }
    m_line->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_line->installEventFilter(this);
    for (QWidget* each : {static_cast<QWidget*>(this), static_cast<QWidget*>(m_left), static_cast<QWidget*>(m_right)})
        each->installEventFilter(this);
}

void RunPair::retranslate() {
    m_leftName->setText(learn::WhatIfWords::asItWas());
    m_rightName->setText(m_result ? learn::WhatIfWords::name(m_result->alternative) : learn::WhatIfWords::whatIf());
    m_left->setAccessibleName(m_leftName->text());
    m_right->setAccessibleName(m_rightName->text());
}

void RunPair::show(const std::shared_ptr<const learn::WhatIf>& result,
                   const std::shared_ptr<const Ensemble>& ensemble) {
    m_result = result;
    m_ensemble = ensemble;
    // Both scales reach as far as the longer run.
    const Instant end = std::max(result->before->end(), result->timeline->end());
    const auto recording = [&](const Timeline& timeline) {
        Recording own = *recordingOf(timeline, *ensemble, std::string());
        own.branches.front().end.at = end;
        return std::make_shared<const Recording>(std::move(own));
    };
    m_leftRecording = recording(*result->before);
    m_rightRecording = recording(*result->timeline);
    retranslate();
    const std::size_t chunks = std::max(result->before->chunks().size(), result->timeline->chunks().size());
    for (std::size_t read = 0; read <= chunks; read += chunksAFrame)
        standAt(result->difference ? std::min(instantOf(false), instantOf(true)) : result->before->end());
    for (TimelineView* view : {m_left, m_right}) view->showAll();
    m_line->update();
}

void RunPair::standAt(Instant at) {
    if (!m_result) return;
    const auto frame = [&](const std::shared_ptr<const Timeline>& timeline,
                           const std::shared_ptr<const Recording>& recording) {
        return frameAt(timeline, m_ensemble, recording, timeline->positionAt(std::min(at, timeline->end())));
    };
    m_left->setFrame(frame(m_result->before, m_leftRecording));
    m_right->setFrame(frame(m_result->timeline, m_rightRecording));
}

/// Where the difference shows in that run; in the one that has nothing to show, where it shows in the other.
Instant RunPair::instantOf(bool right) const {
    const learn::RunDifference& first = *m_result->difference;
    const EventId own = right ? first.right : first.left;
    if (own != noEvent) return (right ? m_result->timeline : m_result->before)->event(own).at;
    return right ? m_result->before->event(first.left).at : m_result->timeline->event(first.right).at;
}

bool RunPair::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_line && event->type() == QEvent::Paint) {
        paintLine();
        return true;
    }
    if (watched != m_line && (event->type() == QEvent::Resize || event->type() == QEvent::Move)) place();
    return QWidget::eventFilter(watched, event);
}

void RunPair::place() {
    m_line->setGeometry(rect());
    m_line->raise();
}

void RunPair::paintLine() {
    if (!m_result || !m_result->difference) return;
    QPainter painter(m_line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.bad, 2, Qt::DashLine));
    const auto point = [this](const TimelineView* view, Instant at, bool bottom) {
        return QPointF(view->x() + view->pixelOf(at), bottom ? view->geometry().bottom() : view->y());
    };
    const Instant left = instantOf(false);
    const Instant right = instantOf(true);
    painter.drawPolyline(QList<QPointF>{point(m_left, left, false), point(m_left, left, true),
                                        point(m_right, right, false), point(m_right, right, true)});
}

}  // namespace zabscope
