// SPDX-License-Identifier: GPL-3.0-or-later
/// What the ballots view says where a run does not tell everything, and how it names many voters.
#include "views/ballots/ballot_words.h"

#include <QtTest>
#include <numeric>

#include "core/protocol/peer_state.h"

using namespace zabscope;

namespace {

/// One of three servers that looks for a leader and has got `votes` votes for 3.
BallotBox boxWith(int votes) {
    BallotBox box;
    box.voters = {1, 2, 3};
    box.started = box.up = box.looking = 3;
    BallotRow& row = box.rows.emplace_back();
    row.sid = 3;
    row.up = true;
    row.role = zab::Role::looking;
    row.round = 1;
    row.vote = zab::Vote{0, Zxid{}, 3};
    row.tally = {3, votes, 3, 2, {}, votes >= 2, false};
    return box;
}

}  // namespace

class BallotWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuorumWithoutAWaitIsStillAQuorum() {
        QVERIFY(BallotWords::standing(boxWith(1), {}).contains("no quorum yet"));
        const QString standing = BallotWords::standing(boxWith(2), {});
        QVERIFY2(standing.contains("a quorum votes for 3") && !standing.contains("no quorum"), qPrintable(standing));
        BallotBox waits = boxWith(2);
        waits.rows[0].decides = Instant{milliseconds(120)};
        QVERIFY(BallotWords::standing(waits, Instant{}).contains("decided in 120 ms"));
    }

    void anUnknownRoundIsNoNumber() {
        BallotBox box = boxWith(1);
        box.rows[0].round = PeerState::unknown;
        QVERIFY(BallotWords::standing(box, {}).contains("round ?"));
        QCOMPARE(BallotWords::round(7), QString("7"));
    }

    void manyVotersAreNamedAsARange() {
        Outcome outcome;
        outcome.winner = 25;
        outcome.round = 2;
        outcome.voters.resize(13);
        std::iota(outcome.voters.begin(), outcome.voters.end(), 13);
        QCOMPARE(BallotWords::won(outcome, 25), QString("Server 25 won round 2 with the votes of 13–25 (13 of 25)"));
    }
};

QTEST_GUILESS_MAIN(BallotWordsTest)
#include "ballot_words_test.moc"
