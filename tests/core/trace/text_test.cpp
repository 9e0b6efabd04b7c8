// SPDX-License-Identifier: GPL-3.0-or-later
/// Events as lines: one of every kind.
#include "core/trace/text.h"

#include <QtTest>

#include "core/zab/message_text.h"
#include "core/zab/notes.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"
#include "tests/core/trace/random_run.h"

using namespace zabscope;

namespace {

std::uint8_t number(zab::MessageKind kind) { return static_cast<std::uint8_t>(kind); }

std::string vote() {
    zab::wire::ElectionMessage message;
    message.mutable_notification()->set_leader(3);
    message.mutable_notification()->set_round(1);
    return message.SerializeAsString();
}

/// One server's life, an event of each kind; #1 and #2 are births, #3 a message from 3 to 1, #4 a connection.
class Story {
public:
    Story() {
        append(Born{1, 1});
        append(Born{3, 1});
        append(Sent{makeConnectionId(3, 1, 1), 3, 1, number(zab::MessageKind::notification), startOfTime + seconds(1),
                    m_vote});
        append(Connecting{makeConnectionId(1, 1, 2), 1, 3, Port::quorum});
    }
    EventId append(const What& what, EventId cause = noEvent) {
        return timeline.append(startOfTime + milliseconds(201), cause, what);
    }
    std::string line(const What& what, EventId cause = noEvent) {
        const std::string line = toLine(timeline.event(append(what, cause)), timeline);
        return line.starts_with("0.201000 ") ? line.substr(9) : "time? " + line;
    }
    std::string detail(const What& what, EventId cause = noEvent) {
        return toDetail(timeline.event(append(what, cause)), timeline);
    }

    Timeline timeline;

private:
    std::string m_vote = vote();
};

bool belongs(const What& what) { return inConversation(Event{1, startOfTime, noEvent, what}); }

Wrote wrote(Write::Meaning meaning) { return {1, Write::Action::append, meaning, {1, 2}, Zxid{0x100000001}, 255, 90}; }

}  // namespace

class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messages() {
        Story story;
        const std::string words = "NOTIFICATION leader 3 epoch 0 zxid 0x0 round 1 LOOKING";
        QCOMPARE(toLine(story.timeline.event(3), story.timeline), "0.201000 3 -> 1 " + words);
        Sent held = std::get<Sent>(story.timeline.event(3).what);
        held.due = never;
        QCOMPARE(story.line(held), "3 -> 1 " + words + " held back");
        QCOMPARE(story.line(Rescheduled{3, never, true}), "3 -> 1 " + words + " is held");
        QCOMPARE(story.line(Rescheduled{3, never, false}), "3 -> 1 " + words + " is held back");
        QCOMPARE(story.line(Rescheduled{3, startOfTime + milliseconds(250), false}),
                 "3 -> 1 " + words + " is due 0.250000");
        QCOMPARE(story.line(Delivered{3, 1}), "1 <- 3 " + words);
        QCOMPARE(story.line(Lost{3, Loss::connectionClosed}), "3 -> 1 " + words + " is lost: the connection is closed");
        QCOMPARE(story.line(Lost{3, Loss::receiverDead}), "3 -> 1 " + words + " is lost: 1 is down");
        QCOMPARE(story.line(Lost{3, Loss::dropped}), "3 -> 1 " + words + " is dropped (TCP would not)");
        QCOMPARE(story.line(Sent{makeConnectionId(3, 1, 1), 3, 1, number(zab::MessageKind::upToDate), startOfTime, ""}),
                 std::string{"3 -> 1 UPTODATE"});
        QCOMPARE(story.line(Sent{makeConnectionId(3, 1, 1), 3, 1, 200, startOfTime, ""}),
                 std::string{"3 -> 1 ? unreadable"});
    }

    void nodesAndDisks() {
        Story story;
        QCOMPARE(toLine(story.timeline.event(1), story.timeline), std::string{"0.201000 1 starts"});
        QCOMPARE(story.line(Died{1, Death::killed}), std::string{"1 is killed"});
        QCOMPARE(story.line(Born{1, 2}), std::string{"1 starts again, life 2"});
        QCOMPARE(story.line(Died{1, Death::poweredOff}), std::string{"1 loses power"});
        QCOMPARE(story.line(Died{1, Death::exited}), std::string{"1 exits"});
        QCOMPARE(story.line(Froze{1}), std::string{"1 freezes"});
        QCOMPARE(story.line(Thawed{1}), std::string{"1 thaws"});
        QCOMPARE(story.line(wrote(Write::Meaning::other)), std::string{"1 writes 90 bytes"});
        QCOMPARE(story.line(wrote(Write::Meaning::transaction)), std::string{"1 logs 0x100000001"});
        QCOMPARE(story.line(wrote(Write::Meaning::truncation)), std::string{"1 truncates its history to 0x100000001"});
        QCOMPARE(story.line(wrote(Write::Meaning::snapshot)), std::string{"1 takes a snapshot at 0x100000001"});
        QCOMPARE(story.line(wrote(Write::Meaning::replacingSnapshot)),
                 std::string{"1 replaces its history by a snapshot at 0x100000001"});
        QCOMPARE(story.line(FlushDone{1, Zxid{16}}), std::string{"1 has flushed up to 0x10"});
        QCOMPARE(story.line(DiskLost{1, Zxid{15}, true}),
                 std::string{"1 keeps of its history what ends with 0xf, and a torn record"});
        QCOMPARE(story.line(DiskChanged{1, 300, true}), std::string{"1 disk takes 300% of the normal time and is full"});
        QCOMPARE(story.line(DiskWiped{1}), std::string{"1 disk is wiped"});
        QCOMPARE(story.line(DiskCorrupted{1, Zxid{15}}), std::string{"1 disk is corrupted at 0xf"});
        QCOMPARE(story.line(DiskRefused{1}), std::string{"1 disk refuses to write"});
    }

    void linksAndConnections() {
        Story story;
        const ConnectionId id = makeConnectionId(1, 1, 2);
        QCOMPARE(story.line(LinkChanged{1, 3, true, {}, {}, 0}), std::string{"link 1 -> 3 is cut"});
        QCOMPARE(story.line(LinkChanged{1, 3, false, milliseconds(5), {}, 0}),
                 std::string{"link 1 -> 3 latency 5ms jitter 0s bandwidth unlimited"});
        QCOMPARE(toLine(story.timeline.event(4), story.timeline), std::string{"0.201000 1 connects to 3 (quorum)"});
        QCOMPARE(story.line(Connected{id, 3}), std::string{"3 has connection 1 -> 3 (quorum)"});
        QCOMPARE(story.line(Closing{id, 1}), std::string{"1 closes connection 1 -> 3 (quorum)"});
        QCOMPARE(story.line(ClosingNoticed{id, 3}), std::string{"3 notices the closing of connection 1 -> 3 (quorum)"});
        QCOMPARE(story.line(Closing{id, 3}), std::string{"3 closes connection 1.1#2"});  // forgotten by now
        QCOMPARE(story.line(ConnectFailed{id, true}, 4),
                 std::string{"connection 1 -> 3 (quorum) is refused"});  // known by its cause
        QCOMPARE(story.line(ConnectFailed{id, false}, 4), std::string{"connection 1 -> 3 (quorum) times out"});
    }

    void insideANode() {
        Story story;
        const std::vector<FieldChange> role{
            {zab::lastLogged, false, 0, 16}, {zab::role, false, 0, 2}, {zab::currentEpoch, false, 0, 4}};
        QCOMPARE(story.line(Changed{3, role}), std::string{"3 becomes LEADING, current_epoch 4"});
        const std::vector<FieldChange> rest{
            {zab::lastLogged, false, 0, 16}, {zab::learnerZxid, false, 1, 17}, {zab::learnerMode, true, 1, 0}};
        QCOMPARE(story.line(Changed{3, rest}),
                 std::string{"3 last_logged 0x10, learner_zxid[1] 0x11, learner_mode[1] erased"});
        QCOMPARE(story.line(Changed{3, {}}), std::string{"3"});
        const zab::Sentence joins = zab::Sentence::adopts_by_sid;
        const std::vector<NoteValue> values{sidValue(3), sidValue(3), sidValue(3), sidValue(1)};
        QCOMPARE(story.line(Noted{1, static_cast<std::uint16_t>(joins), values}),
                 "1: " + fill(zab::sentence(static_cast<std::uint16_t>(joins)), values));
        QCOMPARE(story.line(Noted{1, UINT16_MAX, {}}), std::string{"1: ?"});
        QCOMPARE(story.line(Rang{1, 4}), std::string{"1 alarm 4 rings"});
        QCOMPARE(story.line(Commanded{"kill 3"}), std::string{"command: kill 3"});
        QCOMPARE(story.line(Asked{-1, "set /a\x1b"}), std::string{"c1 is asked to set /a\\x1b"});
        QCOMPARE(story.line(Violated{2, 1, "two leaders of epoch 1"}),
                 std::string{"VIOLATION at 1: two leaders of epoch 1"});
        QCOMPARE(story.line(Violated{2, noNode, "x"}), std::string{"VIOLATION: x"});
    }

    void details() {
        Story story;
        QCOMPARE(
            toDetail(story.timeline.event(3), story.timeline),
            std::string{"#3 0.201000 cause none sent connection 3.1#1 from 3 to 1 due 1.000000 bytes 13 kind NOTIFICATION "
                        "content \"leader 3 epoch 0 zxid 0x0 round 1 LOOKING\""});
        QCOMPARE(story.detail(Delivered{3, 1}, 3),
                 std::string{"#5 0.201000 cause #3 delivered message #3 from 3 kind NOTIFICATION to 1"});
        QCOMPARE(story.detail(wrote(Write::Meaning::transaction)),
                 std::string{"#6 0.201000 cause none wrote node 1 action append meaning transaction file 1:2 zxid "
                             "0x100000001 digest 0xff bytes 90"});
        QCOMPARE(story.detail(Violated{2, noNode, "a \"b\""}),
                 std::string{"#7 0.201000 cause none violated invariant 2 node none text \"a \"b\"\""});
    }

    void whatBelongsInAConversation() {
        const FieldChange role{zab::role, false, 0, 1};
        const FieldChange logged{zab::lastLogged, false, 0, 1};
        const ConnectionId id = makeConnectionId(1, 1, 1);
        for (const What& what :
             {What{Commanded{}}, What{Born{}}, What{Died{}}, What{Noted{}}, What{Violated{}}, What{ConnectFailed{}},
              What{Lost{}}, What{DiskLost{}}, What{DiskRefused{}}, What{Changed{1, {&role, 1}}},
              What{wrote(Write::Meaning::truncation)}, What{wrote(Write::Meaning::snapshot)},
              What{wrote(Write::Meaning::replacingSnapshot)}, What{Sent{id, 1, 2, number(zab::MessageKind::ack), {}, ""}}})
            QVERIFY2(belongs(what), eventKindName(what).data());
        for (const What& what :
             {What{Delivered{}}, What{Rang{}}, What{Changed{1, {&logged, 1}}}, What{wrote(Write::Meaning::transaction)},
              What{wrote(Write::Meaning::other)}, What{FlushDone{}}, What{Connecting{}}, What{Rescheduled{}},
              What{Sent{id, 1, 2, number(zab::MessageKind::ping), {}, ""}}})
            QVERIFY2(!belongs(what), eventKindName(what).data());
    }

    void everyEventOfAnyRunIsOneLine() {
        Timeline timeline;
        test::RandomRun{3}.grow(timeline, 3000);
        for (EventId id = 1; id <= timeline.last(); ++id) {
            for (const std::string& line : {toLine(timeline.event(id), timeline), toDetail(timeline.event(id), timeline)})
                QVERIFY(line.size() > 9 && line.find('\n') == std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "text_test.moc"
