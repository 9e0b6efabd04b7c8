// SPDX-License-Identifier: GPL-3.0-or-later
/// Elections that are read bit by bit are those that are read at once, also when the run grows or another branch is
/// shown.
#include "views/charts/election_index.h"

#include <QtTest>

#include "tests/views/played.h"

using namespace zabscope;

namespace {

/// What one compares of elections.
QStringList told(const std::vector<Election>& elections) {
    QStringList all;
    for (const Election& each : elections) {
        all << QStringLiteral("%1 %2 %3 %4 %5 %6")
                   .arg(each.start.time_since_epoch().count())
                   .arg(each.winner)
                   .arg(each.epoch)
                   .arg(each.votes)
                   .arg(static_cast<int>(each.outcome))
                   .arg(each.established ? each.established->time_since_epoch().count() : -1);
    }
    return all;
}

}  // namespace

class ElectionIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunThatGrowsIsReadOn() {
        const Played played = playShown("demonstration");
        const Timeline& whole = *played.timeline;
        ElectionIndex index;
        for (const EventId last : {EventId{0}, EventId{10}, EventId{500}, EventId{1100}, whole.last()}) {
            const Timeline part = whole.prefix(last);
            QVERIFY(index.update(part, played.ensemble, 100));
            QCOMPARE(told(index.elections()), told(electionsOf(part, *played.ensemble)));
        }
        QCOMPARE(index.elections().size(), 2);
        // Back to an earlier end: a branch that was left before.
        const Timeline before = whole.prefix(700);
        QVERIFY(index.update(before, played.ensemble, 100));
        QCOMPARE(told(index.elections()), told(electionsOf(before, *played.ensemble)));
    }

    void aLongRunIsReadInParts() {
        const Played played = playShown("demonstration");
        Timeline run = *played.timeline;
        while (run.chunks().size() < 12) run.append(run.end() + milliseconds(1), noEvent, Rang{1, 1});
        run.append(run.end(), noEvent, Died{4, Death::killed});
        ElectionIndex index;
        int calls = 1;
        while (!index.update(run, played.ensemble, 2)) ++calls;
        QVERIFY(calls >= 6);
        QCOMPARE(told(index.elections()), told(electionsOf(run, *played.ensemble)));
        // Another branch that shares the first chunks only.
        Timeline other = run.prefix(Chunk::size * 3);
        while (other.chunks().size() < 6) other.append(other.end(), noEvent, Rang{2, 1});
        while (!index.update(other, played.ensemble, 2)) {}
        QCOMPARE(told(index.elections()), told(electionsOf(other, *played.ensemble)));
        // And one that is longer than what was read, without the second election.
        Timeline longer = played.timeline->prefix(600);
        while (longer.chunks().size() < 16) longer.append(longer.end(), noEvent, Rang{2, 1});
        while (!index.update(longer, played.ensemble, 2)) {}
        QCOMPARE(told(index.elections()), told(electionsOf(longer, *played.ensemble)));
    }
};

QTEST_GUILESS_MAIN(ElectionIndexTest)
#include "election_index_test.moc"
