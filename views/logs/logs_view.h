// SPDX-License-Identifier: GPL-3.0-or-later
/// All servers' histories side by side on one zxid axis: what each has, how safely, what was cut off, and whether the
/// trees are equal.
#pragma once

#include <memory>
#include <optional>

#include "views/canvas.h"
#include "views/logs/log_layout.h"
#include "views/logs/log_past.h"
#include "views/logs/log_sheet.h"

namespace zabscope {

class LogPainter;

class LogsView : public Canvas {
    Q_OBJECT

public:
    explicit LogsView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    QSize sizeHint() const override;
    std::vector<Item> items() const override;

    /// What is shown now; good until the next frame.
    const LogSheet& sheet() const { return shown().sheet; }
    const LogLayout& placing() const { return shown().layout; }
    /// Where a server's cell of this zxid is; empty if it is not in sight.
    QRect placeOf(NodeId server, Zxid zxid) const;

protected:
    void frameChanged(const Frame& before) override;
    void retranslate() override;
    void activate(const Item& item) override;
    void openMenu(const Item& item, const QPoint& at) override;
    bool focusNextPrevChild(bool next) override;
    void paint(QPainter& painter) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// All that is shown, worked out once for each frame.
    struct Shown {
        LogPast::At past;
        LogSheet sheet;
        LogLayout layout;
        QString standing;
        QString trees;
        QString corner;
        QStringList legend;
        QStringList captions;
        std::vector<LogDeed> deeds;  ///< the newest first
        std::vector<std::pair<QString, QString>> deedWords;
        Density density{};
    };
    /// A thing under the mouse or the keyboard.
    struct Target {
        const LogRow* row = nullptr;
        const LogLayout::Piece* piece = nullptr;
        bool onCaption = false;
        const LogDeed* deed = nullptr;
    };
    const Shown& shown() const;
    LogContents contents(Shown& all) const;
    void forget();

    int scroll() const;
    int shift() const;
    void scrollBy(int pixels);
    void shiftBy(int pixels);
    void showItem(int index);
    QRect rowPlace(std::size_t row) const;
    QRect cellsPlace() const;
    /// Where a piece stands in a row, or, for the axis, in `strip`.
    QRect piecePlace(const LogLayout::Piece& piece, const QRect& strip) const;
    Target targetAt(const QPoint& at) const;
    /// The event behind a target: what wrote the cell, or cut it off; noEvent if none is known.
    EventId eventOf(const Target& target) const;
    const LogCell* cellOf(const Target& target) const;
    void unfold(const LogSpan& span);
    QString tipAt(const QPoint& at) const;

    void paintAxis(QPainter& painter, const LogPainter& paint) const;
    void paintCounters(const LogPainter& paint) const;
    void paintRow(QPainter& painter, const LogPainter& paint, std::size_t index) const;
    void paintCells(QPainter& painter, const LogPainter& paint, const LogRow& row, const QRect& strip) const;
    void paintSurgery(const LogPainter& paint, const LogRow& row, const QRect& strip) const;
    void paintLines(QPainter& painter, const QRect& strip) const;
    void paintDeeds(QPainter& painter, const LogPainter& paint) const;
    void paintLegend(const LogPainter& paint) const;
    void paintScroll(QPainter& painter) const;

    LogPast m_past;
    mutable std::unique_ptr<Shown> m_shown;
    std::optional<Zxid> m_until;  // the last zxid to look at; the end if nothing
    bool m_unfolded = false;
    int m_scroll = 0;  // wished for; what fits is used
    int m_shift = 0;   // from the right end, so that the newest stays in sight
};

}  // namespace zabscope
