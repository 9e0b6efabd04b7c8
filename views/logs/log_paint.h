// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws the parts of the logs view: what a server has of a transaction, its mark, the comparison of its tree, surgery.
#pragma once

#include <QPainter>

#include "views/logs/log_sheet.h"
#include "views/theme.h"

namespace zabscope {

/// What the legend explains, in its order; see LogWords::legend.
enum class LogSign : std::uint8_t {
    written, flushed, committed, applied, snapshot, brought, gone, missing, committedLine
};

class LogPainter {
public:
    /// `font` is the widget's; captions are smaller.
    LogPainter(QPainter& painter, const Theme& theme, const QFont& font);

    void text(const QRect& place, const QString& text, const QColor& color, const QFont& font,
              int flags = Qt::AlignLeft | Qt::AlignVCenter) const;
    /// The server's number: circle for voters, rounded square for observers, ring for the leader, cross if down.
    void mark(const QRect& place, const LogRow& row, bool leads) const;
    /// Dashed is written, a frame is on disk, filled is committed, a dot is applied; struck through is gone.
    void cell(const QRect& place, const LogCell& cell, std::int64_t epoch, bool quiet) const;
    /// Many cells that are alike, in one.
    void bar(const QRect& place, const LogCell& cell, std::int64_t epoch, bool quiet) const;
    /// A stretch of the axis that belongs to one epoch.
    void epoch(const QRect& place, std::int64_t epoch, const QString& name) const;
    void tree(const QRect& place, const LogRow& row, const QString& words) const;
    /// Where a history was cut off.
    void cutLine(int x, int top, int bottom) const;
    /// Below the cells that a synchronization brought.
    void bracket(int left, int right, int y) const;
    void sign(const QRect& place, LogSign sign) const;

    const QFont& body() const { return m_font; }
    const QFont& caption() const { return m_caption; }
    const QFont& bold() const { return m_bold; }

private:
    void box(const QRect& place, const LogCell& cell, std::int64_t epoch, bool quiet) const;
    void snapshot(const QRect& place, const LogCell& cell) const;
    void boundary(const QRect& place) const;
    void strike(const QRect& place) const;
    void missing(const QRect& place) const;
    void differs(const QRect& place) const;

    QPainter& m_painter;
    const Theme& m_theme;
    QFont m_font;
    QFont m_caption;
    QFont m_bold;
};

}  // namespace zabscope
