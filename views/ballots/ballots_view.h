// SPDX-License-Identifier: GPL-3.0-or-later
/// Who votes for whom, what each server has received, how far that is from a quorum, and who changed its mind over what.
#pragma once

#include <array>
#include <memory>
#include <variant>

#include "views/ballots/ballot_box.h"
#include "views/ballots/ballot_layout.h"
#include "views/ballots/moments.h"
#include "views/canvas.h"

namespace zabscope {

class BallotPainter;

class BallotsView : public Canvas {
    Q_OBJECT

public:
    explicit BallotsView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    QSize sizeHint() const override;
    std::vector<Item> items() const override;

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
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// All that is shown, worked out once for each frame.
    struct Shown {
        BallotBox box;
        Past past;
        std::vector<Duel> duels;  ///< newest first
        std::vector<QString> sentences;
        QString duelsTitle;
        BallotLayout layout;
        Instant now;  ///< of what runs out
    };
    const Shown& shown() const;
    void forget();
    QString sentence(const Duel& duel) const;
    QString when(EventId event) const;

    int scroll(int pane) const;
    int shift() const;
    void scrollBy(int pane, int pixels);
    void shiftBy(int pixels);
    static int paneOf(const Item& item);
    bool isAt(const Item& item, const QPoint& at) const;
    void showItem(int index);
    QRect placeOf(const BallotLayout::Block& block) const;
    /// The cell of a row at a point of the widget; nullptr if there is none.
    const BallotCell* cellAt(const BallotRow& row, const QRect& place, const QPoint& at) const;
    QString tipAt(const QPoint& at) const;

    void paintHeader(const BallotPainter& paint) const;
    void paintRow(QPainter& painter, const BallotPainter& paint, const BallotRow& row, const QRect& place) const;
    void paintDuels(const BallotPainter& paint) const;
    void paintLegend(const BallotPainter& paint) const;
    void paintScroll(QPainter& painter) const;

    mutable Moments m_moments;
    mutable std::unique_ptr<Shown> m_shown;
    std::array<int, 2> m_scroll{};  // wished for; what fits is used
    int m_shift = 0;
};

}  // namespace zabscope
