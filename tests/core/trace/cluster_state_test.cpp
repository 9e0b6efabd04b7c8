// SPDX-License-Identifier: GPL-3.0-or-later
/// What each event does to the picture of the ensemble.
#include "core/trace/cluster_state.h"

#include <QtTest>
#include <set>

#include "core/trace/timeline.h"
#include "core/zab/zab_state.h"

using namespace zabscope;

namespace {

using Meaning = Write::Meaning;

/// A timeline that is written at one instant.
struct Story {
    Timeline timeline;

    EventId tell(const What& what) { return timeline.append(timeline.end() + microseconds(1), noEvent, what); }
    void write(Meaning meaning, std::int64_t zxid) {
        tell(Wrote{1, Write::Action::append, meaning, {}, Zxid{zxid}, 0, 10});
    }
    const ClusterState& state() const { return timeline.state(); }
    const NodeState& node() const { return *state().find(1); }
    std::vector<int> list(HistoryTip tip) const {
        std::vector<int> zxids;
        for (const HistoryEntry& entry : timeline.histories().list(1, tip))
            zxids.push_back(static_cast<int>(entry.zxid.value));
        return zxids;
    }
    std::vector<int> written() const { return list(node().written); }
    std::vector<int> durable() const { return list(node().durable); }
};

Story born() {
    Story story;
    story.tell(Born{1, 1});
    return story;
}
/// Server 1 with 1..4 written and 1..2 flushed.
Story halfFlushed() {
    Story story = born();
    for (int zxid = 1; zxid <= 4; ++zxid) story.write(Meaning::transaction, zxid);
    story.tell(FlushDone{1, Zxid{2}});
    return story;
}
using List = std::vector<int>;
Sent sent(Instant due = startOfTime) { return Sent{makeConnectionId(1, 1, 1), 1, 2, 2, due, "x"}; }

}  // namespace

class ClusterStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nodesAreFoundWhateverTheOrderOfTheirBirths() {
        Story story;
        const std::vector<NodeId> order{5, -2, 1, 101, -1, 3, -7, 2};
        for (const NodeId node : order) {
            QVERIFY(story.state().find(node) == nullptr);
            story.tell(Born{node, 1});
        }
        std::vector<NodeId> ids;
        for (const NodeState& node : story.state().nodes()) ids.push_back(node.node);
        QCOMPARE(ids, (std::vector<NodeId>{-7, -2, -1, 1, 2, 3, 5, 101}));
        for (const NodeId node : order) QCOMPARE(story.state().find(node)->node, node);
        QVERIFY(story.state().find(4) == nullptr);
        QVERIFY(story.state().find(noNode) == nullptr);
        QVERIFY(story.state().find(INT32_MAX) == nullptr);
        QVERIFY(story.state().find(INT32_MIN) == nullptr);
        QCOMPARE(story.state().servers().size(), std::size_t{5});
        QCOMPARE(story.state().servers().front().node, 1);
    }

    void livesAndDeaths() {
        Story story = born();
        const std::vector<FieldChange> fields{{zab::role, false, 0, 2}, {zab::learnerZxid, false, 3, 9}};
        story.tell(Changed{1, fields});
        story.tell(Froze{1});
        QVERIFY(story.node().frozen);
        story.tell(Died{1, Death::poweredOff});
        QVERIFY(!story.node().up && !story.node().frozen);
        QCOMPARE(story.node().lastDeath, Death::poweredOff);
        QCOMPARE(story.node().fields.scalar(zab::role), 2);  // still to be seen
        story.tell(Born{1, 2});
        QVERIFY(story.node().up);
        QCOMPARE(story.node().life, 2U);
        QCOMPARE(story.node().fields.scalar(zab::role), 0);
        QVERIFY(!story.node().fields.cell(zab::learnerZxid, 3));
    }

    void aDiskCanChangeBeforeTheFirstBirth() {
        Story story;
        story.tell(DiskChanged{4, 300, true});
        QCOMPARE(story.state().find(4)->life, 0U);
        story.tell(Born{4, 1});
        QCOMPARE(story.state().find(4)->diskSlowPercent, 300);
        QVERIFY(story.state().find(4)->diskFull);
    }

    void whatIsWrittenAndWhatIsDurable() {
        Story story = halfFlushed();
        QCOMPARE(story.written(), (List{1, 2, 3, 4}));
        QCOMPARE(story.durable(), (List{1, 2}));
        story.write(Meaning::snapshot, 4);
        QCOMPARE(story.written(), (List{1, 2, 3, 4}));
        story.write(Meaning::truncation, 1);
        QCOMPARE(story.written(), (List{1}));
        QCOMPARE(story.durable(), (List{1, 2}));  // the platter does not know it yet
        story.tell(FlushDone{1, Zxid{1}});
        QCOMPARE(story.durable(), (List{1}));
        story.write(Meaning::replacingSnapshot, 9);
        story.write(Meaning::transaction, 10);
        QCOMPARE(story.written(), (List{9, 10}));
        QCOMPARE(story.durable(), (List{1}));
        QVERIFY(story.timeline.histories().list(1, story.node().written)[0].snapshot);
        story.tell(DiskWiped{1});
        QCOMPARE(story.written(), List{});
        QCOMPARE(story.durable(), List{});
    }

    void aKillLosesWhatTheSystemDidNotHave() {
        Story story = halfFlushed();
        story.tell(Died{1, Death::killed});
        story.tell(DiskLost{1, Zxid{3}, false});
        QCOMPARE(story.written(), (List{1, 2, 3}));
        QCOMPARE(story.durable(), (List{1, 2}));
        story.tell(Born{1, 2});
        QCOMPARE(story.durable(), (List{1, 2, 3}));
    }

    void aPowerCutUndoesATruncationThatWasNotFlushed() {
        Story story = halfFlushed();
        story.write(Meaning::truncation, 1);
        story.tell(Died{1, Death::poweredOff});
        story.tell(DiskLost{1, Zxid{2}, false});
        QCOMPARE(story.written(), (List{1, 2}));
        story.tell(Born{1, 2});
        QCOMPARE(story.durable(), (List{1, 2}));
    }

    void aPowerCutUndoesASnapshotThatWasNotFlushed() {
        Story story = halfFlushed();
        story.write(Meaning::replacingSnapshot, 7);
        story.tell(DiskLost{1, Zxid{2}, true});
        QCOMPARE(story.written(), (List{1, 2}));
        QCOMPARE(story.durable(), (List{1, 2}));
    }

    void connectionsOpenAndClose() {
        Story story = born();
        const ConnectionId id = makeConnectionId(1, 1, 7);
        story.tell(Connecting{makeConnectionId(1, 1, 9), 1, 3, Port::quorum});
        story.tell(Connecting{id, 1, 2, Port::election});
        QCOMPARE(story.state().connections().size(), std::size_t{2});
        QCOMPARE(story.state().connections().front().connection, id);
        story.tell(Connected{id, 2});
        QVERIFY(!story.state().find(id)->openAtFrom && story.state().find(id)->openAtTo);
        story.tell(Connected{id, 1});
        QVERIFY(story.state().find(id)->openAtFrom);
        story.tell(Closing{id, 1});
        QVERIFY(story.state().find(id)->closing);
        story.tell(Closing{id, 1});  // says it again: still one end
        QVERIFY(story.state().find(id) != nullptr);
        story.tell(ClosingNoticed{id, 2});
        QVERIFY(story.state().find(id) == nullptr);
        story.tell(Closing{id, 2});  // too late to matter
        story.tell(ConnectFailed{makeConnectionId(1, 1, 9), true});
        QCOMPARE(story.state().connections().size(), std::size_t{0});
    }

    void aConnectionThatBothEndsCloseIsGone() {
        Story story = born();
        const ConnectionId id = makeConnectionId(1, 1, 1);
        story.tell(Connecting{id, 1, 2, Port::client});
        story.tell(Closing{id, 2});
        QVERIFY(story.state().find(id) != nullptr);
        story.tell(Closing{id, 1});
        QVERIFY(story.state().find(id) == nullptr);
    }

    void messagesComeAndGo() {
        Story story = born();
        std::vector<EventId> ids;
        for (int i = 0; i < 1000; ++i) ids.push_back(story.tell(sent()));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (i % 10 != 3) story.tell(i % 2 ? What{Delivered{ids[i], 2}} : What{Lost{ids[i], Loss::connectionClosed}});
        }
        QCOMPARE(story.state().messagesInFlight(), std::size_t{100});
        QVERIFY(story.state().messages().size() <= 2 * 100 + 32);
        EventId before = noEvent;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const MessageInFlight* message = story.state().findMessage(ids[i]);
            QCOMPARE(message != nullptr, i % 10 == 3);
            if (message) QVERIFY(std::exchange(before, message->message) < message->message);
        }
        story.tell(Delivered{ids[0], 2});  // a duplicate arrives again
        QCOMPARE(story.state().messagesInFlight(), std::size_t{100});
        QVERIFY(story.state().findMessage(noEvent) == nullptr);
    }

    void heldMessages() {
        Story story = born();
        // A cut holds back without anybody holding it.
        const EventId held = story.tell(sent(never));
        QVERIFY(!story.state().findMessage(held)->held);
        story.tell(Rescheduled{held, never, true});
        QVERIFY(story.state().findMessage(held)->held);
        const Instant due = startOfTime + seconds(3);
        story.tell(Rescheduled{held, due, false});
        QVERIFY(!story.state().findMessage(held)->held);
        QVERIFY(story.state().findMessage(held)->due == due);
    }

    void linksOfCopiesAreTheirOwn() {
        Story story = born();
        story.tell(LinkChanged{1, 2, true, milliseconds(5), {}, 0});
        const ClusterState before = story.state();
        story.tell(LinkChanged{1, 2, false, milliseconds(5), {}, 0});
        QVERIFY(before.isCut(1, 2));
        QVERIFY(!before.isCut(2, 1));
        QVERIFY(!story.state().isCut(1, 2));
        QCOMPARE(story.state().links().at({1, 2}).latency, milliseconds(5));
    }

    void violationsAreCounted() {
        Story story;
        story.tell(Violated{0, noNode, "a"});
        story.tell(Violated{1, 1, "b"});
        QCOMPARE(story.state().violations(), std::uint64_t{2});
    }

    void everyKindHasANameOfItsOwn() {
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < eventKinds; ++i) names.insert(eventKindName(i));
        QCOMPARE(names.size(), eventKinds);
        QCOMPARE(eventKindName(What{Sent{}}), std::string_view{"sent"});
        QCOMPARE(eventKindName(What{Violated{}}), std::string_view{"violated"});
        QCOMPARE(eventKindName(What{FlushDone{}}), std::string_view{"flushed"});
        QCOMPARE(eventKindName(What{Delivered{}}), std::string_view{"delivered"});
        QCOMPARE(nodeOf(What{ConnectFailed{makeConnectionId(-2, 1, 1), true}}), -2);
        QCOMPARE(nodeOf(What{Delivered{1, 4}}), 4);
    }
};

QTEST_APPLESS_MAIN(ClusterStateTest)
#include "cluster_state_test.moc"
