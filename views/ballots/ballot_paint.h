// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws the parts of the ballots view: a server's mark, a received vote, a tally with its quorum line, a countdown.
#pragma once

#include <QPainter>

#include "views/ballots/ballot_box.h"
#include "views/ballots/moments.h"
#include "views/theme.h"

namespace zabscope {

/// What the legend explains, in its order.
enum class BallotSign : std::uint8_t { counts, other, settled, leader, onItsWay, quorum, wait };

class BallotPainter {
public:
    /// `font` is the widget's; captions are smaller.
    BallotPainter(QPainter& painter, const Theme& theme, const QFont& font);

    static QFont captionFont(const QFont& font);
    static QFont boldFont(const QFont& font);

    void text(const QRect& place, const QString& text, const QColor& color, const QFont& font,
              int flags = Qt::AlignLeft | Qt::AlignVCenter) const;
    /// The server's number on its mark: circle for voters, rounded square for observers, ring for the leader, cross if down.
    void mark(const QRect& place, const BallotRow& row) const;
    void cell(const QRect& place, const BallotCell& cell) const;
    /// The bar with its quorum line, the number, and what remains of the finalize wait.
    void tally(const QRect& place, const BallotRow& row, Instant now, Duration wait) const;
    void duel(const QRect& place, const Duel& duel, const QString& sentence, const QString& when, bool selected) const;
    void outcome(const QRect& place, const Outcome& outcome, int voters, const QString& when, bool selected) const;

    /// A sample for the legend.
    void sign(const QRect& place, BallotSign sign) const;

    const QFont& body() const { return m_font; }
    const QFont& caption() const { return m_caption; }
    const QFont& bold() const { return m_bold; }
    int line() const { return m_line; }

    /// Heights, and where the link "why?" stands in a duel or an outcome.
    static int duelHeight(const QFont& font, const QString& sentence, int width);
    static int outcomeHeight(const QFont& font, const Outcome& outcome, int voters, int width);
    static QRect whyPlace(const QRect& place, const QFont& font);
    static QString why();

private:
    struct Side {
        QString caption;
        QStringList values;  // as many as fields
        bool wins = false;
    };
    void bar(const QRect& place, const Tally& tally) const;
    /// What is left of a wait, 0 to 1.
    void ring(const QRectF& circle, double left) const;
    void sides(const QRect& place, const Side& left, const Side& right, const QStringList& fields, int lit) const;
    void side(const QRect& place, const Side& side, const QStringList& fields, const std::vector<int>& widths,
              int lit) const;
    std::vector<int> columns(int room, const Side& left, const Side& right, const QStringList& fields) const;
    void frame(const QRect& place, bool selected) const;
    void heading(const QRect& place, const QString& when) const;

    QPainter& m_painter;
    const Theme& m_theme;
    QFont m_font;
    QFont m_caption;
    QFont m_bold;
    int m_line;
};

}  // namespace zabscope
