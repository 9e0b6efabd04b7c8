// SPDX-License-Identifier: GPL-3.0-or-later
/// From a frame to rows and columns: against what happened in played runs, and against the histories walked in full.
#include "views/logs/log_sheet.h"

#include <QtTest>
#include <map>

#include "tests/views/played.h"
#include "views/logs/log_words.h"

using namespace zabscope;

namespace {

struct Shown {
    LogPast past;
    LogPast::At at;
    LogSheet sheet;
    const LogRow& row(NodeId sid) const {
        return *std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const LogRow& row) { return row.sid == sid; });
    }
    std::size_t column(Zxid zxid) const {
        for (std::size_t i = 0; i < sheet.columns.size(); ++i)
            if (sheet.columns[i].zxid == zxid) return i;
        qFatal("no such column");
    }
    const LogCell& cell(NodeId sid, Zxid zxid) const { return row(sid).cells[column(zxid)]; }
};

std::unique_ptr<Shown> show(const Frame& frame, std::optional<Zxid> until = std::nullopt) {
    auto shown = std::make_unique<Shown>();
    shown->past.update(*frame.timeline, frame.timeline->chunks().size());
    shown->at = shown->past.at(frame.now.last);
    shown->sheet = logSheetOf(frame, shown->at, until);
    return shown;
}

template <typename Test>
EventId find(const Played& run, const Test& test) {
    for (EventId id = 1; id <= run.timeline->last(); ++id)
        if (test(run.timeline->event(id))) return id;
    qFatal("no such event");
}

EventId writeOf(const Played& run, NodeId sid, Zxid zxid) {
    return find(run, [&](const Event& event) {
        const auto* wrote = std::get_if<Wrote>(&event.what);
        return wrote && wrote->node == sid && wrote->meaning == Write::Meaning::transaction && wrote->zxid == zxid;
    });
}

EventId changeOf(const Played& run, NodeId sid, zab::Field field, Zxid atLeast) {
    return find(run, [&](const Event& event) {
        const auto* changed = std::get_if<Changed>(&event.what);
        return changed && changed->node == sid &&
               std::any_of(changed->fields.begin(), changed->fields.end(), [&](const FieldChange& change) {
                   return change.field == field && change.value >= atLeast.value;
               });
    });
}

/// What the sheet must say, from the whole histories.
void compareWithHistories(const Frame& frame) {
    const auto shown = show(frame);
    const HistoryBook& book = frame.timeline->histories();
    std::set<Zxid> expected;
    for (const LogRow& row : shown->sheet.rows) {
        std::map<Zxid, HistoryEntry> written;
        std::set<Zxid> durable;
        Zxid root;
        if (row.node) {
            for (const HistoryEntry& entry : book.list(row.sid, row.node->written)) {
                if (entry.snapshot) root = entry.zxid;
                if (!entry.snapshot) written[entry.zxid] = entry;
            }
            const bool noPower = !row.up && row.node->life > 0 && row.node->lastDeath == Death::poweredOff;
            for (const HistoryEntry& entry : book.list(row.sid, noPower ? row.node->written : row.node->durable)) {
                const auto same = written.find(entry.zxid);
                if (same != written.end() && same->second.event == entry.event) durable.insert(entry.zxid);
            }
        }
        QCOMPARE(row.root, root);
        for (const auto& [zxid, entry] : written) expected.insert(zxid);
        if (row.cut)
            for (const HistoryEntry& gone : row.cut->gone)
                if (gone.zxid > root || row.cut->kind == CutKind::snap) expected.insert(gone.zxid);
        for (std::size_t i = 0; i < shown->sheet.columns.size(); ++i) {
            const LogCell& cell = row.cells[i];
            const Zxid zxid = shown->sheet.columns[i].zxid;
            const auto has = written.find(zxid);
            QCOMPARE(cell.kind == LogCell::Kind::transaction, has != written.end());
            if (has != written.end()) {
                QCOMPARE(cell.event, has->second.event);
                QCOMPARE(cell.flushed, durable.contains(zxid));
            } else {
                QCOMPARE(cell.isHere(), zxid <= root && cell.kind != LogCell::Kind::gone);
            }
            if (!row.up) QVERIFY(!cell.committed && !cell.applied);
        }
    }
    std::vector<Zxid> columns;
    for (const LogColumn& column : shown->sheet.columns) columns.push_back(column.zxid);
    const std::size_t skip = expected.size() - std::min(expected.size(), LogSheet::mostColumns);
    QCOMPARE(columns,
             std::vector<Zxid>(std::next(expected.begin(), static_cast<std::ptrdiff_t>(skip)), expected.end()));
}

}  // namespace

class LogSheetTest : public QObject {
    Q_OBJECT

    Played m_truncated = playShown("uncommitted_truncated");

private Q_SLOTS:
    void atTheStartThereIsNothing() {
        const auto shown = show(m_truncated.at("0s#0"));
        QCOMPARE(shown->sheet.rows.size(), 3);
        QCOMPARE(shown->sheet.started, 0);
        QVERIFY(shown->sheet.columns.empty() && shown->sheet.committed == Zxid{});
        QVERIFY(LogWords::standing(shown->sheet).startsWith("No history yet"));
        QCOMPARE(LogWords::trees(shown->sheet), QString());
        QVERIFY(spansOf(shown->sheet, 10, 3).empty());
    }

    void aTransactionIsWrittenThenFlushedThenCommitted() {
        const Zxid zxid = Zxid::of(1, 2);
        const EventId wrote = writeOf(m_truncated, 1, zxid);
        auto shown = show(m_truncated.after(wrote));
        const LogCell written = shown->cell(1, zxid);
        QVERIFY(written.kind == LogCell::Kind::transaction && written.event == wrote);
        QVERIFY(!written.flushed && !written.committed && !written.applied);
        const EventId flushed = changeOf(m_truncated, 1, zab::lastFlushed, zxid);
        shown = show(m_truncated.after(flushed));
        QVERIFY(shown->cell(1, zxid).flushed && !shown->cell(1, zxid).committed);
        const EventId committed = changeOf(m_truncated, 1, zab::lastCommitted, zxid);
        QVERIFY(committed > flushed);
        shown = show(m_truncated.after(committed));
        QVERIFY(shown->cell(1, zxid).committed && shown->cell(1, zxid).applied);
        QVERIFY(!show(m_truncated.after(committed - 1))->cell(1, zxid).committed);
    }

    void committedIsSaidWithItsDisks() {
        const auto shown = show(m_truncated.after(changeOf(m_truncated, 3, zab::lastFlushed, Zxid::of(1, 4))));
        QCOMPARE(shown->sheet.committed, Zxid::of(1, 3));
        QCOMPARE(shown->sheet.committedDisks, 3);  // two of them down
        QVERIFY(shown->sheet.committedQuorum);
        QCOMPARE(shown->sheet.uncommitted, 1);
        QCOMPARE(shown->sheet.columns[shown->sheet.firstUncommitted].zxid, Zxid::of(1, 4));
        QCOMPARE(shown->sheet.columns[shown->sheet.firstUncommitted].disks, 1);
        QCOMPARE(LogWords::standing(shown->sheet),
                 "Committed: 1:3. 3 of 3 voters have it on disk. Not committed: 1:4, on 1 of 3 disks.");
        QCOMPARE(shown->row(1).tree, TreeState::none);
        QCOMPARE(LogWords::tree(shown->row(1), shown->sheet), "down");
        // Who is down shows its disk, not what it had in memory.
        QVERIFY(shown->cell(1, Zxid::of(1, 3)).flushed && !shown->cell(1, Zxid::of(1, 3)).applied);
    }

    void whatIsTruncatedIsStruckThrough() {
        const auto shown = show(m_truncated.at());
        const LogCell& gone = shown->cell(3, Zxid::of(1, 4));
        QCOMPARE(gone.kind, LogCell::Kind::gone);
        QCOMPARE(gone.event, shown->row(3).cut->event);
        QCOMPARE(shown->cell(1, Zxid::of(1, 4)).kind, LogCell::Kind::missing);
        QCOMPARE(LogWords::caption(shown->row(3)), "TRUNC from 2 to 1:3: 1:4 thrown away");
        QVERIFY(LogWords::deedReason(shown->at.deeds.back(), *m_truncated.timeline).contains("beyond everything"));
        QVERIFY(!shown->sheet.columns.back().committed && shown->sheet.uncommitted == 0);
        // After the TRUNC it took a snapshot of what was left.
        QVERIFY(shown->cell(3, Zxid::of(1, 3)).boundary && !shown->cell(3, Zxid::of(1, 2)).boundary);
        // Before, it was there.
        const auto before = show(m_truncated.after(gone.event - 1));
        QCOMPARE(before->cell(3, Zxid::of(1, 4)).kind, LogCell::Kind::transaction);
    }

    void aSnapshotStandsForTheHistory() {
        const Played run = playShown("partition");
        const auto shown = show(run.at());
        QCOMPARE(shown->row(5).root, Zxid::of(2, 1));
        for (const Zxid zxid : {Zxid::of(1, 1), Zxid::of(1, 4), Zxid::of(2, 1)})
            QCOMPARE(shown->cell(5, zxid).kind, LogCell::Kind::snapshot);
        QCOMPARE(shown->cell(5, Zxid::of(1, 5)).kind, LogCell::Kind::gone);
        QVERIFY(shown->cell(5, Zxid::of(2, 1)).boundary && shown->cell(5, Zxid::of(2, 1)).flushed);
        QCOMPARE(shown->cell(3, Zxid::of(2, 1)).kind, LogCell::Kind::transaction);
        QCOMPARE(shown->sheet.committedDisks, 5);
        QCOMPARE(shown->sheet.columns[shown->column(Zxid::of(1, 5))].holders, 0);
        QCOMPARE(LogWords::caption(shown->row(5)), "SNAP from 3: 1:5 thrown away");
        // In the minority it was written and stayed uncommitted, though 2:1 came.
        const auto split = show(run.after(changeOf(run, 3, zab::lastCommitted, Zxid::of(2, 1))));
        const LogColumn& column = split->sheet.columns[split->column(Zxid::of(1, 5))];
        QVERIFY(!column.committed && column.disks == 2);
        QVERIFY(split->sheet.columns[split->column(Zxid::of(2, 1))].committed);
        QCOMPARE(split->sheet.committed, Zxid::of(2, 1));
    }

    void treesAreComparedWithTheLeaders() {
        const Played run = playShown("partition");
        const auto end = show(run.at());
        QCOMPARE(end->sheet.reference, 3);
        QCOMPARE(end->row(3).tree, TreeState::reference);
        for (const NodeId sid : {1, 2, 4, 5}) QCOMPARE(end->row(sid).tree, TreeState::equal);
        QCOMPARE(LogWords::trees(end->sheet), "Trees, compared with that of server 3, the leader: 4 equal");
        // The minority has all of epoch 1 that was committed; when it looks again it has applied 1:5, which 3 never
        // had.
        const auto split = show(run.after(changeOf(run, 3, zab::lastProcessed, Zxid::of(2, 1))));
        QCOMPARE(split->row(5).tree, TreeState::differs);
        // A commit reaches the followers one latency later.
        const auto commit = show(run.after(changeOf(run, 5, zab::lastProcessed, Zxid::of(1, 3))));
        QCOMPARE(commit->sheet.reference, 5);
        QCOMPARE(commit->row(1).tree, TreeState::behind);
        QCOMPARE(commit->row(1).by, 1);
        QCOMPARE(LogWords::tree(commit->row(1), commit->sheet), "1 behind");
    }

    void aReplicaThatDiffersIsSeen() {
        const Played run = playShown("variants/diff_without_trunc_check");
        const auto shown = show(run.at());
        QCOMPARE(shown->row(1).tree, TreeState::equal);
        QCOMPARE(shown->row(3).tree, TreeState::differs);
        // Different trees after the same transaction, too.
        const Played tree = playShown("variants/snapshot_before_commit");
        QCOMPARE(show(tree.at())->row(3).tree, TreeState::differs);
        const Played split = playShown("variants/majority_minus_one");
        const auto brains = show(split.at());
        QVERIFY(brains->cell(3, Zxid::of(2, 1)).other && !brains->cell(1, Zxid::of(2, 1)).other);
        QVERIFY(!brains->sheet.committedQuorum);
        QVERIFY(LogWords::standing(brains->sheet).contains("no quorum"));
    }

    void whatAPowerCutLeavesIsOnThePlatter() {
        const Played run = playShown("power_cut");
        const auto shown = show(run.at("1s"));
        for (const LogRow& row : shown->sheet.rows) {
            QVERIFY(!row.up && row.cut);
            for (const LogCell& cell : row.cells) QVERIFY(!cell.isHere() || cell.flushed);
        }
    }

    void everyCellIsWhatTheHistoriesSay_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"demonstration", "partition", "late_joiner", "power_cut", "uncommitted_truncated",
                                 "variants/diff_without_trunc_check", "variants/majority_minus_one", "observer"})
            QTest::newRow(name) << QString(name);
    }
    void everyCellIsWhatTheHistoriesSay() {
        QFETCH(QString, name);
        const Played run = playShown(name.toStdString());
        const EventId step = std::max<EventId>(1, run.timeline->last() / 150);
        for (EventId id = 1; id <= run.timeline->last(); id += step) {
            compareWithHistories(run.after(id));
            if (QTest::currentTestFailed()) return;
        }
    }

    void aLongHistoryShowsItsEnd() {
        const Played run = play(
            "zabscope scenario 1\ntitle \"long\"\nservers 3\nstart all\n"
            "run until server 1 serves and server 2 serves at most 10s\nload on 1 \"v\" 50 outstanding 1000 writes\n"
            "run until committed 1:900 on all at most 60s\nkill 1\nrun 2s\n");
        const auto shown = show(run.at());
        QCOMPARE(shown->sheet.columns.size(), LogSheet::mostColumns);
        const std::int64_t last = shown->sheet.columns.back().zxid.counter();
        QCOMPARE(shown->sheet.earlier, last - static_cast<std::int64_t>(LogSheet::mostColumns));
        QVERIFY(shown->sheet.equalBefore && shown->sheet.later == 0);
        const auto middle = show(run.at(), Zxid::of(1, 500));
        QCOMPARE(middle->sheet.columns.back().zxid, Zxid::of(1, 500));
        QCOMPARE(middle->sheet.columns.front().zxid, Zxid::of(1, 101));
        QCOMPARE(middle->sheet.later, last - 500);
        QCOMPARE(middle->sheet.earlier, 100);
        QCOMPARE(middle->sheet.committed, shown->sheet.committed);
        compareWithHistories(run.at());
    }
};

QTEST_GUILESS_MAIN(LogSheetTest)
#include "log_sheet_test.moc"
