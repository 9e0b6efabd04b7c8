// SPDX-License-Identifier: GPL-3.0-or-later
/// What was done to histories, as it is read from runs: cuts, synchronizations, commits.
#include "views/logs/log_past.h"

#include <QtTest>

#include "core/zab/notes.h"
#include "tests/views/played.h"

using namespace zabscope;

namespace {

LogPast read(const Timeline& timeline) {
    LogPast past;
    if (!past.update(timeline, timeline.chunks().size())) qFatal("not read to the end");
    return past;
}

/// The first event at or after `from` for which the test holds.
template <typename Test>
EventId find(const Timeline& timeline, const Test& test, EventId from = 1) {
    for (EventId id = from; id <= timeline.last(); ++id)
        if (test(timeline.event(id))) return id;
    qFatal("no such event");
}

template <typename What>
EventId findOf(const Timeline& timeline, NodeId node, EventId from = 1) {
    return find(
        timeline,
        [&](const Event& event) { return std::holds_alternative<What>(event.what) && nodeOf(event.what) == node; },
        from);
}

std::vector<Zxid> zxidsOf(const LogCut& cut) {
    std::vector<Zxid> zxids;
    for (const HistoryEntry& entry : cut.gone) zxids.push_back(entry.zxid);
    return zxids;
}

}  // namespace

class LogPastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTruncNamesItsLeaderAndWhatWent() {
        const Played run = playShown("uncommitted_truncated");
        const LogPast past = read(*run.timeline);
        const auto at = past.at(run.timeline->last());
        const auto* three = at.find(3);
        QVERIFY(three && three->cut && three->sync);
        QCOMPARE(three->cut->kind, CutKind::trunc);
        QCOMPARE(three->cut->leader, 2);
        QCOMPARE(three->cut->kept, Zxid::of(1, 3));
        QCOMPARE(three->cut->count, 1);
        QCOMPARE(zxidsOf(*three->cut), std::vector<Zxid>{Zxid::of(1, 4)});
        QCOMPARE(three->sync->mode, zab::SyncMode::trunc);
        QCOMPARE(three->sync->leader, 2);
        QCOMPARE(three->sync->from, Zxid::of(1, 4));
        QCOMPARE(three->sync->to, Zxid::of(1, 3));
        const auto& why = std::get<Noted>(run.timeline->event(three->sync->decided).what);
        QCOMPARE(static_cast<zab::Sentence>(why.sentence), zab::Sentence::syncs_trunc_ahead);
        QCOMPARE(why.node, 2);
        // The two are one deed, and the last one; before it, it had not been done.
        QVERIFY(LogDeed::isOne(three->cut, three->sync));
        QCOMPARE(at.deeds.back().cut, three->cut);
        QCOMPARE(at.deeds.back().sync, three->sync);
        QCOMPARE(at.deeds.back().reason(), three->sync->decided);
        const auto before = past.at(three->cut->event - 1);
        QVERIFY(before.find(3) && !before.find(3)->cut);
        QVERIFY(before.deeds.back().cut == nullptr && before.deeds.back().sync == three->sync);
    }

    void aSnapTakesOnlyWhatTheLeaderLacks() {
        const Played run = playShown("partition");
        const LogPast past = read(*run.timeline);
        const auto at = past.at(run.timeline->last());
        for (const NodeId sid : {4, 5}) {
            const auto* server = at.find(sid);
            QVERIFY(server && server->cut && server->sync);
            QCOMPARE(server->cut->kind, CutKind::snap);
            QCOMPARE(server->cut->leader, 3);
            QCOMPARE(zxidsOf(*server->cut), std::vector<Zxid>{Zxid::of(1, 5)});
            QCOMPARE(server->sync->mode, zab::SyncMode::snap);
            QCOMPARE(server->sync->to, Zxid::of(2, 1));
        }
        // A newcomer loses nothing by it.
        const Played late = playShown("late_joiner");
        const LogPast pastOfLate = read(*late.timeline);
        const auto* three = pastOfLate.at(late.timeline->last()).find(3);
        QVERIFY(three && !three->cut);
    }

    void aDiffSaysFromWhereToWhere() {
        const Played run = playShown("late_joiner");
        const LogPast past = read(*run.timeline);
        const auto at = past.at(run.timeline->last());
        const LogSync& sync = *at.find(3)->sync;
        QCOMPARE(sync.mode, zab::SyncMode::diff);
        QCOMPARE(sync.leader, 2);
        QCOMPARE(sync.from, Zxid::of(1, 12));
        QCOMPARE(sync.to, Zxid::of(1, 17));
        QCOMPARE(sync.sent, 5);
        // An empty one is known, but it is no deed.
        QCOMPARE(at.find(1)->sync->sent, 0);
        QVERIFY(std::none_of(at.deeds.begin(), at.deeds.end(), [](const LogDeed& deed) { return deed.node() == 1; }));
    }

    void aPowerCutTakesWhatWasNotFlushed() {
        const Played run = playShown("power_cut");
        const LogPast past = read(*run.timeline);
        for (const NodeId sid : {1, 2, 3}) {
            const EventId lost = findOf<DiskLost>(*run.timeline, sid);
            const auto at = past.at(lost);
            const LogCut& cut = *at.find(sid)->cut;
            QCOMPARE(cut.event, lost);
            QCOMPARE(cut.kind, CutKind::powerCut);
            QCOMPARE(cut.kept, std::get<DiskLost>(run.timeline->event(lost).what).lastKept);
            QCOMPARE(cut.torn, std::get<DiskLost>(run.timeline->event(lost).what).torn);
            QVERIFY(cut.gone.back().zxid > cut.kept);
            QCOMPARE(cut.count, cut.gone.front().zxid.value - cut.kept.value);
            const auto before = past.at(lost - 1);
            QVERIFY(!before.find(sid) || !before.find(sid)->cut);
        }
    }

    void aKillTakesWhatTheSystemDidNotHave() {
        const Played run = play(
            "zabscope scenario 1\ntitle \"kill\"\nservers 3\ndisk write 20ms flush 20ms\nstart all\n"
            "run until server 1 serves and server 2 serves at most 10s\nload on 1 \"v\" 20 outstanding 20 writes\n"
            "run until logged 1:3 on 2 at most 5s\nkill 2\nrun 1ms\n");
        const LogPast past = read(*run.timeline);
        const auto at = past.at(run.timeline->last());
        QVERIFY(at.find(2) && at.find(2)->cut);
        QCOMPARE(at.find(2)->cut->kind, CutKind::killed);
        QVERIFY(at.find(2)->cut->leader == noNode && at.find(2)->cut->count >= 1);
    }

    void aWipedDiskLosesEverything() {
        const Played run = play(
            "zabscope scenario 1\ntitle \"wipe\"\nservers 3\nstart all\n"
            "run until server 1 serves and server 2 serves at most 10s\nwrite to 1 \"v\" 100 times\n"
            "run until committed 1:100 on all at most 20s\nkill 1\nrun 100ms\nwipe 1\nrun 1ms\n");
        const LogPast past = read(*run.timeline);
        const auto at = past.at(run.timeline->last());
        const LogCut& cut = *at.find(1)->cut;
        QCOMPARE(cut.kind, CutKind::wiped);
        QCOMPARE(cut.count, 102);
        QCOMPARE(cut.gone.size(), LogCut::mostGone);
        QCOMPARE(cut.gone.front().zxid, Zxid::of(1, 102));
        QCOMPARE(cut.kept, Zxid{});
    }

    void whatIsCommittedIsTheLargestThatAnybodyKnew() {
        for (const char* name : {"demonstration", "partition", "power_cut", "rollover", "uncommitted_truncated"}) {
            const Played run = playShown(name);
            const LogPast past = read(*run.timeline);
            Zxid committed;
            for (EventId id = 1; id <= run.timeline->last(); ++id) {
                if (const auto* changed = std::get_if<Changed>(&run.timeline->event(id).what)) {
                    for (const FieldChange& field : changed->fields) {
                        if (isServer(changed->node) && field.field == zab::lastCommitted)
                            committed = std::max(committed, Zxid{field.value});
                    }
                }
                if (id % 7 == 0) QCOMPARE(past.at(id).commit.zxid, committed);
            }
        }
    }

    void aRunThatGrowsIsReadAsWellAsAWholeOne() {
        const Played run = playShown("power_cut");
        const LogPast whole = read(*run.timeline);
        LogPast grown;
        for (EventId last = 1; last < run.timeline->last(); last += 997) {
            const Timeline part = run.timeline->prefix(last);
            while (!grown.update(part, 2)) {}
            const auto a = whole.at(last);
            const auto b = grown.at(last);
            QCOMPARE(a.servers.size(), b.servers.size());
            QCOMPARE(a.deeds.size(), b.deeds.size());
            for (std::size_t i = 0; i < a.deeds.size(); ++i) QCOMPARE(a.deeds[i].event(), b.deeds[i].event());
            QCOMPARE(a.commit.zxid, b.commit.zxid);
        }
    }
};

QTEST_GUILESS_MAIN(LogPastTest)
#include "log_past_test.moc"
