// SPDX-License-Identifier: GPL-3.0-or-later
/// What the logs view says: what is committed, what each cell means, what was done to a history and why.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "views/logs/log_sheet.h"

namespace zabscope {

class LogWords {
    Q_DECLARE_TR_FUNCTIONS(LogWords)

public:
    /// What is committed, and by whom, in one or two short sentences.
    static QString standing(const LogSheet& sheet);
    /// How the trees compare; empty if there is nothing to compare.
    static QString trees(const LogSheet& sheet);
    /// The signs of the legend in the order of LogSign.
    static QStringList legend();
    static QString row(const LogRow& row);
    static QString rowDetails(const LogRow& row, const LogSheet& sheet);
    /// What was last done to the row's history; empty if nothing was.
    static QString caption(const LogRow& row);
    /// A caption without its last part; the same if it has only one.
    static QString shorter(const QString& caption);
    static QString cell(const LogRow& row, const LogColumn& column, const LogCell& cell);
    static QString cellDetails(const LogRow& row, const LogColumn& column, const LogCell& cell, const LogSheet& sheet);
    static QString column(const LogColumn& column, const LogSheet& sheet);
    /// "412 equal".
    static QString piece(const LogSpan& span);
    static QString pieceDetails(const LogSpan& span, const LogSheet& sheet);
    /// "equal", "3 behind".
    static QString tree(const LogRow& row, const LogSheet& sheet);
    static QString treeDetails(const LogRow& row, const LogSheet& sheet);
    /// "server 3: SNAP from 2: ..."
    static QString deed(const LogDeed& deed);
    /// Why it was done, as a whole sentence.
    static QString deedReason(const LogDeed& deed, const Timeline& timeline);
    static QString cut(const LogCut& cut);
    static QString cutReason(CutKind kind);
    static QString sync(const LogSync& sync);
    /// "4f2a": the digest's last digits.
    static QString digest(const LogRow& row);
    /// The counter of a zxid as it stands over its column; long ones begin with "…".
    static QString counter(Zxid zxid);
};

}  // namespace zabscope
