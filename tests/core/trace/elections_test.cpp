// SPDX-License-Identifier: GPL-3.0-or-later
/// Elections as they are read from traces written by hand.
#include "core/trace/elections.h"

#include <QtTest>
#include <array>

#include "core/zab/message_text.h"
#include "core/zab/notes.h"

using namespace zabscope;
using zab::Role;
using zab::Sentence;

namespace {

Ensemble ensembleOf(int voters, int observers = 0) {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= voters + observers; ++sid) ensemble.members.push_back({sid, sid > voters});
    return ensemble;
}

/// Writes the events that elections are read from.
class Story {
public:
    explicit Story(Ensemble ensemble) : m_ensemble(std::move(ensemble)) {}

    Story& at(std::int64_t ms) {
        m_now = startOfTime + milliseconds(ms);
        return *this;
    }
    Story& born(NodeId sid) { return add(Born{sid, ++m_lives[static_cast<std::size_t>(sid)]}); }
    Story& died(NodeId sid, Death how) { return add(Died{sid, how}); }
    Story& froze(NodeId sid) { return add(Froze{sid}); }
    Story& says(NodeId sid, Sentence sentence, std::vector<NoteValue> values = {}) {
        return add(Noted{sid, static_cast<std::uint16_t>(sentence), values});
    }
    Story& changed(NodeId sid, std::vector<FieldChange> fields) { return add(Changed{sid, fields}); }
    Story& set(NodeId sid, std::uint16_t field, std::int64_t value) { return changed(sid, {{field, false, 0, value}}); }
    Story& votes(NodeId from, NodeId to) {
        return add(Sent{ConnectionId{1}, from, to, static_cast<std::uint8_t>(zab::MessageKind::notification), m_now, "v"});
    }

    /// It begins to look, in `round`, with a vote for itself.
    Story& looks(NodeId sid, std::int64_t round, std::int64_t epoch = 0, std::int64_t zxid = 0) {
        says(sid, Sentence::starts_election, {roundValue(round), epochValue(epoch), zxidValue(Zxid{zxid})});
        return changed(sid, {{zab::role, false, 0, 0},
                             {zab::round, false, 0, round},
                             {zab::leader, false, 0, 0},
                             {zab::establishedEpoch, false, 0, 0},
                             {zab::phase, false, 0, 0}});
    }
    /// The votes of others as it has received them; all are for `winner`.
    Story& heard(NodeId sid, std::vector<NodeId> from, NodeId winner) {
        std::vector<FieldChange> rows;
        for (const NodeId each : from) rows.push_back({zab::receivedLeader, false, each, winner});
        return changed(sid, rows);
    }
    Story& leads(NodeId sid) {
        return changed(sid, {{zab::role, false, 0, 2}, {zab::leader, false, 0, sid}, {zab::phase, false, 0, 1}});
    }
    Story& follows(NodeId sid, NodeId leader) {
        return changed(sid, {{zab::role, false, 0, 1}, {zab::leader, false, 0, leader}});
    }
    Story& synchronizes(NodeId sid, std::int64_t epoch) {
        return changed(sid, {{zab::acceptedEpoch, false, 0, epoch}, {zab::phase, false, 0, 2}});
    }
    Story& established(NodeId sid, std::int64_t epoch) {
        return changed(sid, {{zab::establishedEpoch, false, 0, epoch}, {zab::phase, false, 0, 3}});
    }

    /// All voters up and `leader` established, at 1 s.
    Story& served(NodeId leader) {
        for (const Member& member : m_ensemble.members) born(member.sid).looks(member.sid, 1);
        std::vector<NodeId> others;
        for (const Member& member : m_ensemble.members) {
            if (member.sid != leader && !member.observer) others.push_back(member.sid);
        }
        at(500).heard(leader, others, leader).leads(leader);
        for (const NodeId other : others) follows(other, leader);
        return at(800).synchronizes(leader, 1).at(1000).established(leader, 1);
    }

    std::vector<Election> elections() const { return electionsOf(m_timeline, m_ensemble); }

private:
    Story& add(const What& what) {
        m_timeline.append(m_now, noEvent, what);
        return *this;
    }
    Ensemble m_ensemble;
    Timeline m_timeline;
    Instant m_now;
    std::array<std::uint32_t, 16> m_lives{};
};

Instant ms(std::int64_t count) { return startOfTime + milliseconds(count); }

}  // namespace

class ElectionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyTraceHasNone() { QVERIFY(Story{ensembleOf(3)}.elections().empty()); }

    void firstStart() {
        Story story{ensembleOf(3)};
        story.born(1)
            .looks(1, 1)
            .votes(1, 2)
            .at(10)
            .born(2)
            .looks(2, 1)
            .votes(2, 1)
            .at(20)
            .says(1, Sentence::adopts_by_sid)
            .votes(1, 2);
        story.at(220).heard(2, {1}, 2).leads(2).follows(1, 2).at(230).synchronizes(2, 1);
        story.changed(2, {{zab::learnerMode, false, 1, 1}}).at(240).established(2, 1).at(300).votes(1, 2);
        const auto all = story.elections();
        QCOMPARE(all.size(), 1U);
        const Election& one = all[0];
        QCOMPARE(one.start, ms(0));
        QCOMPARE(one.cause, ElectionCause::firstStart);
        QCOMPARE(one.before, noNode);
        QCOMPARE(one.winner, 2);
        QCOMPARE(one.voters, (std::vector<NodeId>{1, 2}));
        QCOMPARE(one.round, 1);
        QCOMPARE(one.rounds, 1);
        QCOMPARE(one.votes, 3U);
        QCOMPARE(one.changes, 1U);
        QCOMPARE(one.decidedBy, zab::DecidingField::sid);
        QCOMPARE(one.electionTime(), std::optional{milliseconds(220)});
        QCOMPARE(one.discoveryTime(), std::optional{milliseconds(10)});
        QCOMPARE(one.synchronizationTime(), std::optional{milliseconds(10)});
        QCOMPARE(one.epoch, 1);
        QCOMPARE(one.outcome, ElectionOutcome::established);
        QCOMPARE(one.learners, (std::vector<SyncedLearner>{{1, zab::SyncMode::diff}}));
    }

    void decidingFieldIsBetweenTheBestTwo() {
        Story story{ensembleOf(3)};
        story.born(1)
            .looks(1, 1, 1, 5)
            .born(2)
            .looks(2, 1, 1, 7)
            .born(3)
            .looks(3, 1, 0, 9)
            .at(5)
            .heard(2, {1, 3}, 2)
            .leads(2);
        const auto all = story.elections();
        QCOMPARE(all[0].decidedBy, zab::DecidingField::zxid);  // 2 against 1; against 3 it would be the epoch
        QCOMPARE(all[0].runnerUp, std::optional(zab::Vote{1, Zxid{5}, 1}));
        QCOMPARE(all[0].outcome, ElectionOutcome::underWay);
    }

    void leaderEnds_data() {
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("cause");
        QTest::newRow("killed") << int(Death::killed) << int(ElectionCause::leaderKilled);
        QTest::newRow("powered off") << int(Death::poweredOff) << int(ElectionCause::leaderPoweredOff);
        QTest::newRow("exited") << int(Death::exited) << int(ElectionCause::leaderExited);
    }
    void leaderEnds() {
        QFETCH(int, how);
        QFETCH(int, cause);
        Story story{ensembleOf(3)};
        story.served(3).at(5000).died(3, static_cast<Death>(how)).at(5001).looks(1, 2).at(5002).looks(2, 2);
        story.at(5200).heard(2, {1}, 2).leads(2);
        const auto all = story.elections();
        QCOMPARE(all.size(), 2U);
        QCOMPARE(int(all[1].cause), cause);
        QCOMPARE(all[1].before, 3);
        QCOMPARE(all[1].start, ms(5001));  // the first to look; the leader ended before that
        QCOMPARE(all[1].electionTime(), std::optional{milliseconds(199)});
        QVERIFY(all[0].ended == ms(5000));
    }

    // A server that has been looking for long does not make the election as long.
    void beginsWhenTheQuorumIsLost() {
        Story story{ensembleOf(3)};
        story.served(3).at(2000).looks(1, 2).at(60000).died(3, Death::killed).at(60002).looks(2, 2);
        story.at(60300).heard(2, {1}, 2).leads(2);
        QCOMPARE(story.elections()[1].start, ms(60000));
    }

    void frozenLeader() {
        Story story{ensembleOf(3)};
        story.served(3).at(2000).froze(3).at(3000).looks(1, 2).at(3001).looks(2, 2).at(3200).heard(2, {1}, 2).leads(2);
        QCOMPARE(story.elections()[1].cause, ElectionCause::leaderFrozen);
        QCOMPARE(story.elections()[1].start, ms(3001));  // only then too few followed
    }

    void unreachableLeader() {
        Story story{ensembleOf(3)};
        story.served(3).at(3000).looks(1, 2).looks(2, 2).at(3200).heard(2, {1}, 2).leads(2);
        QCOMPARE(story.elections()[1].cause, ElectionCause::leaderUnreachable);
        QCOMPARE(story.elections()[1].before, 3);
    }

    void steppedDown_data() {
        QTest::addColumn<int>("sentence");
        QTest::addColumn<int>("cause");
        QTest::newRow("quorum") << int(Sentence::leader_lost_quorum) << int(ElectionCause::leaderLostQuorum);
        QTest::newRow("roll-over") << int(Sentence::rolls_over) << int(ElectionCause::rolledOver);
    }
    void steppedDown() {
        QFETCH(int, sentence);
        QFETCH(int, cause);
        Story story{ensembleOf(3)};
        story.served(3).at(2000).says(3, static_cast<Sentence>(sentence)).looks(3, 2).at(2001).looks(1, 2).looks(2, 2);
        story.at(2200).heard(3, {1, 2}, 3).leads(3);
        QCOMPARE(int(story.elections()[1].cause), cause);
        QCOMPARE(story.elections()[1].before, 3);
        QCOMPARE(story.elections()[1].winner, 3);
    }

    // As the cores tell it: first what changed, then why.
    void rollsOver() {
        Story story{ensembleOf(3)};
        story.served(3).at(2000).changed(3, {{zab::establishedEpoch, false, 0, 0}, {zab::phase, false, 0, 4}});
        story.says(3, Sentence::rolls_over).at(2001).looks(3, 2).looks(1, 2).looks(2, 2);
        story.at(2200).heard(3, {1, 2}, 3).leads(3);
        QCOMPARE(story.elections()[1].cause, ElectionCause::rolledOver);
    }

    void followersEnd() {
        Story story{ensembleOf(3)};
        story.served(3).at(2000).died(1, Death::killed).at(2100).died(2, Death::killed).at(2500).looks(3, 2);
        const auto all = story.elections();
        QCOMPARE(all[1].cause, ElectionCause::followersLost);
        QCOMPARE(all[1].outcome, ElectionOutcome::undecided);
        QCOMPARE(all[1].winner, noNode);
        QCOMPARE(all[1].start, ms(2500));
        QVERIFY(!all[1].electionTime());
    }

    void attemptFails() {
        Story story{ensembleOf(3)};
        story.served(3).at(2000).died(3, Death::killed).at(2001).looks(1, 2).looks(2, 2).at(2200).heard(2, {1}, 2).leads(2);
        story.follows(1, 2)
            .at(3000)
            .looks(2, 3)
            .looks(1, 3)
            .at(3200)
            .heard(2, {1}, 2)
            .leads(2)
            .follows(1, 2)
            .synchronizes(2, 2)
            .established(2, 2);
        const auto all = story.elections();
        QCOMPARE(all.size(), 3U);
        QCOMPARE(all[1].outcome, ElectionOutcome::failed);
        QVERIFY(!all[1].discoveryTime());
        QCOMPARE(all[2].cause, ElectionCause::attemptFailed);
        QCOMPARE(all[2].start, ms(3000));
        QCOMPARE(all[2].outcome, ElectionOutcome::established);
    }

    void roundsAreCounted() {
        Story story{ensembleOf(3)};
        story.served(3).at(2000).died(3, Death::killed).at(2001).looks(1, 2).looks(2, 5).at(2010).set(1, zab::round, 5);
        story.at(2200).heard(2, {1}, 2).leads(2);
        QCOMPARE(story.elections()[1].rounds, 2);  // 2 and 5
        QCOMPARE(story.elections()[1].round, 5);
    }

    // A newcomer that finds a leader elects nobody; nor does an observer that looks.
    void joiningIsNoElection() {
        Story story{ensembleOf(3, 1)};
        story.served(3)
            .at(2000)
            .died(1, Death::killed)
            .at(2100)
            .born(1)
            .looks(1, 1)
            .at(2200)
            .follows(1, 3)
            .at(2300)
            .looks(4, 2);
        QCOMPARE(story.elections().size(), 1U);
    }

    void modesOfLateLearners() {
        Story story{ensembleOf(3)};
        story.served(3).at(2000).changed(3, {{zab::learnerMode, false, 2, 1}}).at(3000);
        story.changed(3, {{zab::learnerMode, false, 1, 2}}).at(4000).changed(3, {{zab::learnerMode, true, 1, 0}});
        story.changed(3, {{zab::learnerMode, false, 1, 3}});
        QCOMPARE(story.elections()[0].learners,
                 (std::vector<SyncedLearner>{{1, zab::SyncMode::snap}, {2, zab::SyncMode::diff}}));
    }

    void namesAreDifferent() {
        QCOMPARE(causeName(ElectionCause::attemptFailed), "attempt failed");
        QCOMPARE(outcomeName(ElectionOutcome::undecided), "undecided");
        QCOMPARE(decidingFieldName(zab::DecidingField::zxid), "zxid");
    }
};

QTEST_APPLESS_MAIN(ElectionsTest)
#include "elections_test.moc"
