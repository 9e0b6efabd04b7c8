// SPDX-License-Identifier: GPL-3.0-or-later
/// The order of votes is total and lexicographic: epoch, then the whole zxid, then sid.
// Qt 6.4's moc cannot read <compare>, with which vote.h begins, as the first standard header.
#include <algorithm>

#include "core/zab/vote.h"

#include <rapidcheck.h>

#include <QtTest>

#include <tuple>
#include <vector>

using namespace zabscope;
using namespace zabscope::zab;

namespace {

/// Few values, so that ties are common; extremes, since observers vote with the least integer.
std::int64_t someValue() {
    return *rc::gen::element<std::int64_t>(INT64_MIN, -1, 0, 1, 2, (std::int64_t{1} << 32) + 1, INT64_MAX);
}
Vote someVote() {
    const std::int64_t epoch = someValue();
    const Zxid zxid{someValue()};
    return {epoch, zxid, someValue()};
}

}  // namespace

class VoteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactlyOneOfLessEqualGreater() {
        QVERIFY(rc::check([] {
            const Vote a = someVote();
            const Vote b = someVote();
            RC_ASSERT((a < b) + (a == b) + (a > b) == 1);
            RC_ASSERT((a < b) == (b > a));
        }));
    }

    void orderIsTransitive() {
        QVERIFY(rc::check([] {
            std::vector<Vote> votes{someVote(), someVote(), someVote()};
            std::sort(votes.begin(), votes.end());
            RC_ASSERT(votes[0] <= votes[1] && votes[1] <= votes[2] && votes[0] <= votes[2]);
        }));
    }

    void orderIsThatOfTheTriple() {
        QVERIFY(rc::check([] {
            const Vote a = someVote();
            const Vote b = someVote();
            RC_ASSERT((a < b) ==
                      (std::tuple(a.epoch, a.zxid.value, a.sid) < std::tuple(b.epoch, b.zxid.value, b.sid)));
        }));
    }

    void decidingFieldIsTheFirstThatDiffers() {
        QVERIFY(rc::check([] {
            const Vote a = someVote();
            const Vote b = someVote();
            RC_ASSERT(decidingField(a, b) == decidingField(b, a));
            RC_ASSERT((decidingField(a, b) == DecidingField::none) == (a == b));
        }));
        const Vote vote{2, Zxid::of(1, 7), 3};
        QVERIFY(decidingField(vote, {3, Zxid::of(1, 1), 1}) == DecidingField::epoch);
        QVERIFY(decidingField(vote, {2, Zxid::of(1, 8), 1}) == DecidingField::zxid);
        QVERIFY(decidingField(vote, {2, Zxid::of(1, 7), 1}) == DecidingField::sid);
    }

    void epochOutranksZxidAndZxidOutranksSid() {
        const Vote vote{1, Zxid::of(1, 5), 3};
        QVERIFY((Vote{2, Zxid::of(1, 1), 1} > vote));
        QVERIFY((Vote{1, Zxid::of(1, 6), 1} > vote));
        QVERIFY((Vote{1, Zxid::of(1, 5), 4} > vote));
        QVERIFY((Vote{1, Zxid::of(0, 9), 5} < vote));
    }

    void nobodyRanksBelowAnObserver() {
        const Vote observer{INT64_MIN, Zxid{INT64_MIN}, INT64_MIN};
        QVERIFY(observer < Vote{});
        QVERIFY((observer < Vote{0, Zxid{0}, 1}));
    }

    void text() { QCOMPARE(QString::fromStdString(toText({1, Zxid::of(1, 2), 3})), QString("(1, 0x100000002, 3)")); }
};

QTEST_APPLESS_MAIN(VoteTest)
#include "vote_test.moc"
