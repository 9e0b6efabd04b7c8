// SPDX-License-Identifier: GPL-3.0-or-later
/// The watch says what the definitions say, event by event and between events.
#include "core/trace/condition_watch.h"

#include <rapidcheck.h>

#include <QtTest>

#include "core/trace/scenario.h"
#include "core/trace/target.h"
#include "core/trace/timeline.h"
#include "core/trace/voter_quorum.h"
#include "core/zab/message_text.h"
#include "tests/core/trace/generators.h"
#include "tests/core/trace/random_run.h"
#include "tests/core/trace/slow_truth.h"

using namespace zabscope;
using generators::pick;
using zab::MessageKind;

namespace {

Ensemble ensembleOf(NodeId servers) {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= servers; ++sid) ensemble.members.push_back({sid});
    return ensemble;
}

/// A run that a test writes by hand, and the conditions it watches.
class Stage {
public:
    explicit Stage(NodeId servers = 3) : m_ensemble(ensembleOf(servers)) {
        for (NodeId sid = 1; sid <= servers; ++sid) m_timeline.append(startOfTime, noEvent, Born{sid, 1});
    }

    /// Begins to watch; the number says which it is.
    std::size_t watch(const std::string& text) {
        const auto result = parseCondition(text, m_ensemble);
        if (const auto* error = std::get_if<ScenarioError>(&result))
            qFatal("%s: %s", text.c_str(), error->text().c_str());
        m_watches.emplace_back(std::get<Condition>(result), m_ensemble, m_timeline.state(), m_now,
                               std::vector<std::string>{"agreement", "one_leader"});
        return m_watches.size() - 1;
    }
    void pass(Duration time) { m_now += time; }
    EventId happen(const What& what) {
        const EventId id = m_timeline.append(m_now, noEvent, what);
        for (ConditionWatch& watch : m_watches)
            watch.observe(m_timeline.event(id), m_timeline.state(), m_timeline.histories());
        return id;
    }
    void change(NodeId server, std::initializer_list<FieldChange> fields) {
        const std::vector<FieldChange> list{fields};
        happen(Changed{server, list});
    }
    void set(NodeId server, std::uint16_t field, std::int64_t value) { change(server, {{field, false, 0, value}}); }
    void lead(NodeId server, std::int64_t epoch) {
        change(server, {{zab::role, false, 0, static_cast<std::int64_t>(zab::Role::leading)},
                        {zab::phase, false, 0, static_cast<std::int64_t>(zab::Phase::broadcast)},
                        {zab::establishedEpoch, false, 0, epoch}});
    }
    EventId send(NodeId from, NodeId to, MessageKind kind) {
        return happen(Sent{makeConnectionId(from, 1, 1), from, to, static_cast<std::uint8_t>(kind),
                           m_now + milliseconds(1), "x"});
    }
    bool holds(std::size_t which) const { return m_watches[which].holds(m_now); }
    Instant nextChange(std::size_t which) const { return m_watches[which].nextChange(m_now); }
    /// Whether it holds as seen by a watch that begins now.
    bool now(const std::string& text) { return holds(watch(text)); }

private:
    Ensemble m_ensemble;
    Timeline m_timeline;
    Instant m_now;
    std::vector<ConditionWatch> m_watches;
};

Condition randomAtom() {
    using namespace condition;
    const NodeId sid = pick<NodeId>(1, 6);
    const Target target{pick(0, 3) == 0 ? static_cast<Target::Who>(pick(1, 5)) : Target::Who::sid, 0};
    const Target someone = target.who == Target::Who::sid ? Target{Target::Who::sid, sid} : target;
    switch (pick(0, 12)) {
        case 0:
            return Condition{{LeaderIs{generators::coin() ? noNode : sid}}};
        case 1:
            return Condition{{ServerIs{sid, static_cast<Being>(pick(0, 8))}}};
        case 2:
            return Condition{{EpochIs{generators::sign(), pick(0, 4)}}};
        case 3:
            return Condition{{Reached{Progress::logged, Zxid{pick(0, 99)}, generators::coin(), {someone}}}};
        case 4:
            return Condition{{FieldIs{zab::lastLogged, 0, someone, generators::sign(), pick(0, 99)}}};
        case 5:
            return Condition{{FieldIs{zab::learnerZxid, sid, someone, generators::sign(), pick(0, 99)}}};
        case 6:
            return Condition{{SameTree{{someone, Target{Target::Who::sid, 1}}}}};
        case 7:
            return Condition{{LinkIsCut{sid, pick<NodeId>(1, 6), true}}};
        case 8:
            return Condition{{AreConnected{sid, pick<NodeId>(1, 6), {}}}};
        case 9:
            return Condition{{Idle{}}};
        case 10:
            return Condition{{Count{generators::happening(), generators::sign(), pick(0, 5)}}};
        default:
            return Condition{
                {Happening{MessageWas{static_cast<Journey>(pick(0, 3)), 0, someone, Target{Target::Who::all}}}}};
    }
}

Condition randomCondition(int depth) {
    using namespace condition;
    const auto part = [depth] { return randomCondition(depth - 1); };
    switch (depth == 0 ? 0 : pick(0, 6)) {
        case 1:
            return Condition{{All{{part(), part()}}}};
        case 2:
            return Condition{{Any{{part(), part()}}}};
        case 3:
            return Condition{{Not{part()}}};
        case 4:
            return Condition{{ForAtLeast{part(), microseconds(pick(1, 4000))}}};
        case 5:
            return Condition{{Never{part()}}};
        default:
            return randomAtom();
    }
}

/// Roles, phases and trees, which RandomRun leaves alone.
void appendRoles(Timeline& timeline) {
    const NodeId sid = pick<NodeId>(1, 6);
    if (!timeline.state().find(sid)) return;
    const std::vector<FieldChange> fields{{zab::role, false, 0, pick(0, 4)},
                                          {zab::phase, false, 0, pick(2, 5)},
                                          {zab::establishedEpoch, false, 0, pick(0, 4)},
                                          {zab::treeDigest, false, 0, pick(0, 2)}};
    const std::size_t from = pick<std::size_t>(0, fields.size());
    timeline.append(timeline.end(), noEvent, Changed{sid, std::span{fields}.subspan(from)});
}

}  // namespace

class ConditionWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=1000"); }

    void saysWhatTheDefinitionsSay() {
        const bool passed = rc::check("watch and definition", [] {
            Timeline timeline;
            test::RandomRun run{*rc::gen::arbitrary<std::uint64_t>()};
            run.grow(timeline, 40);
            const Condition condition = randomCondition(3);
            RC_LOG() << toText(condition) << "\n";
            const Ensemble ensemble = ensembleOf(5);
            ConditionWatch watch{condition, ensemble, timeline.state(), timeline.end()};
            test::SlowTruth slow{condition, ensemble, timeline.state(), timeline.end()};
            for (int step = 0; step < 40; ++step) {
                EventId seen = timeline.last();
                generators::coin() ? run.grow(timeline, 1) : appendRoles(timeline);
                while (seen < timeline.last()) {
                    const Event& event = timeline.event(++seen);
                    watch.observe(event, timeline.state(), timeline.histories());
                    slow.observe(event, timeline.state());
                }
                const Instant now = timeline.end();
                RC_ASSERT(watch.holds(now) == slow.holds(now));
                RC_ASSERT(watch.nextChange(now) == slow.nextChange(now));
                const Instant later = now + microseconds(pick(0, 5000));
                RC_ASSERT(watch.holds(later) == slow.holds(later));
                RC_ASSERT(watch.nextChange(later) == slow.nextChange(later));
            }
        });
        QVERIFY(passed);
    }

    void leadersAndEpochs() {
        Stage stage;
        const std::size_t elected = stage.watch("leader elected");
        const std::size_t second = stage.watch("leader is 2");
        QVERIFY(!stage.holds(elected));
        stage.set(2, zab::role, static_cast<std::int64_t>(zab::Role::leading));
        QVERIFY(!stage.holds(elected));
        QVERIFY(stage.now("server 2 leads"));
        stage.lead(2, 1);
        QVERIFY(stage.holds(elected) && stage.holds(second));
        QVERIFY(stage.now("epoch 1") && !stage.now("epoch 2") && stage.now("epoch < 2"));
        QVERIFY(stage.now("role of leader = LEADING") && stage.now("role of all != FOLLOWING"));
        stage.happen(Died{2, Death::killed});
        QVERIFY(!stage.holds(elected) && !stage.now("epoch 1") && stage.now("server 2 is down"));
        QVERIFY(!stage.now("role of leader = LEADING") && !stage.now("role of 2 = LEADING") &&
                !stage.now("role of all != FOLLOWING"));
    }

    void progress() {
        Stage stage{5};
        const std::size_t quorum = stage.watch("committed 0x100000002 on a quorum");
        const std::size_t two = stage.watch("committed 0x100000002 on 1 2");
        for (const NodeId sid : {1, 2}) stage.set(sid, zab::lastCommitted, 0x100000003);
        QVERIFY(stage.holds(two) && !stage.holds(quorum));
        stage.set(5, zab::lastCommitted, 0x100000002);
        QVERIFY(stage.holds(quorum));
        QVERIFY(!stage.now("committed 0x100000002 on all"));
        QVERIFY(stage.now("same tree on all"));
        stage.set(4, zab::treeDigest, 7);
        QVERIFY(!stage.now("same tree on all") && stage.now("same tree on 1 2 3 5"));
    }

    void timePasses() {
        Stage stage;
        const std::size_t held = stage.watch("server 1 is up for at least 2s");
        const std::size_t no = stage.watch("never server 1 is up for at least 2s");
        const std::size_t broken = stage.watch("never server 1 is down");
        QVERIFY(!stage.holds(held) && stage.nextChange(held) == startOfTime + seconds(2));
        stage.pass(seconds(1));
        stage.happen(Died{1, Death::killed});
        QVERIFY(stage.nextChange(held) == never && !stage.holds(broken));
        stage.happen(Born{1, 2});
        QVERIFY(stage.nextChange(held) == startOfTime + seconds(3) && !stage.holds(broken));
        stage.pass(seconds(2));
        QVERIFY(stage.holds(held) && !stage.holds(no));
        stage.happen(Died{1, Death::killed});
        QVERIFY(!stage.holds(held) && !stage.holds(no));
    }

    void timeThatEndsByItself() {
        Stage stage;
        // The part holds until 2 s; so the whole does from 1 s until 2 s.
        const std::size_t held = stage.watch("(not server 1 is up for at least 2s) for at least 1s");
        QVERIFY(!stage.holds(held) && stage.nextChange(held) == startOfTime + seconds(1));
        stage.pass(seconds(1));
        QVERIFY(stage.holds(held) && stage.nextChange(held) == startOfTime + seconds(2));
        stage.pass(seconds(1));
        QVERIFY(!stage.holds(held) && stage.nextChange(held) == never);
    }

    void messages() {
        Stage stage;
        const std::size_t sent = stage.watch("sent PROPOSAL from 3 to 1");
        const std::size_t delivered = stage.watch("delivered PROPOSAL from 3 to 1");
        const std::size_t count = stage.watch("count sent PROPOSAL >= 2");
        const std::size_t idle = stage.watch("idle");
        const std::size_t lost = stage.watch("lost");
        const EventId first = stage.send(3, 1, MessageKind::proposal);
        QVERIFY(stage.holds(sent) && !stage.holds(delivered) && !stage.holds(count) && !stage.holds(idle));
        stage.happen(Delivered{first, 1});
        QVERIFY(stage.holds(delivered) && stage.holds(idle));
        stage.send(3, 1, MessageKind::ping);
        QVERIFY(stage.holds(idle));
        const EventId second = stage.send(3, 2, MessageKind::proposal);
        QVERIFY(stage.holds(count) && !stage.holds(idle) && !stage.holds(lost));
        QVERIFY(!stage.now("idle") && !stage.now("sent PROPOSAL"));
        stage.happen(Lost{second, zabscope::Loss::dropped});
        QVERIFY(stage.holds(lost) && stage.holds(idle));
    }

    void whatHappenedToServers_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"killed 3", "killed", "started 3", "froze 3", "thawed 3", "truncated on 3", "snapshot taken on 3",
              "snapshot received", "synced 3 by DIFF", "synced 3", "changed sync_mode of 3", "violation",
              "violation one_leader", "command \"kill\"", "note \"\" on 3"}) {
            QTest::newRow(text) << text;
        }
    }
    void whatHappenedToServers() {
        QFETCH(QString, text);
        const auto happens = [&](NodeId sid) {
            Stage stage;
            stage.pass(seconds(1));
            const std::size_t watch = stage.watch(text.toStdString());
            if (stage.holds(watch)) qFatal("it held before it happened");
            stage.happen(Froze{sid});
            stage.happen(Thawed{sid});
            const auto wrote = [&](Write::Meaning meaning) {
                stage.happen(Wrote{sid, {}, meaning, {}, Zxid{1}, 0, 1});
            };
            wrote(Write::Meaning::truncation);
            wrote(Write::Meaning::snapshot);
            wrote(Write::Meaning::replacingSnapshot);
            stage.set(sid, zab::syncMode, static_cast<std::int64_t>(zab::SyncMode::diff));
            stage.happen(Violated{static_cast<std::uint16_t>(sid == 3 ? 1 : 0), sid, "two leaders"});
            stage.happen(Noted{sid, 0, {}});
            stage.happen(Commanded{sid == 3 ? "kill 3" : "heal"});
            stage.happen(Died{sid, Death::killed});
            stage.happen(Born{sid, 2});
            return stage.holds(watch);
        };
        QVERIFY(happens(3));
        const bool anybody = text == "killed" || text == "snapshot received" || text == "violation";
        QCOMPARE(happens(2), anybody);
    }

    void linksAndConnections() {
        Stage stage;
        const std::size_t both = stage.watch("link 1 2 is cut");
        const std::size_t oneWay = stage.watch("link 1 to 2 is cut");
        const std::size_t connected = stage.watch("connected 2 1 on quorum");
        stage.happen(LinkChanged{1, 2, true, {}, {}, 0});
        QVERIFY(stage.holds(oneWay) && !stage.holds(both));
        stage.happen(LinkChanged{2, 1, true, {}, {}, 0});
        QVERIFY(stage.holds(both));
        const ConnectionId id = makeConnectionId(1, 1, 1);
        stage.happen(Connecting{id, 1, 2, Port::quorum});
        stage.happen(Connected{id, 1});
        QVERIFY(!stage.holds(connected));
        stage.happen(Connected{id, 2});
        QVERIFY(stage.holds(connected) && !stage.now("connected 1 2 on election"));
        stage.happen(Closing{id, 2});
        QVERIFY(!stage.holds(connected));
    }

    void copiesGoOnByThemselves() {
        const Ensemble ensemble = ensembleOf(3);
        Timeline timeline;
        timeline.append(startOfTime, noEvent, Born{1, 1});
        const auto killed = parseCondition("killed 1", ensemble);
        ConditionWatch original{std::get<Condition>(killed), ensemble, timeline.state(), startOfTime};
        ConditionWatch copy = original;
        const EventId id = timeline.append(startOfTime, noEvent, Died{1, Death::killed});
        QVERIFY(copy.observe(timeline.event(id), timeline.state(), timeline.histories()));
        QVERIFY(copy.holds(startOfTime) && !original.holds(startOfTime));
    }

    void quorumsOfGroupsAreWeighed() {
        Ensemble ensemble;
        ensemble.hierarchical = true;
        ensemble.members = {{1, false, 1, 1}, {2, false, 1, 1}, {3, false, 3, 1},
                            {4, false, 1, 2}, {5, false, 0, 3}, {6, true}};
        const auto quorum = [&](std::set<NodeId> servers) {
            return containsQuorum(ensemble, [&](NodeId sid) { return servers.contains(sid); });
        };
        QVERIFY(quorum({3, 4}) && !quorum({1, 2, 4}) && !quorum({3, 5, 6}) && !quorum({1, 2, 3}));
    }
};

QTEST_APPLESS_MAIN(ConditionWatchTest)
#include "condition_watch_test.moc"
