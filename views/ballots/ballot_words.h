// SPDX-License-Identifier: GPL-3.0-or-later
/// What the ballots view says: where the election stands, and what each row, vote and duel means.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "views/ballots/ballot_box.h"
#include "views/ballots/moments.h"

namespace zabscope {

class BallotWords {
    Q_DECLARE_TR_FUNCTIONS(BallotWords)

public:
    /// Where the election stands, in one or two short sentences.
    static QString standing(const BallotBox& box, Instant now);
    /// The order of votes.
    static QString order();
    /// What the signs of the legend mean, in the order of BallotSign.
    static QStringList signs();
    /// "(1, 1:5, 3)": epoch, zxid, sid.
    static QString vote(const zab::Vote& vote);
    static QString number(std::int64_t value);  ///< "–" if it is none
    static QString round(std::int64_t value);   ///< "?" if it is not known, as in an imported run
    static QString zxid(Zxid zxid);             ///< the same
    /// "3/5", "1/3 groups".
    static QString shortTally(const Tally& tally);
    /// "3 of 5 voters, quorum reached".
    static QString tally(const Tally& tally);
    static QString row(const BallotRow& row);
    static QString rowDetails(const BallotRow& row, Instant now);
    static QString cell(const BallotRow& row, const BallotCell& cell);
    static QString remaining(const BallotRow& row, Instant now);
    static QString better(const Duel& duel);  ///< the caption of the winning card
    static QString worse(const Duel& duel);
    static QString won(const Outcome& outcome, int voters);
    static QString wonBy(const Outcome& outcome);
    static QString field(zab::DecidingField field);
};

}  // namespace zabscope
