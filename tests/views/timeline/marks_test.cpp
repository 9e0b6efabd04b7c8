// SPDX-License-Identifier: GPL-3.0-or-later
/// What a chunk's story tells: marks, who leads, commits; and that hostile runs stay bounded and do no harm.
#include <QElapsedTimer>
#include <QtTest>

#include "core/zab/zab_state.h"
#include "tests/views/played.h"
#include "views/timeline/strip.h"
#include "views/timeline/timeline_view.h"

using namespace zabscope;

namespace {

Ensemble three() {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= 3; ++sid) ensemble.members.push_back({sid});
    return ensemble;
}

/// A run written by hand.
struct Run {
    Timeline timeline;
    Instant now;

    EventId add(const What& what, EventId cause = noEvent) { return timeline.append(now, cause, what); }
    EventId change(NodeId node, std::initializer_list<FieldChange> fields) {
        return add(Changed{node, {fields.begin(), fields.size()}});
    }
    void wait(Duration duration) { now += duration; }
};

std::vector<ChunkStory> stories(const Timeline& timeline, const Ensemble& ensemble) {
    std::vector<ChunkStory> all;
    for (const auto& chunk : timeline.chunks()) all.push_back(readStory(*chunk, timeline, ensemble));
    return all;
}

constexpr auto leading = static_cast<std::int64_t>(zab::Role::leading);
constexpr auto following = static_cast<std::int64_t>(zab::Role::following);

Frame frameOf(const Run& run) {
    return frameAt(std::make_shared<const Timeline>(run.timeline), std::make_shared<const Ensemble>(three()),
                   std::make_shared<const Recording>(), {run.timeline.end(), run.timeline.last()});
}

}  // namespace

class MarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommandStandsBehindWhatItDid() {
        Run run;
        const EventId start = run.add(Commanded{"start 1 2 3"});
        for (NodeId sid = 1; sid <= 3; ++sid) run.add(Born{sid, 1}, start);
        run.add(Born{-1, 1});
        run.wait(milliseconds(1));
        const EventId write = run.add(Commanded{"write to 1"});
        run.wait(milliseconds(1));
        const EventId kill = run.add(Died{2, Death::killed});
        const auto marks = stories(run.timeline, three()).at(0).marks;
        QCOMPARE(marks.size(), 3);
        QCOMPARE(marks[0].kind, MarkKind::started);
        QCOMPARE(marks[0].count, 3U);
        QCOMPARE(marks[0].command, start);
        QCOMPARE(marks[0].node, noNode);
        QCOMPARE(marks[1].kind, MarkKind::command);
        QCOMPARE(marks[1].event, write);
        QCOMPARE(marks[2].kind, MarkKind::killed);
        QCOMPARE(marks[2].event, kill);
        QCOMPARE(marks[2].node, 2);
        QCOMPARE(marks[2].command, noEvent);
    }

    void aLinkIsCutOnceAndHealedOnce() {
        Run run;
        const auto link = [&](bool cut) {
            run.wait(milliseconds(1));
            run.add(LinkChanged{1, 2, cut, milliseconds(1), {}, 0});
        };
        link(false);  // only slower
        link(true);
        link(true);
        link(false);
        const auto marks = stories(run.timeline, three()).at(0).marks;
        QCOMPARE(marks.size(), 2);
        QCOMPARE(marks[0].kind, MarkKind::cut);
        QCOMPARE(marks[1].kind, MarkKind::healed);
    }

    void aLeaderReignsWithAQuorum() {
        Run run;
        for (NodeId sid = 1; sid <= 3; ++sid) run.add(Born{sid, 1});
        run.wait(milliseconds(10));
        run.change(3,
                   {{zab::role, false, 0, leading}, {zab::leader, false, 0, 3}, {zab::establishedEpoch, false, 0, 7}});
        run.wait(milliseconds(10));
        const EventId quorum = run.change(1, {{zab::role, false, 0, following}, {zab::leader, false, 0, 3}});
        run.wait(milliseconds(10));
        const EventId lost = run.add(Died{1, Death::exited});
        const auto reigns = stories(run.timeline, three()).at(0).reigns;
        QCOMPARE(reigns.size(), 4);
        QCOMPARE(reigns[0].what, Reign::What::nobody);
        QCOMPARE(reigns[1].what, Reign::What::election);
        QCOMPARE(reigns[1].at, startOfTime);
        QCOMPARE(reigns[2].what, Reign::What::leader);
        QCOMPARE(reigns[2].leader, 3);
        QCOMPARE(reigns[2].epoch, 7);
        QCOMPARE(reigns[2].event, quorum);
        QCOMPARE(reigns[3].what, Reign::What::election);
        QCOMPARE(reigns[3].event, lost);
    }

    void commitsAreCountedOnce() {
        Run run;
        for (NodeId sid = 1; sid <= 3; ++sid) run.add(Born{sid, 1});
        const auto commit = [&](NodeId node, Zxid zxid) {
            run.wait(milliseconds(1));
            run.change(node, {{zab::lastCommitted, false, 0, zxid.value}});
        };
        commit(3, Zxid::of(1, 0));  // the epoch is established: no transaction
        commit(3, Zxid::of(1, 2));
        commit(1, Zxid::of(1, 2));
        commit(3, Zxid::of(1, 3));
        commit(3, Zxid::of(2, 0));
        commit(3, Zxid::of(2, 1));
        const auto commits = stories(run.timeline, three()).at(0).commits;
        QCOMPARE(commits.size(), 3);
        QCOMPARE(commits[0].count, 2U);
        QCOMPARE(commits[1].count, 1U);
        QCOMPARE(commits[2].count, 1U);
    }

    void chunksTellTheSameStoryAsOneWalk() {
        // A leader that is there before a chunk begins is there in its story.
        Run run;
        for (NodeId sid = 1; sid <= 3; ++sid) run.add(Born{sid, 1});
        run.change(3,
                   {{zab::role, false, 0, leading}, {zab::leader, false, 0, 3}, {zab::establishedEpoch, false, 0, 1}});
        const EventId begun = run.change(2, {{zab::role, false, 0, following}, {zab::leader, false, 0, 3}});
        const Instant when = run.now;
        for (std::size_t i = 0; i < 3 * Chunk::size; ++i) {
            run.wait(microseconds(10));
            run.add(Rang{1, 1});
        }
        StoryIndex index([ensemble = three()](const Chunk& chunk, const Timeline& timeline) {
            return readStory(chunk, timeline, ensemble);
        });
        while (!index.update(run.timeline, 1)) {}
        const double end = static_cast<double>(run.now.time_since_epoch().count());
        const Strip late = layOutStrip(index.entries(), {end * 0.9, end, 0, 1000}, 10, 3);
        QCOMPARE(late.reigns.size(), 1);
        QCOMPARE(late.reigns[0].reign.leader, 3);
        QCOMPARE(late.reigns[0].reign.event, begun);
        QCOMPARE(late.reigns[0].reign.at, when);
    }

    void whatWouldOverlapIsPutTogether() {
        Run run;
        run.add(Born{1, 1});
        for (int i = 0; i < 50; ++i) {
            run.wait(milliseconds(1));
            run.add(Froze{1});
        }
        run.add(Violated{0, 1, "x"});
        StoryIndex index([ensemble = three()](const Chunk& chunk, const Timeline& timeline) {
            return readStory(chunk, timeline, ensemble);
        });
        QVERIFY(index.update(run.timeline));
        const Strip narrow = layOutStrip(index.entries(), {0, 1e6, 0, 100}, 10, 3);
        QCOMPARE(narrow.groups.size(), 1);
        QCOMPARE(narrow.groups[0].count, 52U);
        QCOMPARE(narrow.groups[0].mark.kind, MarkKind::violation);
        QCOMPARE(narrow.groups[0].marks.size(), MarkGroup::mostListed);
        const Strip wide = layOutStrip(index.entries(), {0, 50'000, 0, 1000}, 10, 3);
        QCOMPARE(wide.groups.size(), 51);  // the violation stands on the last freeze
    }

    void aHostileRunIsBounded() {
        Run run;
        for (NodeId sid = 1; sid <= 3; ++sid) run.add(Born{sid, 1});
        run.add(Born{-32767, 65535});
        run.add(Born{255, 65535});  // no member
        const std::array<NoteValue, 1> values{};
        for (int i = 0; i < 20'000; ++i) {
            run.wait(Duration{i % 3 == 0 ? 1'000'000'000 : 0});
            const auto number = static_cast<std::uint8_t>(i);
            switch (i % 9) {
                case 0:
                    run.add(Commanded{"\xff\xfe nonsense \n"});
                    break;
                case 1:
                    run.add(Violated{65535, 99, std::string(10'000, 'x')});
                    break;
                case 2:
                    run.change(1, {{zab::role, false, 0, INT64_MIN}, {zab::establishedEpoch, false, 0, INT64_MAX}});
                    break;
                case 3:
                    run.change(2, {{zab::lastCommitted, false, 0, i % 2 ? INT64_MAX : -1}});
                    break;
                case 4:
                    run.change(3, {{zab::role, false, 0, leading}, {zab::establishedEpoch, false, 0, INT64_MAX}});
                    break;
                case 5:
                    run.change(1, {{zab::role, false, 0, following}, {zab::leader, false, 0, 3}});
                    break;
                case 6:
                    run.add(Died{255, static_cast<Death>(i % 3)});
                    break;
                case 7:
                    run.add(Sent{ConnectionId{1}, 255, -9, number, never, "\x01\x02"});
                    break;
                default:
                    run.add(Noted{1, 60'000, values}, 1);
                    break;
            }
        }
        for (const ChunkStory& story : stories(run.timeline, three())) {
            QVERIFY(story.marks.size() <= mostOfAKind);
            QVERIFY(story.reigns.size() <= mostOfAKind);
            QVERIFY(story.commits.size() <= mostOfAKind);
        }
        TimelineView view;
        view.resize(800, 100);
        view.setFrame(frameOf(run));
        QVERIFY(!view.grab().isNull());
        QVERIFY(view.items().size() < 400);
        view.zoomTo(1e12, 1.1e12);
        QVERIFY(!view.grab().isNull());
        for (int x = 0; x < 800; x += 7) QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(x, 40));
    }

    void aLongRunIsReadOverSeveralFrames() {
        Run run;
        run.add(Born{1, 1});
        while (run.timeline.last() < 400'000) {
            run.wait(microseconds(100));
            run.add(Rang{1, 1});
            if (run.timeline.last() % 1000 == 0) run.add(Froze{1});
        }
        TimelineView view;
        view.resize(1920, 100);
        view.show();
        const Frame frame = frameOf(run);
        view.setFrame(frame);
        const QImage first = view.grab().toImage();
        for (int i = 0; i < 15; ++i) view.setFrame(frame);
        const QImage whole = view.grab().toImage();
        QVERIFY(first != whole);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 100; ++i) view.setFrame(frame);
        const double each = static_cast<double>(clock.nsecsElapsed()) / 1e8;
        QVERIFY2(each < 1, qPrintable(QStringLiteral("a frame took %1 ms").arg(each)));
        // A picture that nobody waits for is whole at once.
        TimelineView hidden;
        hidden.resize(1920, 100);
        hidden.setFrame(frame);
        QVERIFY(hidden.grab().toImage() == whole);
    }
};

QTEST_MAIN(MarksTest)
#include "marks_test.moc"
