// SPDX-License-Identifier: GPL-3.0-or-later
/// What is in a space-time diagram in words, for tool tips, names and descriptions.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "views/sequence/diagram.h"

namespace zabscope::sequence {

class SequenceWords {
    Q_DECLARE_TR_FUNCTIONS(SequenceWords)

public:
    /// A wait as it can be shown.
    static QString span(double microseconds);
    /// "server 3", "3", "clients"
    static QString node(NodeId node, bool wide);
    /// What a mark stands for: "commits"
    static QString kind(MarkKind kind);
    /// What becomes of a message: "lost"
    static QString fate(PlacedArrow::Fate fate);
    /// What a shape in the place of many arrows stands for.
    static QString fan();
    /// "PROPOSAL 1:3 from server 4 to server 2"
    static QString name(const Arrow& arrow);
    /// When it was sent and what became of it, in one line.
    static QString fate(const PlacedArrow& placed, const Diagram& diagram);
    /// Lines of plain text, the first one a title.
    static QStringList arrow(const PlacedArrow& placed, const Diagram& diagram);
    static QStringList mark(const Mark& mark, const Diagram& diagram);
    /// How a server was at an instant in microseconds.
    static QStringList lane(NodeId node, double at, const Diagram& diagram);
    static QStringList cuts(double at, const Diagram& diagram);
    static QStringList gap(const WarpedAxis::Break& gap);
    /// What QToolTip shows: the title in bold. Nothing in the lines is taken for markup.
    static QString rich(const QStringList& lines);
};

}  // namespace zabscope::sequence
