// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/log_paint.h"

#include <QFontMetrics>
#include <algorithm>

#include "views/logs/log_layout.h"
#include "views/server_mark.h"

namespace zabscope {

LogPainter::LogPainter(QPainter& painter, const Theme& theme, const QFont& font)
    : m_painter(painter),
      m_theme(theme),
      m_font(font),
      m_caption(LogLayout::captionFont(font)),
      m_bold(LogLayout::boldFont(font)) {}

void LogPainter::text(const QRect& place, const QString& text, const QColor& color, const QFont& font,
                      int flags) const {
    m_painter.setFont(font);
    m_painter.setPen(color);
    const bool wraps = (flags & Qt::TextWordWrap) != 0;
    const QFontMetrics metrics(font);
    const bool fits = wraps || metrics.horizontalAdvance(text) <= place.width();
    m_painter.drawText(place, flags, fits ? text : metrics.elidedText(text, Qt::ElideRight, place.width()));
}

void LogPainter::mark(const QRect& place, const LogRow& row, bool leads) const {
    ServerMark mark{row.sid, row.role, row.observer, leads, row.up, false, false};
    mark.started = row.node && row.node->life > 0;
    mark.frozen = row.node && row.node->frozen;
    drawServerMark(m_painter, m_theme, place, mark, m_font);
}

// ---- cells ----

void LogPainter::box(const QRect& place, const LogCell& cell, std::int64_t epoch, bool quiet) const {
    const QColor colour = m_theme.epoch(epoch);
    const double strength = quiet ? 0.55 : 1.0;
    if (cell.committed) {
        m_painter.fillRect(place, Theme::faint(colour, strength));
        const Qt::BrushStyle pattern = m_theme.pattern(epoch);
        if (pattern != Qt::SolidPattern)
            m_painter.fillRect(place, QBrush(Theme::faint(m_theme.on(colour), 0.55), pattern));
    } else if (cell.flushed) {
        m_painter.fillRect(place, Theme::faint(colour, 0.16));
    }
    const QColor frame =
        cell.committed ? (m_theme.name == ThemeName::light ? colour.darker(135) : colour.lighter(125)) : colour;
    m_painter.setBrush(Qt::NoBrush);
    QPen pen(frame, cell.flushed ? 1.6 : 1.4, cell.flushed ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap, Qt::MiterJoin);
    if (!cell.flushed) {
        pen.setDashPattern({2.2, 1.8});
        if (cell.committed) pen.setColor(m_theme.on(colour));
    }
    m_painter.setPen(pen);
    m_painter.drawRect(place.adjusted(0, 0, -1, -1));
}

void LogPainter::snapshot(const QRect& place, const LogCell& cell) const {
    m_painter.fillRect(place, QBrush(Theme::faint(m_theme.quietText, 0.7), Qt::BDiagPattern));
    m_painter.setPen(QPen(m_theme.quietText, 1, cell.flushed ? Qt::SolidLine : Qt::DashLine));
    m_painter.drawLine(place.topLeft(), place.topRight());
    m_painter.drawLine(place.bottomLeft(), place.bottomRight());
}

void LogPainter::boundary(const QRect& place) const {
    const int width = std::max(2, place.height() / 8);
    m_painter.fillRect(QRect(place.right() - width + 1, place.top(), width, place.height()), m_theme.text);
    m_painter.fillRect(QRect(place.right() - 2 * width, place.top(), 2 * width, width), m_theme.text);
    m_painter.fillRect(QRect(place.right() - 2 * width, place.bottom() - width + 1, 2 * width, width), m_theme.text);
}

void LogPainter::strike(const QRect& place) const {
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.bad, 1, Qt::DotLine));
    m_painter.drawRect(place.adjusted(0, 0, -1, -1));
    m_painter.setPen(QPen(m_theme.bad, 1.8));
    const QRect inner = place.adjusted(1, 2, -2, -3);
    m_painter.drawLine(inner.bottomLeft(), inner.topRight());
    m_painter.drawLine(inner.topLeft(), inner.bottomRight());
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void LogPainter::missing(const QRect& place) const {
    m_painter.setPen(QPen(m_theme.quietText, 1));
    const int y = place.center().y();
    const int half = std::min(place.width() / 5, place.height() / 4);
    m_painter.drawLine(place.center().x() - half, y, place.center().x() + half, y);
}

void LogPainter::differs(const QRect& place) const {
    m_painter.fillRect(place, m_theme.panel);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.bad, 2));
    m_painter.drawRect(place.adjusted(0, 0, -1, -1));
    text(place.adjusted(-3, 0, 3, 0), QStringLiteral("≠"), m_theme.bad, m_bold, Qt::AlignCenter);
}

void LogPainter::cell(const QRect& place, const LogCell& cell, std::int64_t epoch, bool quiet) const {
    const QRect inner = place.adjusted(2, 3, -2, -3);
    switch (cell.kind) {
        case LogCell::Kind::missing:
            return missing(inner);
        case LogCell::Kind::gone:
            return strike(inner);
        case LogCell::Kind::snapshot:
            snapshot(QRect(place.left(), inner.top(), place.width(), inner.height()), cell);
            break;
        case LogCell::Kind::transaction:
            box(inner, cell, epoch, quiet);
            break;
    }
    if (cell.other) {
        differs(inner);
    } else if (cell.applied && cell.kind == LogCell::Kind::transaction) {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        const QColor colour = m_theme.epoch(epoch);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(cell.committed && !quiet ? m_theme.on(colour) : m_theme.text);
        const double r = std::clamp(inner.height() / 5.5, 2.0, 4.0);
        m_painter.drawEllipse(QRectF(inner).center(), r, r);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (cell.boundary) boundary(QRect(place.left(), place.top() + 1, place.width(), place.height() - 2));
}

void LogPainter::bar(const QRect& place, const LogCell& cell, std::int64_t epoch, bool quiet) const {
    LogCell plain = cell;
    plain.boundary = false;
    if (cell.kind != LogCell::Kind::transaction) return this->cell(place, plain, epoch, quiet);
    // Three dots say that it stands for many.
    plain.applied = false;
    this->cell(place, plain, epoch, quiet);
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(cell.committed && !quiet ? m_theme.on(m_theme.epoch(epoch)) : m_theme.text);
    const double r = cell.applied ? std::clamp((place.height() - 6) / 5.5, 2.0, 4.0) : 1.2;
    for (const int i : {-1, 0, 1}) m_painter.drawEllipse(QRectF(place).center() + QPointF(i * r * 3.4, 0), r, r);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void LogPainter::epoch(const QRect& place, std::int64_t epoch, const QString& name) const {
    const QColor colour = m_theme.epoch(epoch);
    const QRect band = place.adjusted(1, 0, -1, -1);
    m_painter.fillRect(band, colour);
    const QFontMetrics metrics(m_caption);
    const QString number = QString::number(epoch);
    const bool fits = metrics.horizontalAdvance(name) + 6 <= band.width();
    const QString words = fits ? name : number;
    const Qt::BrushStyle pattern = m_theme.pattern(epoch);
    if (pattern != Qt::SolidPattern) {
        m_painter.fillRect(band, QBrush(Theme::faint(m_theme.on(colour), 0.45), pattern));
        const int width = metrics.horizontalAdvance(words) + 6;
        m_painter.fillRect(QRect(band.center().x() - width / 2, band.top(), width, band.height()), colour);
    }
    text(band.adjusted(-4, 0, 4, 0), words, m_theme.on(colour), m_caption, Qt::AlignCenter);
}

// ---- beside the cells ----

void LogPainter::tree(const QRect& place, const LogRow& row, const QString& words) const {
    const auto [sign, colour] = [&]() -> std::pair<QString, QColor> {
        switch (row.tree) {
            case TreeState::none:
                return {QStringLiteral("–"), m_theme.quietText};
            case TreeState::reference:
                return {QStringLiteral("●"), m_theme.text};
            case TreeState::equal:
                return {QStringLiteral("="), m_theme.good};
            case TreeState::differs:
                return {QStringLiteral("≠"), m_theme.bad};
            case TreeState::behind:
                return {QStringLiteral("−"), m_theme.warning};
            case TreeState::ahead:
                return {QStringLiteral("+"), m_theme.warning};
        }
        return {};
    }();
    const int side = QFontMetrics(m_font).height();
    const QRect circle(place.left(), place.center().y() - side / 2 + 1, side, side);
    const bool isCompared = row.tree != TreeState::none && row.tree != TreeState::reference;
    if (isCompared) {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        m_painter.setPen(QPen(colour, 1.2));
        m_painter.setBrush(Theme::faint(colour, row.tree == TreeState::differs ? 0.35 : 0.16));
        m_painter.drawRoundedRect(circle, 3, 3);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }
    text(circle.adjusted(-3, 0, 3, 0), sign, isCompared ? m_theme.text : colour, m_bold, Qt::AlignCenter);
    text(QRect(circle.right() + 5, place.top(), place.right() - circle.right() - 4, place.height()), words,
         row.tree == TreeState::none ? m_theme.quietText : m_theme.text, m_caption);
}

void LogPainter::cutLine(int x, int top, int bottom) const {
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.bad, 2));
    QPolygonF zigzag;
    const double step = std::max(2.5, (bottom - top) / 6.0);
    int side = 1;
    for (double y = top; y <= bottom + 0.1; y += step, side = -side) zigzag << QPointF(x + side * 2.0, y);
    m_painter.drawPolyline(zigzag);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void LogPainter::bracket(int left, int right, int y) const {
    m_painter.fillRect(QRect(left, y, right - left, 2), m_theme.accent);
    m_painter.fillRect(QRect(left, y - 2, 2, 3), m_theme.accent);
    m_painter.fillRect(QRect(right - 2, y - 2, 2, 3), m_theme.accent);
}

void LogPainter::sign(const QRect& place, LogSign sign) const {
    LogCell sample;
    sample.kind = LogCell::Kind::transaction;
    switch (sign) {
        case LogSign::applied:
            sample.applied = true;
            [[fallthrough]];
        case LogSign::committed:
            sample.committed = true;
            [[fallthrough]];
        case LogSign::flushed:
            sample.flushed = true;
            [[fallthrough]];
        case LogSign::written:
            break;
        case LogSign::snapshot:
            sample.kind = LogCell::Kind::snapshot;
            sample.flushed = sample.boundary = true;
            break;
        case LogSign::gone:
            sample.kind = LogCell::Kind::gone;
            break;
        case LogSign::missing:
            sample.kind = LogCell::Kind::missing;
            break;
        case LogSign::committedLine:
            m_painter.fillRect(QRect(place.center().x() - 1, place.top() + 1, 2, place.height() - 2), m_theme.good);
            return;
        case LogSign::brought:
            sample.committed = sample.flushed = sample.applied = true;
            cell(place.adjusted(0, 0, 0, -2), sample, 1, false);
            return bracket(place.left() + 1, place.right(), place.bottom() - 2);
    }
    cell(place, sample, 1, false);
}

}  // namespace zabscope
