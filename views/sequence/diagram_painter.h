// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws a space-time diagram: axis, lines of the servers, cuts, arrows, marks, and where now is.
#pragma once

#include <QCoreApplication>
#include <QPainter>
#include <vector>

#include "views/sequence/diagram.h"

namespace zabscope::sequence {

class DiagramPainter {
    Q_DECLARE_TR_FUNCTIONS(SequenceDiagram)

public:
    DiagramPainter(QPainter& painter, const Diagram& diagram, const Look& look);

    /// Everything, inside the diagram's place.
    void paint();

    /// "1 2 | 3 4 5" if the cuts split the servers, else the links: "1–3, 2→4".
    static QString cutText(const Cuts& cuts, const Diagram& diagram);

private:
    // ---- the ground ----
    void grid();
    void axisRow();
    /// A broken line where a wait is drawn short.
    void breakSign(double x);
    std::vector<WarpedAxis::Tick> ticks() const;
    void cutRow();
    void future();
    void names();

    // ---- the lines of the servers ----
    void lanes();
    void lane(const Lane& lane);
    void span(const Lane& lane, const LaneState& state, double left, double right, bool named);
    void away(const Lane& lane, const LaneState& state, double left, double right);
    void epochLabel(const Lane& lane, std::int64_t epoch, double left, double right);

    // ---- arrows and marks ----
    void fans();
    void arrows();
    void waits();
    void arrow(const PlacedArrow& placed, bool fine);
    /// What stands beside a server's line: over the arrows.
    void words();
    void labels();
    bool label(const PlacedArrow& placed);
    void marks();
    QColor colourOf(const Arrow& arrow) const;

    QString downText(const LaneState& state) const;
    double clipped(double x) const;
    QFont sized(double pixels) const;
    bool fades() const { return !m_diagram.causes().empty(); }

    QPainter& m_painter;
    const Diagram& m_diagram;
    const Look& m_look;
    const Theme& m_theme;
    std::vector<QRectF> m_taken;  // by labels
    std::vector<std::pair<QRectF, QString>> m_words;   // that stand beside lines
    std::vector<std::pair<QString, QPointF>> m_told;   // by labels, and where
};

}  // namespace zabscope::sequence
